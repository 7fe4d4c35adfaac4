"""How far the printed paper holds the book: entries since the last sheet stand in the file alone."""

from __future__ import annotations

from desktop.custody.paper_facts import paper_stream
from desktop.operations.books import Books


def since_last_sheet(books: Books) -> int | None:
    """Entries after the one whose code the last printed sheet carries; None: there is no such sheet.

    A tamperer who has the key can write the end of the book anew, as far back as no sheet holds it.
    """
    rows = books.papers("printed", limit=1).rows
    if not rows:
        return None
    last, _hash = books.head()
    return last - books.stream(paper_stream(rows[0].serial))[0].sequence
