"""What printed sheets need: pages of the register, movements of a period, who may be drawn at random."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from desktop.operations.sheet_views import Movement, RegisterLine, RegisterTotal, Rounds
from desktop.operations.views import PaperRow
from desktop.vault.books.sheets import _SELECT as PAPER_SELECT
from desktop.vault.books.shelf import Shelf, marks

_LINE = """SELECT d.seq, d.id, d.register, d.register_number, d.year, d.number, d.level, coalesce(b.name, ''),
    d.title, d.document_number, d.copies, d.copies_listed, d.received_on, d.registered_on,
    coalesce(p.name, ''), d.source, d.period_kind, d.period_amount, d.period_day, d.period_words, d.urgency,
    d.carrier, d.pages, d.attachments, d.channel, d.delivery_list, d.envelope, d.seal, d.handling, d.remark,
    d.telegram, d.eyes_only, coalesce(a.name, ''), d.must_return, d.return_due, d.receipt, d.late,
    d.discrepancy, d.voided
    FROM documents d LEFT JOIN bodies b ON b.id = d.body LEFT JOIN persons p ON p.id = d.receiver
    LEFT JOIN persons a ON a.id = d.addressee"""


def _book(register: str, year: int) -> tuple[str, list[Any]]:
    """Condition of a volume; year 0: the opening balance (期初), which keeps its old numbers."""
    if year:
        return "d.series = ? AND d.year = ?", [register, year]
    if register:
        return "d.source = 'opening' AND d.register = ?", [register]
    return "d.source = 'opening'", []


def _span(first: date, last: date) -> tuple[str, str]:
    """From the first day's beginning to the last day's end, as stored moments compare."""
    return first.isoformat(), (last + timedelta(days=1)).isoformat()


class PrintedShelf(Shelf):
    """Reads for what is printed."""

    def register_line(self, document: str) -> RegisterLine | None:
        """One document with all columns of the register."""
        return self._view(RegisterLine, f"{_LINE} WHERE d.id = ?", document)

    def register_lines(self, register: str, year: int, first: int, last: int) -> Sequence[RegisterLine]:
        """Lines ``first`` to ``last`` of a volume: by number, in the opening balance by order of entry."""
        where, values = _book(register, year)
        if year:
            sql = f"{_LINE} WHERE {where} AND d.number BETWEEN ? AND ? ORDER BY d.number"
            return self._views(RegisterLine, sql, *values, first, last)
        sql = f"{_LINE} WHERE {where} ORDER BY d.seq LIMIT ? OFFSET ?"
        return self._views(RegisterLine, sql, *values, last - first + 1, first - 1)

    def register_spans(self, register: str, year: int) -> Sequence[tuple[str, int, int]]:
        """Month (``2026-03``), first and last number registered in it; the opening balance is one span."""
        where, values = _book(register, year)
        if not year:
            count = int(self._value(f"SELECT count(*) FROM documents d WHERE {where}", *values) or 0)
            return [("", 1, count)] if count else []
        rows = self._all(
            "SELECT substr(d.registered_on, 1, 7), min(d.number), max(d.number) FROM documents d"
            f" WHERE {where} GROUP BY 1 ORDER BY 2",
            *values,
        )
        return [(r[0], r[1], r[2]) for r in rows]

    def register_totals(self, register: str, year: int) -> Sequence[RegisterTotal]:
        """Documents and copies of a volume by level; reproductions are not counted with them."""
        where, values = _book(register, year)
        rows = self._all(
            "SELECT d.level, count(DISTINCT d.id), count(DISTINCT CASE WHEN d.voided THEN d.id END),"
            " count(c.id), coalesce(sum(c.place_kind = 'safe'), 0),"
            " coalesce(sum(c.place_kind IN ('person', 'outside')), 0),"
            " coalesce(sum(c.place_kind = 'ended'), 0)"
            " FROM documents d LEFT JOIN copies c ON c.document = d.id AND c.parent = ''"
            f" WHERE {where} GROUP BY d.level",
            *values,
        )
        return [RegisterTotal(*r) for r in rows]

    def papers_between(self, first: date, last: date) -> Sequence[PaperRow]:
        """Sheets issued in a period, in order (打印输出登记)."""
        return self._views(
            PaperRow,
            f"{PAPER_SELECT} WHERE a.issued_at >= ? AND a.issued_at < ? ORDER BY a.seq",
            *_span(first, last),
        )

    def originals_reproduced(self, first: date, last: date) -> Sequence[str]:
        """Copies from which others were made in a period."""
        rows = self._all(
            "SELECT parent, min(seq) FROM copies WHERE origin = 'made' AND registered_at >= ?"
            " AND registered_at < ? GROUP BY parent ORDER BY 2",
            *_span(first, last),
        )
        return [str(r[0]) for r in rows]

    def population(self, levels: Sequence[str], first: date | None, last: date | None) -> Sequence[str]:
        """Ids of the copies in care, by level and day of receipt, in order of entry."""
        where, values = ["c.place_kind <> 'ended'"], [*levels]
        if levels:
            where.append(f"c.level IN ({marks(levels)})")
        if first is not None:
            where.append("d.received_on >= ?")
            values.append(first.isoformat())
        if last is not None:
            where.append("d.received_on <= ?")
            values.append(last.isoformat())
        rows = self._all(
            "SELECT c.id FROM copies c JOIN documents d ON d.id = c.document"
            f" WHERE {' AND '.join(where)} ORDER BY c.seq",
            *values,
        )
        return [str(r[0]) for r in rows]

    def movements(self, first: date, last: date) -> Sequence[Movement]:
        """What entered, what ended, and where copies lay at the end of a period, by level and carrier."""
        begin, end = _span(first, last)
        of = "FROM copies c JOIN documents d ON d.id = c.document"
        ends = (
            "FROM holdings h JOIN copies c ON c.id = h.copy JOIN documents d ON d.id = c.document"
            " WHERE h.place_kind = 'ended'"
        )
        parts = [
            (f"'entered_before', count(*) {of} WHERE c.registered_at < ?", (begin,)),
            (f"'ended_before', count(*) {ends} AND h.from_at < ?", (begin,)),
            (
                f"'entered:' || c.origin, count(*) {of} WHERE c.registered_at >= ? AND c.registered_at < ?",
                (begin, end),
            ),
            (f"'ended:' || h.place, count(*) {ends} AND h.from_at >= ? AND h.from_at < ?", (begin, end)),
            (
                "'at:' || h.place_kind, count(*) FROM holdings h JOIN copies c ON c.id = h.copy"
                " JOIN documents d ON d.id = c.document WHERE h.place_kind <> 'ended' AND h.from_at < ?"
                " AND (h.to_at IS NULL OR h.to_at >= ?)",
                (end, end),
            ),
        ]
        found: list[Movement] = []
        for sql, values in parts:
            rows = self._all(f"SELECT c.level, d.carrier, {sql} GROUP BY 1, 2, 3", *values)
            found += [Movement(r[0], r[1], r[2], r[3]) for r in rows]
        return found

    def rounds_between(self, first: date, last: date) -> Rounds:
        """Slips, chases and cases of a period."""
        begin, end = _span(first, last)
        slips = self._one(
            "SELECT count(*), coalesce(sum(state = 'closed'), 0) FROM slips WHERE opened_on >= ?"
            " AND opened_on < ? AND state <> 'voided'",
            begin,
            end,
        )
        notices = self._value(
            "SELECT count(*) FROM notices WHERE issued_at >= ? AND issued_at < ?", begin, end
        )
        nights = self._value(
            "SELECT coalesce(sum(lines), 0) FROM days WHERE day >= ? AND day < ?", begin, end
        )
        cases = self._all(
            "SELECT procedure, count(*), sum(id IN (SELECT case_id FROM permits)) FROM cases WHERE opened_on >= ?"
            " AND opened_on < ? GROUP BY procedure ORDER BY procedure",
            begin,
            end,
        )
        totals = tuple((str(r[0]), int(r[1]), int(r[2] or 0)) for r in cases)
        return Rounds(int(slips[0]), int(slips[1]), int(notices), int(nights), totals)
