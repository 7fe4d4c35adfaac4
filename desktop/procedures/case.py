"""State of a case, folded from its stream."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from functools import cached_property

from desktop.plain.facts import Fact
from desktop.plain.recorded import Recorded
from desktop.procedures import facts as f
from desktop.procedures.clock_facts import CaseExtended
from desktop.procedures.conditions import Situation
from desktop.procedures.vocabulary import SubjectKind


class Status(Enum):
    """Where a case stands as a whole."""

    NONE = "none"
    OPEN = "open"
    GRANTED = "granted"
    REFUSED = "refused"
    FINISHED = "finished"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Act:
    """An act at a stage: its fact, its version in the stream, when it was, whether ink is still missing."""

    fact: f.StageFact
    version: int
    at: datetime
    unsigned: bool = False


@dataclass(frozen=True)
class Case:
    """``acts`` stand; ``history`` holds every act in order, also those set aside by a sending back.

    ``closed``      nothing is left to do; ``status`` keeps how it ended
    ``held``        the act by which it waits (postponed, referred); nothing may be done at its stages
    ``ruling``      code of the conclusion that an authority gave; it binds
    ``conclusion``  what a case that has ended came to
    ``due``         the stage that its last act led to
    """

    id: str
    status: Status = Status.NONE
    opened: f.CaseOpened | None = None
    acts: tuple[Act, ...] = ()
    history: tuple[Act, ...] = ()
    granted: f.CaseGranted | None = None
    held: Act | None = None
    ruling: str = ""
    conclusion: str = ""
    due: str = ""
    extended: tuple[CaseExtended, ...] = ()
    began: datetime = datetime.min
    last: datetime = datetime.min
    closed: bool = False

    @property
    def start(self) -> f.CaseOpened:
        """The opening; a case that never began has none (ValueError)."""
        if self.opened is None:
            raise ValueError(self.id)
        return self.opened

    @property
    def subject(self) -> SubjectKind:
        """What kind of thing the case is about."""
        return self.start.subject

    @cached_property
    def answers(self) -> Mapping[str, f.Answer]:
        """The answers that count now: of the opening and of the acts that stand, the latest of each."""
        given = [*self.start.answers, *(a for act in self.acts for a in act.fact.answers)]
        return {answer.field: answer for answer in given}

    @cached_property
    def situation(self) -> Situation:
        """What conditions look at."""
        return Situation(
            self.start.level, self.start.important, self.start.item_type, self.answers, self.drawn
        )

    @property
    def drawn(self) -> str:
        """Code of the conclusion as it stands now: of the last act that drew one."""
        return next((a.fact.conclusion for a in reversed(self.acts) if a.fact.conclusion), "")

    @property
    def waits_at(self) -> str:
        """The stage that is due, as the last act said; empty once the case has ended."""
        return self.due if self.status is Status.OPEN else ""

    @property
    def held_until(self) -> date | None:
        """The day to which it is postponed."""
        return self.held.fact.until if self.held and isinstance(self.held.fact, f.CaseHeld) else None

    @property
    def unsigned(self) -> tuple[Act, ...]:
        """Acts that stand, or ended the case, and whose ink is still missing (待签)."""
        ended = tuple(a for a in self.history[-1:] if isinstance(a.fact, f.CaseRefused))
        return tuple(a for a in (*self.acts, *ended) if a.unsigned)

    def act_at(self, stage: str) -> Act | None:
        """The act that stands at a stage."""
        return next((a for a in self.acts if a.fact.stage == stage), None)


def after(case: Case, row: Recorded) -> Case:
    """The case as a fact of its stream leaves it."""
    fact, at = row.fact, row.happened_at
    match fact:
        case f.CaseOpened():
            return Case(case.id, Status.OPEN, fact, due=fact.due, began=at, last=at)
        case f.CaseCorrected():
            return replace(_corrected(case, fact, row.corrects), due=fact.due)
        case f.CaseUndone():
            return replace(case, due=fact.due)
        case f.CaseSigned():
            return replace(case, acts=_inked(case.acts, fact), history=_inked(case.history, fact))
        case f.CaseClosed():
            return replace(case, closed=True)
        case f.CaseWithdrawn():
            return replace(case, status=Status.WITHDRAWN, held=None, last=max(case.last, at))
        case f.CaseResumed():
            return replace(case, held=None, ruling=fact.ruling or case.ruling, last=at)
        case f.CaseGranted():
            return replace(case, status=Status.GRANTED, granted=fact)
        case f.CaseFinished():
            return replace(case, status=Status.FINISHED, conclusion=fact.conclusion)
        case CaseExtended():
            return replace(case, extended=(*case.extended, fact))
        case f.StageFact():
            return _acted(case, Act(fact, row.version, at, fact.given.how is not f.How.PAPER))
        case _:
            return case


def _acted(case: Case, act: Act) -> Case:
    known = replace(case, history=(*case.history, act), due=act.fact.due, last=act.at)
    match act.fact:
        case f.CaseRefused():
            return replace(known, status=Status.REFUSED)
        case f.CaseHeld():
            return replace(known, held=act)
        case f.CaseSentBack() as back:
            kept = next((n for n, a in enumerate(case.acts) if a.fact.stage == back.to), len(case.acts))
            return replace(known, acts=case.acts[:kept])
        case _:
            return replace(known, acts=(*case.acts, act))


def _inked(acts: tuple[Act, ...], fact: f.CaseSigned) -> tuple[Act, ...]:
    return tuple(
        replace(a, unsigned=False) if (a.fact.stage, a.fact.person) == (fact.stage, fact.person) else a
        for a in acts
    )


def corrected_fact(old: Fact, right: f.CaseCorrected) -> Fact:
    """The fact as it should have been written."""
    if isinstance(old, f.CaseOpened):
        return replace(old, answers=right.answers)
    if isinstance(old, f.StageFact):
        return replace(
            old,
            person=right.person,
            capacity=right.capacity,
            given=right.given,
            answers=right.answers,
            enclosures=right.enclosures,
            opinion=right.opinion,
        )
    return old


def _corrected(case: Case, right: f.CaseCorrected, version: int) -> Case:
    if not right.stage:
        opened = corrected_fact(case.start, right)
        return replace(case, opened=opened if isinstance(opened, f.CaseOpened) else case.opened)

    def righted(acts: tuple[Act, ...]) -> tuple[Act, ...]:
        return tuple(_righted(a, right) if a.version == version else a for a in acts)

    held = _righted(case.held, right) if case.held and case.held.version == version else case.held
    return replace(case, acts=righted(case.acts), history=righted(case.history), held=held)


def _righted(act: Act, right: f.CaseCorrected) -> Act:
    fact = corrected_fact(act.fact, right)
    assert isinstance(fact, f.StageFact)  # a stage fact corrected stays one
    unsigned = act.unsigned if right.given.how is act.fact.given.how else right.given.how is not f.How.PAPER
    return replace(act, fact=fact, unsigned=unsigned)


def standing(stream: Iterable[Recorded]) -> list[Recorded]:
    """The stream without what was undone, and without the corrections of that."""
    rows = list(stream)
    undone = {row.corrects for row in rows if isinstance(row.fact, f.CaseUndone)}
    return [row for row in rows if row.version not in undone and not _corrects_one_of(row, undone)]


def _corrects_one_of(row: Recorded, undone: set[int]) -> bool:
    return isinstance(row.fact, f.CaseCorrected) and row.corrects in undone


def fold_case(case: str, stream: Iterable[Recorded]) -> Case:
    """The state of a case from its stream."""
    state = Case(case)
    for row in standing(stream):
        state = after(state, row)
    return state
