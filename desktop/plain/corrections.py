"""更正 (edge case 15): a correction takes the place of the fact it names; the wrong one stays visible.

The same reading for copies, slips, persons: the stream as it should have been written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from desktop.plain.facts import Fact, Text
from desktop.plain.recorded import Recorded


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
