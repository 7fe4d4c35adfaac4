"""Events and content on disk: rows to facts and back, each linked to the one before."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection

from desktop.audit.chain import ALGORITHM, GENESIS, LINKED, link
from desktop.plain.digest import fingerprint
from desktop.plain.facts import EXCISED, Codebook, Fact, Text, canonical
from desktop.plain.recorded import Recorded
from desktop.vault import connections

SALT_BYTES = 16
_COLUMNS = ", ".join(LINKED)
_INSERT = f"INSERT INTO events ({_COLUMNS}, previous, hash) VALUES ({', '.join('?' * (len(LINKED) + 2))})"
_SELECT = f"SELECT {_COLUMNS} FROM events"
_KEEP = "INSERT INTO content (fingerprint, salt, words) VALUES (?, ?, ?)"


@dataclass(frozen=True)
class Head:
    """The last event: where the chain goes on."""

    sequence: int = 0
    act: int = 0
    hash: bytes = GENESIS
    recorded_at: datetime | None = None


def read_head(connection: Connection) -> Head:
    """The head of the book as it is in this transaction."""
    rows = connections.read(
        connection, "SELECT sequence, act, hash, recorded_at FROM events ORDER BY sequence DESC LIMIT 1"
    )
    if not rows:
        return Head()
    row = rows[0]
    return Head(row[0], row[1], bytes(row[2]), datetime.fromisoformat(row[3]))


@dataclass(frozen=True)
class Unreadable(Fact):
    """Stands in the log for an entry that is not what this program wrote; never written itself."""


def read_words(connection: Connection, mark: str) -> Text:
    """The words behind a fingerprint; a stand-in where they were excised."""
    rows = connections.read(connection, "SELECT words FROM content WHERE fingerprint = ?", (mark,))
    return EXCISED if not rows or rows[0][0] is None else Text(rows[0][0])


def _recorded(row: Sequence[Any], connection: Connection, codebook: Codebook) -> Recorded:
    return recorded(row, codebook, lambda mark: read_words(connection, mark))


def recorded(row: Sequence[Any], codebook: Codebook, unseal: Callable[[str], Text]) -> Recorded:
    """A fact from the columns of ``LINKED``; ``unseal`` gives the words behind a fingerprint."""
    values = dict(zip(LINKED, row, strict=True))
    fact = codebook.decode(values["kind"], values["body_version"], json.loads(values["body"]), unseal)
    return Recorded(
        values["sequence"],
        values["act"],
        values["stream"],
        values["version"],
        fact,
        datetime.fromisoformat(values["happened_at"]),
        datetime.fromisoformat(values["recorded_at"]),
        values["recorded_by"],
        values["on_behalf_of"],
        values["capacity"],
        values["corrects"],
        values["login"],
        unseal(values["late"]) if values["late"] else None,
    )


def read_stream(connection: Connection, codebook: Codebook, stream: str) -> list[Recorded]:
    """All facts of one stream, in order."""
    rows = connections.read(connection, f"{_SELECT} WHERE stream = ? ORDER BY version", (stream,))
    return [_recorded(row, connection, codebook) for row in rows]


def read_before(
    connection: Connection,
    codebook: Codebook,
    before: int,
    limit: int,
    where: str = "1",
    values: Sequence[Any] = (),
) -> list[Recorded]:
    """Facts of the whole book before a sequence, newest first.

    One that somebody made unreadable comes as a bare ``Fact``: the log shows where it stands.
    """
    rows = connections.read(
        connection,
        f"{_SELECT} WHERE sequence < ? AND {where} ORDER BY sequence DESC LIMIT ?",
        (before, *values, limit),
    )
    return [_spared(row, connection, codebook) for row in rows]


def _spared(row: Sequence[Any], connection: Connection, codebook: Codebook) -> Recorded:
    try:
        return _recorded(row, connection, codebook)
    except (KeyError, ValueError, TypeError, AttributeError):
        empty = {"kind": Unreadable.KIND, "body": "{}", "body_version": Unreadable.VERSION, "late": ""}
        bare = [empty.get(column, value) for column, value in zip(LINKED, row, strict=True)]
        return recorded(bare, Codebook((Unreadable,)), Text)


def read_kinds_after(
    connection: Connection, codebook: Codebook, after: int, kinds: Sequence[str], limit: int
) -> list[Recorded]:
    """Facts of some kinds after a sequence, in order."""
    marks = ", ".join("?" * len(kinds))
    rows = connection.exec_driver_sql(
        f"{_SELECT} WHERE sequence > ? AND kind IN ({marks}) ORDER BY sequence LIMIT ?",
        (after, *kinds, limit),
    )
    return [_recorded(tuple(row), connection, codebook) for row in rows]


def read_with_words(connection: Connection, codebook: Codebook, words: str, limit: int) -> list[Recorded]:
    """Facts some words of which hold these, in order; no index leads from words to facts: it goes through all."""
    marks = connection.exec_driver_sql(
        "SELECT fingerprint FROM content WHERE instr(words, ?) > 0 LIMIT ?", (words, limit)
    )
    wanted = [str(row[0]) for row in marks]
    if not wanted:
        return []
    named = " OR ".join(["instr(body, ?) > 0 OR late = ?"] * len(wanted))
    rows = connection.exec_driver_sql(
        f"{_SELECT} WHERE {named} ORDER BY sequence", tuple(mark for mark in wanted for _twice in (0, 1))
    )
    return [_recorded(tuple(row), connection, codebook) for row in rows]


def last_version(connection: Connection, stream: str) -> int:
    """How many facts a stream has."""
    rows = connections.read(connection, "SELECT max(version) FROM events WHERE stream = ?", (stream,))
    return cast(int, rows[0][0] or 0)


class Ink:
    """Writes facts: seals their words, links each to the one before, inserts all in bulk."""

    def __init__(self, connection: Connection, codebook: Codebook, head: Head) -> None:
        self._connection = connection
        self._codebook = codebook
        self._content: list[tuple[str, bytes, str]] = []
        self.head = head

    def _seal(self, words: str) -> str:
        salt = secrets.token_bytes(SALT_BYTES)
        mark = fingerprint(salt, words)
        self._content.append((mark, salt, words))
        return mark

    def _columns(self, row: Recorded, batch: str) -> tuple[str | int, ...]:
        fact: Fact = row.fact
        return (
            row.sequence,
            row.act,
            row.stream,
            row.version,
            fact.KIND,
            fact.VERSION,
            canonical(self._codebook.encode(fact, self._seal)),
            row.happened_at.isoformat(timespec="seconds"),
            row.recorded_at.isoformat(timespec="seconds"),
            row.recorded_by,
            row.on_behalf_of,
            row.capacity,
            row.corrects,
            self._seal(row.late) if row.late else "",
            row.login,
            batch,
            ALGORITHM,
        )

    def write(self, rows: Iterable[Recorded], batch: str = "") -> Head:
        """Insert the facts; answers the new head."""
        values = []
        for row in rows:
            columns = self._columns(row, batch)
            hashed = link(self.head.hash, columns)
            values.append((*columns, self.head.hash, hashed))
            self.head = Head(row.sequence, row.act, hashed, row.recorded_at)
        if self._content:
            connections.write(self._connection, _KEEP, self._content, many=True)
            self._content = []
        if values:
            connections.write(self._connection, _INSERT, values, many=True)
        return self.head
