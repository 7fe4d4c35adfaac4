"""What a person with the key and his own program can do to a book: three degrees of care, from rough to perfect."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any

from desktop.audit.chain import GENESIS, LINKED, link
from desktop.operations.codebook import whole_codebook
from desktop.vault.checking.chain import marks_in
from desktop.vault.connections import open_migrator
from desktop.vault.migrations.run import STEPS
from desktop.vault.projection.registry import READ_TABLES
from desktop.vault.unit_of_work import rederive
from tests.vault.vault_books import KEY

Event = dict[str, Any]
Change = Callable[[list[Event]], None]
COLUMNS = (*LINKED, "previous", "hash")


class Care(Enum):
    """How much of the program's own rules he follows."""

    ROUGH = "rows of events only"
    CHAINED = "events renumbered and chained anew"
    PERFECT = "content and read tables made to fit as well"


def forge(path: Path, change: Change, care: Care) -> None:
    """Change the events; guards are lifted and put back, so that the schema is as before."""
    hand = open_migrator(path, KEY)
    with hand.begin():
        triggers = hand.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            hand.exec_driver_sql(f"DROP TRIGGER {name}")
        rows = [
            dict(zip(COLUMNS, row, strict=True))
            for row in hand.exec_driver_sql(f"SELECT {', '.join(COLUMNS)} FROM events ORDER BY sequence")
        ]
        change(rows)
        if care is not Care.ROUGH:
            _chain(rows)
        hand.exec_driver_sql("DELETE FROM events")
        marks = ", ".join("?" * len(COLUMNS))
        hand.exec_driver_sql(
            f"INSERT INTO events ({', '.join(COLUMNS)}) VALUES ({marks})",
            [tuple(row[c] for c in COLUMNS) for row in rows],
        )
        if care is Care.PERFECT:
            _fit(hand, rows)
        for statement in STEPS[0]:
            if statement.startswith("CREATE TRIGGER"):
                hand.exec_driver_sql(statement)
    hand.close()


def _chain(rows: list[Event]) -> None:
    previous, versions, act, acts = GENESIS, dict[str, int](), 0, dict[int, int]()
    for sequence, row in enumerate(rows, 1):
        versions[row["stream"]] = versions.get(row["stream"], 0) + 1
        if row["act"] not in acts:
            act += 1
            acts[row["act"]] = act
        row.update(
            sequence=sequence, version=versions[row["stream"]], act=acts[row["act"]], previous=previous
        )
        row["hash"] = previous = link(previous, tuple(row[c] for c in LINKED))


def _fit(hand: Any, rows: list[Event]) -> None:
    referred = {mark for row in rows for mark in marks_in(row["body"], row["late"])}
    for (mark,) in hand.exec_driver_sql("SELECT fingerprint FROM content").fetchall():
        if mark not in referred:
            hand.exec_driver_sql("DELETE FROM content WHERE fingerprint = ?", (mark,))
    for table in READ_TABLES:
        hand.exec_driver_sql(f"DELETE FROM {table}")
    rederive(hand, whole_codebook(), dict.fromkeys(row["stream"] for row in rows))


def place_of(rows: list[Event], kind: str, nth: int = -1) -> int:
    """Index of the nth event of a kind."""
    return [n for n, row in enumerate(rows) if row["kind"] == kind][nth]


def edit(rows: list[Event]) -> None:
    """The folder was never with P3 but with P4."""
    for row in rows:
        row["body"] = row["body"].replace('"P3"', '"P4"')


def delete(rows: list[Event]) -> None:
    """One entry disappears."""
    del rows[place_of(rows, "body.entered")]


def insert(rows: list[Event]) -> None:
    """An entry that nobody made."""
    at = place_of(rows, "body.entered")
    forged = dict(rows[at], stream="body/FORGED", version=1, act=10_000, sequence=10_000)
    rows.insert(at + 1, forged)


def swap(rows: list[Event]) -> None:
    """Two entries change places."""
    one, two = place_of(rows, "body.entered", -1), place_of(rows, "body.entered", -2)
    rows[one], rows[two] = rows[two], rows[one]
    for field in ("sequence", "act"):
        rows[one][field], rows[two][field] = rows[two][field], rows[one][field]


def truncate(rows: list[Event]) -> None:
    """The last act disappears."""
    last = rows[-1]["act"]
    while rows[-1]["act"] == last:
        rows.pop()


CHANGES: dict[str, Change] = {
    "edit": edit,
    "delete": delete,
    "insert": insert,
    "swap": swap,
    "truncate": truncate,
}
