"""Steps of a way, short to write."""

from __future__ import annotations

from desktop.screening.text import Step, Unit


def named(name: str) -> Step:
    """By its own name."""
    return Step(Unit.NAMED, name)


def numbered(unit: Unit, number: int) -> Step:
    """The number of a page, a paragraph, counted from 1."""
    return Step(unit, str(number))
