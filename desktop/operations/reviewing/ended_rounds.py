"""Reviews that ended in a period: of each item the round in force, and earlier ones that a later round took the place of.

What is reviewed again was decided all the same: the month's ledger and its records keep it (A2.9a, A3.6b).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.operations.books import Books
from desktop.operations.review_views import ItemRow
from desktop.plain.corrections import effective
from desktop.procedures.review.item_facts import RoundEnded, item_stream


@dataclass(frozen=True)
class Ended:
    """How a round ended; ``again``: the item was handed in for another one since."""

    row: ItemRow
    case: str
    conclusion: str
    on: date
    again: bool = False


def rounds_ended(books: Books, first: date, last: date) -> tuple[Ended, ...]:
    """In the order in which they ended."""
    found = [
        Ended(row, row.case, row.conclusion, row.concluded_on)
        for row in books.items_concluded(first, last)
        if row.concluded_on is not None
    ]
    found += [one for row in books.items_again() for one in _earlier(books, row) if first <= one.on <= last]
    return tuple(sorted(found, key=lambda one: (one.on, one.row.seq, not one.again)))


def _earlier(books: Books, row: ItemRow) -> Iterator[Ended]:
    for entry in effective(books.stream(item_stream(row.id))):
        if isinstance(entry.fact, RoundEnded) and entry.fact.case != row.case:
            yield Ended(row, entry.fact.case, entry.fact.conclusion, entry.happened_at.date(), True)
