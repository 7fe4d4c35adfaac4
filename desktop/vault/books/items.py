"""Items under review, their publications, batch sheets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop.operations.books import Key
from desktop.operations.review_views import BatchLineRow, BatchRow, ItemRow, JudgedRow, PublicationRow
from desktop.operations.views import Page
from desktop.vault.books.shelf import Shelf, in_state, like, make, to_day

_SELECT = """SELECT i.id, i.seq, i.title, i.document_number, i.department, coalesce(d.name, ''), i.handed_in_by,
    coalesce(p.name, ''), i.handed_in_on, i.item_type, i.attribute, i.channels, i.important, i.intended_on,
    i.rounds, i.case_id, coalesce(c.number, ''), coalesce(c.procedure, ''), coalesce(c.definition, ''),
    coalesce(c.waits_at, ''), nullif(c.waits_since, ''), coalesce(c.held, ''), c.held_until, i.drafted,
    i.hits_open, i.barred, i.asking, i.asked_until, i.conclusion, i.concluded_on, i.published, i.published_on, i.state,
    coalesce((SELECT b.number FROM batch_sheet_lines l JOIN batch_sheets b ON b.id = l.batch
        WHERE l.item = i.id AND l.out = ''), ''), i.checked_by, i.issued_on, i.emergency, i.emergency_on, i.out_again,
    nullif(c.clock_from, '')
    FROM items i LEFT JOIN departments d ON d.id = i.department LEFT JOIN persons p ON p.id = i.handed_in_by
    LEFT JOIN cases c ON c.id = i.case_id"""

VIEWS = {
    "all": "1",
    "open": "i.state IN ('handed_in', 'review')",
    "held": "i.state = 'review' AND (c.held <> '' OR i.asking > 0)",
    "to_publish": "i.state = 'concluded' AND i.conclusion IN ('publish', 'sever')",
    "channels_left": "i.channels_left > 0",
    "out": "i.state = 'out'",
    "to_take_down": "i.state = 'out' AND i.kept_online = ''",
    "kept_in": "i.conclusion IN ('withhold', 'on_request')",
    "secret": "i.state = 'secret'",
    "emergency": "i.emergency <> ''",
}
"""Saved views; what a duty looks through (``to_take_down``, ``emergency``), what 登记公开 lists (``channels_left``)."""

_BATCH = """SELECT b.id, b.seq, b.number, b.procedure, b.definition, b.item_type, b.department,
    coalesce(d.name, ''), b.handed_in_by, coalesce(p.name, ''), b.handed_in_on, b.lines, b.standing, b.judged,
    b.signatures, b.state FROM batch_sheets b LEFT JOIN departments d ON d.id = b.department
    LEFT JOIN persons p ON p.id = b.handed_in_by"""


_OUT = """SELECT o.item, o.line, o.channel, o.published_on, o.published_by, coalesce(p.name, ''),
    o.compared_by, coalesce(q.name, ''), o.address, o.taken_down_at, o.reason FROM publications o
    LEFT JOIN persons p ON p.id = o.published_by LEFT JOIN persons q ON q.id = o.compared_by"""


def items_sql(view: str, typed: str, after: Key | None, limit: int) -> tuple[str, tuple[Any, ...]]:
    """The statement of a page of items and its values; one row more than asked for says that there is a next."""
    where, values = [VIEWS[view]], list[Any]()
    if typed:
        found = " OR ".join(
            f"{column} LIKE ? ESCAPE '\\'" for column in ("i.title", "i.document_number", "c.number")
        )
        where.append(f"({found})")
        values.extend([like(typed)] * 3)
    if after is not None:
        where.append("i.seq < ?")
        values.append(after[0])
    return f"{_SELECT} WHERE {' AND '.join(where)} ORDER BY i.seq DESC LIMIT ?", (*values, limit + 1)


class ItemShelf(Shelf):
    """Reads of the review."""

    def item(self, item: str) -> ItemRow | None:
        """An item by id."""
        return self._view(ItemRow, f"{_SELECT} WHERE i.id = ?", item)

    def items(
        self, view: str = "all", typed: str = "", after: Key | None = None, limit: int = 60
    ) -> Page[ItemRow]:
        """A page of items, newest first; ``typed`` is looked for in title, document number and case number."""
        statement, values = items_sql(view, typed, after, limit)
        rows = self._all(statement, *values)
        key = (rows[limit - 1][1],) if len(rows) > limit else None
        return Page(tuple(make(ItemRow, r) for r in rows[:limit]), key)

    def oldest_items(self, view: str, limit: int) -> Sequence[ItemRow]:
        """The first of a view in the order they were handed in: what waits longest comes from that end."""
        return self._views(ItemRow, f"{_SELECT} WHERE {VIEWS[view]} ORDER BY i.seq LIMIT ?", limit)

    def items_concluded(self, first: date, last: date) -> Sequence[ItemRow]:
        """Items whose review ended in these days, in that order: the lines of F31."""
        return self._views(
            ItemRow,
            f"{_SELECT} WHERE i.concluded_on BETWEEN ? AND ? ORDER BY i.concluded_on, i.seq",
            first.isoformat(),
            last.isoformat(),
        )

    def number_concluded(self, first: date, last: date) -> int:
        """How many those are."""
        return int(
            self._value(
                "SELECT count(*) FROM items WHERE concluded_on BETWEEN ? AND ?",
                first.isoformat(),
                last.isoformat(),
            )
        )

    def items_again(self) -> Sequence[ItemRow]:
        """Items that were handed in for another round of review."""
        return self._views(ItemRow, f"{_SELECT} WHERE i.rounds > 1 ORDER BY i.seq")

    def items_published(self, first: date, last: date) -> Sequence[ItemRow]:
        """Items that first came out in these days (B4.4b)."""
        return self._views(
            ItemRow,
            f"{_SELECT} WHERE i.published_on BETWEEN ? AND ? ORDER BY i.published_on, i.seq",
            first.isoformat(),
            last.isoformat(),
        )

    def publications_between(self, first: date, last: date) -> Sequence[PublicationRow]:
        """What was brought out in these days, in that order."""
        return self._views(
            PublicationRow,
            f"{_OUT} WHERE o.published_on BETWEEN ? AND ? ORDER BY o.published_on, o.item, o.line",
            first.isoformat(),
            last.isoformat(),
        )

    def first_item_on(self) -> date | None:
        """The day on which the first item was handed in; None: nothing was ever reviewed here."""
        row = self._one("SELECT handed_in_on FROM items ORDER BY seq LIMIT 1")
        return to_day(row[0]) if row is not None else None

    def items_since(self, view: str, until: date, limit: int = 300) -> Sequence[ItemRow]:
        """Items of a view whose review ended by a day, the oldest first: what falls due comes from that end."""
        return self._views(
            ItemRow,
            f"{_SELECT} WHERE {VIEWS[view]} AND i.concluded_on <= ? ORDER BY i.concluded_on, i.seq LIMIT ?",
            until.isoformat(),
            limit,
        )

    def publications_unlisted(self, form: str, first: date, last: date) -> int:
        """How much was brought out in these days, is out still and stands on no printed list of that form (C1.5).

        Such a list is about ``name/first/last``: its days are the end of its subject.
        """
        found = self._value(
            """SELECT count(*) FROM publications o WHERE o.published_on BETWEEN ? AND ? AND o.taken_down_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM papers a WHERE a.form = ? AND a.result NOT IN ('', 'failed')
                AND a.recalled = 0 AND o.published_on BETWEEN substr(a.subject, -21, 10) AND substr(a.subject, -10))""",
            first.isoformat(),
            last.isoformat(),
            form,
        )
        return int(found or 0)

    def publications(self, item: str) -> Sequence[PublicationRow]:
        """Each time an item went out, in order."""
        return self._views(PublicationRow, f"{_OUT} WHERE o.item = ? ORDER BY o.line", item)

    def judged_before(self, kind: str, passage: str) -> JudgedRow | None:
        """What was last judged of exactly this passage."""
        return self._view(
            JudgedRow,
            """SELECT j.item, i.title, j.verdict, coalesce(p.name, ''), j.reason, j.judged_on FROM judgements j
            JOIN items i ON i.id = j.item LEFT JOIN persons p ON p.id = j.person
            WHERE j.passage = ? AND j.kind = ? ORDER BY j.seq DESC LIMIT 1""",
            passage,
            kind,
        )

    def item_words(self) -> Sequence[tuple[str, str, str]]:
        """Id, document number and title of every item: a month's papers are looked for among all at once (B4.4b)."""
        rows = self._all("SELECT id, coalesce(document_number, ''), title FROM items")
        return [(r[0], r[1], r[2]) for r in rows]

    def register_words(self) -> Sequence[tuple[str, str, str, str]]:
        """Id, title and both numbers of every registered paper: for the comparison inside, for no list."""
        rows = self._all(
            "SELECT id, title, coalesce(document_number, ''), register_number FROM documents WHERE NOT voided"
        )
        return [(r[0], r[1], r[2], r[3]) for r in rows]

    def last_publication(self) -> PublicationRow | None:
        """The latest that was booked: who puts in and who compares is mostly the same as the last time."""
        newest = self._one(
            "SELECT id FROM items WHERE published_on IS NOT NULL ORDER BY published_on DESC, seq DESC LIMIT 1"
        )
        return self.publications(newest[0])[-1] if newest else None

    def batch(self, batch: str) -> BatchRow | None:
        """A batch sheet by id."""
        return self._view(BatchRow, f"{_BATCH} WHERE b.id = ?", batch)

    def batches(self, state: str = "open", after: Key | None = None, limit: int = 60) -> Page[BatchRow]:
        """A page of batch sheets, newest first; ``state`` empty: all."""
        where, values = ["1"], list[Any]()
        if state:
            where.append(in_state("b.state", state))
        if after is not None:
            where.append("b.seq < ?")
            values.append(after[0])
        rows = self._all(
            f"{_BATCH} WHERE {' AND '.join(where)} ORDER BY b.seq DESC LIMIT ?", *values, limit + 1
        )
        key = (rows[limit - 1][1],) if len(rows) > limit else None
        return Page(tuple(make(BatchRow, r) for r in rows[:limit]), key)

    def batch_lines(self, batch: str) -> Sequence[BatchLineRow]:
        """The lines of a sheet, in order."""
        return self._views(
            BatchLineRow,
            """SELECT batch, line, item, case_id, opened, judged, signed, out FROM batch_sheet_lines
            WHERE batch = ? ORDER BY line""",
            batch,
        )

    def batch_of_item(self, item: str) -> BatchRow | None:
        """The sheet on which an item stands or stood."""
        return self._view(
            BatchRow, f"{_BATCH} JOIN batch_sheet_lines l ON l.batch = b.id WHERE l.item = ?", item
        )
