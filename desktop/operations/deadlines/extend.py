"""A deadline gets longer, once."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.operations.approvals.cases import case_of
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.deadlines.items import case_and_item_courses
from desktop.operations.ports import Act
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures import engine
from desktop.procedures.case import Case
from desktop.procedures.clock_facts import CaseExtended
from desktop.procedures.facts import case_stream


@dataclass(frozen=True, kw_only=True)
class ExtendDeadline(Command):
    """Once, capped; ``person`` agreed in ``capacity``; ``consent`` of the body outside where the rule asks for it."""

    case: str
    deadline: str
    count: int
    person: str
    capacity: str
    reason: str
    consent: str = ""


def extend_deadline(command: ExtendDeadline, act: Act) -> Outcome:
    """Not after its last day."""
    found = case_of(act, command.case)
    if isinstance(found, Refusal):
        return found
    definition, case = found
    longer = CaseExtended(
        deadline=command.deadline,
        count=command.count,
        person=command.person,
        capacity=command.capacity,
        reason=Text(command.reason.strip()),
        consent=Text(command.consent.strip()) if command.consent.strip() else None,
    )
    posts = frozenset(act.books.posts_of(command.person, act.at.date()))
    actor = engine.Actor(command.person, command.capacity, posts)
    decided = engine.extend(definition, case, longer, actor, _running(command, act, case), act.at)
    if isinstance(decided, Refusal):
        return decided
    _write(act, command.case, decided)
    return done("deadline.extended", {"case": command.case}, number=case.start.number)


def _running(command: ExtendDeadline, act: Act, case: Case) -> engine.Running | None:
    """The deadline as it stands, with what stops its clock; None: it does not run in this case, or was met."""
    found = case_and_item_courses(
        act.books, act.profile_of, case, calendar_in_force(act.books), act.at.date()
    )
    for course in found:
        if course.deadline.id == command.deadline and course.start is not None and course.stopped is None:
            return engine.Running(course.due)
    return None


def _write(act: Act, case: str, decided: engine.Decided) -> None:
    for fact in decided.facts:
        act.add(case_stream(case), fact)
