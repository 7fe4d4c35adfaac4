"""Every sheet of a whole week: prepared from the book, every slot given, drawn by the real press."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from desktop.audit.head_code import head_code
from desktop.custody.clearance_facts import ListLine
from desktop.custody.day_facts import day_stream
from desktop.custody.levels import Level
from desktop.operations.circulating.readers import ApproveReader, CloseSlip
from desktop.operations.circulating.round import HandOutFolder, TakeBackFolder
from desktop.operations.daily.chase import ChaseHolder
from desktop.operations.printing.catalogue import WRITERS
from desktop.operations.printing.prepare import Sheet, prepare
from desktop.operations.receiving.opening import EnterOpening, OpeningLine
from desktop.operations.returning.open_list import OpenClearance
from desktop.operations.sheets.draw import drawn, new_seed
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.sheets.titles import FORMS
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from tests.operations.sheets.sheet_desk import SheetDesk
from tests.operations.sheets.sheet_week import FLOOD, PLAN, Week, whole_week
from tests.operations.sheets.test_sheets_register import rows
from tests.paper.paper_reading import pdf_text, squeezed

REVIEW = {
    "f30_review", "batch_sheet", "f31_ledger", "f32_release_approval", "f38_extension", "f39_consultation", "f47_referral",
    "f52_press_release", "review_record", "document_comparison", "publication_register",
    "disclosure_catalogue", "hits_list", "import_log",
}  # fmt: skip
"""Forms of the review: the week has none; ``test_sheets_review_book`` and others beside it fill them."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SheetDesk, Week]]:
    """The week, read only: what it made is the same for every test of this file."""
    desk = SheetDesk(tmp_path_factory.mktemp("week"))
    yield desk, whole_week(desk)
    desk.close()


def wanted_of(week: Week) -> dict[str, dict[str, Any]]:
    """What each form is asked for."""
    month = {"first": dt.date(2026, 3, 1), "last": dt.date(2026, 3, 31)}
    return {
        "f01_register": {"year": 2026, "page": 1},
        "f01_cover": {"year": 2026},
        "f01_keeping": {"year": 2026},
        "f02_slip": {"subject": week.slip},
        "f03_copy_approval": {"subject": week.case},
        "f04_copy_register": {},
        "f07_clearance": {"subject": week.clearance},
        "f11_widening": {"subject": week.widening},
        "f12_knowing": {"subject": week.flood},
        "f24_query": {"subject": week.letter},
        "f24_not_received": {"subject": week.clearance},
        "opening_count": {"subject": "2025年收文登记簿第2册，末行第40页第9行"},
        "recall_notice": {"subject": week.notice},
        "chase_list": {},
        "sign_list": {"subject": "P3"},
        "day_closing": {"first": dt.date(2026, 3, 11)},
        "holdings": {"subject": "P3"},
        "life": {"subject": week.flood},
        "draw": {"count": 3, "seed": "7F3A-91C2-0D44"},
        "figures": month,
        "print_log": month,
        "open_matters": {},
        "paper_out": {},
    }


def test_every_form_has_a_writer_traits_and_a_file(told: tuple[SheetDesk, Week]) -> None:
    desk, week = told
    assert set(WRITERS) == set(FORMS) == set(desk.press.press.names())
    assert set(wanted_of(week)) | {"f01_continuation"} | REVIEW == set(WRITERS)
    for form, traits in FORMS.items():
        assert traits.signed == bool(traits.awaits), form
        if traits.signed:
            assert desk.press.press.form(form).collects_signature, form


@pytest.mark.parametrize("form", sorted(set(WRITERS) - {"f01_continuation"} - REVIEW))
@pytest.mark.parametrize("hide_titles", [False, True])
def test_each_sheet_fits_its_form_and_hides_titles(
    told: tuple[SheetDesk, Week], form: str, hide_titles: bool
) -> None:
    desk, week = told
    sheet = desk.sheet(form, **wanted_of(week)[form], hide_titles=hide_titles)
    text = pdf_text(desk.preview(sheet))
    assert "预览" in text
    if hide_titles:
        assert sheet.level == "internal"
        whole = squeezed(text)
        assert FLOOD[:16] not in whole
        assert PLAN[:16] not in whole


