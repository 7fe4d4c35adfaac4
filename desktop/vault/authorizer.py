"""What each kind of connection may do to the encrypted file, asked by SQLite while it prepares a statement.

The authorizer holds what a trigger cannot (DROP TRIGGER, ALTER, ``writable_schema``), the triggers of
``guards`` hold what the authorizer cannot see (INSERT OR REPLACE removes a row without asking it).
A person with the key and another program passes both; the chain and the printed sheet find him.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from sqlcipher3 import dbapi2 as sql

APPEND_ONLY = frozenset({"events", "content", "requests", "logins"})
"""Tables whose rows are neither changed nor removed: not by the program, not by its bugs."""


class Kind(Enum):
    """The kinds of connections, made in one place (``connections``)."""

    WRITER = "writer"
    READER = "reader"
    CHECKER = "checker"
    EXCISION = "excision"
    MIGRATOR = "migrator"


Verdict = int
Authorizer = Callable[[int, str | None, str | None, str | None, str | None], Verdict]

_READING = frozenset(
    {
        sql.SQLITE_READ,
        sql.SQLITE_SELECT,
        sql.SQLITE_FUNCTION,
        sql.SQLITE_RECURSIVE,
        sql.SQLITE_TRANSACTION,
        sql.SQLITE_SAVEPOINT,
    }
)
_ROWS = frozenset({sql.SQLITE_INSERT, sql.SQLITE_UPDATE, sql.SQLITE_DELETE})
# Pragmas that take a value and still change no setting; every other value is refused.
_HARMLESS_WITH_VALUE = frozenset(
    {
        "table_info",
        "table_xinfo",
        "table_list",
        "index_list",
        "index_info",
        "index_xinfo",
        "foreign_key_list",
        "foreign_key_check",
        "integrity_check",
        "quick_check",
        "wal_checkpoint",
    }
)
_SHADOWS = ("_data", "_idx", "_content", "_docsize", "_config")
_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer"})


def _reading(action: int, first: str | None, second: str | None) -> bool:
    """Whether the action only looks."""
    if action == sql.SQLITE_PRAGMA:
        return second is None or (first or "").lower() in _HARMLESS_WITH_VALUE
    if action == sql.SQLITE_FUNCTION:
        return (second or "").lower() not in _FORBIDDEN_FUNCTIONS
    return action in _READING


def _verdict(allowed: bool) -> Verdict:
    return int(sql.SQLITE_OK if allowed else sql.SQLITE_DENY)


def reader() -> Authorizer:
    """Looks, and nothing else (beside ``query_only``)."""

    def ask(action: int, first: str | None, second: str | None, _db: str | None, _via: str | None) -> Verdict:
        return _verdict(_reading(action, first, second))

    return ask


def writer(append_only: frozenset[str] = APPEND_ONLY) -> Authorizer:
    """Adds rows everywhere, changes rows of read tables only; never touches the schema."""

    def ask(action: int, first: str | None, second: str | None, _db: str | None, _via: str | None) -> Verdict:
        if action not in _ROWS:
            return _verdict(_reading(action, first, second))
        table = (first or "").lower()
        if table.startswith("sqlite_") and table != "sqlite_sequence":
            return _verdict(False)
        return _verdict(action == sql.SQLITE_INSERT or table not in append_only)

    return ask


def excision(
    blanked: frozenset[str], appended: frozenset[str] = frozenset({"events", "content", "requests"})
) -> Authorizer:
    """May blank rows of the ``blanked`` tables (D17) and append to ``appended`` the events that say so.

    ``blanked`` holds ``content`` and the read tables and indexes with the words; the shadow tables of a
    full-text index are meant with its name. Rows of ``content`` are blanked, and added for the reason; never removed.
    """
    whole = {name.lower() for name in blanked}
    index = {f"{name}{tail}" for name in whole for tail in _SHADOWS}

    def ask(action: int, first: str | None, second: str | None, _db: str | None, _via: str | None) -> Verdict:
        if action not in _ROWS:
            return _verdict(_reading(action, first, second))
        table = (first or "").lower()
        if action == sql.SQLITE_INSERT and table in appended:
            return _verdict(True)
        if table in APPEND_ONLY:
            return _verdict(action == sql.SQLITE_UPDATE and table in whole)
        return _verdict(table in whole or table in index)

    return ask


def guards(table: str, blank_when: str = "") -> tuple[str, ...]:
    """The triggers of one append-only table, as SQL for a migration.

    ``blank_when``: condition on OLD and NEW under which an UPDATE blanks and passes (``content`` only).
    """
    unless = f" WHEN NOT ({blank_when})" if blank_when else ""
    return (
        f"CREATE TRIGGER {table}_keeps_rows BEFORE DELETE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: append only'); END",
        f"CREATE TRIGGER {table}_keeps_words BEFORE UPDATE ON {table}{unless} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: append only'); END",
    )
