"""The calendar in the book, a table that comes late, extensions and askings through the verbs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.audit.acts import ReasonGiven
from desktop.bootstrap import shipped
from desktop.operations.deadlines.adopt_calendar import AdoptCalendar
from desktop.operations.deadlines.extend import ExtendDeadline
from desktop.operations.deadlines.in_force import adopted_tables, calendar_in_force
from desktop.operations.deadlines.items import item_courses, letter_terms
from desktop.operations.reviewing.hand_in import HandInItem
from desktop.operations.reviewing.letters import AskBefore, BookReply
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.sentences.catalogue import done_sentence
from desktop.operations.sentences.proof import course_lines
from desktop.plain.facts import Text
from desktop.procedures.deadlines import Course, Standing
from desktop.procedures.facts import Answer
from desktop.procedures.review.item import fold_item
from desktop.procedures.review.item_facts import Asked, Reply, Silence, item_stream
from desktop.procedures.terms import Compared
from desktop.profiles.loading import load
from desktop.profiles.profile import Profile
from tests.operations.desk_of_tests import Desk, new_desk
from tests.operations.reviewing.review_desk import (
    CHAIN,
    NO,
    act,
    department,
    hand_in,
    reviewing,
    through,
    told,
)

TABLE_2027 = """
year = 2027
source = "测试用表，不是公布的安排"
[[holidays]]
name = "元旦"
from = 2027-01-01
to = 2027-01-03
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = new_desk(tmp_path)
    for text in shipped.calendars().values():
        made.done(AdoptCalendar(text=text))
    return made


def opened(desk: Desk, formed_on: str = "2026-03-02") -> tuple[str, str]:
    """An item handed in; answers its id and that of its case."""
    formed = Answer("formed_on", (formed_on,))
    command = HandInItem(told=told(), department=department(desk), handed_in_by="zhang", answers=(formed,))
    ids = desk.done(command).ids
    return ids["item"], ids["case"]


def course(desk: Desk, item: str) -> Course:
    day = desk.clock.now().date()
    calendar = desk.ask(calendar_in_force)
    found = desk.ask(lambda books: item_courses(books, desk.store.rules.named, item, calendar, day))
    return next(c for c in found if c.deadline.id == "publication")


def test_the_years_in_force_are_those_of_the_book(desk: Desk) -> None:
    assert desk.ask(calendar_in_force).years == (2024, 2025, 2026)
    assert desk.refused(AdoptCalendar(text="year = 2027"), "calendar.missing")
    for text in shipped.calendars().values():
        desk.refused(AdoptCalendar(text=text), "calendar.stands_already")


def test_an_edited_table_takes_the_place_of_the_one_before(desk: Desk) -> None:
    text = shipped.calendars()["2026"].replace("make_up = [2026-01-04]", "make_up = []")
    desk.done(AdoptCalendar(text=text))
    assert not desk.ask(calendar_in_force).is_workday(date(2026, 1, 4))
    assert desk.ask(adopted_tables)[2026].text == text


def test_a1_3_3b_c2_11_own_date_and_the_laws_with_their_proof(desk: Desk) -> None:
    found = course(desk, opened(desk)[0])
    assert found.due == date(2026, 3, 16)
    assert found.compared is Compared.STRICTER
    lines = list(course_lines(found))
    assert lines[0] == "主动公开：2026-03-16止（10 个工作日，A1.3.3b）"
    assert lines[1] == "国家规定：2026-03-30止（20 个工作日，公开条例26）"
    assert lines[3] == "2026-03-02 周一 起算当日，不计"
    beside = lines.index("国家规定的期限逐日计算：")
    assert lines[beside - 1] == "2026-03-16 周一 第 10 日 工作日"
    assert lines[beside + 1] == lines[3]
    assert lines[-1] == "2026-03-30 周一 第 20 日 工作日"
    assert len(lines) - beside - 1 == 29  # every single day, 2 to 30 March


def test_a_table_that_comes_late_says_which_cases_moved(desk: Desk) -> None:
    early, _case = opened(desk, "2026-03-02")
    desk.clock.at = datetime(2026, 12, 28, 9)
    late, _case = opened(desk, "2026-12-28")
    assert course(desk, late).due is None
    outcome = desk.done(AdoptCalendar(text=TABLE_2027))
    assert (outcome.facts["moved"], outcome.facts["numbers"]) == (1, ("审〔2026〕002号",))
    assert "审〔2026〕002号" in done_sentence(outcome)
    assert course(desk, late).due == date(2027, 1, 12)
    assert course(desk, early).due == date(2026, 3, 16)
    corrected = TABLE_2027.replace("to = 2027-01-03", "to = 2027-01-04")
    assert desk.done(AdoptCalendar(text=corrected)).facts["moved"] == 1
    assert course(desk, late).due == date(2027, 1, 13)


