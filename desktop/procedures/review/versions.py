"""The versions of an item: each round of its review with what came of it and where it went out (A3.6b, C7.24)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop.plain.corrections import effective
from desktop.plain.recorded import Recorded
from desktop.procedures.review.item_facts import Published, RoundBegan, RoundEnded


@dataclass(frozen=True)
class Version:
    """``conclusion`` empty while its review runs, or where it was withdrawn; ``out`` in the order it went out."""

    began: RoundBegan
    began_on: date
    conclusion: str = ""
    concluded_on: date | None = None
    out: tuple[Published, ...] = ()


def versions(stream: Iterable[Recorded]) -> tuple[Version, ...]:
    """From the item's stream, the first one first."""
    found: list[Version] = []
    for row in effective(stream):
        fact, on = row.fact, row.happened_at.date()
        if isinstance(fact, RoundBegan):
            found.append(Version(fact, on))
        elif found and isinstance(fact, RoundEnded):
            found[-1] = replace(found[-1], conclusion=fact.conclusion, concluded_on=on)
        elif found and isinstance(fact, Published):
            found[-1] = replace(found[-1], out=(*found[-1].out, fact))
    return tuple(found)
