"""The acts of a case: open, act at a stage, resume, sign, withdraw, close, correct. Answers facts or a refusal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop.plain.facts import Fact, Text
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures import facts as f
from desktop.procedures.case import Case, Status, after, corrected_fact, fold_case, standing
from desktop.procedures.clock_facts import CaseExtended
from desktop.procedures.definition import Procedure, Stage
from desktop.procedures.permit_terms import PermitTerms, terms_of
from desktop.procedures.rules import conclusion_of, may, next_stage
from desktop.procedures.vocabulary import End, Lead

NO_WORDS = Text("")


@dataclass(frozen=True)
class Actor:
    """A person, the posts (codes) he holds on the day, also as a deputy, and the ``capacity`` he acts in."""

    person: str
    capacity: str
    posts: frozenset[str]


@dataclass(frozen=True)
class StageAct:
    """What is done at a stage.

    ``to`` belongs to a sending back; ``reason`` to it, to a refusal and to waiting, ``until`` to the last.
    """

    stage: str
    decision: str
    answers: tuple[f.Answer, ...] = ()
    enclosures: tuple[str, ...] = ()
    opinion: Text | None = None
    given: f.Given = f.ON_PAPER
    to: str = ""
    reason: Text = NO_WORDS
    until: date | None = None


@dataclass(frozen=True)
class Decided:
    """The new facts of the case, in order; the permit that follows, or the one that falls with the case."""

    facts: tuple[Fact, ...]
    permit: PermitTerms | None = None
    revokes: bool = False
    corrects: int = 0


@dataclass(frozen=True)
class Running:
    """A deadline that has begun and is not met; ``due`` its last day, where that can be said."""

    due: date | None


def open_case(definition: Procedure, case: str, opened: f.CaseOpened, at: datetime) -> Decided | Refusal:
    """Begin a case under the definition; a case without stages in its way cannot begin."""
    if opened.procedure != definition.id:
        return refuse("case.other_procedure", definition.clause, procedure=opened.procedure)
    refused = may(definition, Case(case), opened, at)
    if refused is not None:
        return refused
    begun = after(Case(case), _row(opened, at))
    first = next_stage(definition, begun)
    if first is None:
        return refuse("case.no_stage_in_its_way", definition.clause)
    return Decided((replace(opened, due=first.id),))


def act(
    definition: Procedure, case: Case, stage_act: StageAct, actor: Actor, at: datetime
) -> Decided | Refusal:
    """An act at a stage. The last one grants: the permit's terms come with it."""
    stage = definition.stage(stage_act.stage)
    if stage is None:
        return refuse("case.stage_unknown", definition.clause, at="stage", stage=stage_act.stage)
    fact = _fact(stage, stage_act, actor)
    refused = may(definition, case, fact, at)
    if refused is not None:
        return refused
    if actor.capacity not in actor.posts:
        # he names a post that he does not hold on that day
        return refuse("case.post_not_held", stage.clause, at="person", stage=stage.title, role=actor.capacity)
    moved = after(case, _row(fact, at))
    if moved.status is not Status.OPEN:
        return Decided((fact,))
    due = next_stage(definition, moved)
    decision = stage.decision(stage_act.decision)
    early = decision is not None and decision.leads is Lead.FINISHED
    if due is not None and not early:
        return Decided((replace(fact, due=due.id),))
    return _ended(definition, moved, fact, early, at)


def _fact(stage: Stage, stage_act: StageAct, actor: Actor) -> f.StageFact:
    said = f.CaseActed(
        stage=stage.id,
        verb=stage.verb,
        decision=stage_act.decision,
        person=actor.person,
        capacity=actor.capacity,
        given=stage_act.given,
        answers=stage_act.answers,
        enclosures=stage_act.enclosures,
        opinion=stage_act.opinion,
        conclusion=conclusion_of(stage, stage_act.decision),
    )
    decision = stage.decision(stage_act.decision)
    if decision is not None and decision.leads is Lead.HOLD:
        return f.CaseHeld(**vars(said), reason=stage_act.reason, until=stage_act.until)
    if decision is not None and decision.leads is Lead.BACK:
        return f.CaseSentBack(**vars(said), to=stage_act.to, reason=stage_act.reason)
    if decision is not None and decision.leads is Lead.REFUSED:
        return f.CaseRefused(**vars(said), reason=stage_act.reason or stage_act.opinion or NO_WORDS)
    return said


def _ended(
    definition: Procedure, case: Case, fact: f.StageFact, early: bool, at: datetime
) -> Decided | Refusal:
    plan = definition.permit
    if early or definition.ends is End.FINISHED or plan is None:
        return Decided((fact, f.CaseFinished(conclusion=case.drawn or fact.decision)))
    terms = terms_of(definition, plan, case, at)
    refused = may(definition, case, terms.granted(), at)
    return refused if refused is not None else Decided((fact, terms.granted()), terms)


def sign(definition: Procedure, case: Case, stage: str, person: str, at: datetime) -> Decided | Refusal:
    """The ink that was missing at a stage is there (补签, D14)."""
    return _plain(definition, case, f.CaseSigned(stage=stage, person=person), at)