def test_a_publication_is_not_extended_by_any_rule(desk: Desk) -> None:
    longer = ExtendDeadline(
        case=opened(desk)[1],
        deadline="publication",
        count=5,
        person="charge",
        capacity="leader_in_charge",
        reason="多",
    )
    desk.refused(longer, "deadline.not_extendable")


def test_without_the_day_it_was_formed_the_day_it_came_in_counts(desk: Desk) -> None:
    item, _case = hand_in(desk)
    found = course(desk, item)
    assert (found.origin, found.start) == ("opened", date(2026, 3, 5))


def test_公开条例32_a_letter_has_the_term_of_the_rules_and_stops_the_clock(desk: Desk) -> None:
    item, _case = opened(desk)
    calendar = desk.ask(calendar_in_force)
    profile = desk.store.rules.on(date(2026, 3, 5))
    assert profile is not None
    due_on, silence, clause = letter_terms(profile, calendar, Asked.THIRD_PARTY, date(2026, 3, 4))
    assert (due_on, silence, clause) == (date(2026, 3, 25), Silence.OWN_DECISION, "公开条例32")
    assert letter_terms(profile, calendar, Asked.PRESS_OFFICE, date(2026, 3, 4)) == (None, Silence.NONE, "")
    desk.done(
        AskBefore(
            item=item, asked=Asked.THIRD_PARTY, to="某检测公司", sent_on=date(2026, 3, 4)
        )
    )  # fmt: skip
    waiting = course(desk, item)
    assert (waiting.standing, waiting.due) == (Standing.PAUSED, date(2026, 4, 7))
    desk.later(days=7)
    desk.done(BookReply(item=item, number=1, reply=Reply.AGREES, on=date(2026, 3, 11)))
    found = course(desk, item)
    assert (found.standing, found.due) == (Standing.RUNNING, date(2026, 3, 23))
    assert [p.why for p in found.pauses] == ["third_party"]


def test_c2_11_c3_6b_letters_of_nanning_take_silence_for_consent() -> None:
    nanning = load(shipped.profiles(), "nanning")
    assert isinstance(nanning, Profile)
    calendar = shipped.calendar()
    third = letter_terms(nanning, calendar, Asked.THIRD_PARTY, date(2026, 3, 4))
    other = letter_terms(nanning, calendar, Asked.OTHER_BODY, date(2026, 3, 4))
    assert third[1:] == (Silence.CONSENT, "C2.11")
    assert other == (date(2026, 3, 11), Silence.CONSENT, "C3.6b")


def test_what_is_out_has_met_its_deadline(desk: Desk) -> None:
    reviewing(desk)
    item, case = opened(desk)
    through(desk, case)
    assert course(desk, item).standing is Standing.RUNNING
    lines = (Out(item, "website"),)
    out = Publish(lines=lines, on=date(2026, 3, 5), published_by="zhang", compared_by="li")
    desk.done(out)
    assert course(desk, item).standing is Standing.MET


def test_what_is_not_published_has_no_day_to_keep(desk: Desk) -> None:
    reviewing(desk)
    item, case = opened(desk)
    kept = (Answer("ground", ("privacy",)), Answer("ground_reason", (), Text("含家庭住址")))
    for stage, _person, _post in CHAIN:
        more = (*NO, *kept) if stage == "group" else kept if stage == "department" else ()
        act(desk, case, stage, "withhold", answers=more)
    assert course(desk, item).standing is Standing.MET


def test_公开条例32_34_what_is_typed_otherwise_than_the_rule_needs_a_reason(desk: Desk) -> None:
    item, _case = opened(desk)
    plain = AskBefore(item=item, asked=Asked.THIRD_PARTY, to="某检测公司", sent_on=date(2026, 3, 4))
    later, sooner = replace(plain, due_on=date(2026, 4, 1)), replace(plain, due_on=date(2026, 3, 12))
    desk.refused(later, "item.letter_longer", "公开条例32")
    refused = desk.refused(sooner, "item.letter_shorter", "公开条例32")
    assert refused.reason_helps
    consent = replace(plain, silence=Silence.CONSENT)
    desk.refused(consent, "item.silence_otherwise", "公开条例32")
    desk.done(replace(sooner, reasons={"item.letter_shorter": "对方要求提前，已书面同意"}))
    sent = fold_item(item, desk.stream(item_stream(item))).consultations[1].sent
    assert (sent.due_on, sent.silence, sent.clause) == (date(2026, 3, 12), Silence.OWN_DECISION, "公开条例32")
    given = [row.fact for row in desk.stream(item_stream(item)) if isinstance(row.fact, ReasonGiven)]
    assert [one.code for one in given] == ["item.letter_shorter"]


def test_who_has_no_rule_may_be_asked_for_any_day(desk: Desk) -> None:
    item, _case = opened(desk)
    asked = AskBefore(
        item=item, asked=Asked.PRESS_OFFICE, to="新闻办", sent_on=date(2026, 3, 4), due_on=date(2026, 3, 6)
    )
    desk.done(asked)
