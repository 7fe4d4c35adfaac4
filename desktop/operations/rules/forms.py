"""What a printed form goes by on a day: the shipped layout, a layout of the unit's, a Word template of the unit's.

Registers, slips and lists go by what is in force when they are printed; the sheets of a case, an item or a batch by
what was in force when that began.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import date

from desktop.operations.books import Books
from desktop.plain.recorded import Recorded
from desktop.profiles.in_force import Follows, FormAdopted, form_stream, in_force

KEEPING = ("case/", "item/", "batch_sheet/")
"""Beginnings of streams whose sheets keep the form they began with."""
SHORT = 8
"""Digits of a hash that people compare."""


@dataclass(frozen=True)
class Followed:
    """``name`` of the file it was brought as; ``hash`` of its bytes; ``text`` as the book keeps it."""

    follows: Follows = Follows.SHIPPED
    name: str = ""
    hash: str = ""
    from_day: date | None = None
    text: str = ""

    @property
    def layout(self) -> str:
        """The unit's own layout; empty where it is none."""
        return self.text if self.follows is Follows.LAYOUT else ""

    @property
    def template(self) -> bytes:
        """The bytes of the unit's own Word template; none where it is none."""
        return base64.b64decode(self.text) if self.follows is Follows.TEMPLATE else b""


SHIPPED = Followed()


def form_adoptions(books: Books, form: str) -> tuple[Recorded, ...]:
    """All that was ever adopted for a form, in order."""
    return tuple(row for row in books.stream(form_stream(form)) if isinstance(row.fact, FormAdopted))


def form_on(books: Books, form: str, day: date, before: int = 0) -> Followed:
    """What a form goes by on a day; ``before``: as the book stood before that entry."""
    facts = (
        row.fact
        for row in form_adoptions(books, form)
        if isinstance(row.fact, FormAdopted) and (not before or row.sequence < before)
    )
    chosen = in_force(facts, day)
    if chosen is None or chosen.follows is Follows.SHIPPED:
        return SHIPPED
    return Followed(chosen.follows, chosen.name or "", chosen.hash, chosen.from_day, chosen.text or "")


def form_for(books: Books, form: str, subject: str, day: date) -> Followed:
    """What a sheet about a subject goes by: open cases keep theirs (edge case 53)."""
    if subject.startswith(KEEPING):
        begun = books.stream(subject)
        if begun:
            return form_on(books, form, begun[0].recorded_at.date(), begun[0].sequence)
    return form_on(books, form, day)
