"""The book, open for writing: one connection, one writer thread, one act at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from sqlalchemy import Connection

from desktop.operations.commands import Command, Done
from desktop.operations.ports import Act
from desktop.plain.clock import Clock
from desktop.plain.facts import Codebook, canonical
from desktop.plain.ids import NewId, new_id
from desktop.plain.refusal import RefusalFact
from desktop.vault import connections
from desktop.vault.books.library import Library
from desktop.vault.event_rows import Head, read_head
from desktop.vault.rules_in_force import RulesInForce, machine_level
from desktop.vault.unit_of_work import UnitOfWork

_ANSWER = "INSERT INTO requests (request, act, done) VALUES (?, ?, ?)"


class BookStore:
    """The vault's side of ``operations.ports.Store``."""

    def __init__(
        self,
        connection: Connection,
        codebook: Codebook,
        clock: Clock,
        *,
        operator: str,
        login: int = 0,
        ids: NewId = new_id,
    ) -> None:
        self._connection = connection
        self._codebook = codebook
        self._clock = clock
        self._ids = ids
        self.rules = RulesInForce(connection, codebook)
        self.operator = operator
        self.login = login
        self.books = Library(connection, codebook)
        self.machine_level = ""

    @contextmanager
    def begin(self, command: Command) -> Iterator[Act]:
        """One transaction; left without ``keep`` it is rolled back whole."""
        with self._connection.begin() as transaction:
            yield self.unit(command, read_head(self._connection))
            if transaction.is_active:
                transaction.rollback()

    def unit(self, command: Command, head: Head, batch: str = "") -> UnitOfWork:
        """The act of a command in the open transaction, after ``head``; ``batch`` marks its events."""
        # read once: a level set anew counts from the next opening
        self.machine_level = self.machine_level or machine_level(self._connection, self._codebook)
        return UnitOfWork(
            self._connection,
            self._codebook,
            head,
            self.books,
            command=command,
            now=self._clock.now(),
            operator=self.operator,
            login=self.login,
            rules=self.rules,
            machine_level=self.machine_level,
            new_id=self._ids,
            batch=batch,
        )

    def keep(self, act: Act, outcome: Done) -> Done:
        """Append, project, remember the answer, commit: only then is it done."""
        kept, _head = self.write(act, outcome)
        self._connection.commit()
        return kept

    def write(self, act: Act, outcome: Done) -> tuple[Done, Head]:
        """What ``keep`` does before it commits."""
        unit = cast(UnitOfWork, act)
        head = unit.write()
        kept = Done(outcome.code, outcome.facts, outcome.ids, unit.act)
        if unit.command.request:
            values = (unit.command.request, unit.act, _to_text(kept))
            connections.write(self._connection, _ANSWER, values)
        return kept, head

    @property
    def connection(self) -> Connection:
        """The writer's connection, for what writes in turns (``batches``)."""
        return self._connection

    def new_id(self) -> str:
        """An id for something new."""
        return self._ids()

    def answered(self, request: str) -> Done | None:
        """What this request was answered with before, e.g. before a power cut ate the answer."""
        with self._connection.begin():
            row = self._connection.exec_driver_sql(
                "SELECT act, done FROM requests WHERE request = ?", (request,)
            ).fetchone()
        return None if row is None else _from_text(row[0], row[1])

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _to_text(done: Done) -> str:
    # the answer may name a title: only codes and ids are kept, the sentence is made anew from them
    return canonical({"code": done.code, "ids": dict(done.ids)})


def _from_text(act: int, text: str) -> Done:
    kept = json.loads(text)
    facts: dict[str, RefusalFact] = {}
    return Done(kept["code"], facts, kept["ids"], act)
