"""Whether a fact may follow in a case, by the definition it began under. Live and in replay alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from desktop.plain.facts import Fact
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures import answers, clock_rules, laws
from desktop.procedures import facts as f
from desktop.procedures.case import Case, Status
from desktop.procedures.clock_facts import CaseExtended
from desktop.procedures.conditions import Situation, holds
from desktop.procedures.definition import Decision, Procedure, Stage
from desktop.procedures.permit_terms import terms_of
from desktop.procedures.vocabulary import Conclusion, Lead

FINAL = frozenset(c.value for c in Conclusion if c.final)
"""Codes of the conclusions with which a case can end."""


def next_stage(definition: Procedure, case: Case) -> Stage | None:
    """The first stage in the way that nobody has passed yet; None: the chain is through."""
    passed = {act.fact.stage for act in case.acts}
    for stage in definition.stages:
        if stage.id not in passed and holds(stage.when, case.situation):
            return stage
    return None


def offered(definition: Procedure, case: Case) -> tuple[Decision, ...]:
    """The decisions that may be taken now: nothing is sent back where nothing stands before."""
    due = next_stage(definition, case) if case.status is Status.OPEN and case.held is None else None
    return tuple(d for d in due.decisions if case.acts or d.leads is not Lead.BACK) if due else ()


def situation_with(case: Case, fact: f.StageFact) -> Situation:
    """The situation of a case once this act's answers and conclusion stand."""
    answered = {**case.answers, **{a.field: a for a in fact.answers}}
    return replace(case.situation, answers=answered, conclusion=fact.conclusion or case.drawn)


def conclusion_of(stage: Stage, decision: str) -> str:
    """Code of the conclusion that a decision draws; nothing where it draws none."""
    found = stage.decision(decision)
    return found.conclusion.value if found and found.conclusion else ""


def may_open(definition: Procedure, opened: f.CaseOpened, at: datetime) -> Refusal | None:
    """Whether a case may begin this way."""
    clause = definition.clause
    if opened.subject is not definition.subject or not opened.subjects:
        return refuse("case.no_subject", clause, at="subjects", kind=definition.subject.value)
    if len(set(opened.subjects)) < len(opened.subjects):
        return refuse("case.subject_twice", at="subjects")
    if definition.one_subject and len(opened.subjects) > 1:
        return refuse("case.one_subject_only", clause, at="subjects")
    if opened.level not in definition.levels:
        return refuse("case.level_not_covered", clause, at="level", level=opened.level)
    if definition.item_types and opened.item_type not in definition.item_types:
        return refuse("case.item_type_unknown", clause, at="item_type", item_type=opened.item_type)
    if not opened.applicant:
        return refuse("case.no_applicant", clause, at="applicant")
    given = {a.field: a for a in opened.answers}
    situation = Situation(opened.level, opened.important, opened.item_type, given)
    return (
        laws.may_begin(definition, opened)
        or answers.checked(definition, definition.opening, opened.answers, situation, at.date())
        or answers.missing(definition, definition.opening, situation)
    )


def may_act(definition: Procedure, case: Case, fact: f.StageFact, at: datetime) -> Refusal | None:
    """Whether an act at a stage may follow: in its turn, by its role, on its own, complete."""
    if case.status is not Status.OPEN:
        return refuse("case.not_open", definition.clause, status=case.status.value)
    stage = definition.stage(fact.stage)
    due = next_stage(definition, case)
    if stage is None or due is None:
        return refuse("case.stage_unknown", definition.clause, at="stage", stage=fact.stage)
    if stage != due:
        # no stage is skipped, none is done twice
        return refuse("case.stage_out_of_turn", due.clause, at="stage", stage=stage.title, due=due.title)
    if case.held is not None:
        # what waits for an answer stays as it is until that has come (A2.12, C2.12)
        return refuse("case.held", stage.clause, at="stage", stage=stage.title)
    return (
        _not_before(definition, case.last, at)
        or _decision(stage, fact)
        or _person(stage, case, fact, definition)
        or _given(definition, stage, case, fact, at)
        or _content(definition, stage, case, fact, at.date())
    )


def _decision(stage: Stage, fact: f.StageFact) -> Refusal | None:
    decision = stage.decision(fact.decision)
    if decision is None or fact.verb is not stage.verb:
        return refuse("case.decision_unknown", stage.clause, at="decision", stage=stage.title)
    kind = _KINDS.get(decision.leads, f.CaseActed)
    if not isinstance(fact, kind) or fact.conclusion != conclusion_of(stage, fact.decision):
        return refuse("case.decision_unknown", stage.clause, at="decision", stage=stage.title)
    return None


_KINDS: dict[Lead, type[f.StageFact]] = {
    Lead.BACK: f.CaseSentBack,
    Lead.REFUSED: f.CaseRefused,
    Lead.HOLD: f.CaseHeld,
}


