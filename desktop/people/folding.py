"""The facts of a stream that stand: a corrected one in its place in its latest form."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.plain.facts import Fact
from desktop.plain.recorded import Recorded

ANNULLED = "correction.annulled"
"""Kind of the fact that stands where something never happened (edge 15)."""


def standing(rows: Iterable[Recorded]) -> list[Fact]:
    """Facts in the order of their places; corrections replace, what was annulled is left out."""
    places: dict[int, int] = {}
    facts: list[Fact] = []
    for row in rows:
        if row.corrects:
            place = places[row.corrects]
            facts[place] = row.fact
        else:
            place = len(facts)
            facts.append(row.fact)
        places[row.version] = place
    return [fact for fact in facts if fact.KIND != ANNULLED]
