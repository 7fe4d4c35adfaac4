"""Form files: all faults at once, each with its place and the nearest known word; facts are checked as strictly."""

from __future__ import annotations

import ast

import pytest
from paper_reading import pdf_text, squeezed
from paper_samples import FONTS, OPTIONS, ROOT, blank, examples, press

from desktop.paper.faults import CODES, SENTENCES, Fault, PaperFault
from desktop.paper.filling import Options
from desktop.paper.form import Opinions, Register, Seals
from desktop.paper.press import Press
from desktop.paper.reading import read_form
from desktop.paper.sheet import MM, PAD_Y, SetTable

BAD = """
titel = "表"
title = 3
[page]
landscape = "yes"
left = -4
margin = 3
[slots]
name = "姓名"
lines = { label = "行", columns = { title = "标题" } }
odd = { label = "怪", kind = "flagg" }
[[blocks]]
kind = "paragaph"
text = "x"
[[blocks]]
kind = "paragraph"
text = "{nmae} {lines}"
aling = "left"
[[blocks]]
kind = "paragraph"
text = "{nmae} {lines}"
align = "middle"
[[blocks]]
kind = "paragraph"
text = "{nmae} {lines}"
[[blocks]]
kind = "register"
rows = "lins"
columns = []
[[blocks]]
kind = "register"
rows = "lines"
columns = [{ key = "titel", label = "标题", width = 20 }]
[[blocks]]
kind = "register"
[[blocks]]
text = "没有种类"
[[blocks]]
kind = "opinions"
rows = "lines"
[[blocks]]
kind = "opinions"
"""


def faults_of(text: str) -> set[tuple[str, str, str, str]]:
    with pytest.raises(PaperFault) as caught:
        read_form("bad", text)
    return {(f.path, f.code, f.word, f.nearest) for f in caught.value.faults}


def test_every_shipped_form_is_without_fault() -> None:
    assert press().faults() == ()
    assert len(press().names()) >= 20


def test_all_faults_are_told_at_once_with_the_nearest_word() -> None:
    found = faults_of(BAD)
    assert found >= {
        ("titel", "unknown_key", "titel", "title"),
        ("", "missing_key", "title", ""),
        ("page.landscape", "wrong_type", "true 或 false", ""),
        ("page.left", "out_of_range", "-4.0", ""),
        ("page.margin", "unknown_key", "margin", ""),
        ("slots.odd.kind", "unknown_choice", "flagg", "flag"),
        ("blocks[1].kind", "unknown_kind", "paragaph", "paragraph"),
        ("blocks[2].aling", "unknown_key", "aling", "align"),
        ("blocks[3].align", "unknown_choice", "middle", ""),
        ("blocks[4].text", "unknown_slot", "nmae", "name"),
        ("blocks[4].text", "unknown_slot", "lines", ""),
        ("blocks[5].rows", "unknown_slot", "lins", "lines"),
        ("blocks[6].columns[1].key", "unknown_slot", "titel", "title"),
        ("blocks[7]", "missing_key", "rows", ""),
        ("blocks[8]", "missing_key", "kind", ""),
        ("slots.lines.columns", "missing_key", "caption", ""),
        ("blocks[10]", "missing_key", "boxes", ""),
    }


def test_broken_toml_is_one_clear_fault() -> None:
    assert {code for _path, code, _word, _near in faults_of("title = ")} == {"toml"}


def test_a_fault_is_a_chinese_sentence() -> None:
    for code in SENTENCES:
        said = Fault("f02_slip.toml", "blocks[1].text", code, "nmae", "name").sentence()
        assert "f02_slip.toml · blocks[1].text" in said
        assert "是不是“name”？" in said


def test_unknown_missing_and_wrong_facts_are_all_told() -> None:
    facts = blank("f02_slip") | {"slip_numer": "1", "mark": "x", "readers": "甲乙", "instruction": True}
    del facts["folder_number"]
    facts["documents"] = [{"register_number": "1", "nonsense": "2"}]
    with pytest.raises(PaperFault) as caught:
        press().pdf("f02_slip", facts, OPTIONS)
    found = {(f.path, f.code) for f in caught.value.faults}
    assert found >= {
        ("slip_numer", "unknown_slot"),
        ("mark", "unknown_slot"),
        ("folder_number", "missing_slot"),
        ("readers", "not_rows"),
        ("instruction", "not_text"),
        ("documents[1].nonsense", "unknown_slot"),
        ("documents[1].title", "missing_slot"),
    }
    assert any("slip_number" in f.sentence() for f in caught.value.faults)
    assert press().check("f02_slip", facts, OPTIONS) == caught.value.refusal


def test_an_unknown_form_names_the_nearest() -> None:
    with pytest.raises(PaperFault) as caught:
        press().form("f02_slips")
    assert caught.value.faults[0].nearest == "f02_slip"


def test_columns_can_be_left_out_and_captions_replaced() -> None:
    facts = examples("f02_slip")["short"]
    options = Options(
        unit="某局",
        title="内部文件传阅单",
        columns_off=frozenset({"received"}),
        captions={"routing_proposal": "办公室主任拟办"},
        blank_rows=0,
    )
    text = squeezed(pdf_text(press().pdf("f02_slip", facts, options)))
    assert "接件签字" not in text
    assert "阅件人签字" in text
    assert "办公室主任拟办" in text
    assert "内部文件传阅单" in text
    assert "9" not in text.split("陈静")[1].split("传阅终结")[0]


