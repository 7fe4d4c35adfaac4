"""Printed sheets, closed days, chase slips."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from desktop.operations.books import EVER, Days, Key
from desktop.operations.views import Page, PaperRow
from desktop.vault.books.shelf import Shelf, make, to_day, within

_SELECT = """SELECT a.serial, a.seq, a.form, a.subject, a.level, a.pages, a.issued_at, a.issued_by,
    coalesce(p.name, ''), a.signed_by_hand, a.page, a.replaces, a.result, a.printed, a.signed_on, a.binder,
    a.recalled, a.reason, a.receiver, a.medium FROM papers a LEFT JOIN persons p ON p.id = a.issued_by"""
_VIEWS = {
    "all": "1",
    "out": "a.binder IS NULL AND a.signed_by_hand = 1 AND a.recalled = 0 AND a.result <> 'failed'",
    "unresolved": "a.result = ''",
    "printed": "a.result = 'printed'",
}


class SheetShelf(Shelf):
    """Reads of papers and days."""

    def paper(self, serial: str) -> PaperRow | None:
        """A sheet by its serial."""
        return self._view(PaperRow, f"{_SELECT} WHERE a.serial = ?", serial)

    def papers(
        self, view: str = "all", after: Key | None = None, limit: int = 60, days: Days = EVER
    ) -> Page[PaperRow]:
        """A page of sheets, newest first: all · out (signature not back) · unresolved (no outcome) · printed."""
        where, values = within("a.issued_at", days)
        where.append(_VIEWS[view])
        if after is not None:
            where.append("a.seq < ?")
            values.append(after[0])
        rows = self._all(
            f"{_SELECT} WHERE {' AND '.join(where)} ORDER BY a.seq DESC LIMIT ?", *values, limit + 1
        )
        key = (rows[limit - 1][1],) if len(rows) > limit else None
        return Page(tuple(make(PaperRow, r) for r in rows[:limit]), key)

    def papers_about(self, subject: str) -> Sequence[PaperRow]:
        """The sheets about a stream, in order."""
        return self._views(PaperRow, f"{_SELECT} WHERE a.subject = ? ORDER BY a.seq", subject)

    def day_closed(self, day: date) -> bool:
        """Whether a day was closed."""
        return self._value("SELECT 1 FROM days WHERE day = ?", day.isoformat()) is not None

    def last_day_closed(self) -> date | None:
        """The last day that was closed."""
        return to_day(self._value("SELECT max(day) FROM days"))

    def last_day_booked(self, before: date) -> date | None:
        """The last day before another on which something was entered; opening and locking the book is nothing."""
        # the book grows in time: from its end back this looks at no more than the days asked about
        at = self._value(
            "SELECT recorded_at FROM events WHERE recorded_at < ? AND kind NOT LIKE 'desk.%'"
            " ORDER BY sequence DESC LIMIT 1",
            before.isoformat(),
        )
        return to_day(at[:10]) if at else None

    def notices_of(self, holder: str) -> Sequence[tuple[str, datetime, str]]:
        """Chase slips of a holder, newest first: number, when, in which way."""
        rows = self._all(
            "SELECT number, issued_at, way FROM notices WHERE holder = ? ORDER BY seq DESC", holder
        )
        return [(r[0], datetime.fromisoformat(r[1]), r[2]) for r in rows]
