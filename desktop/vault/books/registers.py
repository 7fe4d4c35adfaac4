"""What came in and what left: 导入登记 and 输出登记 (D19)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from desktop.operations.books import EVER, Days, Key
from desktop.operations.review_views import ImportFileRow, ImportRow, OutputRow
from desktop.operations.views import Page
from desktop.vault.books.shelf import Shelf, make, within

R = TypeVar("R", OutputRow, ImportRow)

_OUTPUT = """SELECT o.seq, o.item, coalesce(i.title, ''), o.number, o.made_at, o.made_by, coalesce(p.name, ''), o.name,
    o.reason, o.receiver, o.level, o.medium, o.sha256, o.size, o.passages FROM outputs o
    LEFT JOIN items i ON i.id = o.item LEFT JOIN persons p ON p.id = o.made_by"""
_IMPORT = """SELECT m.id, m.seq, m.way, m.medium, m.approval, m.brought_by, coalesce(p.name, ''), coalesce(d.name, ''),
    m.entered_at, m.entered_by, coalesce(e.name, ''), m.files, m.drafts FROM imports m
    LEFT JOIN persons p ON p.id = m.brought_by LEFT JOIN departments d ON d.id = p.department
    LEFT JOIN persons e ON e.id = m.entered_by"""


class RegisterShelf(Shelf):
    """Reads of both registers, newest first."""

    def outputs(self, after: Key | None = None, limit: int = 60, days: Days = EVER) -> Page[OutputRow]:
        """A page of masked copies that left."""
        rows = self._page(_OUTPUT, "o.made_at", "o.seq", after, limit, days)
        return _paged([make(OutputRow, row) for row in rows], limit)

    def imports(self, after: Key | None = None, limit: int = 60, days: Days = EVER) -> Page[ImportRow]:
        """A page of entries of the 导入登记."""
        rows = self._page(_IMPORT, "m.entered_at", "m.seq", after, limit, days)
        return _paged([make(ImportRow, row) for row in rows], limit)

    def _page(
        self, select: str, moment: str, seq: str, after: Key | None, limit: int, days: Days
    ) -> Sequence[Any]:
        where, values = within(moment, days)
        if after is not None:
            where.append(f"{seq} < ?")
            values.append(after[0])
        told = f" WHERE {' AND '.join(where)}" if where else ""
        return self._all(f"{select}{told} ORDER BY {seq} DESC LIMIT ?", *values, limit + 1)

    def import_entry(self, entry: str) -> ImportRow | None:
        """An entry by id."""
        return self._view(ImportRow, f"{_IMPORT} WHERE m.id = ?", entry)

    def import_files(self, entry: str) -> Sequence[ImportFileRow]:
        """Its files, in order, each with the item that it became the draft of."""
        return self._views(
            ImportFileRow,
            """SELECT f.entry, f.line, f.name, f.sha256, f.sm3, f.size, f.item, coalesce(i.title, ''),
            coalesce(c.number, '') FROM import_files f LEFT JOIN items i ON i.id = f.item
            LEFT JOIN cases c ON c.id = i.case_id WHERE f.entry = ? ORDER BY f.line""",
            entry,
        )


def _paged(rows: Sequence[R], limit: int) -> Page[R]:
    """One row more than asked for says that there is a next page."""
    return Page(tuple(rows[:limit]), (rows[limit - 1].seq,) if len(rows) > limit else None)
