"""政府信息公开目录 (C1.5, 公开条例12): what is out, class by class; what it does not hold yet is counted on Today."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.bootstrap import shipped
from desktop.custody.levels import Level
from desktop.custody.paper_facts import Result
from desktop.operations.books import Books
from desktop.operations.deadlines.adopt_calendar import AdoptCalendar
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.papers.issue import IssuePaper, NoteOutcome
from desktop.operations.printing.ports import PrintOptions
from desktop.operations.printing.prepare import Sheet, prepare
from desktop.operations.reviewing.hand_in import HandInItem
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.reviewing.regular import NoteDuty, Regular, regular_duties
from desktop.operations.reviewing.rounds import BeginRound
from desktop.operations.reviewing.taking_down import TakeItemDown
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.facts import Answer
from tests.operations.desk_of_tests import Desk, details, new_desk
from tests.operations.reviewing.review_desk import department, in_unit, reviewing, told, walk
from tests.operations.sheets.sheet_desk import JoinedPress, profile_of
from tests.operations.sheets.test_sheets_register import rows
from tests.paper.paper_reading import pdf_text, squeezed, word_body

DAY = date(2026, 3, 5)
SECRET, ID = "关于某军用机场改扩建涉密事项的批复", "11010119900307123X"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = reviewing(new_desk(tmp_path))
    for calendar in shipped.calendars().values():
        made.done(AdoptCalendar(text=calendar))
    in_unit(made, "nanning")
    return made


def brought_out(desk: Desk, title: str, *answers: Answer, on: date = DAY, **more: Any) -> str:
    """An item of the department, reviewed and out on the website."""
    given = {"item_type": "mixed", **more}
    handed = HandInItem(
        told=told(title, **given), department=department(desk), handed_in_by="zhang", answers=answers
    )
    ids = desk.done(handed).ids
    walk(desk, ids["case"], "nanning")
    out(desk, ids["item"], on=on)
    return ids["item"]


def out(desk: Desk, item: str, channel: str = "website", address: str = "", on: date = DAY) -> None:
    line = Out(item, channel, address)
    desk.done(Publish(lines=(line,), on=on, published_by="zhang", compared_by="li"))


def of_class(*classes: str) -> Answer:
    return Answer("information_class", classes)


def catalogue(desk: Desk, unit: str = "nanning", **wanted: Any) -> Sheet:
    profile, _text = profile_of(unit)

    def read(books: Books) -> Sheet | Refusal:
        source = Source(
            books, profile, desk.clock.now(), "officer", "南宁市红十字会", rules=lambda _d: profile
        )
        return prepare("disclosure_catalogue", source, Wanted(**wanted))

    found = desk.ask(read)
    assert isinstance(found, Sheet), found
    return found


def printed(desk: Desk, first: str, last: str, result: Result = Result.PRINTED) -> None:
    issue = IssuePaper(
        form="disclosure_catalogue", subject=f"catalogue/{first}/{last}", digest="0" * 64, level="internal",
        pages=1, signed_by_hand=False,
    )  # fmt: skip
    desk.done(NoteOutcome(serial=desk.done(issue).ids["serial"], result=result))


def duty(desk: Desk, on: str, unit: str = "nanning") -> list[Regular]:
    def read(books: Books) -> list[Regular]:
        profile = profile_of(unit)[0]
        found = regular_duties(books, profile, calendar_in_force(books), date.fromisoformat(on))
        return [one for one in found if one.duty.id == "catalogue"]

    return desk.ask(read)


def test_c1_5_a1_3_1_what_is_out_stands_in_it_class_by_class(desk: Desk) -> None:
    brought_out(desk, "没有类别的信息")
    brought_out(desk, "年度决算", of_class("finance"), document_number="南红〔2026〕6号", summary="收支总表")
    formed = Answer("formed_on", ("2026-02-20",))
    index = Answer("index_number", words=Text("NN00-2026-003"))
    one = brought_out(
        desk, "内设机构", of_class("personnel", "duties"), formed, index, channels=("website", "board")
    )
    out(desk, one, "board", "三楼公开栏")
    found = catalogue(desk)
    lines = rows(found.facts["lines"])
    assert [(line["title"], line["kind"]) for line in lines] == [
        ("内设机构", "人事信息、机构职能"), ("年度决算", "财政管理"), ("没有类别的信息", "综合"),
    ]  # fmt: skip
    first, second = lines[0], lines[1]
    assert (first["index_number"], first["formed_on"], first["published_on"]) == (
        "NN00-2026-003",
        "2月20日",
        "3月5日",
    )
    assert first["where"] == "本会网站\n政务信息公开栏 三楼公开栏"
    assert (first["department"], first["attribute"]) == ("综合办公室", "主动公开")
    assert (second["document_number"], second["summary"], second["formed_on"]) == (
        "南红〔2026〕6号", "收支总表", "3月5日",
    )  # fmt: skip
    assert (found.subject, found.facts["total"]) == ("catalogue/2026-01-01/2026-03-05", "3")


def test_c1_5_what_was_taken_down_or_is_not_to_be_public_any_more_stands_in_it_no_more(desk: Desk) -> None:
    down, kept, again = (brought_out(desk, title) for title in ("撤下的", "后来不公开的", "正在重审的"))
    desk.done(TakeItemDown(item=down, channel="website", reason="数据有误"))
    second = desk.done(BeginRound(item=kept, why="有异议")).ids["case"]
    why = (Answer("ground", ("privacy",)), Answer("ground_reason", words=Text("含个人信息")))
    walk(desk, second, "nanning", "withhold", *why)
    desk.done(BeginRound(item=again, why="续报"))
    assert [line["title"] for line in rows(catalogue(desk).facts["lines"])] == ["正在重审的"]
    later = catalogue(desk, first=date(2026, 2, 1), last=date(2026, 2, 28))
    assert rows(later.facts["lines"]) == []


def test_c1_5_d21_the_list_tells_no_registered_title_and_no_person(desk: Desk) -> None:
    desk.register(copies=1, level=Level.SECRET, title=SECRET, details=details("某办发〔2026〕88号"))
    brought_out(desk, f"落实《{SECRET}》的通报", summary=f"联系人 {ID}", document_number="")
    found, press = catalogue(desk), JoinedPress()
    ready = found.ready(press)
    assert press.check(found.form, ready.facts, ready.options) is None
    drawn = squeezed(pdf_text(press.pdf(found.form, ready.facts, ready.options)))
    for words in (SECRET, ID):
        assert words not in drawn
        assert words not in str(found.facts)


def test_c1_5_d15_it_is_the_same_in_word_and_goes_out_without_serial(desk: Desk) -> None:
    brought_out(desk, "内设机构", of_class("duties"))
    found, press = catalogue(desk), JoinedPress()
    ready = found.ready(press)
    options = PrintOptions(unit="南宁市红十字会", serial="000142")
    drawn = squeezed(pdf_text(press.pdf(found.form, ready.facts, options)))
    assert word_body(press.word(found.form, ready.facts, options))[:80] in drawn
    assert "内设机构" in drawn
    assert "000142" not in drawn
    assert "内部" not in drawn  # what is public bears no level


def test_c1_5_each_month_asks_to_bring_it_up_to_date_and_counts_what_it_does_not_hold(desk: Desk) -> None:
    brought_out(desk, "第一条")
    assert duty(desk, "2026-03-31") == []
    (asked,) = duty(desk, "2026-04-01")
    assert (asked.duty.clause, asked.late, asked.unlisted) == ("C1.5", False, 1)
    assert asked.window.last == date(2026, 4, 30)
    assert duty(desk, "2026-05-01")[0].late
    printed(desk, "2026-01-01", "2026-03-04")  # it was not out then
    printed(desk, "2026-01-01", "2026-03-31", Result.FAILED)
    assert duty(desk, "2026-04-02")[0].unlisted == 1
    printed(desk, "2026-01-01", "2026-03-31")
    assert (
        duty(desk, "2026-04-02")[0].unlisted == 0
    )  # printed is not yet published: it is noted by who did it
    desk.later(days=30)
    brought_out(desk, "第二条", on=date(2026, 4, 4))
    (asked,) = duty(desk, "2026-04-05")
    assert asked.unlisted == 1
    desk.done(
        NoteDuty(duty="catalogue", first=date(2026, 3, 1), person="office", on=date(2026, 4, 4), paper="网站")
    )
    assert duty(desk, "2026-04-05") == []


def test_c1_5_a_month_in_which_nothing_was_added_asks_for_nothing(desk: Desk) -> None:
    brought_out(desk, "第一条")
    assert [one.window.period_first.month for one in duty(desk, "2026-06-02")] == [3]


def test_公开条例12_where_the_unit_says_nothing_it_is_asked_for_each_quarter(desk: Desk) -> None:
    brought_out(desk, "第一条")
    (asked,) = duty(desk, "2026-04-01", "national")
    assert (asked.duty.clause, asked.window.last, asked.unlisted) == ("公开条例12", date(2026, 6, 30), 1)
