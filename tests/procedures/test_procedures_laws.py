"""Laws of the engine under random acts: no stage skipped, one permit at most, the stream tells the state."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.plain.facts import Text
from desktop.procedures import engine
from desktop.procedures.case import Status
from desktop.procedures.engine import Decided
from desktop.procedures.facts import CaseActed, CaseGranted, CaseRefused, CaseSentBack, Given, How
from desktop.procedures.soundness import chain
from desktop.procedures.vocabulary import LEVELS
from tests.procedures.procedure_stories import COPYING, WIDENING, Answer, Desk, said, words

STAGES = ["department", "prepare", "office", "leader", "head", "secrecy_office", "none"]
PEOPLE = ["ann", "bo", "cai", "applicant", ""]
ROLES = ["department_head", "officer", "office", "leader_in_charge", "head", "secrecy_office"]
ANSWERS: list[Answer] = [
    said("issuer_permits", "yes"),
    said("issuer_permits", "no"),
    said("approved", 1),
    said("approved", 5),
    words("reference", "某文号"),
    said("approved", ("p1",)),
    Answer("none", ("x",)),
]

acts = st.tuples(
    st.sampled_from(STAGES),
    st.sampled_from(
        ["agree", "agree", "agree", "agree", "agree", "send_back", "send_back", "refuse", "other"]
    ),
    st.sampled_from(PEOPLE),
    st.sampled_from(ROLES),
    st.lists(st.sampled_from(ANSWERS), max_size=2),
    st.sampled_from(STAGES),
    st.sampled_from(["", "有误"]),
    st.sampled_from([How.PAPER, How.PAPER, How.PIN, How.ORAL]),
    st.sampled_from(
        ["act", "act", "act", "guided", "guided", "guided", "guided", "guided", "withdraw", "close"]
    ),
)


def _guided(desk: Desk, decision: str, person: str) -> None:
    """The act that is due, by the right post: random acts alone would seldom come to an end."""
    case = desk.case
    due = next((s for s in chain(desk.definition, case.situation) if case.act_at(s.id) is None), None)
    if due is not None:
        wanted = [a for a in (ANSWERS[0], ANSWERS[4]) if a.field in due.fields]
        wanted = [a for a in wanted if a.field != "reference" or case.start.level == "top_secret"]
        to = case.acts[-1].fact.stage if case.acts else ""
        desk.act(due.id, decision, *wanted, person=person, to=to, reason="有误")


@given(st.sampled_from([COPYING, WIDENING]), st.sampled_from(LEVELS), st.lists(acts, min_size=8, max_size=40))
def test_random_acts_never_skip_a_stage_nor_issue_two_permits(definition, level, script) -> None:  # type: ignore[no-untyped-def]
    desk = Desk(definition)
    assert isinstance(desk.open(level=level), Decided)
    for stage, decision, person, role, answers, to, reason, how, kind in script:
        if kind == "withdraw":
            desk.keep(engine.withdraw(definition, desk.case, "x", Text(reason), desk.now))
        elif kind == "close":
            desk.keep(engine.close(definition, desk.case, "x", desk.now))
        elif kind == "guided":
            _guided(desk, decision, "" if to == "none" or reason else person)
        elif kind == "act":
            desk.act(
                stage,
                decision,
                *answers,
                person=person,
                capacity=role,
                given=Given(how, slot="s-1" if how is How.PIN else ""),
                to=to,
                reason=reason,
            )
    assert desk.permits <= 1
    assert desk.permits == sum(isinstance(r.fact, CaseGranted) for r in desk.rows)
    _stands(desk)


def _stands(desk: Desk) -> None:
    """Replays by the plainest means: a list of stages that grows and is cut."""
    case, passed = desk.case, list[str]()
    expected = [s.id for s in chain(desk.definition, case.situation)]
    for row in desk.rows:
        if isinstance(row.fact, CaseSentBack):
            passed = passed[: passed.index(row.fact.to)]
        elif isinstance(row.fact, CaseActed):
            passed.append(row.fact.stage)
        elif isinstance(row.fact, CaseGranted):
            assert passed == expected, "granted before every stage was passed"
        assert passed == expected[: len(passed)]
    assert [a.fact.stage for a in case.acts] == passed
    deciders = [a.fact.person for a in case.acts if a.fact.verb.decides]
    assert len(set(deciders)) == len(deciders)
    assert not {a.fact.person for a in case.acts if a.fact.verb.prepares} & set(deciders)
    if case.status is Status.REFUSED:
        assert isinstance(desk.rows[-1 if not case.closed else -2].fact, CaseRefused)
