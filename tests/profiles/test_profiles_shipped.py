"""The two shipped profiles: whole, lawful, and every path of every chain walked to its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime, time, timedelta

import pytest

from desktop.custody.levels import Level, register_of
from desktop.custody.period import MAXIMUM
from desktop.plain.facts import Text
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal
from desktop.procedures.case import Case, Status, after
from desktop.procedures.conditions import Situation, holds
from desktop.procedures.definition import Field, Procedure
from desktop.procedures.engine import Actor, Decided, StageAct, act, open_case
from desktop.procedures.facts import Answer, CaseOpened
from desktop.procedures.rules import next_stage
from desktop.procedures.soundness import chain, situations
from desktop.procedures.vocabulary import FieldType, Lead, PermitKind
from desktop.profiles.loading import check, profile_ids
from desktop.profiles.parameters import KINDS, CustodyRules
from desktop.profiles.profile import SERIES_NEEDED
from tests.profiles.profile_files import SHIPPED, shipped

START = datetime(2026, 3, 2, 9)
PROCEDURES = [
    (profile, procedure) for profile in profile_ids(SHIPPED) for procedure in shipped(profile).procedures
]


def test_the_shipped_files_have_no_fault() -> None:
    assert check(SHIPPED) == []
    assert {"national", "panjin"} <= set(profile_ids(SHIPPED))


def test_every_parameter_is_read_from_the_file() -> None:
    assert set(KINDS) == {f.name for f in fields(CustodyRules)}


@pytest.mark.parametrize("profile", ["national", "panjin"])
def test_every_parameter_names_its_clause(profile: str) -> None:
    rules = shipped(profile).custody
    assert all(getattr(rules, f.name).clause for f in fields(CustodyRules))


def test_a6_what_the_panjin_rules_say() -> None:
    panjin = shipped("panjin")
    rules = panjin.custody
    assert (rules.same_day_return.value, rules.same_day_return.clause) == (True, "A6.1.4c")
    assert rules.cutoff.value == time(17, 30)
    assert rules.copy_approver.value["secret"] == "leader_in_charge"
    assert rules.copy_approver.clause == "A6.1.5b"
    assert (rules.loan_approver.value, rules.loan_approver.clause) == ("office", "A6.1.7c")
    assert panjin.roles["head"] == "中心主任"
    assert panjin.procedures["reproduction"].stages[-1].roles == ("leader_in_charge",)
    assert panjin.procedures["widening"].stages[-1].roles == ("head", "head_designee")
    assert panjin.caption("leader_in_charge") == "中心分管领导意见"
    assert panjin.caption("secrecy_office") == "保密办意见"


@pytest.mark.parametrize("profile", ["national", "panjin"])
def test_the_registers_of_the_ledger_have_their_series(profile: str) -> None:
    series = shipped(profile).series
    assert {register_of(level) for level in Level} <= set(series)
    assert set(SERIES_NEEDED) <= set(series)
    assert len({register_of(level): series[register_of(level)].pattern for level in Level}) == 4


@pytest.mark.parametrize("profile", ["national", "panjin"])
def test_保密法20_presumed_periods_are_those_of_the_ledger(profile: str) -> None:
    presumed = shipped(profile).custody.presumed_years.value
    assert {level.value: years for level, years in MAXIMUM.items()} == {k: presumed[k] for k in presumed}


def test_numbers_are_written_as_the_series_says() -> None:
    series = shipped("panjin").series
    assert series["secret"].text(1, 2026) == "密收〔2026〕001号"
    assert series["secret"].text(12345, 2026) == "密收〔2026〕12345号"
    assert series["top_secret"].text(7, 2026) == "绝收〔2026〕007号"
    assert series["clearance"].text(3, 2026) == "清退〔2026〕03号"
    assert series["made_copy"].text(1, parent="密收〔2026〕001号-000023") == "密收〔2026〕001号-000023-复01"
    assert series["copy_label"].text(0, register="密收〔2026〕001号", copy="{n}") == "密收〔2026〕001号-{n}"


def _answer(field: Field, situation: Situation) -> Answer:
    """Some answer that fits; the situation's own where it has one."""
    known = situation.answers.get(field.id)
    if known is not None:
        return known
    if field.type is FieldType.TEXT:
        return Answer(field.id, (), Text("内容"))
    plain = {
        FieldType.NUMBER: "2",
        FieldType.DATE: "2026-03-02",
        FieldType.LEVEL: "secret",
        FieldType.YES_NO: "yes",
    }
    choice = field.choices[0].id if field.choices else "id-1"
    return Answer(field.id, (plain.get(field.type, choice),))


