"""The vault's side of excision: words blanked, read tables derived anew, index, drafts and log emptied of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection

from desktop.audit.acts import Excised
from desktop.operations.commands import Outcome
from desktop.operations.desk.excise import Excise, excise
from desktop.operations.ports import Witness
from desktop.operations.run import timely
from desktop.plain.clock import Clock
from desktop.plain.facts import Codebook
from desktop.plain.ids import NewId, new_id
from desktop.plain.refusal import Refusal
from desktop.vault.books.library import Library
from desktop.vault.connections import truncate_log
from desktop.vault.event_rows import read_head
from desktop.vault.projection.registry import READ_TABLES
from desktop.vault.rules_in_force import RulesInForce, machine_level
from desktop.vault.trouble import VaultTrouble
from desktop.vault.unit_of_work import UnitOfWork, rederive

BLANKED: frozenset[str] = READ_TABLES | {"content", "drafts"}
"""What the excision connection may change: hand it to ``open_excision``."""

LATE = "late"


class ExcisingUnit(UnitOfWork):
    """The vault's side of ``operations.desk.excise.ExcisionAct``."""

    def marks(self, stream: str, version: int, field: str) -> Sequence[str]:
        row = self._connection.exec_driver_sql(
            "SELECT body, late FROM events WHERE stream = ? AND version = ?", (stream, version)
        ).fetchone()
        if row is None:
            return ()
        found = [mark for path, mark in _paths(json.loads(row[0]), ()) if _named(path, field)]
        if row[1] and field in ("", LATE):
            found.append(row[1])
        return [mark for mark in found if self._stands(mark)]

    def _stands(self, mark: str) -> bool:
        words = self._connection.exec_driver_sql(
            "SELECT words IS NOT NULL FROM content WHERE fingerprint = ?", (mark,)
        ).scalar()
        return bool(words)


def _paths(body: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Where words are referred to in a body: names of the fields from the outside in, and the fingerprint."""
    if isinstance(body, list):
        for item in body:
            yield from _paths(item, path)
    elif isinstance(body, dict):
        mark = body.get("text")
        if len(body) == 1 and isinstance(mark, str):
            yield path, mark
            return
        for name, item in body.items():
            yield from _paths(item, (*path, name))


def _named(path: tuple[str, ...], field: str) -> bool:
    wanted = tuple(field.split(".")) if field else ()
    return path[len(path) - len(wanted) :] == wanted


def excise_words(
    connection: Connection,
    codebook: Codebook,
    clock: Clock,
    command: Excise,
    witness: Witness,
    *,
    operator: str,
    login: int = 0,
    ids: NewId = new_id,
) -> Outcome:
    """Destroy words in one transaction on a connection of ``open_excision(path, key, BLANKED)``.

    All half-filled forms go too: any of them may hold a part of the words. Readers are to be closed before;
    raises ``vault_busy`` when one still needs the write-ahead log: then all is done but emptying the log,
    and ``truncate_log`` is to be called again.
    """
    with connection.begin() as transaction:
        unit = ExcisingUnit(
            connection,
            codebook,
            read_head(connection),
            Library(connection, codebook),
            command=command,
            now=clock.now(),
            operator=operator,
            login=login,
            rules=RulesInForce(connection, codebook),
            machine_level=machine_level(connection, codebook),
            new_id=ids,
        )
        outcome = timely(command, unit) or excise(command, unit, witness)
        if isinstance(outcome, Refusal):
            transaction.rollback()
            return outcome
        unit.write()
        for row in unit.added:
            if isinstance(row.fact, Excised):
                _blank(connection, codebook, row.fact)
    _empty_log(connection)
    return outcome


def _blank(connection: Connection, codebook: Codebook, fact: Excised) -> None:
    for mark in fact.fingerprints:
        connection.exec_driver_sql(
            "UPDATE content SET words = NULL, salt = NULL WHERE fingerprint = ?", (mark,)
        )
    # each fact has words under fingerprints of its own, so these streams are all that show them
    streams: dict[str, None] = {}
    for sequence in fact.sequences:
        stream = connection.exec_driver_sql("SELECT stream FROM events WHERE sequence = ?", (sequence,))
        streams[stream.scalar_one()] = None
    rederive(connection, codebook, streams)
    # merges the index into one piece, so that no older piece keeps the words' pairs
    connection.exec_driver_sql("INSERT INTO words(words) VALUES ('optimize')")
    connection.exec_driver_sql("DELETE FROM drafts")


def _empty_log(connection: Connection) -> None:
    with suppress(VaultTrouble):
        truncate_log(connection)
        return
    truncate_log(connection)  # a reader that was just leaving; else it raises
