"""Places in a Word template take final text: over runs and lines, in controls, in repeated rows; the look stays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_samples import press
from template_files import KNOWN, body, control, lines, order, paragraph, row, table_rows

from desktop.paper.faces import RARE_WORD_NAME
from desktop.paper.letter_package import W
from desktop.paper.places import GIVEN, places_of, spelled
from desktop.paper.template import Seen, fill, look
from desktop.paper.template_foot import signed_at_foot

TEXTS = {"title": "关于《某事》的通知", "number": "辽〔2026〕1号"}
Element = Any


def filled(xml: str, texts: dict[str, str] | None = None, rows: Any = None) -> Element:
    root = body(xml)
    fill(root, order(TEXTS if texts is None else texts, rows))
    return root


def seen(xml: str) -> Seen:
    found = Seen()
    look(body(xml), order(), found)
    return found


@pytest.mark.parametrize(
    "runs",
    [
        ("标题：«文件标题»，文号«文号»。",),
        ("标题：«", "文件", "标题", "»，文号«文号", "»。"),
        ("标题：", "«文件标题»", "，文号", "«", "文号", "»", "。"),
        ("标题：«文件标题»，", "文号«文 号»。"),
        ("标题：«文件　标题»，文号«ｎｕｍｂｅｒ»。", ""),
    ],
)
def test_a_name_is_found_however_it_lies_over_runs(runs: tuple[str, ...]) -> None:
    known = order(TEXTS)
    root = body(paragraph(*runs))
    fill(root, type(known)({**KNOWN, "number": "number"}, known.lists, TEXTS))
    assert lines(root) == ["标题：关于《某事》的通知，文号辽〔2026〕1号。"]


def test_a_name_broken_over_lines_is_one_name_and_other_breaks_stay() -> None:
    xml = "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>«文件</w:t><w:br/><w:t>标题»乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>"
    assert lines(filled(xml)) == ["甲\n关于《某事》的通知乙\t丙"]


def test_the_value_has_the_look_of_the_first_sign_and_what_stands_around_keeps_its_own() -> None:
    bold, red = "<w:b/>", '<w:color w:val="FF0000"/>'
    xml = (
        f"<w:p><w:r><w:rPr>{bold}</w:rPr><w:t>甲«文件</w:t></w:r>"
        f"<w:r><w:rPr>{red}</w:rPr><w:t>标题»乙</w:t></w:r></w:p>"
    )
    root = filled(xml)
    looks = {
        (run.find(W + "t").text or ""): [one.tag.rpartition("}")[2] for one in run.find(W + "rPr")]
        for run in root.iter(W + "r")
        if run.find(W + "t") is not None
    }
    assert looks["关于《某事》的通知"] == ["b"]
    assert looks["甲"] == ["b"]
    assert looks["乙"] == ["color"]


def test_what_is_put_in_is_never_looked_through_again() -> None:
    title = "说明«文号»与 {title} 和 <w:t>&amp;"
    assert lines(filled(paragraph("«文件标题»（«文号»）"), {"title": title, "number": "1号"})) == [
        f"{title}（1号）"
    ]
    rows = {"persons": [{"name": "«文号»", "office": "«人员.姓名»"}]}
    root = filled(f"<w:tbl>{row('«人员.姓名»', '«人员.部门»')}</w:tbl>", {"number": "1号"}, rows)
    assert table_rows(root) == [["«文号»", "«人员.姓名»"]]


def test_rare_characters_ask_for_the_face_that_has_them_and_what_no_xml_holds_is_left_out() -> None:
    root = filled(paragraph("«文件标题»"), {"title": "李㙓与𠮷野\x00\x0b家\ud800￾"})
    assert lines(root) == ["李㙓与𠮷野家"]
    faces = {
        run.find(W + "t").text: run.find(f"{W}rPr/{W}rFonts")
        for run in root.iter(W + "r")
        if run.find(W + "t") is not None and run.find(W + "t").text
    }
    assert faces["㙓"].get(W + "eastAsia") == RARE_WORD_NAME
    assert faces["𠮷"].get(W + "eastAsia") == RARE_WORD_NAME
    assert faces["李"] is None


def test_a_text_of_several_paragraphs_becomes_as_many_where_its_place_stands_alone() -> None:
    alone = paragraph("«文件标题»").replace("<w:p>", '<w:p><w:pPr><w:ind w:firstLine="640"/></w:pPr>')
    root = filled(alone + paragraph("甲：«文件标题»"), {"title": "一\n二\r\n三"})
    assert lines(root) == ["一", "二", "三", "甲：一\n二\n三"]
    assert len(list(root.iter(W + "ind"))) == 3


@pytest.mark.parametrize("count", [0, 1, 2, 300])
def test_a_row_of_a_list_stands_once_for_each_line_and_once_empty_for_none(count: int) -> None:
    places = row("«人员.序号»", "«人员.姓名»", "«人员.部门»（«文号»）")
    xml = f"<w:tbl>{row('序', '姓名', '部门')}{places}{row('完')}</w:tbl>"
    rows = [{"#": str(n), "name": f"张{n}", "office": "办公室"} for n in range(1, count + 1)]
    found = table_rows(filled(xml, TEXTS, {"persons": rows}))
    assert found[0] == ["序", "姓名", "部门"]
    assert found[-1] == ["完"]
    said = [[str(n), f"张{n}", "办公室（辽〔2026〕1号）"] for n in range(1, count + 1)]
    assert found[1:-1] == (said or [["", "", "（辽〔2026〕1号）"]])


def test_two_tables_of_one_list_and_a_row_within_a_row() -> None:
    inner = f"<w:tbl>{row('«人员.姓名»')}</w:tbl>"
    xml = f"<w:tbl>{row('«人员.姓名»')}</w:tbl><w:tbl><w:tr><w:tc>{paragraph('外')}{inner}</w:tc></w:tr></w:tbl>"
    root = filled(xml, {}, {"persons": [{"name": "甲"}, {"name": "乙"}]})
    assert [t.text for t in root.iter(W + "t")] == ["", "甲", "", "乙", "外", "", "甲", "", "乙"]


@pytest.mark.parametrize("kind", ["tag", "alias"])
def test_controls_are_places_in_a_line_a_paragraph_a_cell(kind: str) -> None:
    grey = '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/><w:b/></w:rPr><w:t>单击此处</w:t></w:r>'
    in_line = f"<w:p><w:r><w:t>标题：</w:t></w:r>{control('文件标题', grey, kind)}</w:p>"
    block = control("文 号", paragraph("单击", "此处") + paragraph("第二段"), kind)
    first, second = (f"<w:tc>{paragraph(words)}</w:tc>" for words in ("x", "«人员.部门»"))
    cell = f"<w:tbl><w:tr>{control('人员.姓名', first, kind)}{second}</w:tr></w:tbl>"
    people = [{"name": "甲", "office": "一科"}, {"name": "乙", "office": "二科"}]
    root = filled(in_line + block + cell, TEXTS, {"persons": people})
    assert lines(root)[:2] == ["标题：关于《某事》的通知", "辽〔2026〕1号"]
    assert table_rows(root) == [["甲", "一科"], ["乙", "二科"]]
    assert not list(root.iter(W + "sdt"))
    assert not list(root.iter(W + "rStyle"))
    assert list(root.iter(W + "b"))


def test_a_repeating_section_around_a_row_gives_way_to_it() -> None:
    ours = "http://schemas.microsoft.com/office/word/2012/wordml"
    mark = f'<x:repeatingSection xmlns:x="{ours}"/>'
    item = f'<x:repeatingSectionItem xmlns:x="{ours}"/>'
    inside = control("", row("«人员.姓名»"), "tag", item)
    root = filled(
        f"<w:tbl>{control('人员', inside, 'tag', mark)}</w:tbl>",
        {},
        {"persons": [{"name": "甲"}, {"name": "乙"}]},
    )
    assert table_rows(root) == [["甲"], ["乙"]]
    assert not list(root.iter(W + "sdt"))


def test_what_word_itself_puts_in_controls_is_left_alone() -> None:
    numbers = control(
        "", paragraph("第 1 页"), "tag", '<w:docPartObj><w:docPartGallery w:val="Page"/></w:docPartObj>'
    )
    assert len(list(filled(numbers).iter(W + "sdt"))) == 1
    assert seen(numbers).unknown == []


def test_what_is_wrong_with_places_is_seen() -> None:
    xml = (
        paragraph("«文件标题»«文件提目»«人员.姓名»«人员»") + paragraph("半个«名称") + control("电话", paragraph("x"))
        + f"<w:tbl>{row('«人员.姓名»', '«附件.名称»')}</w:tbl>"
        + f"<w:tbl><w:tr><w:tc>{paragraph('«人员.姓名»')}<w:tbl>{row('«附件.名称»')}</w:tbl></w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    found = seen(xml)
    assert found.unknown == ["文件提目", "电话"]
    assert found.outside == ["persons.name"]
    assert found.whole == ["persons"]
    assert found.stray == ["半个«名称"]
    assert found.mixed == ["papers.name", "papers"]
    assert found.found == ["title", "persons.name", "persons.name", "papers.name"]


def test_every_form_s_places_have_names_of_their_own() -> None:
    for name in press().names():
        form = press().form(name)
        places = places_of(form)
        assert not set(form.slots) & set(GIVEN), name
        assert len({spelled(label) for label in places.labels.values()}) == len(places.labels), name
        for place, label in places.labels.items():
            assert places.known[spelled(label)] == place
            assert places.known[spelled(place)] == place
        assert "sheet_mark" in places.slots


def test_spelling_takes_no_note_of_blanks_width_and_the_kind_of_dot() -> None:
    assert (
        spelled("知悉 人员．姓　名")
        == spelled("知悉人员。姓名")
        == spelled("知悉人员·姓名")
        == "知悉人员.姓名"
    )


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.text("«»甲乙标题文件号. \n", max_size=8), max_size=6),
    st.text(st.characters(codec="utf-8"), max_size=30),
)
def test_whatever_stands_in_runs_it_is_filled_without_a_fault(runs: list[str], value: str) -> None:
    xml = "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"
    before = "".join(runs)
    root = filled(xml, {"title": value})
    after = "\n".join(lines(root))
    if "«文件标题»" not in "".join(before.split()):
        assert "".join(after.split()) == "".join(before.split())


def foot(
    xml: str, feet: dict[str, str] | None = None
) -> tuple[dict[str, tuple[str, Element]], dict[str, Any]]:
    stories: dict[str, tuple[str, Element]] = {"word/document.xml": ("document", body(xml))}
    for name, words in (feet or {}).items():
        root = body(paragraph(words))
        root.tag = W + "ftr"
        stories[name] = ("ftr", root)
    relations: dict[str, Any] = {}
    signed_at_foot(stories, relations, "流水号：000001")
    return stories, relations


def test_every_page_gets_the_line_whatever_feet_there_are() -> None:
    reference = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    own = f'<w:footerReference xmlns:r="{reference}" w:type="default" r:id="r9"/>'
    stories, relations = foot(f"<w:p/><w:sectPr>{own}<w:titlePg/></w:sectPr>", {"word/footer1.xml": "页"})
    feet = {name: lines(root)[-1] for name, (kind, root) in stories.items() if kind == "ftr"}
    assert feet == dict.fromkeys(feet, "流水号：000001")
    assert len(feet) == 3  # its own, one for the first page, one for even pages
    kinds = [one.get(W + "type") for one in stories["word/document.xml"][1].iter(W + "footerReference")]
    assert sorted(kinds) == ["default", "even", "first"]
    assert {target for _one, _kind, target in relations["word/document.xml"]} == set(feet) - {
        "word/footer1.xml"
    }
    two = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p><w:p/><w:sectPr><w:titlePg/></w:sectPr>"
    stories, _relations = foot(two)
    kinds = [one.get(W + "type") for one in stories["word/document.xml"][1].iter(W + "footerReference")]
    assert sorted(kinds) == ["default", "even", "first"]  # the second section goes on with the first one's