def _answers(definition: Procedure, asked: tuple[str, ...], situation: Situation) -> tuple[Answer, ...]:
    found = [f for f in (definition.field(a) for a in asked) if f is not None]
    return tuple(_answer(f, situation) for f in found if f.required and holds(f.shown_when, situation))


def _open(definition: Procedure, situation: Situation) -> Case:
    opened = CaseOpened(
        procedure=definition.id,
        definition="h",
        number="1",
        subject=definition.subject,
        subjects=("s",),
        level=situation.level,
        applicant="applicant",
        important=situation.important,
        item_type=situation.item_type,
        answers=_answers(definition, definition.opening, situation),
    )
    begun = open_case(definition, "c", opened, START)
    assert isinstance(begun, Decided), begun
    return _moved(Case("c"), begun, START)


def _moved(case: Case, decided: Decided, at: datetime) -> Case:
    for fact in decided.facts:
        case = after(case, Recorded(0, 0, "", 0, fact, at, at, ""))
    return case


def _step(definition: Procedure, case: Case, situation: Situation, lead: Lead) -> tuple[Case, Decided]:
    stage = next_stage(definition, case)
    assert stage is not None
    decision = next(d for d in stage.decisions if d.leads is lead)
    answers = _answers(definition, stage.fields, situation) if lead.forward else ()
    papers = tuple(e.id for e in stage.enclosures)
    to = case.acts[0].fact.stage if case.acts else ""
    done = act(
        definition,
        case,
        StageAct(stage.id, decision.id, answers, papers, to=to, reason=Text("理由")),
        Actor(f"person-{stage.id}", stage.roles[-1], frozenset(stage.roles)),
        START + timedelta(hours=1 + len(case.history)),
    )
    assert not isinstance(done, Refusal), (stage.id, done)
    return _moved(case, done, START + timedelta(hours=1 + len(case.history))), done


def _paths(definition: Procedure) -> Iterator[tuple[Situation, int, Lead]]:
    """Every situation; in each the straight way, and every other decision at every stage of it."""
    for situation in situations(definition):
        stages = chain(definition, situation)
        yield situation, len(stages), Lead.NEXT
        for n, stage in enumerate(stages):
            for lead in {d.leads for d in stage.decisions} - {Lead.NEXT}:
                yield situation, n, lead


def _grants(definition: Procedure, situation: Situation) -> bool:
    forbidden = situation.answers.get("issuer_permits")
    copying = definition.permit is not None and definition.permit.kind is PermitKind.REPRODUCTION
    return not (copying and forbidden is not None and "no" in forbidden.values)


@pytest.mark.parametrize(("profile", "name"), PROCEDURES)
def test_every_path_of_every_chain_is_walked_to_its_end(profile: str, name: str) -> None:
    definition = shipped(profile).procedures[name]
    walked: set[tuple[str, Lead]] = set()
    for situation, turn, lead in _paths(definition):
        assert _grants(definition, situation)
        case, last = _open(definition, situation), None
        while case.status is Status.OPEN:
            stage = next_stage(definition, case)
            assert stage is not None
            turned = lead if len(case.history) == turn else Lead.NEXT
            walked.add((stage.id, turned))
            case, last = _step(definition, case, situation, turned)
        assert len(case.history) <= 3 * len(definition.stages)
        assert last is not None
        refused = lead is Lead.REFUSED
        assert case.status is (Status.REFUSED if refused else Status.GRANTED)
        assert (last.permit is None) == refused
        if not refused:
            passed = [a.fact.stage for a in case.acts]
            assert passed == [s.id for s in chain(definition, situation)]
    assert walked == {(s.id, d.leads) for s in definition.stages for d in s.decisions}, (
        "a decision was not tried"
    )
