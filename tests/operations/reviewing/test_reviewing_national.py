"""The national rules of disclosure, kept on a real book by the profile 国家标准 alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.operations.approvals.cases import ResumeCase
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.deadlines.items import letter_terms
from desktop.operations.reviewing.letters import AskBefore, BookReply
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.facts import Answer
from desktop.procedures.review import item_facts as f
from tests.operations.desk_of_tests import Desk, new_desk
from tests.operations.reviewing.review_desk import dated, hand_in, in_unit, item, pass_stage, reviewing, walk
from tests.operations.reviewing.unit_desk import DAY, publish, refer
from tests.operations.sheets.sheet_desk import profile_of

NATIONAL = "national"
GROUNDS = {
    "公开条例14": ("state_secret", "forbidden_by_law", "security"),
    "公开条例15": ("trade_secret", "privacy"),
    "公开条例16": ("internal_affairs", "process", "enforcement_file"),
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = dated(reviewing(new_desk(tmp_path)))
    in_unit(made, NATIONAL)
    return made


def kept_in(ground: str) -> tuple[Answer, ...]:
    return (Answer("ground", (ground,)), Answer("ground_reason", words=Text("见审查意见")))


def test_保密法35_nothing_goes_out_before_its_review_has_ended(desk: Desk) -> None:
    one, case = hand_in(desk)
    desk.refused(publish(one), "item.not_reviewed", "A2.1")
    walk(desk, case, NATIONAL)
    assert item(desk, one).conclusion == "publish"


@pytest.mark.parametrize(("clause", "ground"), [(c, g) for c, each in GROUNDS.items() for g in each])
def test_公开条例14_公开条例15_公开条例16_each_ground_for_keeping_in_names_its_article(
    desk: Desk, clause: str, ground: str
) -> None:
    entries = profile_of(NATIONAL)[0].words.lists["grounds"].entries
    assert {entry.id: entry.clause for entry in entries}[ground] == clause
    one, case = hand_in(desk)
    walk(desk, case, NATIONAL, "withhold", *kept_in(ground))
    assert item(desk, one).conclusion == "withhold"
    desk.refused(publish(one), "item.not_for_publication", "A2.11")


def test_公开条例14_without_a_ground_of_the_list_nothing_is_kept_in(desk: Desk) -> None:
    _one, case = hand_in(desk)
    for answers in ((), kept_in("不方便")):
        refused = pass_stage(desk, case, NATIONAL, "withhold", *answers)
        assert isinstance(refused, Refusal), answers


def test_公开条例17_what_cannot_be_decided_is_referred_and_waits_for_the_authority(desk: Desk) -> None:
    one, case = hand_in(desk)
    assert {entry.id for entry in profile_of(NATIONAL)[0].words.lists["authorities"].entries} == {
        "competent",
        "secrecy",
    }
    while not isinstance(pass_stage(desk, case, NATIONAL, "refer"), Refusal):
        pass  # the stages before the one that may refer
    refer(desk, case, NATIONAL, "secrecy")
    held = pass_stage(desk, case, NATIONAL)
    assert isinstance(held, Refusal)
    assert held.code == "case.held"
    desk.done(ResumeCase(case=case, answer="不属于国家秘密", ruling="publish"))
    walk(desk, case, NATIONAL)
    assert item(desk, one).conclusion == "publish"


def test_公开条例34_a_body_that_made_it_too_agrees_by_silence_after_fifteen_working_days(desk: Desk) -> None:
    profile = profile_of(NATIONAL)[0]
    calendar = desk.ask(calendar_in_force)
    due, silence, clause = letter_terms(profile, calendar, f.Asked.OTHER_BODY, DAY)
    assert (due, silence, clause) == (date(2026, 3, 26), f.Silence.CONSENT, "公开条例34")
    one, _case = hand_in(desk)
    desk.done(AskBefore(item=one, asked=f.Asked.OTHER_BODY, to="市民政局", sent_on=DAY))
    silent = BookReply(item=one, number=1, reply=f.Reply.SILENCE, on=date(2026, 3, 27))
    desk.refused(silent, "act.in_future")
    desk.clock.at = desk.clock.at.replace(month=3, day=27)
    desk.done(silent)
    assert pass_stage(desk, _case, NATIONAL)