def test_f02_lists_every_copy_and_every_reader_cancelled_too(told: tuple[SheetDesk, Week]) -> None:
    desk, week = told
    facts = desk.sheet("f02_slip", subject=week.slip).facts
    assert (facts["copies_in_folder"], facts["sheet_mark"]) == ("3", "机密★10年")
    assert [d["copy_numbers"] for d in rows(facts["documents"])] == ["000023", "15、16"]
    assert [r["name"] for r in rows(facts["readers"])] == [
        "李国强 主任",
        "赵志远 副主任",
        "孙㙓 副主任（取消：出差）",
        "郑晓红 办公室主任（代孙㙓）",
        "𫖯明 规划科副科长（待补审批）",
    ]
    assert facts["instruction"] == "李国强：请志远同志牵头落实。"
    assert facts["return_by"] == "当日17:30前"
    first, second = rows(facts["readers"])[:2]
    assert (first["out_at"], first["back_at"]) == ("3月9日 09:02", "3月9日 11:20")
    assert (second["out_at"], second["back_at"], second["read_at"]) == ("3月9日 15:20", "", "")


def test_f03_says_what_was_asked_granted_and_made(told: tuple[SheetDesk, Week]) -> None:
    desk, week = told
    sheet = desk.sheet("f03_copy_approval", subject=week.case)
    facts = sheet.facts
    assert facts["copies_in_words"] == "肆份（批准贰份）"
    assert (facts["made"], facts["copy_numbers"]) == ("2", "密收〔2026〕001号-000025-复01 至 复02")
    assert (facts["stamped"], facts["waste_destroyed"], facts["waste_pages"]) == (True, True, "1")
    assert (facts["issuer_permits"], facts["issuer_forbids"]) == (True, False)
    assert (facts["method"], facts["holders"], facts["device"]) == ("复印", "冯立新、𫖯明", "PJ-J-FY-001")


def test_d14_a_pin_is_not_ink_and_an_oral_consent_names_its_witness(told: tuple[SheetDesk, Week]) -> None:
    desk, week = told
    department, officer, leader = stages(desk.sheet("f03_copy_approval", subject=week.case))
    assert leader == ("分管领导批准", "同意，限两份。\n赵志远（分管领导）　3月10日　待签")
    assert department == ("业务科室负责人意见", "同意\n冯立新（业务科室负责人）　3月10日")
    assert "待签" not in officer[1]
    said, *ahead = stages(desk.sheet("f11_widening", subject=week.widening))
    assert said == (
        "申请部门意见",
        "同意\n冯立新（业务科室负责人）　3月10日　口头同意 3月10日 09:07，证明人郑晓红，3月11日前补签，待签",
    )
    assert ahead == [("保密办审查", ""), ("中心主任或其指定人员批准", "")]


def stages(sheet: Sheet) -> list[tuple[str, str]]:
    """Caption and opinion of each box."""
    return [(row["caption"], row["opinion"]) for row in rows(sheet.facts["stages"])]


def test_f04_f11_f12(told: tuple[SheetDesk, Week]) -> None:
    desk, week = told
    (go,) = rows(desk.sheet("f04_copy_register").facts["lines"])
    assert (go["copies"], go["approved_by"], go["received_on"], go["returned_on"]) == (
        "2",
        "赵志远",
        "3月10日",
        "",
    )
    asked = rows(desk.sheet("f11_widening", subject=week.widening).facts["persons"])
    assert [(p["name"], p["clearance"]) for p in asked] == [("冯立新", "一般"), ("𫖯明", "重要")]
    known = rows(desk.sheet("f12_knowing", subject=week.flood).facts["persons"])
    assert [(p["name"], p["manner"]) for p in known] == [
        ("李国强", "传阅"),
        ("赵志远", "传阅"),
        ("𫖯明", "承办领用"),
        ("冯立新", "当面阅读"),
    ]
    assert known[3]["department"] == "规划科科长"
    assert known[0]["basis"] == "传〔2026〕001号"


