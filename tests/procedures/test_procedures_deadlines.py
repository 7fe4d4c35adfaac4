"""Deadlines of a case against a naive counter that walks day by day with another calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.plain.facts import Fact, Text
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal
from desktop.procedures import clock_facts as k
from desktop.procedures import facts as f
from desktop.procedures.case import fold_case
from desktop.procedures.deadlines import Course, Standing, asking, courses
from desktop.procedures.definition import Condition, Deadline, Decision, Field, Procedure, Stage
from desktop.procedures.engine import Actor, Running, extend
from desktop.procedures.terms import Compared, Extension, Silence, Term, compared
from desktop.procedures.vocabulary import (
    Conclusion,
    ConditionKind,
    End,
    FieldType,
    Lead,
    SubjectKind,
    Unit,
    Verb,
)
from desktop.workdays.calendar import Calendar, Why
from desktop.workdays.counting import Deadline as Counted
from desktop.workdays.tables import YearTable, read_table

FOLDER = Path(__file__).parents[2] / "resources" / "calendar"
TABLES = [
    t for t in (read_table(p.read_text("utf-8")) for p in FOLDER.glob("*.toml")) if isinstance(t, YearTable)
]
CALENDAR = Calendar(TABLES)
LAW = Term("reply", "答复", 20, Unit.WORKING_DAYS, "received", "公开条例33", Extension(20, ("office_head",)))
OWN = Deadline(
    "reply", "答复", 15, Unit.WORKING_DAYS, ("opened",), ("ended", "shown"), ("held", "asked"), "A1.4.4a",
    extension=Extension(15, ("office_head",), "F38", "A1.4.4b"), law=LAW,
)  # fmt: skip
PROCEDURE = Procedure(
    id="review",
    title="审查",
    series="review",
    clause="A2.1",
    subject=SubjectKind.ITEM,
    ends=End.FINISHED,
    opening=("formed_on",),
    fields=(Field("formed_on", "形成日期", FieldType.DATE, False),),
    stages=(
        Stage(
            "office",
            "审查",
            ("office",),
            Verb.REVIEW,
            (
                Decision("may_publish", "可以公开", Lead.NEXT, Conclusion.PUBLISH),
                Decision("withhold", "不予公开", Lead.NEXT, Conclusion.WITHHOLD),
                Decision("refer", "报请确定", Lead.HOLD, Conclusion.REFER),
            ),
        ),
    ),
    deadlines=(OWN,),
)
OPENED = f.CaseOpened(
    procedure="review", definition="h", number="1", subject=SubjectKind.ITEM, subjects=("i",), level="internal",
    applicant="a",
)  # fmt: skip
SAID = {"stage": "office", "verb": Verb.REVIEW, "person": "p", "capacity": "office"}
HELD = f.CaseHeld(**SAID, decision="refer", conclusion="refer", reason=Text("不能确定"))
RESUMED = f.CaseResumed(by="o", answer=Text("复函"))


def rows(*facts: tuple[date, Fact]) -> list[Recorded]:
    made = []
    for n, (day, fact) in enumerate(facts, 1):
        at = datetime(day.year, day.month, day.day, 9)
        made.append(Recorded(n, n, "case/c", n, fact, at, at, ""))
    return made


def only(found: Iterable[Course]) -> Course:
    (course,) = found
    return course


def run(
    *facts: tuple[date, Fact], today: date = date(2026, 12, 31), definition: Procedure = PROCEDURE
) -> Course:
    return only(courses(definition, rows(*facts), CALENDAR, today))


def naive(start: date, days: int, paused: set[date]) -> date:
    while days:
        start += timedelta(days=1)
        days -= chinese_calendar.is_workday(start) and start not in paused
    return start


def span(first: date, last: date) -> set[date]:
    """The days after the first, up to the last."""
    return {first + timedelta(days=n) for n in range(1, (last - first).days + 1)}


@given(
    st.dates(date(2024, 1, 1), date(2026, 4, 30)),
    st.integers(1, 40),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 25)), max_size=4),
    st.integers(0, 15),
)
def test_a_deadline_with_waiting_and_an_extension_agrees_with_the_naive_counter(
    start: date, days: int, waits: list[tuple[int, int]], more: int
) -> None:
    told: list[tuple[date, Fact]] = [(start, OPENED)]
    paused: set[date] = set()
    day = start
    for gap, length in waits:
        asked = day + timedelta(days=gap)
        day = asked + timedelta(days=length)
        told += [(asked, HELD), (day, RESUMED)]
        paused |= span(asked, day)
    if more:
        told.append(
            (day, k.CaseExtended(deadline="reply", count=more, person="p", capacity="x", reason=Text("多")))
        )
    definition = replace(PROCEDURE, deadlines=(replace(OWN, count=days),))
    course = run(*told, definition=definition)
    if isinstance(course.own, Refusal):
        assert course.own.code == "workdays.not_published"
        return
    assert isinstance(course.own, Counted)
    assert course.own.due == naive(start, days + more, paused)
    for judged in course.own.proof[1:]:
        worked = chinese_calendar.is_workday(judged.day)
        assert judged.counted == (worked and judged.day not in paused)
        assert (judged.why is Why.PAUSED) == (worked and judged.day in paused)
    assert [j.number for j in course.own.proof if j.counted] == list(range(1, days + more + 1))


def test_公开条例33_the_day_of_asking_counts_and_the_day_of_the_answer_does_not() -> None:
    start = date(2026, 3, 2)
    course = run((start, OPENED), (date(2026, 3, 4), HELD), (date(2026, 3, 6), RESUMED))
    assert isinstance(course.own, Counted)
    judged = {j.day: j for j in course.own.proof}
    assert judged[date(2026, 3, 4)].number == 2
    assert [judged[date(2026, 3, d)].why for d in (5, 6)] == [Why.PAUSED, Why.PAUSED]
    assert judged[date(2026, 3, 5)].name == "refer"
    assert judged[date(2026, 3, 9)].number == 3


def test_while_it_waits_the_date_cannot_be_said_and_nothing_is_overdue() -> None:
    course = run((date(2026, 3, 2), OPENED), (date(2026, 3, 4), HELD), today=date(2026, 6, 1))
    assert course.standing is Standing.PAUSED
    assert isinstance(course.own, Refusal)
    assert course.own.code == "workdays.pause_open"
    assert course.due is None


@pytest.mark.parametrize(
    ("today", "standing"), [(date(2026, 3, 23), Standing.RUNNING), (date(2026, 3, 24), Standing.OVERDUE)]
)
def test_the_last_day_is_still_in_time(today: date, standing: Standing) -> None:
    course = run((date(2026, 3, 2), OPENED), today=today)
    assert (course.due, course.standing) == (date(2026, 3, 23), standing)


def test_what_was_done_late_stays_late() -> None:
    acted = f.CaseActed(**SAID, decision="may_publish", conclusion="publish")
    done = f.CaseFinished(conclusion="publish")
    in_time = run((date(2026, 3, 2), OPENED), (date(2026, 3, 5), acted), (date(2026, 3, 5), done))
    late = run((date(2026, 3, 2), OPENED), (date(2026, 4, 5), acted), (date(2026, 4, 5), done))
    assert (in_time.standing, late.standing) == (Standing.MET, Standing.LATE)
    assert late.stopped == date(2026, 4, 5)


def test_c2_11_own_date_and_the_laws_stand_side_by_side() -> None:
    stricter = run((date(2026, 3, 2), OPENED))
    assert isinstance(stricter.law, Counted)
    assert (stricter.due, stricter.law.due) == (date(2026, 3, 23), date(2026, 3, 30))
    assert stricter.compared is Compared.STRICTER
    laxer = run(
        (date(2026, 3, 2), OPENED), definition=replace(PROCEDURE, deadlines=(replace(OWN, count=30),))
    )
    assert laxer.compared is Compared.LAXER
    silent = replace(LAW, silence=Silence.CONSENT)
    assert compared(silent, replace(LAW, silence=Silence.DECIDES)) is Compared.LAXER
    assert compared(replace(LAW, extension=Extension(25, ())), LAW) is Compared.LAXER
    assert compared(replace(LAW, origin="registered"), LAW) is Compared.OTHERWISE
    assert compared(replace(LAW, at_least=True, count=5), LAW) is Compared.LAXER


def test_it_begins_on_the_day_that_an_answer_names() -> None:
    from_formed = replace(PROCEDURE, deadlines=(replace(OWN, starts=("formed_on",), law=None),))
    assert run((date(2026, 3, 2), OPENED), definition=from_formed).standing is Standing.NOT_BEGUN
    formed = replace(OPENED, answers=(f.Answer("formed_on", ("2026-02-13",)),))
    course = run((date(2026, 3, 2), formed), definition=from_formed)
    assert (course.start, course.due) == (date(2026, 2, 13), date(2026, 3, 12))


def test_a_deadline_holds_only_where_its_condition_does() -> None:
    withheld = (Condition(ConditionKind.CONCLUSION, "withhold"),)
    definition = replace(PROCEDURE, deadlines=(replace(OWN, when=withheld),))
    assert courses(definition, rows((date(2026, 3, 2), OPENED)), CALENDAR, date(2026, 3, 3)) == ()
    assert courses(definition, [], CALENDAR, date(2026, 3, 3)) == ()


def test_kept_stops_a_publication_that_will_not_be_and_published_comes_from_outside() -> None:
    definition = replace(PROCEDURE, deadlines=(replace(OWN, stops=("published", "kept")),))
    acted = f.CaseActed(**SAID, decision="withhold", conclusion="withhold")
    public = f.CaseActed(**SAID, decision="may_publish", conclusion="publish")
    day = date(2026, 3, 5)
    kept = run(
        (date(2026, 3, 2), OPENED),
        (day, acted),
        (day, f.CaseFinished(conclusion="withhold")),
        definition=definition,
    )
    assert kept.standing is Standing.MET
    told = rows((date(2026, 3, 2), OPENED), (day, public), (day, f.CaseFinished(conclusion="publish")))
    assert only(courses(definition, told, CALENDAR, date(2026, 4, 30))).standing is Standing.OVERDUE
    shown = only(courses(definition, told, CALENDAR, date(2026, 4, 30), {"published": date(2026, 3, 6)}))
    assert shown.standing is Standing.MET


def test_a_stage_may_pause_a_deadline_while_it_is_due() -> None:
    definition = replace(PROCEDURE, deadlines=(replace(OWN, pauses=("office",)),))
    course = run((date(2026, 3, 2), OPENED), today=date(2026, 3, 9), definition=definition)
    assert course.standing is Standing.PAUSED


EXTENDED = k.CaseExtended(deadline="reply", count=10, person="p", capacity="office_head", reason=Text("量大"))
ACTOR = Actor("p", "office_head", frozenset({"office_head"}))
OPEN = rows((date(2026, 3, 2), OPENED))


def extended(fact: k.CaseExtended, case_rows: list[Recorded] = OPEN, **more: object) -> str:
    definition = more.get("definition", PROCEDURE)
    due = more.get("due", date(2026, 3, 23))
    assert isinstance(definition, Procedure)
    assert due is None or isinstance(due, date)
    actor = more.get("actor", ACTOR)
    assert isinstance(actor, Actor)
    running = Running(due) if more.get("runs", True) else None
    answer = extend(definition, fold_case("c", case_rows), fact, actor, running, datetime(2026, 3, 20, 9))
    return answer.code if isinstance(answer, Refusal) else ""


def test_a1_4_4b_b5_4_an_extension_once_capped_by_who_may_with_a_reason() -> None:
    assert extended(EXTENDED) == ""
    again = [*OPEN, *rows((date(2026, 3, 10), EXTENDED))]
    assert extended(EXTENDED, again) == "deadline.extended_already"
    assert extended(replace(EXTENDED, count=16)) == "deadline.extension_too_long"
    assert extended(replace(EXTENDED, count=0)) == "deadline.extension_too_long"
    assert extended(replace(EXTENDED, reason=Text(" "))) == "case.reason_missing"
    assert extended(replace(EXTENDED, deadline="other")) == "deadline.not_extendable"
    elsewhere = Actor("p", "office", frozenset({"office"}))
    assert extended(replace(EXTENDED, capacity="office"), actor=elsewhere) == "deadline.extension_role"
    assert extended(EXTENDED, actor=elsewhere) == "case.post_not_held"
    assert extended(EXTENDED, due=date(2026, 3, 19)) == "deadline.passed"
    assert extended(EXTENDED, runs=False) == "deadline.not_running"


def test_c2_7_the_body_above_has_to_agree_as_well() -> None:
    longer = Extension(10, ("office_head",), "F38", "C2.7", "上级政务信息公开办公室")
    definition = replace(PROCEDURE, deadlines=(replace(OWN, extension=longer),))
    assert extended(EXTENDED, definition=definition) == "deadline.consent_missing"
    assert extended(replace(EXTENDED, consent=Text("复函〔2026〕3号")), definition=definition) == ""


def test_公开条例33_asking_others_stops_the_clock_until_the_answer() -> None:
    letter, answer = date(2026, 3, 4), date(2026, 3, 10)
    told = rows((date(2026, 3, 2), OPENED))
    asked = [asking(letter, answer, "third_party")]
    course = only(courses(PROCEDURE, told, CALENDAR, date(2026, 3, 9), None, asked))
    assert course.standing is Standing.PAUSED
    assert course.due == naive(date(2026, 3, 2), 15, span(letter, answer))
    assert [p.why for p in course.pauses] == ["third_party"]
    same_day = [asking(letter, letter, "third_party")]
    assert only(courses(PROCEDURE, told, CALENDAR, letter, None, same_day)).pauses == ()
