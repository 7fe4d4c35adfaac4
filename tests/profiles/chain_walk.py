"""Drives a case of a shipped procedure down one path: which decision is taken at which turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from desktop.plain.facts import Text
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal
from desktop.procedures.case import Case, Status, after
from desktop.procedures.checklist import answered
from desktop.procedures.conditions import Situation, holds
from desktop.procedures.definition import Decision, Field, Procedure, Stage
from desktop.procedures.engine import Actor, Decided, StageAct, act, open_case, resume
from desktop.procedures.facts import Answer, CaseOpened, CaseResumed
from desktop.procedures.rules import next_stage
from desktop.procedures.soundness import chain, situations
from desktop.procedures.vocabulary import Conclusion, ConditionKind, FieldType, Lead

START = datetime(2026, 3, 2, 9)
Turn = tuple[int, str]
"""How many acts come before it, and the id of the decision that is taken then; elsewhere the straight way."""

STRAIGHT: Turn = (-1, "")
PLAIN = {
    FieldType.NUMBER: "2",
    FieldType.DATE: "2026-03-02",
    FieldType.LEVEL: "secret",
    FieldType.YES_NO: "yes",
}


def paths(definition: Procedure) -> Iterator[tuple[Situation, Turn]]:
    """Every situation that chooses stages, in each every decision at every turn; and every situation straight."""
    for situation in situations(definition, chain_only=True):
        for n, stage in enumerate(chain(definition, situation)):
            for decision in stage.decisions:
                if n == 0 and decision.leads is Lead.BACK:
                    continue  # begins this chain, not every one: nothing to send back to, and none is offered
                yield situation, (n, decision.id)
    waiting = {f.id for f in definition.fields if _only_for_waiting(f)}
    seen = set()
    for situation in situations(definition):
        told = {k: a for k, a in situation.answers.items() if k not in waiting}
        one = replace(situation, answers=told)
        key = (one.level, one.important, one.item_type, one.conclusion, tuple(sorted(told.items(), key=str)))
        if key not in seen:
            seen.add(key)
            yield one, STRAIGHT


def _only_for_waiting(field: Field) -> bool:
    """Asked only where a case waits: on the straight way nobody answers it."""
    asked = [c for c in field.shown_when if c.kind is ConditionKind.CONCLUSION]
    return bool(asked) and not any(Conclusion(v).final for c in asked for v in c.values)


def walked(definition: Procedure, situation: Situation, turn: Turn) -> tuple[Case, list[Turn]] | Refusal:
    """The case at its end and what was decided at which stage; or the refusal that stopped it."""
    case = opened(definition, situation)
    taken: list[tuple[str, str]] = []
    while case.status is Status.OPEN:
        stage = next_stage(definition, case)
        assert stage is not None
        wanted = turn[1] if len(case.history) == turn[0] else ""
        decision = stage.decision(wanted) or straight(stage, situation)
        taken.append((stage.id, decision.id))
        done = act(
            definition, case, _said(definition, case, stage, decision, situation), _actor(stage), _at(case)
        )
        if isinstance(done, Refusal):
            return done
        case = moved(case, done, _at(case))
        if case.held is not None:
            came = resume(definition, case, CaseResumed(by="officer", answer=Text("答复")), _at(case))
            assert isinstance(came, Decided), came
            case = moved(case, came, _at(case))
        assert len(case.history) <= 3 * len(definition.stages), "the case goes round in circles"
    return case, taken  # type: ignore[return-value]


def straight(stage: Stage, situation: Situation) -> Decision:
    """The decision that goes on: with the conclusion of the situation where one is drawn."""
    forward = [d for d in stage.decisions if d.leads.forward]
    meant = [d for d in forward if d.conclusion and d.conclusion.value == situation.conclusion]
    return (meant or forward)[0]


def opened(definition: Procedure, situation: Situation) -> Case:
    """A case just begun."""
    fact = CaseOpened(
        procedure=definition.id,
        definition="h",
        number="1",
        subject=definition.subject,
        subjects=("s",),
        level=situation.level,
        applicant="applicant",
        important=situation.important,
        item_type=situation.item_type,
        answers=_answers(
            definition, definition.opening, replace(situation, conclusion="", answers={}), situation
        ),
    )
    begun = open_case(definition, "c", fact, START)
    assert isinstance(begun, Decided), begun
    return moved(Case("c"), begun, START)


def moved(case: Case, decided: Decided, at: datetime) -> Case:
    """The case with the new facts."""
    for fact in decided.facts:
        case = after(case, Recorded(0, 0, "", 0, fact, at, at, ""))
    return case


def _at(case: Case) -> datetime:
    return START + timedelta(hours=1 + len(case.history))


def _actor(stage: Stage) -> Actor:
    return Actor(f"person-{stage.id}", stage.roles[-1], frozenset(stage.roles))


def _said(
    definition: Procedure, case: Case, stage: Stage, decision: Decision, situation: Situation
) -> StageAct:
    drawn = decision.conclusion.value if decision.conclusion else case.drawn
    known = replace(situation, conclusion=drawn, answers=case.answers)
    asks = decision.leads.forward or decision.leads.waits
    answers = _answers(definition, stage.fields, known, situation) if asks else ()
    to = case.acts[0].fact.stage if case.acts else ""
    papers = tuple(e.id for e in stage.enclosures)
    return StageAct(stage.id, decision.id, answers, papers, to=to, reason=Text("理由"))


def _answers(
    definition: Procedure, asked: tuple[str, ...], known: Situation, situation: Situation
) -> tuple[Answer, ...]:
    """Answers to what is asked; ``known``: what the case says so far, ``situation``: what it is to say."""
    found: list[Answer] = []
    for field in (definition.field(name) for name in asked):
        now = replace(known, answers={**known.answers, **{a.field: a for a in found}})
        if field is not None and field.required and holds(field.shown_when, now):
            found.append(_answer(field, situation))
    return tuple(found)


def _answer(field: Field, situation: Situation) -> Answer:
    """Some answer that fits; the situation's own where it has one."""
    known = situation.answers.get(field.id)
    if known is not None:
        return known
    if field.type is FieldType.TEXT:
        return Answer(field.id, (), Text("内容"))
    if field.type is FieldType.CHECKLIST:
        return answered(field)
    choice = field.choices[0].id if field.choices else "id-1"
    return Answer(field.id, (PLAIN.get(field.type, choice),))
