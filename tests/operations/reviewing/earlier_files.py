"""A file as a program of an earlier format left it: what each later step brought is taken out of it again."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop.vault.migrations.run import STEPS

BROUGHT = {
    6: ("COLUMN items.checked_by",),
    7: (
        *(f"TABLE {name}" for name in ("outputs", "imports", "import_files")),
        *(f"COLUMN papers.{name}" for name in ("reason", "receiver", "medium")),
    ),
    8: ("INDEX items_by_publication", "COLUMN items.kept_online"),
    9: tuple(f"INDEX {name}" for name in ("copies_held_up", "papers_unresolved", "permits_by_case")),
    10: ("INDEX cases_of_papers", "COLUMN cases.about"),
    11: ("INDEX items_channels_left", "COLUMN items.channels_left"),
    12: (
        "INDEX items_in_emergency",
        *(f"COLUMN items.{name}" for name in ("emergency", "emergency_on", "out_again")),
    ),
    13: ("COLUMN cases.clock_from",),
    14: ("INDEX cases_owing_ink", "COLUMN cases.ink_due"),
}
"""Version → what its step made."""


def as_it_was(connection: Connection, version: int) -> None:
    """Take out what came after ``version``."""
    with connection.begin():
        for later in range(len(STEPS), version, -1):
            for made in BROUGHT[later]:
                kind, _blank, name = made.partition(" ")
                table, _dot, column = name.partition(".")
                drop = f"ALTER TABLE {table} DROP COLUMN {column}" if column else f"DROP {kind} {name}"
                connection.exec_driver_sql(drop)
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")