def test_d13_the_list_is_in_the_collectors_order_with_each_reason(told: tuple[SheetDesk, Week]) -> None:
    desk, week = told
    facts = desk.sheet("f07_clearance", subject=week.clearance).facts
    lines = rows(facts["lines"])
    assert [line["catalogue_line"] for line in lines] == ["2", "4", "7"]
    assert [(line["due"], line["returned"]) for line in lines] == [("2", "0"), ("1", "0"), ("3", "1")]
    assert lines[0]["reason"] == "000023：在外（赵志远），催退中；000025：未随本单送退"
    assert lines[1]["reason"] == "从未收到"
    assert lines[2]["reason"] == "000042：未随本单送退；另1份未收到"
    assert (facts["total_due"], facts["total_returned"], facts["total_kept"]) == ("6", "1", "5")
    letter = desk.sheet("f24_not_received", subject=week.clearance)
    # D13: by line and number; the title of a document that never came does not leave the house
    assert letter.facts["items"] == "第4行：中办发〔2025〕11号，份号000009，1份。"
    assert "从未到过的文件" not in str(letter.facts)
    assert letter.level == "internal"
    single = rows(desk.sheet("f07_clearance", subject=week.clearance, per_copy=True).facts["lines"])
    assert sum(int(line["due"]) for line in single) == 6
    assert [line["copy_numbers"] for line in single[:2]] == ["000023", "000025"]


def test_d13_a_title_never_received_raises_the_level_of_the_list(desk: SheetDesk) -> None:
    lines = (
        ListLine(1, Text("市委"), None, Text("从未到过的机密件"), ("9",), 1, "secret"),
        ListLine(2, Text("市委"), None, Text("另一件"), ("8",), 1, "confidential"),
    )
    clearance = desk.do(OpenClearance(collector=desk.other, lines=lines)).ids["clearance"]
    sheet = desk.sheet("f07_clearance", subject=clearance)
    assert (sheet.level, sheet.facts["sheet_mark"]) == ("secret", "机密")
    assert [line["classification"] for line in rows(sheet.facts["lines"])] == ["机密", "秘密"]


def test_three_hundred_opening_lines_make_one_sheet_with_its_total(desk: SheetDesk) -> None:
    desk.do(
        EnterOpening(
            lines=tuple(
                OpeningLine(
                    old_number=f"旧簿{n}",
                    issuing_body=desk.other,
                    title=f"第{n}件㙓𠮷：" + "很长的标题" * 20,
                    level=Level.SECRET,
                    copies=2,
                    copy_numbers=(f"{n:06d}", f"{n + 1000:06d}"),
                    safe=desk.safe,
                )
                for n in range(300)
            )
        )
    )
    sheet = desk.sheet("opening_count")
    assert (sheet.facts["documents_total"], sheet.facts["copies_total"]) == ("300", "600")
    assert desk.issue(sheet).pages > 20
    volume = desk.ask(lambda books: books.register_spans("secret", 0))
    assert volume == [("", 1, 300)]
    last = desk.sheet("f01_register", year=0, page=38)
    assert [line["register_number"] for line in rows(last.facts["lines"])] == [
        f"旧簿{n}" for n in range(296, 300)
    ]


def test_d2_the_opening_count_keeps_where_things_lay_on_the_first_day(told: tuple[SheetDesk, Week]) -> None:
    desk, week = told
    facts = desk.sheet("opening_count", **wanted_of(week)["opening_count"]).facts
    assert [facts[k] for k in ("documents_total", "copies_total", "in_safe_total", "outside_total")] == [
        "2", "3", "2", "1",
    ]  # fmt: skip
    assert [line["place"] for line in rows(facts["lines"])] == ["2号柜", "李国强"]
    assert facts["closed_books"] == "2025年收文登记簿第2册，末行第40页第9行"


def test_d8_the_notice_names_all_he_holds(told: tuple[SheetDesk, Week]) -> None:
    desk, week = told
    facts = desk.sheet("recall_notice", subject=week.notice).facts
    assert (facts["holder"], facts["copies_total"], facts["times_chased"]) == ("赵志远", "3", "1")
    assert {line["overdue"] for line in rows(facts["lines"])} == {"2天"}


