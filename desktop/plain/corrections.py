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


Right = tuple[int, Fact, datetime]
"""Version of the wrong fact, what is right in its place, and when."""


def corrected(stream: Sequence[Recorded], *rights: Right) -> list[Recorded]:
    """The effective stream as it would be with these corrections."""
    last = stream[-1]
    attempts = [
        replace(last, version=last.version + n, fact=fact, happened_at=at, corrects=version)
        for n, (version, fact, at) in enumerate(rights, 1)
    ]
    return effective([*stream, *attempts])
