"""The answer to an application: its term, its one extension and what stops it, on a real book; the letter of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.operations.deadlines.extend import ExtendDeadline
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.deadlines.items import item_courses
from desktop.operations.people.posts import AssignPost
from desktop.operations.reviewing.hand_in import HandInItem
from desktop.operations.reviewing.rounds import BeginRound
from desktop.operations.reviewing.taking_back import UndoAct
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.deadlines import Course, Standing
from desktop.procedures.facts import Answer, case_stream
from desktop.procedures.review.item_facts import Attribute
from tests.operations.desk_of_tests import Desk, new_desk
from tests.operations.reviewing.review_desk import case, dated, department, reviewing, through, told
from tests.operations.sheets.sheet_desk import profile_of
from tests.operations.sheets.test_sheets_review_book import prepared, sheet, text_of

WITHHELD = (Answer("ground", ("trade_secret",)), Answer("ground_reason", words=Text("含报价")))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = dated(reviewing(new_desk(tmp_path)))
    made.done(AssignPost(post="office_head", person="office", from_day=date(2026, 1, 1)))
    return made


def applied(desk: Desk, received: str = "2026-03-02") -> tuple[str, str]:
    """An item that somebody applied for; answers its id and that of its case."""
    asked = told(attribute=Attribute.ON_REQUEST, channels=())
    answers = (Answer("applicant", words=Text("刘某某")), Answer("received_on", (received,)))
    command = HandInItem(told=asked, department=department(desk), handed_in_by="zhang", answers=answers)
    ids = desk.done(command).ids
    return ids["item"], ids["case"]


def reply(desk: Desk, item: str, on: date = date(2026, 3, 5)) -> Course:
    profile, _text = profile_of("panjin")
    found = desk.ask(lambda b: item_courses(b, lambda _d: profile, item, calendar_in_force(b), on))
    return next(course for course in found if course.deadline.id == "reply")


def longer(its_case: str) -> ExtendDeadline:
    return ExtendDeadline(
        case=its_case,
        deadline="reply",
        count=15,
        person="office",
        capacity="office_head",
        reason="需要检索五个年度的档案",
    )


def test_a1_4_4a_公开条例33_the_answer_is_due_by_the_units_day_with_the_laws_beside_it(desk: Desk) -> None:
    one, its_case = applied(desk)
    course = reply(desk, one)
    assert (course.due, course.deadline.clause) == (date(2026, 3, 23), "A1.4.4a")
    assert course.law is not None
    assert not isinstance(course.law, Refusal)
    assert course.law.due == date(2026, 3, 30)
    through(desk, its_case, "withhold", answers=WITHHELD)
    assert reply(desk, one).standing is Standing.MET


def test_what_nobody_applied_for_has_no_answer_to_give(desk: Desk) -> None:
    command = HandInItem(told=told(), department=department(desk), handed_in_by="zhang")
    item = desk.done(command).ids["item"]
    profile, _text = profile_of("panjin")
    found = desk.ask(
        lambda b: item_courses(b, lambda _d: profile, item, calendar_in_force(b), date(2026, 3, 5))
    )
    assert [course.deadline.id for course in found] == ["publication"]


def test_a1_4_4b_once_capped_with_who_agreed_and_a_reason(desk: Desk) -> None:
    one, its_case = applied(desk)
    desk.refused(replace(longer(its_case), count=16), "deadline.extension_too_long")
    desk.refused(replace(longer(its_case), reason=" "), "case.reason_missing")
    desk.refused(replace(longer(its_case), capacity="leader_in_charge"), "case.post_not_held")
    desk.refused(
        replace(longer(its_case), person="charge", capacity="leader_in_charge"), "deadline.extension_role"
    )
    desk.done(longer(its_case))
    assert reply(desk, one).due == date(2026, 4, 14)
    assert case(desk, its_case).extended[0].count == 15
    desk.refused(replace(longer(its_case), count=1), "deadline.extended_already")


def test_公开条例33_nothing_is_extended_after_its_last_day(desk: Desk) -> None:
    _one, its_case = applied(desk)
    desk.clock.at = datetime(2026, 3, 24, 9)
    desk.refused(longer(its_case), "deadline.passed")


def test_a3_6b_the_round_after_a_change_keeps_who_applied_and_when(desk: Desk) -> None:
    one, its_case = applied(desk)
    through(desk, its_case, "withhold", answers=WITHHELD)
    desk.done(BeginRound(item=one, why="申请人补充了说明"))
    assert reply(desk, one).start == date(2026, 3, 2)


def test_f38_tells_the_applicant_the_new_day_and_its_stub_how_it_came_about(desk: Desk) -> None:
    one, its_case = applied(desk)
    refused = prepared(desk, "f38_extension", subject=one)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.clause) == ("sheet.not_extended", "公开条例33")
    desk.done(longer(its_case))
    found = sheet(desk, "f38_extension", subject=one)
    assert (found.number, found.draws, found.facts["addressee"]) == (
        "延告〔2026〕1号", "extension", "刘某某",
    )  # fmt: skip
    assert (found.facts["before"], found.facts["after"], found.facts["law"]) == (
        "2026年3月23日", "2026年4月14日", "2026年4月21日",
    )  # fmt: skip
    assert (found.facts["most"], found.facts["clause"]) == ("15个工作日", "A1.4.4b")
    text = text_of(found)
    for words in ("刘某某：", "因需要检索五个年度的档案，", "延长答复期限15个工作日，于2026年4月14日前答复"):
        assert words in text


def test_an_extension_booked_by_mistake_is_undone_and_may_be_given_anew(desk: Desk) -> None:
    _one, its_case = applied(desk)
    desk.done(longer(its_case))
    desk.refused(longer(its_case), "deadline.extended_already")
    row = next(r for r in desk.stream(case_stream(its_case)) if r.fact.KIND == "case.extended")
    desk.done(UndoAct(case=its_case, version=row.version, reason="同意的是另一件"))
    assert case(desk, its_case).extended == ()
    desk.done(longer(its_case))
