"""A read table is a pure function of streams: what is live is what a rebuild would give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.plain.recorded import Recorded
from desktop.vault.rows import Derived

Keys = tuple[tuple[str, str, Any], ...]
"""Table, key column, key: where the rows of a stream lie."""


@dataclass(frozen=True)
class Projector:
    """How the streams of one prefix fill their read tables.

    ``tables``   table → key column
    ``derive``   id and facts of a stream → all its rows
    ``key``      which key the rows have: the stream's id, unless said otherwise
    """

    prefix: str
    tables: tuple[tuple[str, str], ...]
    derive: Callable[[str, Sequence[Recorded]], Derived]
    by_first_sequence: frozenset[str] = frozenset()

    def keys(self, name: str, rows: Sequence[Recorded]) -> Keys:
        """Where the rows of this stream lie now."""
        first = rows[0].sequence
        return tuple(
            (table, column, first if table in self.by_first_sequence else name)
            for table, column in self.tables
        )


def day(value: Any) -> str | None:
    """ISO text of a date or moment, or None."""
    if value is None:
        return None
    return str(value.isoformat(timespec="seconds") if hasattr(value, "hour") else value.isoformat())
