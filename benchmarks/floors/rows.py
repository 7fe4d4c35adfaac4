"""The bare rows: the same inserts and deletes, of all tables and indexes, straight through the driver."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sql

from desktop.vault.connections import _SETTINGS as SETTINGS

Statement = tuple[str, Any, bool]
"""SQL, its values, whether they are many rows."""


def bare_connection(path: Path, key: bytes) -> Any:
    """The driver alone, with the same pragmas as the program's own connections, no authorizer, no hook."""
    connection = sql.connect(str(path), isolation_level=None, cached_statements=512)
    connection.set_key(f"x'{key.hex()}'")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    for name, value, _expected in SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}")
    connection.execute("PRAGMA journal_mode = WAL")
    return connection


def write_rows(connection: Any, statements: Sequence[Statement]) -> None:
    """One transaction with these rows."""
    connection.execute("BEGIN IMMEDIATE")
    for statement, values, many in statements:
        if many:
            connection.executemany(statement, values)
        else:
            connection.execute(statement, values)
    connection.execute("COMMIT")


def read_rows(connection: Any, statement: str, values: tuple[Any, ...]) -> list[Any]:
    """The rows of a query as the driver gives them."""
    connection.execute("BEGIN")
    rows: list[Any] = connection.execute(statement, values).fetchall()
    connection.execute("COMMIT")
    return rows
