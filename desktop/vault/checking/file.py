"""The file itself: every page's seal, the structure of its trees, and a schema that nobody changed."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop.operations.desk.findings import Findings
from desktop.vault.connections import open_scratch
from desktop.vault.migrations.run import migrate

_SCHEMA = "SELECT type, name, coalesce(sql, '') FROM main.sqlite_schema"


def check_pages(connection: Connection, found: Findings) -> None:
    """The seal (HMAC) of each page, and the structure of tables and indexes.

    A checkpoint of the open program may write a page while it is read here, so only what is found twice counts.
    """
    broken = _sealed_wrong(connection)
    if broken:
        broken &= _sealed_wrong(connection)
    for words in sorted(broken):
        found.add("file.page", words.rpartition(" ")[2], words=words)
    for (words,) in connection.exec_driver_sql("PRAGMA integrity_check(50)").fetchall():
        if words != "ok":
            found.add("file.structure", "", words=words)


def _sealed_wrong(connection: Connection) -> set[str]:
    return {str(row[0]) for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()}


def expected_schema() -> dict[tuple[str, str], str]:
    """Type and name → SQL of everything that the migrations of this program make."""
    scratch = open_scratch()
    try:
        migrate(scratch)
        return _schema(scratch)
    finally:
        scratch.close()


def _schema(connection: Connection) -> dict[tuple[str, str], str]:
    return {(row[0], row[1]): row[2] for row in connection.exec_driver_sql(_SCHEMA).fetchall()}


def check_schema(connection: Connection, found: Findings) -> None:
    """Tables, indexes and triggers are those of the migrations: a dropped trigger is seen."""
    expected, there = expected_schema(), _schema(connection)
    for (kind, name), sql in expected.items():
        if (kind, name) not in there:
            found.add("schema.missing", name, kind=kind)
        elif there[kind, name] != sql:
            found.add("schema.changed", name, kind=kind)
    for kind, name in there.keys() - expected.keys():
        found.add("schema.extra", name, kind=kind)