def test_d8_the_third_chase_or_the_seventh_day_brings_it_before_the_leader(desk: SheetDesk) -> None:
    week = whole_week(desk)
    assert rows(desk.sheet("chase_list").facts["lines"]) == []
    for day, way in ((12, "telephone"), (13, "in_person")):
        desk.at(day, 9, 0)
        desk.do(ChaseHolder(holder="P3", way=way))
    flood, *plans = rows(desk.sheet("chase_list").facts["lines"])
    assert (flood["holder"], flood["copy_number"], flood["since"]) == (
        "赵志远\n副主任\n2812302",
        "000023",
        "3月9日 15:20",
    )
    assert flood["chases"] == "3月11日 17:30 书面\n3月12日 09:00 电话\n3月13日 09:00 当面"
    assert (flood["overdue"], flood["reason"]) == ("4天", "出差，明晨退")
    assert [line["copy_number"] for line in plans] == ["15", "16"]
    desk.at(11, 9, 0, month=5)
    late = desk.sheet("chase_list").facts
    holders = [line["holder"].partition("\n")[0] for line in rows(late["lines"])]
    assert holders == sorted(holders, key=holders.index)
    # what 李国强 keeps since before the book has no day of return (D2)
    assert {"赵志远", "𫖯明"} == set(holders)
    assert (late["holders_total"], late["leader"]) == ("2", "赵志远")
    printed = desk.issue(desk.sheet("chase_list"))
    assert printed.serial in {p.serial for p in desk.ask(lambda books: books.papers("out").rows)}
    assert week.notice


def test_a6_1_4a_the_sign_list_names_all_he_took(told: tuple[SheetDesk, Week]) -> None:
    """A6.1.4a, D10: the newest first, each with the slip it went out on, two blank cells to sign in."""
    desk, _week = told
    facts = desk.sheet("sign_list", subject="P3").facts
    lines = rows(facts["lines"])
    held = desk.ask(lambda books: books.copies_at("person", "P3"))
    assert facts["copies_total"] == str(len(held)) == str(len(lines))
    assert {line["copy_number"] for line in lines} == {copy.number or copy.label for copy in held}
    assert {(line["signed"], line["returned"]) for line in lines} == {("", "")}
    assert any(line["slip_number"] for line in lines) == any(copy.slip for copy in held)
    assert facts["person"] == "赵志远"


def test_d9_the_closing_sheet_carries_the_code_of_the_closing(told: tuple[SheetDesk, Week]) -> None:
    desk, _week = told
    facts = desk.sheet("day_closing", first=dt.date(2026, 3, 11)).facts
    row = desk.ask(lambda books: books.stream(day_stream(dt.date(2026, 3, 11))))[-1]
    assert str(head_code(row.sequence, desk.hash_of(row.sequence))) in str(facts["closing_line"])
    assert (facts["copies_out"], facts["overdue"], facts["envelopes_unopened"]) == ("5", "3", "2")
    assert "在柜6份、在外6份、离册1份，合计13份" in str(facts["closing_line"])
    by_number = {line["copy_number"]: line for line in rows(facts["lines"])}
    assert by_number["000023"]["treatment"] == "已催"
    assert by_number["000025-复01"]["treatment"] == "承办领用"


def test_d9_printed_on_a_later_day_the_closing_line_is_that_of_the_day(told: tuple[SheetDesk, Week]) -> None:
    desk, _week = told
    before = desk.clock.at
    then = desk.sheet("day_closing", first=dt.date(2026, 3, 11)).facts["closing_line"]
    desk.clock.at = before + dt.timedelta(days=40)
    assert desk.sheet("day_closing", first=dt.date(2026, 3, 11)).facts["closing_line"] == then
    desk.clock.at = before


def test_d18_the_life_tells_every_copy_and_act(told: tuple[SheetDesk, Week]) -> None:
    desk, week = told
    facts = desk.sheet("life", subject=week.flood).facts
    assert [c["copy_number"] for c in rows(facts["copies"])] == [
        "000023", "000025", "000101", "000025-复01", "000025-复02",
    ]  # fmt: skip
    said = [(e["what"], e["person"]) for e in rows(facts["events"])]
    assert ("签收，路单0312，封套2件", "王素云") in said
    assert ("送阅", "李国强") in said
    assert ("复制2份", "王素云") in said
    plan = rows(desk.sheet("life", subject=week.plan).facts["events"])
    assert [e["what"] for e in plan if e["what"].startswith(("收文登记", "更正为"))] == [
        "收文登记（已更正）",
        "更正为：收文登记",
    ]


