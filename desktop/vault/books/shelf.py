"""What every shelf of reads shares: one connection, rows in, moments and days out."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection

from desktop.operations.books import Days
from desktop.plain.facts import Codebook
from desktop.vault import connections


class Shelf:
    """Reads on one connection."""

    def __init__(self, connection: Connection, codebook: Codebook) -> None:
        self._connection = connection
        self._codebook = codebook

    def _all(self, sql: str, *values: Any) -> Sequence[Any]:
        return connections.read(self._connection, sql, values)

    def _one(self, sql: str, *values: Any) -> Any:
        rows = connections.read(self._connection, sql, values, one=True)
        return rows[0] if rows else None

    def _value(self, sql: str, *values: Any) -> Any:
        rows = connections.read(self._connection, sql, values, one=True)
        return rows[0][0] if rows else None


@lru_cache(4096)
def to_day(text: str | None) -> date | None:
    """A stored day."""
    return date.fromisoformat(text) if text else None


def to_moment(text: str | None) -> datetime | None:
    """A stored moment."""
    return datetime.fromisoformat(text) if text else None


@lru_cache(4096)
def to_tuple(text: str) -> tuple[str, ...]:
    """A stored list of ids."""
    return tuple(json.loads(text))


Converters = Mapping[int, Callable[[Any], Any]]
"""Place in a row → what turns the stored value into the view's."""

V = TypeVar("V")


def make(view: Callable[..., V], row: Sequence[Any], converters: Converters) -> V:
    """A view's row from a stored row, place by place."""
    values = list(row)
    for place, convert in converters.items():
        values[place] = convert(values[place])
    return view(*values)


def within(column: str, days: Days) -> tuple[list[str], list[Any]]:
    """Conditions, and their values, for a moment to lie in a period; either end may be open."""
    first, last = days
    where, values = list[str](), list[Any]()
    if first is not None:
        where.append(f"{column} >= ?")
        values.append(first.isoformat())
    if last is not None:
        where.append(f"{column} < ?")
        values.append((last + timedelta(days=1)).isoformat())
    return where, values


def like(typed: str) -> str:
    """Pattern for LIKE … ESCAPE '\\' that finds the typed words anywhere."""
    escaped = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def beginning(typed: str) -> str:
    """Pattern that finds one of the search keys of a name by its beginning: ``zs``, ``zhang s``."""
    return "% " + like("".join(unicodedata.normalize("NFKC", typed).split()).upper())[1:]


def marks(values: Sequence[Any]) -> str:
    """Question marks for an IN list."""
    return ", ".join("?" * len(values))