def resume(definition: Procedure, case: Case, came: f.CaseResumed, at: datetime) -> Decided | Refusal:
    """What was waited for has come: the stage that held the case is due again."""
    return _plain(definition, case, came, at)


def extend(
    definition: Procedure,
    case: Case,
    longer: CaseExtended,
    actor: Actor,
    running: Running | None,
    at: datetime,
) -> Decided | Refusal:
    """A deadline gets longer while it runs; after its last day nothing is extended any more."""
    if longer.capacity not in actor.posts:
        return refuse("case.post_not_held", definition.clause, at="person", role=longer.capacity)
    if running is not None and running.due is not None and at.date() > running.due:
        return refuse("deadline.passed", definition.clause, at="deadline", due=running.due.isoformat())
    decided = _plain(definition, case, longer, at)
    if isinstance(decided, Decided) and running is None:
        return refuse("deadline.not_running", definition.clause, at="deadline")
    return decided


def withdraw(definition: Procedure, case: Case, by: str, reason: Text, at: datetime) -> Decided | Refusal:
    """Take a case back; one that was granted takes its permit with it (custody refuses if it was used)."""
    decided = _plain(definition, case, f.CaseWithdrawn(by=by, reason=reason), at)
    if isinstance(decided, Decided) and case.status is Status.GRANTED:
        return replace(decided, revokes=True)
    return decided


def close(definition: Procedure, case: Case, by: str, at: datetime) -> Decided | Refusal:
    """Nothing is left to do; refused while ink is missing."""
    return _plain(definition, case, f.CaseClosed(by=by), at)


def _plain(definition: Procedure, case: Case, fact: Fact, at: datetime) -> Decided | Refusal:
    refused = may(definition, case, fact, at)
    return refused if refused is not None else Decided((fact,))


def correct(
    definition: Procedure, rows: Sequence[Recorded], version: int, right: f.CaseCorrected, actor: Actor | None
) -> Decided | Refusal:
    """Right values for the opening or an act, if the stream replayed with them still obeys every rule.

    ``actor``  the person named by the right values and his posts on the day of the act; None: the opening.
    """
    rows = standing(rows)
    wrong = next((r for r in rows if r.version == version), None)
    if wrong is None or not isinstance(wrong.fact, f.CaseOpened | f.StageFact):
        return refuse("correction.nothing_to_correct", definition.clause)
    if right.stage != (wrong.fact.stage if isinstance(wrong.fact, f.StageFact) else ""):
        return refuse("correction.other_stage", definition.clause, at="stage")
    if not right.reason.strip():
        return refuse("case.reason_missing", definition.clause, at="reason")
    if right.stage and (actor is None or actor.capacity not in actor.posts):
        return refuse("case.post_not_held", definition.clause, at="person", role=right.capacity)
    if isinstance(wrong.fact, f.StageFact) and _confirms_anew(wrong.fact, right):
        return refuse("correction.not_confirmed", "D14", at="given")
    before = fold_case("", rows)
    last = rows[-1]
    attempt = replace(last, version=last.version + 1, fact=right, corrects=version)
    righted = straightened([*rows, attempt])
    after_it = replayed(definition, righted)
    if isinstance(after_it, Refusal):
        return after_it
    if before.granted is not None and definition.permit is not None:
        day = next(r.happened_at for r in righted if isinstance(r.fact, f.CaseGranted))
        terms = terms_of(definition, definition.permit, after_it, day)
        if terms.granted() != before.granted:
            # the permit stands in the ledger with its terms: withdraw the case instead
            return refuse("correction.permit_issued", definition.clause)
    due = next_stage(definition, after_it) if after_it.status is Status.OPEN else None
    return Decided((replace(right, due=due.id if due else ""),), corrects=version)


def _confirms_anew(wrong: f.StageFact, right: f.CaseCorrected) -> bool:
    """A correction cannot say of anybody that he confirmed at the desk what he did not (D14)."""
    stands = (wrong.person, wrong.given)
    return right.given.how is f.How.PIN and (right.person, right.given) != stands


def straightened(rows: Sequence[Recorded]) -> list[Recorded]:
    """The stream as it should have been written."""
    marks = f.CaseCorrected | f.CaseUndone
    facts = {row.version: row for row in rows if not isinstance(row.fact, marks)}
    for row in rows:
        if isinstance(row.fact, f.CaseCorrected) and row.corrects in facts:
            wrong = facts[row.corrects]
            facts[row.corrects] = replace(wrong, fact=corrected_fact(wrong.fact, row.fact))
    return list(facts.values())


def replayed(definition: Procedure, rows: Sequence[Recorded]) -> Case | Refusal:
    """The case as the straightened stream leaves it, if each fact of it may follow."""
    case = Case("")
    for place, row in enumerate(rows):
        refused = may(definition, case, row.fact, row.happened_at)
        if refused is not None:
            later = tuple(str(r.version) for r in rows[place:])
            return refuse(
                "correction.breaks_later", refused.clause, cause=refused.code, later=later, at=refused.field
            )
        case = after(case, row)
    return case


def _row(fact: Fact, at: datetime) -> Recorded:
    """A fact not yet in the book, for looking one step ahead."""
    return Recorded(0, 0, "", 0, fact, at, at, "")
