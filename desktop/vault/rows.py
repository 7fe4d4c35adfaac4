"""Rows going into read tables: built once per shape, written in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection

from desktop.vault import connections

Row = Mapping[str, Any]
Derived = dict[str, list[Row]]
"""Table → rows that a stream derives."""


@cache
def _insert(table: str, columns: tuple[str, ...]) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"


def insert(connection: Connection, table: str, rows: Sequence[Row]) -> None:
    """Insert rows that share one shape."""
    if not rows:
        return
    columns = tuple(rows[0])
    values = [tuple(row.values()) for row in rows]
    many = len(values) > 1
    connections.write(connection, _insert(table, columns), values if many else values[0], many=many)


def clear(connection: Connection, keys: Iterable[tuple[str, str, Any]]) -> None:
    """Take out the rows of a stream: table, key column, key."""
    for table, column, value in keys:
        connections.write(connection, f"DELETE FROM {table} WHERE {column} = ?", (value,))
