"""Slips and their readers."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.operations.books import Key
from desktop.operations.views import CopyRow, Page, ReaderRow, SlipRow
from desktop.vault.books.copies import _SELECT as COPY_SELECT
from desktop.vault.books.shelf import Shelf, in_state, make

_HIGHEST = """(SELECT c.level FROM slip_copies sc JOIN copies c ON c.id = sc.copy WHERE sc.slip = l.id ORDER BY
    CASE c.level WHEN 'top_secret' THEN 0 WHEN 'secret' THEN 1 WHEN 'confidential' THEN 2
    WHEN 'work_secret' THEN 3 ELSE 4 END LIMIT 1)"""
_FIRST = """(SELECT d.title FROM slip_copies sc JOIN copies c ON c.id = sc.copy JOIN documents d
    ON d.id = c.document WHERE sc.slip = l.id ORDER BY sc.line LIMIT 1)"""
_SELECT = f"""SELECT l.id, l.seq, l.number, l.folder, l.opened_on, l.due_back, l.copies, l.readers, l.done,
    l.out_with, coalesce(o.name, ''), l.out_since, l.next_reader, coalesce(n.name, ''), l.pending, l.missing,
    l.state, coalesce({_HIGHEST}, ''), coalesce({_FIRST}, '')
    FROM slips l LEFT JOIN persons o ON o.id = l.out_with LEFT JOIN persons n ON n.id = l.next_reader"""


class SlipShelf(Shelf):
    """Reads of slips."""

    def slip(self, slip: str) -> SlipRow | None:
        """A slip by id."""
        return self._view(SlipRow, f"{_SELECT} WHERE l.id = ?", slip)

    def slip_by_seq(self, seq: int) -> SlipRow | None:
        """A slip by the number in its scan code."""
        return self._view(SlipRow, f"{_SELECT} WHERE l.seq = ?", seq)

    def slips(self, state: str = "open", after: Key | None = None, limit: int = 60) -> Page[SlipRow]:
        """A page of slips, newest first; ``state`` empty: all."""
        where, values = ["1"], []
        if state:
            where.append(in_state("l.state", state))
        if after is not None:
            where.append("l.seq < ?")
            values.append(str(after[0]))
        rows = self._all(
            f"{_SELECT} WHERE {' AND '.join(where)} ORDER BY l.seq DESC LIMIT ?", *values, limit + 1
        )
        key = (rows[limit - 1][1],) if len(rows) > limit else None
        return Page(tuple(make(SlipRow, r) for r in rows[:limit]), key)

    def slip_copies(self, slip: str) -> Sequence[CopyRow]:
        """The copies in the folder, in the order of the slip."""
        return self._views(
            CopyRow,
            f"{COPY_SELECT} JOIN slip_copies sc ON sc.copy = c.id WHERE sc.slip = ? ORDER BY sc.line",
            slip,
        )

    def slip_readers(self, slip: str) -> Sequence[ReaderRow]:
        """The readers in the order of the slip, cancelled lines too."""
        return self._views(
            ReaderRow,
            "SELECT r.line, r.person, coalesce(p.name, ''), p.duty, r.stand, r.way, r.proxy,"
            " coalesce(x.name, ''), r.out_at, r.back_at, r.approved, r.instruction, r.instructed"
            " FROM slip_readers r LEFT JOIN persons p ON p.id = r.person LEFT JOIN persons x ON x.id = r.proxy"
            " WHERE r.slip = ? ORDER BY r.line",
            slip,
        )

    def slips_waiting_for(self, person: str) -> Sequence[SlipRow]:
        """Open slips, not out, on which this person is the next reader."""
        return self._views(
            SlipRow,
            f"{_SELECT} WHERE l.state = 'open' AND l.out_with = '' AND l.next_reader = ? ORDER BY l.seq",
            person,
        )

    def slips_with(self, copy: str) -> Sequence[SlipRow]:
        """The slips a copy is or was on, newest first."""
        return self._views(
            SlipRow,
            f"{_SELECT} JOIN slip_copies k ON k.slip = l.id WHERE k.copy = ? ORDER BY l.seq DESC",
            copy,
        )

    def last_range_of_body(self, body: str) -> Sequence[str]:
        """The readers of the newest slip with a paper of this body ("as the last one", D5)."""
        slip = self._value(
            "SELECT sc.slip FROM slip_copies sc JOIN copies c ON c.id = sc.copy JOIN documents d"
            " ON d.id = c.document JOIN slips l ON l.id = sc.slip WHERE d.body = ? ORDER BY l.seq DESC LIMIT 1",
            body,
        )
        if slip is None:
            return []
        rows = self._all(
            "SELECT person FROM slip_readers WHERE slip = ? AND stand <> 'cancelled' ORDER BY line", slip
        )
        return [str(r[0]) for r in rows]
