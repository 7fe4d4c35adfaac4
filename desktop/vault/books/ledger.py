"""The book itself: streams, timelines, the operation log, counts and the balance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from desktop.operations.views import Balance, Counts, Entry, LogWish
from desktop.plain.recorded import Recorded
from desktop.vault.books.shelf import Shelf
from desktop.vault.event_rows import (
    read_before,
    read_head,
    read_kinds_after,
    read_stream,
    read_with_words,
)

SOON = timedelta(days=30)


def _narrowed(wish: LogWish) -> tuple[str, list[str]]:
    """Condition and values of a wish; the book is walked by its sequence all the same."""
    parts: list[tuple[str, list[str]]] = []
    if wish.person:
        parts.append(("(recorded_by = ? OR on_behalf_of = ?)", [wish.person, wish.person]))
    if wish.first is not None:
        parts.append(("recorded_at >= ?", [wish.first.isoformat()]))
    if wish.last is not None:
        parts.append(("recorded_at < ?", [(wish.last + timedelta(days=1)).isoformat()]))
    if wish.families:
        of = " OR ".join(["kind LIKE ?"] * len(wish.families))
        parts.append((f"({of})", [f"{family}.%" for family in wish.families]))
    if wish.late:
        parts.append(("late <> ''", []))
    if wish.corrected:
        parts.append(("corrects > 0", []))
    where = " AND ".join(condition for condition, _values in parts) or "1"
    return where, [value for _condition, values in parts for value in values]


class LedgerShelf(Shelf):
    """Reads of the book as a whole."""

    def stream(self, stream: str) -> Sequence[Recorded]:
        """All facts of a stream."""
        return read_stream(self._connection, self._codebook, stream)

    def timeline(self, stream: str) -> Sequence[Entry]:
        """The facts of a stream with names, newest first."""
        return self._entries(list(reversed(self.stream(stream))))

    def log(
        self, before: int | None = None, limit: int = 100, wish: LogWish | None = None
    ) -> Sequence[Entry]:
        """The operation log, newest first; ``before`` a sequence. An entry that cannot be read stands there too."""
        start = before if before is not None else read_head(self._connection).sequence + 1
        where, values = _narrowed(wish) if wish is not None else ("1", [])
        return self._entries(read_before(self._connection, self._codebook, start, limit, where, values))

    def _entries(self, rows: Sequence[Recorded]) -> list[Entry]:
        wanted = {i for row in rows for i in (row.recorded_by, row.on_behalf_of) if i}
        names = {i: self._value("SELECT name FROM persons WHERE id = ?", i) or "" for i in wanted}
        return [Entry(row, names.get(row.recorded_by, ""), names.get(row.on_behalf_of, "")) for row in rows]

    def head(self) -> tuple[int, bytes]:
        """Sequence and hash of the last event."""
        head = read_head(self._connection)
        return head.sequence, head.hash

    def event_hash(self, sequence: int) -> bytes:
        """The hash of an event: what a printed sheet says of the book. KeyError: there is none."""
        found = self._value("SELECT hash FROM events WHERE sequence = ?", sequence)
        if found is None:
            raise KeyError(sequence)
        return bytes(found)

    def facts_after(self, sequence: int, kinds: Sequence[str], limit: int = 5000) -> Sequence[Recorded]:
        """Facts of these kinds after an event, in the order of the book."""
        return read_kinds_after(self._connection, self._codebook, sequence, kinds, limit)

    def entries_with(self, words: str, limit: int = 200) -> Sequence[Recorded]:
        """Facts whose words hold these; goes through the whole book, for excision only (D17)."""
        return read_with_words(self._connection, self._codebook, words, limit)

    def counts(self, now: datetime) -> Counts:
        """The numbers of Today; what is overdue is a question of hours (``daily.return_hours``)."""

        def number(sql: str, *values: str) -> int:
            return int(self._value(sql, *values) or 0)

        out = "SELECT count(*) FROM copies WHERE place_kind = 'person'"
        return Counts(
            number("SELECT coalesce(sum(unopened), 0) FROM receipts WHERE unopened > 0"),
            number(out),
            number("SELECT count(*) FROM slips WHERE state = 'open'"),
            number(
                "SELECT count(*) FROM papers WHERE binder IS NULL AND signed_by_hand = 1 AND recalled = 0"
                " AND result <> 'failed'"
            ),
            number("SELECT count(*) FROM papers WHERE result = ''"),
            number("SELECT count(*) FROM documents WHERE pending > 0"),
            number(
                "SELECT count(*) FROM copies WHERE return_due <= ? AND +place_kind IN ('safe', 'person')",
                (now + SOON).date().isoformat(),
            ),
            number("SELECT count(*) FROM cases WHERE state = 'open' AND about <> 'item'"),
            number("SELECT count(*) FROM items WHERE state = 'review'"),
        )

    def balance(self) -> Sequence[Balance]:
        """Per level: opening + received + made, and where they are now."""
        rows = self._all(
            "SELECT level, sum(origin = 'opening'), sum(origin = 'received'), sum(origin = 'made'),"
            " sum(place_kind = 'safe'), sum(place_kind = 'person'), sum(place_kind = 'outside'),"
            " sum(place_kind = 'ended') FROM copies GROUP BY level"
        )
        return [Balance(*r) for r in rows]
