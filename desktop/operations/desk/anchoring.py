"""How far the printed paper holds the book: entries since the last sheet stand in the file alone."""

from __future__ import annotations

from desktop.custody.paper_facts import Result, paper_stream
from desktop.operations.books import Books

LOOKED_AT = 60
"""Sheets looked back at; where none of them was printed, nothing is said."""


def since_last_sheet(books: Books) -> int | None:
    """Entries after the one whose code the last printed sheet carries; None: there is no such sheet.

    A tamperer who has the key can write the end of the book anew, as far back as no sheet holds it.
    """
    for row in books.papers("all", limit=LOOKED_AT).rows:
        if row.result == Result.PRINTED.value:
            last, _hash = books.head()
            return last - books.stream(paper_stream(row.serial))[0].sequence
    return None