def test_columns_and_captions_that_are_not_there_are_faults() -> None:
    everything = frozenset(column.key for column in press().form("f12_knowing").blocks[4].columns)
    options = Options(columns_off=everything | {"nam"}, captions={"leader": "领导"})
    with pytest.raises(PaperFault) as caught:
        press().pdf("f12_knowing", examples("f12_knowing")["short"], options)
    assert {(f.path, f.code, f.nearest) for f in caught.value.faults} == {
        ("columns_off", "unknown_slot", "name"),
        ("columns_off", "no_column", ""),
        ("captions", "unknown_slot", ""),
    }


def test_another_title_replaces_the_first_one_only() -> None:
    options = Options(unit="某局", title="关于查询函件的函")
    text = squeezed(pdf_text(press().pdf("f24_query", examples("f24_query")["short"], options)))
    assert "关于查询函件的函" in text
    assert "查询函存根" in text


def test_blank_rows_are_ruled_and_counted() -> None:
    for count in (0, 5):
        options = Options(unit="某局", blank_rows=count)
        sheet = press().sheet("f12_knowing", examples("f12_knowing")["short"], options)
        table = next(p for page in sheet.sections[0].pages for p in page if getattr(p, "heads", 0))
        assert len(table.rows) == 1 + 2 + count


def test_an_empty_list_says_so() -> None:
    text = squeezed(pdf_text(press().pdf("day_closing", examples("day_closing")["empty"], OPTIONS)))
    assert "（全部收回）" in text


@pytest.mark.parametrize("form", press().names())
def test_label_columns_and_opinion_rows_leave_room_for_a_hand(form: str) -> None:
    for block in press().form(form).blocks:
        if isinstance(block, Opinions):
            assert 28 <= block.label <= 36
            assert all((box.height or block.height) >= 26 for box in block.boxes)
        if isinstance(block, Seals):
            assert block.height >= 22
        if isinstance(block, Register):
            assert block.size >= 10


@pytest.mark.parametrize("form", press().names())
def test_margins_keep_the_binding_edge(form: str) -> None:
    page = press().form(form).first.page
    assert (page.top if page.landscape else page.left) >= 24
    assert page.body_width > 150


def test_describe_lists_slots_with_labels() -> None:
    described = press().describe("f02_slip")
    assert described.slots["slip_number"] == "传阅单编号"
    assert described.rows["readers"]["signature"] == "阅件人签字"
    assert described.collects_signature
    assert press().describe("f03_copy_approval").flags >= {"stamped", "waste_destroyed"}


def test_a_preview_is_not_filed_as_word() -> None:
    with pytest.raises(PaperFault) as caught:
        press().word("f02_slip", examples("f02_slip")["short"], Options(preview=True))
    assert caught.value.refusal.code == "paper.preview_as_word"


def test_a_row_longer_than_a_page_goes_on_over_it() -> None:
    text = "很长的说明，" * 900
    facts = examples("open_matters")["short"] | {
        "lines": [examples("open_matters")["short"]["lines"][0] | {"reason": text}]
    }
    pdf = press().pdf("open_matters", facts, OPTIONS)
    assert press().page_count(pdf) > 3
    said = squeezed(pdf_text(pdf))
    assert said.count("很长的说明") >= 600
    word = press().word("open_matters", facts, OPTIONS)
    assert word[:2] == b"PK"


def test_a_form_reads_only_text() -> None:
    form = Press({"one": 'title = "{unit}表"\n[[blocks]]\nkind = "title"\ntext = "{unit}表"\n'}, [FONTS])
    assert "某局表" in squeezed(pdf_text(form.pdf("one", {}, Options(unit="某局"))))


def test_every_refusal_of_the_room_is_listed_with_its_facts() -> None:
    raised = {}
    for path in (ROOT / "desktop" / "paper").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "refuse":
                raised[ast.literal_eval(node.args[0])] = tuple(word.arg for word in node.keywords)
    assert raised == CODES


@pytest.mark.parametrize(
    "form", ["f30_review", "batch_sheet", "f32_release_approval", "f52_press_release", "f47_referral"]
)
def test_what_was_said_leaves_room_to_sign_beneath_it(form: str) -> None:
    """However long an opinion is: 7 mm for a hand between its last line and the line to sign."""
    short = examples(form)["short"]
    for opinion in ("同意。", "同意。" * 60, "同意。" * 266):
        stages = [{"caption": "分管领导", "opinion": opinion, "sign": ""}] * 3
        sheet = press().sheet(form, short | {"stages": stages}, OPTIONS)
        tables = [p for s in sheet.sections for page in s.pages for p in page if isinstance(p, SetTable)]
        boxes = [
            (row, cell)
            for t in tables
            for row in t.rows
            for cell in row.cells
            if cell.foot and cell.text.lines
        ]
        signed = [(row, cell) for row, cell in boxes if not cell.text.empty]
        assert len(signed) >= 3
        for row, cell in signed:
            assert cell.foot is not None
            assert row.height - cell.text.height - cell.foot.height - 2 * PAD_Y >= 7 * MM - 0.01


def test_a_long_unit_tears_neither_date_nor_number_of_a_heading() -> None:
    for unit in (
        "某局",
        "盘锦市人民政府政务服务管理办公室（营商环境建设局）",
        "中国（辽宁）自由贸易试验区营口片区管理委员会综合办公室",
    ):
        for form in ("f30_review", "batch_sheet", "f52_press_release"):
            sheet = press().sheet(form, examples(form)["short"], Options(unit=unit))
            split = next(p for p in sheet.sections[0].pages[0] if isinstance(p, SetTable) and not p.ruled)
            lines = [
                "".join(run.text for run in line) for cell in split.rows[0].cells for line in cell.text.lines
            ]
            said = "\n".join(lines)
            for key in ("case_number", "batch_number", "filled_on"):
                value = examples(form)["short"].get(key, "")
                assert str(value) in said, (form, unit, said)
            assert "填表日\n" not in said
