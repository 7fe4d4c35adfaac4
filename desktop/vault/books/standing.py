"""Issuing bodies, safes, number series."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.custody.standing import series_stream
from desktop.operations.views import BodyRow, SafeRow
from desktop.vault.books.shelf import Shelf, beginning, like

_BODY = "SELECT id, name, initials, collector, retired FROM bodies"
_SAFE = "SELECT id, name, level, keeper, room, retired FROM safes"


class StandingShelf(Shelf):
    """Reads of what stands."""

    def body(self, body: str) -> BodyRow | None:
        """An issuing body by id."""
        return self._view(BodyRow, f"{_BODY} WHERE id = ?", body)

    def body_named(self, name: str) -> BodyRow | None:
        """An issuing body by its exact name."""
        return self._view(BodyRow, f"{_BODY} WHERE name = ? ORDER BY retired LIMIT 1", name.strip())

    def bodies(self, typed: str = "", limit: int = 50) -> Sequence[BodyRow]:
        """Bodies by a part of the name, by initials or spelling; the shortest name first."""
        text = typed.strip()
        where = "retired = 0 AND (name LIKE ? ESCAPE '\\' OR (' ' || initials) LIKE ? ESCAPE '\\')"
        return self._views(
            BodyRow,
            f"{_BODY} WHERE {where} ORDER BY name = ? DESC, length(name), name LIMIT ?",
            like(text),
            beginning(text),
            text,
            limit,
        )

    def safe(self, safe: str) -> SafeRow | None:
        """A safe by id."""
        return self._view(SafeRow, f"{_SAFE} WHERE id = ?", safe)

    def safes(self, retired: bool = False) -> Sequence[SafeRow]:
        """All safes, by name."""
        where = "" if retired else " WHERE retired = 0"
        return self._views(SafeRow, f"{_SAFE}{where} ORDER BY name")

    def next_number(self, series: str, year: int) -> int:
        """The number that would be drawn next: outside a transaction a forecast."""
        stream = series_stream(series, year).partition("/")[2]
        return int(self._value("SELECT last FROM series WHERE stream = ?", stream) or 0) + 1
