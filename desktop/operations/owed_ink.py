"""Ink that was promised by a day: the row for Today (D14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OwedInk:
    """A request, an item or a whole batch sheet of which an oral consent waits for its 补签.

    ``thing``  id of the item, of the sheet, or of the case where it is about papers (``review`` false)
    ``title``  of the item; empty otherwise
    ``due``    the earliest day by which ink was promised; ``cases`` that wait for it
    """

    thing: str
    review: bool
    number: str
    title: str
    due: date
    cases: int
