"""Folding a stream: corrections take the place of the facts they name (更正, edge case 15)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, TypeVar

from desktop.plain.facts import Fact, Text
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse

State = TypeVar("State")


@dataclass(frozen=True)
class Annulled(Fact):
    """Stands in the place of a fact that never happened."""

    KIND: ClassVar[str] = "correction.annulled"
    reason: Text


FACTS: tuple[type[Fact], ...] = (Annulled,)


def effective(stream: Iterable[Recorded]) -> list[Recorded]:
    """The stream as it should have been written: each corrected fact in its place, in its latest form."""
    places: dict[int, int] = {}
    facts: list[Recorded] = []
    for row in stream:
        if row.corrects:
            at = places[row.corrects]
            facts[at] = replace(facts[at], fact=row.fact, happened_at=row.happened_at)
            places[row.version] = at
        else:
            places[row.version] = len(facts)
            facts.append(row)
    return [row for row in facts if not isinstance(row.fact, Annulled)]


def corrected(stream: Sequence[Recorded], version: int, fact: Fact, at: datetime) -> list[Recorded]:
    """The effective stream as it would be with the correction of ``version``."""
    last = stream[-1]
    attempt = replace(last, version=last.version + 1, fact=fact, happened_at=at, corrects=version)
    return effective([*stream, attempt])


Rule = Callable[[State, Fact, datetime], Refusal | None]
Step = Callable[[State, Fact, datetime], State]


def replay(rows: Sequence[Recorded], start: State, rule: Rule[State], step: Step[State]) -> State | Refusal:
    """Fold while every rule is obeyed; a refusal names the versions that would have to be corrected first."""
    state = start
    for place, row in enumerate(rows):
        refused = rule(state, row.fact, row.happened_at)
        if refused is not None:
            later = tuple(str(r.version) for r in rows[place:])
            return refuse(
                "correction.breaks_later", cause=refused.code, clause_of=refused.clause, later=later
            )
        state = step(state, row.fact, row.happened_at)
    return state