def test_d18_a_draw_can_be_repeated_from_its_seed(told: tuple[SheetDesk, Week]) -> None:
    desk, _week = told
    one = desk.sheet("draw", count=5, seed="7F3A-91C2-0D44").facts
    same = desk.sheet("draw", count=5, seed="7f3a-91c2-0d44").facts
    assert one["lines"] == same["lines"]
    assert (one["population"], one["drawn"]) == ("12", "5")
    few = desk.sheet("draw", count=9, seed="X", levels=("confidential",), last=dt.date(2026, 1, 1)).facts
    assert [line["register_number"] for line in rows(few["lines"])] == ["2025-密收-0112"] * 2
    ids = [f"C{n}" for n in range(200)]
    assert drawn(ids, 10, "A") != drawn(ids, 10, "B")
    assert drawn(list(reversed(ids)), 10, "A") == drawn(ids, 10, "A")
    assert new_seed() != new_seed()
    refused = desk.tried_sheet("draw", count=3)
    assert isinstance(refused, Refusal)
    assert refused.code == "sheet.draw_seed"


def test_d18_the_figures_balance(told: tuple[SheetDesk, Week]) -> None:
    desk, _week = told
    facts = desk.sheet("figures", first=dt.date(2026, 3, 1), last=dt.date(2026, 3, 31)).facts
    assert facts["balance"] == "期初3＋收到8＋复制2＝在柜6＋在外5＋送退未回单1＋离册1，平衡。"
    totals = {line["item"]: line["total"] for line in rows(facts["lines"])}
    assert (totals["期初在册"], totals["本期收到"], totals["本期复制"]) == ("3", "8", "2")
    later = desk.sheet("figures", first=dt.date(2026, 4, 1), last=dt.date(2026, 4, 30)).facts
    assert {line["item"]: line["total"] for line in rows(later["lines"])}["期初在册"] == "12"
    assert str(later["balance"]).endswith("平衡。")
    assert "不平衡" not in str(later["balance"])


def test_d18_open_matters_name_each_rule(told: tuple[SheetDesk, Week]) -> None:
    desk, _week = told
    facts = desk.sheet("open_matters").facts
    lines = rows(facts["lines"])
    assert {line["kind"] for line in lines} == {
        "在外未退", "未拆封套", "传阅未终结", "审批未结", "待清退", "清退未结",
    }  # fmt: skip
    assert all(line["clause"] and line["reason"] for line in lines)
    assert facts["total"] == str(len(lines))


def test_f24_is_refused_where_nothing_differs(told: tuple[SheetDesk, Week]) -> None:
    desk, week = told
    refused = desk.tried_sheet("f24_query", subject=week.flood)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.clause) == ("sheet.no_discrepancy", "A6.1.1c")


def test_unknown_subjects_are_refused_in_words(told: tuple[SheetDesk, Week]) -> None:
    desk, _week = told
    for form in ("f02_slip", "f03_copy_approval", "f07_clearance", "f12_knowing", "life", "recall_notice"):
        found = desk.ask(lambda _b, form=form: prepare(form, desk.source, Wanted(subject="nothing")))
        assert isinstance(found, Refusal), form
        assert not isinstance(found, Sheet)


def test_f02_closed_says_how_many_came_back(desk: SheetDesk) -> None:
    week = whole_week(desk)
    desk.do(TakeBackFolder(slip=week.slip, counted=3))
    desk.do(ApproveReader(slip=week.slip, reader="P7", approved_by="P2"))
    for reader in ("P5", "P7"):
        desk.do(HandOutFolder(slip=week.slip, reader=reader))
        desk.do(TakeBackFolder(slip=week.slip, counted=3))
    printed = desk.issue(desk.sheet("f02_slip", subject=week.slip))
    desk.do(CloseSlip(slip=week.slip, counted=3, binder="传阅卷2026-1"))
    paper = desk.ask(lambda books: books.paper(printed.serial))
    assert (paper.binder, paper.signed_on) == ("传阅卷2026-1", dt.date(2026, 3, 11))
    facts = desk.sheet("f02_slip", subject=week.slip).facts
    assert (facts["copies_back"], facts["checked_by"]) == ("3", "王素云")
    papers = rows(desk.sheet("life", subject=week.flood).facts["papers"])
    assert [(p["serial"], p["binder"]) for p in papers] == [(printed.serial, "传阅卷2026-1")]
