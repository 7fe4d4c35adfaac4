"""Numbers that the program gives: drawn inside the transaction, written by the unit's pattern."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.operations.ports import Act


@dataclass(frozen=True)
class Drawn:
    """A number and how it is written."""

    number: int
    year: int
    text: str


def draw(act: Act, series: str) -> Drawn:
    """The next number of a series of the profile, in the year of recording (edge case 14: never inserted)."""
    pattern = act.profile.series[series]
    year = act.now.year if pattern.yearly else 0
    number = act.draw(series, year)
    return Drawn(number, year, pattern.text(number, year))
