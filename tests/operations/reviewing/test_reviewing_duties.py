"""What the review owes on a day, on a real book."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.custody.paper_facts import Result
from desktop.operations.books import Books
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.papers.issue import IssuePaper, NoteOutcome
from desktop.operations.reviewing import duties
from desktop.operations.reviewing.duties import Duty, Owed, review_duties
from desktop.operations.reviewing.hand_in import HandInItem
from desktop.operations.reviewing.keeping_online import KeepOnline
from desktop.operations.reviewing.letters import AskBefore, BookReply
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.reviewing.rounds import BeginRound
from desktop.operations.reviewing.taking_down import TakeItemDown
from desktop.plain.facts import Text
from desktop.procedures.facts import Answer
from desktop.procedures.review import item_facts as f
from desktop.vault.connections import open_migrator
from desktop.vault.migrations.run import STEPS, migrate
from tests.operations.desk_of_tests import KEY, Desk, new_desk
from tests.operations.reviewing.earlier_files import as_it_was
from tests.operations.reviewing.review_desk import act, dated, department, hand_in, reviewing, through, told
from tests.operations.sheets.sheet_desk import profile_of

WITHHELD = (Answer("ground", ("trade_secret",)), Answer("ground_reason", words=Text("含报价")))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return dated(reviewing(new_desk(tmp_path)))


def owed(desk: Desk, on: date, kind: Owed) -> list[Duty]:
    """The duties of a kind that stand on that day's Today."""
    profile, _text = profile_of("panjin")

    def read(books: Books) -> list[Duty]:
        return list(review_duties(books, profile, lambda _d: profile, calendar_in_force(books), on))

    return [duty for duty in desk.ask(read) if duty.owed is kind]


def hand_in_formed(desk: Desk, on: date) -> tuple[str, str]:
    """An item that was formed before it was handed in."""
    formed = (Answer("formed_on", (on.isoformat(),)),)
    command = HandInItem(
        told=told("早已形成的信息"), department=department(desk), handed_in_by="zhang", answers=formed
    )
    ids = desk.done(command).ids
    return ids["item"], ids["case"]


def test_公开条例26_what_was_formed_earlier_is_asked_for_earlier(desk: Desk) -> None:
    """The days run from the day it was formed: what is looked into may not leave it out as too young."""
    hand_in(desk)
    early, _case = hand_in_formed(desk, date(2026, 2, 26))
    found = owed(desk, date(2026, 3, 6), Owed.PUBLISH)
    assert [(one.row.id, one.day) for one in found if one.row] == [(early, date(2026, 3, 11))]


def test_c1_9_what_cannot_fall_due_yet_is_not_even_opened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With fifty thousand reviews Today opens those alone whose days may be over within the week."""
    opened: list[str] = []

    def courses(_books: Books, _profile_of: object, item: str, *_more: object) -> tuple[()]:
        opened.append(item)
        return ()

    monkeypatch.setattr(duties, "item_courses", courses)
    hand_in(desk)
    early, _case = hand_in_formed(desk, date(2026, 2, 26))
    assert owed(desk, date(2026, 3, 6), Owed.PUBLISH) == []
    assert opened == [early]


def publish(desk: Desk, item: str, on: date) -> None:
    desk.done(Publish(lines=(Out(item, "website"),), on=on, published_by="zhang", compared_by="li"))


def test_c1_9_c7_20a_what_is_to_be_public_is_asked_for_before_its_day_and_after_it(desk: Desk) -> None:
    """Ten working days of the unit from the day it was handed in (A1.3.3b), the law's twenty beside it."""
    one, its_case = hand_in(desk)
    assert owed(desk, date(2026, 3, 11), Owed.PUBLISH) == []
    (soon,) = owed(desk, date(2026, 3, 12), Owed.PUBLISH)
    assert (soon.day, soon.late, soon.law) == (date(2026, 3, 19), False, date(2026, 4, 2))
    assert owed(desk, date(2026, 3, 20), Owed.PUBLISH)[0].late
    through(desk, its_case)
    assert owed(desk, date(2026, 3, 20), Owed.PUBLISH)[0].late  # reviewed is not published
    publish(desk, one, date(2026, 3, 5))
    assert owed(desk, date(2026, 3, 20), Owed.PUBLISH) == []


def test_b6_8_days_on_which_others_are_asked_do_not_count_and_a_late_answer_is_named(desk: Desk) -> None:
    one, _case = hand_in(desk)
    desk.done(
        AskBefore(
            item=one,
            asked=f.Asked.THIRD_PARTY,
            to="某公司",
            sent_on=date(2026, 3, 5),
            due_on=date(2026, 3, 26),
            silence=f.Silence.OWN_DECISION,
        )
    )
    assert owed(desk, date(2026, 3, 20), Owed.PUBLISH) == []
    assert owed(desk, date(2026, 3, 26), Owed.REPLY) == []
    (late,) = owed(desk, date(2026, 3, 27), Owed.REPLY)
    assert (late.row and late.row.id, late.day) == (one, date(2026, 3, 26))
    desk.done(BookReply(item=one, number=1, reply=f.Reply.AGREES, on=date(2026, 3, 5)))
    assert owed(desk, date(2026, 3, 27), Owed.REPLY) == []