def _person(stage: Stage, case: Case, fact: f.StageFact, definition: Procedure) -> Refusal | None:
    if not fact.person or fact.capacity not in stage.roles:
        return refuse("case.wrong_role", stage.clause, at="person", stage=stage.title, roles=stage.roles)
    decided = {a.fact.person for a in case.acts if a.fact.verb.decides}
    if stage.verb.prepares and fact.person in decided:
        # the same two hands, the other way round
        return refuse("case.decider_prepares", stage.clause, at="person", stage=stage.title)
    if not stage.verb.decides:
        return None
    grants = _last_for(definition, stage, situation_with(case, fact))
    prepared = {a.fact.person for a in case.acts if a.fact.verb.prepares}
    if stage.verb.approves or (grants and definition.permit is not None):
        # who drew the request up may give an opinion for his office, but not the unit's yes
        prepared.add(case.start.prepared_by)
    if fact.person in prepared:
        return refuse("case.preparer_decides", stage.clause, at="person", stage=stage.title)
    if grants and definition.permit is not None and fact.person == case.start.applicant:
        return refuse("case.own_request", stage.clause, at="person", stage=stage.title)
    if fact.person in decided and not stage.same_person:
        return refuse("case.decides_twice", stage.clause, at="person", stage=stage.title)
    return None


def _last_for(definition: Procedure, stage: Stage, situation: Situation) -> bool:
    rest = definition.stages[definition.stages.index(stage) + 1 :]
    return not any(holds(s.when, situation) for s in rest)


def _given(
    definition: Procedure, stage: Stage, case: Case, fact: f.StageFact, at: datetime
) -> Refusal | None:
    given = fact.given
    if given.how is f.How.PIN and not given.slot:
        # only what his own slot has proved was confirmed at the desk
        return refuse("confirm.not_asked", "D14", at="given")
    if given.how is not f.How.ORAL:
        return None
    refused = laws.may_be_oral(definition, given)
    if refused is not None:
        return refused
    if not stage.oral_allowed:
        return refuse("case.oral_not_allowed", "D14", at="given", stage=stage.title)
    if given.at is None or given.at > at or not given.witness or given.witness == fact.person:
        return refuse("case.oral_needs_witness", "D14", at="witness", stage=stage.title)
    if given.at.date() < case.began.date():
        # nobody agreed to what had not been asked for; within the day the request is often entered after the word
        return refuse("case.before_opening", "D14", at="given", since=case.began.date().isoformat())
    if given.sign_by is None or given.sign_by <= given.at.date():
        return refuse("case.oral_needs_signing_day", "D14", at="sign_by", stage=stage.title)
    return None


def _content(definition: Procedure, stage: Stage, case: Case, fact: f.StageFact, on: date) -> Refusal | None:
    situation = situation_with(case, fact)
    refused = answers.checked(definition, stage.fields, fact.answers, situation, on) or _own_papers(
        stage, fact
    )
    if refused is not None:
        return refused
    if isinstance(fact, f.CaseSentBack):
        return _sent_back(stage, case, fact)
    if isinstance(fact, f.CaseRefused):
        reasoned = bool(fact.reason.strip())
        return None if reasoned else refuse("case.reason_missing", stage.clause, at="reason")
    if isinstance(fact, f.CaseHeld):
        return _held(definition, stage, fact, situation, on)
    return (
        answers.missing(definition, stage.fields, situation)
        or _papers(stage, fact, situation)
        or laws.may_conclude(definition, case, fact.conclusion, situation)
    )


def _held(
    definition: Procedure, stage: Stage, fact: f.CaseHeld, situation: Situation, on: date
) -> Refusal | None:
    """Waiting asks only for what belongs to the waiting: the doubt, the authority, the enclosures (A2.14)."""
    if not fact.reason.strip():
        return refuse("case.reason_missing", stage.clause, at="reason")
    if fact.until is not None and fact.until <= on:
        return refuse("case.held_until_past", "C2.12", at="until")
    asked = [f for f in stage.fields if answers.asked_by_conclusion(definition.field(f))]
    return answers.missing(definition, asked, situation) or _papers(stage, fact, situation)


def _papers(stage: Stage, fact: f.StageFact, situation: Situation) -> Refusal | None:
    for paper in stage.enclosures:
        if holds(paper.needed_when, situation) and paper.id not in fact.enclosures:
            return refuse("case.enclosure_missing", stage.clause, at="enclosures", title=paper.title)
    return None


def _own_papers(stage: Stage, fact: f.StageFact) -> Refusal | None:
    """Only what this stage asks for is enclosed, and each once: a record names no paper that is none."""
    known = {paper.id for paper in stage.enclosures}
    if set(fact.enclosures) <= known and len(set(fact.enclosures)) == len(fact.enclosures):
        return None
    return refuse("case.enclosure_unknown", stage.clause, at="enclosures", stage=stage.title)


