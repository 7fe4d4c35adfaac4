"""What every shelf of reads shares: one connection, rows in, moments and days out."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any, TypeVar, get_type_hints

from sqlalchemy import Connection

from desktop.operations.books import Days
from desktop.plain.facts import Codebook
from desktop.vault import connections

V = TypeVar("V")


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

    def _view(self, view: type[V], sql: str, *values: Any) -> V | None:
        row = self._one(sql, *values)
        return None if row is None else make(view, row)

    def _views(self, view: type[V], sql: str, *values: Any) -> list[V]:
        return [make(view, row) for row in self._all(sql, *values)]

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


_READ: Mapping[Any, Callable[[Any], Any]] = {
    bool: bool,
    date: to_day,
    date | None: to_day,
    datetime: to_moment,
    datetime | None: to_moment,
    tuple[str, ...]: to_tuple,
}
"""Type of a view's field → what turns the stored value into it; numbers and words are stored as they are."""


@cache
def _turned(view: type[Any]) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    """The places of a view's row that are stored as something else, found by the types of its fields."""
    types = get_type_hints(view)
    return tuple(
        (place, _READ[types[one.name]]) for place, one in enumerate(fields(view)) if types[one.name] in _READ
    )


def make(view: type[V], row: Sequence[Any]) -> V:
    """A view's row from a stored row, whose columns stand in the order of the view's fields."""
    values = list(row)
    for place, turn in _turned(view):  # type: ignore[arg-type]  # a class can be hashed
        values[place] = turn(values[place])
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


def in_state(column: str, state: str) -> str:
    """Condition, written out: for a value that is bound no partial index (``… WHERE state = 'open'``) is taken.

    Raises ``ValueError`` where the state is no plain word.
    """
    if not state.isidentifier():
        raise ValueError(f"no state: {state!r}")
    return f"{column} = '{state}'"


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