def test_a1_3_3a_what_is_out_is_asked_about_when_its_retention_is_over(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    through(desk, its_case)
    publish(desk, one, date(2026, 3, 5))
    assert owed(desk, date(2027, 2, 2), Owed.TAKE_DOWN) == []
    (soon,) = owed(desk, date(2027, 2, 3), Owed.TAKE_DOWN)
    assert (soon.day, soon.late) == (date(2027, 3, 5), False)
    assert owed(desk, date(2027, 4, 5), Owed.TAKE_DOWN)[0].late
    assert owed(desk, date(2027, 9, 6), Owed.TAKE_DOWN)[0].late  # until it is down, or said to be exempt
    desk.clock.at = datetime(2027, 3, 5, 9)
    desk.done(TakeItemDown(item=one, channel="website", reason="留存期满"))
    assert owed(desk, date(2027, 3, 6), Owed.TAKE_DOWN) == []


def test_d25_the_ledger_of_the_month_and_what_was_not_reported_out(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    through(desk, its_case)
    assert owed(desk, date(2026, 3, 31), Owed.LEDGER) == []
    (ledger,) = owed(desk, date(2026, 4, 1), Owed.LEDGER)
    assert (ledger.day, ledger.number, ledger.row) == (date(2026, 3, 31), 1, None)
    (unreported,) = owed(desk, date(2026, 4, 1), Owed.UNREPORTED)
    assert unreported.row is not None
    assert unreported.row.id == one
    issue = IssuePaper(
        form="f31_ledger",
        subject="reviews/2026-03-01/2026-03-31",
        digest="0" * 64,
        level="internal",
        pages=1,
        signed_by_hand=True,
    )
    serial = desk.done(issue).ids["serial"]
    desk.done(NoteOutcome(serial=serial, result=Result.PRINTED))
    assert owed(desk, date(2026, 4, 1), Owed.LEDGER) == []
    desk.later(days=1)
    publish(desk, one, date(2026, 3, 6))
    assert owed(desk, date(2026, 4, 1), Owed.UNREPORTED) == []


def test_what_was_kept_in_is_looked_at_again_each_year(desk: Desk) -> None:
    """公开条例18; a new round is the answer."""
    one, its_case = hand_in(desk)
    through(desk, its_case, "withhold", answers=WITHHELD)
    assert owed(desk, date(2027, 2, 2), Owed.AGAIN) == []
    (again,) = owed(desk, date(2027, 2, 3), Owed.AGAIN)
    assert (again.day, again.late) == (date(2027, 3, 5), False)
    desk.done(BeginRound(item=one, why="年度评估"))
    assert owed(desk, date(2027, 2, 3), Owed.AGAIN) == []


def test_c2_12_a_postponed_case_whose_day_came_and_one_that_nobody_touched(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    assert owed(desk, date(2026, 3, 9), Owed.WAITING) == []
    (waits,) = owed(desk, date(2026, 3, 10), Owed.WAITING)
    assert (waits.number, waits.row and waits.row.id) == (5, one)
    act(desk, its_case, "department", "postpone", reason="等数据核实", until=date(2026, 4, 1))
    assert owed(desk, date(2026, 3, 31), Owed.RESUME) == []
    (resume,) = owed(desk, date(2026, 4, 1), Owed.RESUME)
    assert (resume.day, resume.late) == (date(2026, 4, 1), False)
    assert owed(desk, date(2026, 4, 2), Owed.WAITING) == []


def test_a1_3_3a_what_is_of_an_exempt_class_of_the_profile_is_not_asked_about(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    desk.refused(KeepOnline(item=one, group="law"), "item.not_out", "A1.3.3a")
    through(desk, its_case)
    publish(desk, one, date(2026, 3, 5))
    desk.refused(KeepOnline(item=one, group="photos"), "item.not_exempt", "A1.3.3a")
    assert len(owed(desk, date(2027, 3, 5), Owed.TAKE_DOWN)) == 1
    desk.done(KeepOnline(item=one, group="law"))
    assert owed(desk, date(2027, 3, 6), Owed.TAKE_DOWN) == []


def test_a1_3_3a_many_that_stay_online_hide_none_that_is_due(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So many are looked through at once: what is exempt for ever must not fill that number."""
    monkeypatch.setattr(duties, "MOST", 1)
    stays, its_case = hand_in(desk)
    through(desk, its_case)
    publish(desk, stays, date(2026, 3, 5))
    desk.done(KeepOnline(item=stays, group="law"))
    due, its_case = hand_in(desk, title="又一件")
    through(desk, its_case)
    publish(desk, due, date(2026, 3, 5))
    (found,) = owed(desk, date(2027, 3, 5), Owed.TAKE_DOWN)
    assert found.row is not None
    assert found.row.id == due


def test_a1_3_3a_a_file_of_an_earlier_format_knows_what_stays_online(desk: Desk) -> None:
    stays, its_case = hand_in(desk)
    through(desk, its_case)
    publish(desk, stays, date(2026, 3, 5))
    desk.done(KeepOnline(item=stays, group="law"))
    earlier, _case = hand_in_formed(desk, date(2026, 1, 9))
    desk.close()
    connection = open_migrator(desk.path, KEY)
    told = """SELECT i.id, i.kept_online, c.about, c.clock_from FROM items i JOIN cases c ON c.id = i.case_id
        ORDER BY i.id"""
    try:
        now = [tuple(row) for row in connection.exec_driver_sql(told)]
        connection.rollback()
        as_it_was(connection, 7)
        assert migrate(connection) == len(STEPS) - 7
        assert [tuple(row) for row in connection.exec_driver_sql(told)] == now
        assert (stays, "law", "item", "2026-03-05") in now
        assert (earlier, "", "item", "2026-01-09") in now
    finally:
        connection.close()


def test_c2_12_what_waits_longest_is_named_when_there_is_more_than_is_looked_through(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duties, "MOST", 1)
    oldest, _case = hand_in(desk)
    hand_in(desk, title="又一件")
    (waits,) = owed(desk, date(2026, 3, 10), Owed.WAITING)
    assert waits.row is not None
    assert waits.row.id == oldest