def _sent_back(stage: Stage, case: Case, fact: f.CaseSentBack) -> Refusal | None:
    earlier = tuple(a.fact.stage for a in case.acts)
    if fact.to not in earlier or (stage.back_to and fact.to not in stage.back_to):
        return refuse("case.not_an_earlier_stage", stage.clause, at="to", to=fact.to)
    if not fact.reason.strip():
        return refuse("case.reason_missing", stage.clause, at="reason")
    return None


def _may_be_signed(definition: Procedure, case: Case, fact: f.CaseSigned, at: datetime) -> Refusal | None:
    own = [a for a in case.unsigned if (a.fact.stage, a.fact.person) == (fact.stage, fact.person)]
    if not own:
        return refuse("case.nothing_to_sign", "D14", at="stage")
    return _not_before(definition, max(a.at for a in own), at)


def _may_be_resumed(definition: Procedure, case: Case, fact: f.CaseResumed, at: datetime) -> Refusal | None:
    if case.held is None or case.status is not Status.OPEN:
        return refuse("case.not_held", definition.clause)
    early = _not_before(definition, case.last, at)
    if early is not None:
        return early
    if not fact.answer.strip():
        return refuse("case.answer_missing", "A2.12", at="answer")
    referred = case.held.fact.conclusion == Conclusion.REFER.value
    if fact.ruling and (not referred or fact.ruling not in FINAL):
        return refuse("case.ruling_unknown", "A2.12", at="ruling")
    return None


def _may_be_withdrawn(
    definition: Procedure, case: Case, fact: f.CaseWithdrawn, at: datetime
) -> Refusal | None:
    if case.closed or case.status not in (Status.OPEN, Status.GRANTED):
        return refuse("case.not_open", definition.clause, status=case.status.value)
    early = _not_before(definition, case.last, at)
    if early is not None or fact.reason.strip():
        return early
    return refuse("case.reason_missing", definition.clause, at="reason")


def _not_before(definition: Procedure, since: datetime, at: datetime) -> Refusal | None:
    if at >= since:
        return None
    return refuse("case.before_last_act", definition.clause, at="happened_at", since=since.isoformat())


def _may_be_closed(definition: Procedure, case: Case, _fact: f.CaseClosed, at: datetime) -> Refusal | None:
    if case.closed or case.status in (Status.NONE, Status.OPEN):
        return refuse("case.not_ended", definition.clause, status=case.status.value)
    unsigned = tuple(sorted({a.fact.stage for a in case.unsigned}))
    oral = any(a.fact.given.how is f.How.ORAL for a in case.unsigned)
    if unsigned and (oral or not definition.pin_rule):
        # a PIN is not 签章 unless the unit's rule says so
        return refuse("case.ink_missing", "D14", stages=unsigned)
    return _not_before(definition, case.last, at)


def _may_be_finished(
    definition: Procedure, case: Case, _fact: f.CaseFinished, _at: datetime
) -> Refusal | None:
    through = case.status is Status.OPEN
    return None if through else refuse("case.not_open", definition.clause, status=case.status.value)


def _may_be_granted(definition: Procedure, case: Case, _fact: f.CaseGranted, at: datetime) -> Refusal | None:
    if case.status is not Status.OPEN:
        return refuse("case.not_open", definition.clause, status=case.status.value)
    due = next_stage(definition, case)
    if due is not None:
        return refuse("case.stage_out_of_turn", due.clause, at="stage", stage="", due=due.title)
    plan = definition.permit
    if plan is None:
        return refuse("case.no_permit_follows", definition.clause)
    return laws.may_be_granted(plan, case, terms_of(definition, plan, case, at))


_RULES: dict[type[Fact], Callable[[Procedure, Case, Any, datetime], Refusal | None]] = {
    f.CaseActed: may_act,
    f.CaseSentBack: may_act,
    f.CaseRefused: may_act,
    f.CaseHeld: may_act,
    f.CaseResumed: _may_be_resumed,
    f.CaseGranted: _may_be_granted,
    f.CaseFinished: _may_be_finished,
    f.CaseSigned: _may_be_signed,
    f.CaseWithdrawn: _may_be_withdrawn,
    f.CaseClosed: _may_be_closed,
    CaseExtended: clock_rules.may_extend,
}


def may(definition: Procedure, case: Case, fact: Fact, at: datetime) -> Refusal | None:
    """Whether the fact may follow in this case."""
    if isinstance(fact, f.CaseOpened):
        begun = case.status is not Status.NONE
        return refuse("case.opened_twice", at="case") if begun else may_open(definition, fact, at)
    if case.status is Status.NONE:
        return refuse("case.not_open", definition.clause, status=case.status.value)
    rule = _RULES.get(type(fact))
    return rule(definition, case, fact, at) if rule else None
