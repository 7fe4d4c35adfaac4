"""F01 (D12): line n always on the same page and row; a page is printed when full or when its month closed."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from desktop.custody.levels import Level
from desktop.custody.places import Ending
from desktop.operations.custody.correct import VoidDocument
from desktop.operations.custody.reality import EndByProof
from desktop.operations.people.posts import AssignPost, VacatePost
from desktop.operations.printing.issue import Issued
from desktop.operations.sheets.volume import ROWS, pages
from desktop.paper.form import Register
from desktop.plain.refusal import Refusal
from tests.operations.sheets.sheet_desk import JoinedPress, SheetDesk
from tests.operations.sheets.sheet_week import opening

counts = st.lists(st.integers(min_value=1, max_value=30), min_size=1, max_size=6)


def spans(months: list[int]) -> list[tuple[str, int, int]]:
    """Month by month, so many numbers in each."""
    found, number = [], 0
    for place, count in enumerate(months, 1):
        found.append((f"2026-{place:02d}", number + 1, number + count))
        number += count
    return found


@given(counts)
def test_d12_each_line_stands_on_one_page_and_no_page_holds_two_months(months: list[int]) -> None:
    made = pages(spans(months), "2026-07")
    held = [line for page in made for line in range(page.first, page.last + 1)]
    assert held == list(range(1, sum(months) + 1))
    assert [page.number for page in made] == list(range(1, len(made) + 1))
    for page in made:
        assert page.last - page.first < ROWS
        assert len([s for s in spans(months) if s[1] <= page.first and page.last <= s[2]]) == 1


@given(counts, st.integers(min_value=1, max_value=40))
def test_d12_a_fixed_page_is_the_same_whatever_is_registered_later(months: list[int], more: int) -> None:
    present = f"2026-{len(months):02d}"
    before = [p for p in pages(spans(months), present) if p.fixed]
    grown = [*months[:-1], months[-1] + more]
    assert [p for p in pages(spans(grown), present) if p.fixed][: len(before)] == before
    assert before == list(pages(spans([*months, more]), f"2026-{len(months) + 1:02d}"))[: len(before)]


def test_the_rows_of_a_page_are_those_of_the_form() -> None:
    blocks = JoinedPress().press.form("f01_register").blocks
    assert [b.per_page for b in blocks if isinstance(b, Register)] == [ROWS]


def test_d12_a_page_in_progress_may_be_looked_at_and_not_issued(desk: SheetDesk) -> None:
    for number in range(3):
        desk.register(f"关于第{number}号事项的通知", f"辽委办〔2026〕{number}号", ("1",))
    sheet = desk.sheet("f01_register", year=2026, page=1)
    assert desk.preview(sheet).startswith(b"%PDF")
    refused = desk.issued(sheet)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.clause, refused.facts["lines"]) == ("sheet.page_open", "D12", 3)
    desk.at(1, month=4)
    desk.issue(desk.sheet("f01_register", year=2026, page=1))


def test_d12_the_keeping_page_names_each_handover_and_its_first_line(desk: SheetDesk) -> None:
    for number in range(ROWS):
        desk.register(f"关于第{number}号事项的通知", f"辽委办〔2026〕{number}号", ("1",))
    assert rows(desk.sheet("f01_keeping", year=2026).facts["handovers"]) == []
    desk.at(16, 9, 0)
    desk.register("交接后的第一件", "辽委办〔2026〕90号", ("1",))
    desk.do(VacatePost(post="officer", person="P1", last_day=dt.date(2026, 3, 15)))
    desk.do(AssignPost(post="officer", person="P7", from_day=dt.date(2026, 3, 16)))
    facts = desk.sheet("f01_keeping", year=2026).facts
    (line,) = rows(facts["handovers"])
    assert (line["handed_on"], line["from_page"]) == ("2026年3月16日", "第2页第1行")
    assert (line["giver"], line["taker"], facts["opened_by"]) == ("王素云", "𫖯明", "王素云")


def test_d12_a_full_page_is_fixed_and_the_next_begins(desk: SheetDesk) -> None:
    for number in range(ROWS + 1):
        desk.register(f"关于第{number}号事项的通知", f"辽委办〔2026〕{number}号", ("1",))
    first = desk.sheet("f01_register", year=2026, page=1)
    assert first.blocked is None
    assert [line["line_no"] for line in rows(first.facts["lines"])] == [str(n) for n in range(1, ROWS + 1)]
    second = desk.sheet("f01_register", year=2026, page=2)
    assert [line["register_number"] for line in rows(second.facts["lines"])] == ["密收〔2026〕009号"]
    assert second.blocked is not None
    refused = desk.tried_sheet("f01_register", year=2026, page=3)
    assert isinstance(refused, Refusal)
    assert refused.code == "sheet.no_such_page"


def test_d12_a_reprint_needs_a_reason_and_recalls_the_older_sheet(desk: SheetDesk) -> None:
    desk.register("关于一件事的通知", "辽委办〔2026〕1号", ("1",))
    desk.at(1, month=4)
    older = desk.issue(desk.sheet("f01_register", year=2026, page=1))
    again = desk.sheet("f01_register", year=2026, page=1)
    assert again.older == older.serial
    refused = desk.issued(again)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.clause) == ("paper.reprint_reason", "D12")
    newer = desk.issue(again, reason="原页污损")
    old, new = (desk.ask(lambda books, s=s: books.paper(s)) for s in (older.serial, newer.serial))
    assert old.recalled
    assert not new.recalled
    assert new.replaces == older.serial
    log = desk.sheet("print_log", first=dt.date(2026, 4, 1), last=dt.date(2026, 4, 1))
    lines = {line["serial"]: line for line in rows(log.facts["lines"])}
    assert lines[older.serial]["paper_life"] == "收回作废"
    assert lines[newer.serial]["remark"].startswith(f"补打，代{older.serial}")
    assert lines[newer.serial]["purpose"] == "原页污损"


def test_edge_15_a_voided_line_keeps_its_number_and_place_and_prints_so(desk: SheetDesk) -> None:
    desk.register("对的", "甲〔2026〕1号", ("1",))
    wrong = desk.register("错的", "甲〔2026〕2号", ("2",))
    desk.register("又一件", "甲〔2026〕3号", ("3",))
    desk.do(VoidDocument(document=wrong, reason="重复登记"))
    lines = rows(desk.sheet("f01_register", year=2026, page=1).facts["lines"])
    assert [line["register_number"] for line in lines] == [f"密收〔2026〕00{n}号" for n in (1, 2, 3)]
    assert lines[1]["title"] == "作废　错的"
    assert lines[1]["remark"] == "作废：重复登记"
    assert lines[1]["disposition"] == ""


def test_d2_the_opening_balance_carries_its_old_numbers(desk: SheetDesk) -> None:
    opening(desk)
    desk.register("新收的", "甲〔2026〕1号", ("1",))
    old = rows(desk.sheet("f01_register", year=0, page=1).facts["lines"])
    assert [line["register_number"] for line in old] == ["2025-密收-0112", "旧簿40-9"]
    assert {line["remark"] for line in old} == {"期初"}
    assert old[1]["copy_numbers"] == "无份号"
    new = rows(desk.sheet("f01_register", year=2026, page=1).facts["lines"])
    assert [line["register_number"] for line in new] == ["密收〔2026〕001号"]


def test_levels_of_another_register_stand_in_their_own_volume(desk: SheetDesk) -> None:
    desk.register("密件", "甲〔2026〕1号", ("1",))
    desk.register("内部情况", "甲〔2026〕2号", ("2",), level=Level.INTERNAL)
    internal = desk.sheet("f01_register", register="internal", year=2026, page=1)
    assert [line["title"] for line in rows(internal.facts["lines"])] == ["内部情况"]
    assert (internal.level, internal.facts["sheet_mark"]) == ("internal", "内部")


def test_late_and_ended_lines_say_so(desk: SheetDesk) -> None:
    desk.at(6)
    document = desk.register("迟到的", "甲〔2026〕1号", ("1", "2"), received_on=dt.date(2026, 3, 5))
    desk.do(EndByProof(copies=desk.copies(document)[:1], how=Ending.DESTROYED, proof="销毁〔2026〕1号"))
    line = rows(desk.sheet("f01_register", year=2026, page=1).facts["lines"])[0]
    assert line["remark"] == "补登"
    assert line["disposition"] == "销毁 3月6日（1份）"
    assert line["received_on"] == "3月5日"


def test_d12_the_continuation_tells_only_what_came_after_the_print(desk: SheetDesk) -> None:
    document = desk.register("一件", "甲〔2026〕1号", ("1", "2"))
    first, second = desk.copies(document)
    desk.do(EndByProof(copies=(first,), how=Ending.ARCHIVED, proof="归档号1"))
    desk.at(1, month=4)
    refused = desk.tried_sheet("f01_continuation", year=2026)
    assert isinstance(refused, Refusal)
    assert refused.code == "sheet.no_page_printed"
    desk.issue(desk.sheet("f01_register", year=2026, page=1))
    assert desk.sheet("f01_continuation", year=2026).facts["changes"] == ()
    desk.do(EndByProof(copies=(second,), how=Ending.DESTROYED, proof="销毁〔2026〕1号"))
    sheet = desk.sheet("f01_continuation", year=2026)
    (change,) = rows(sheet.facts["changes"])
    assert (change["volume_page_line"], change["copy_number"]) == ("1-1-1", "2")
    assert (change["before"], change["after"], change["remark"]) == ("2号柜", "销毁", "销毁〔2026〕1号")
    assert isinstance(desk.issue(sheet), Issued)
    assert desk.sheet("f01_continuation", year=2026).facts["changes"] == ()


def test_d12_cover_and_keeping_page_close_with_the_year(desk: SheetDesk) -> None:
    desk.register("一件", "甲〔2026〕1号", ("1", "2"))
    wrong = desk.register("两件", "甲〔2026〕2号", ("3",))
    desk.do(VoidDocument(document=wrong, reason="误登"))
    assert desk.sheet("f01_cover", year=2026).facts["closed_on"] == ""
    assert desk.sheet("f01_keeping", year=2026).facts["levels"] == ()
    desk.at(4, month=1, year=2027)
    cover = desk.sheet("f01_cover", year=2026).facts
    assert (cover["closed_on"], cover["page_total"], cover["keeper"]) == ("2026年12月31日", "1", "王素云")
    assert (cover["first_number"], cover["last_number"]) == ("密收〔2026〕001号", "密收〔2026〕002号")
    keeping = desk.sheet("f01_keeping", year=2026).facts
    assert (keeping["documents_total"], keeping["voided_total"]) == ("2", "1")
    (secret,) = rows(keeping["levels"])
    assert (secret["copies"], secret["in_safe"], secret["ended"]) == ("3", "2", "1")


def rows(slot: object) -> list[dict[str, str]]:
    """Rows of a slot."""
    assert isinstance(slot, tuple)
    return [dict(row) for row in slot]
