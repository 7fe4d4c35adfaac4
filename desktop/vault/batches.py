"""A long batch through the same door: same verbs, facts and projectors, a transaction per turn of 100 ms."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import RootTransaction

from desktop.operations.books import Books
from desktop.operations.commands import Command, Done
from desktop.operations.desk.batches import CloseBatch, OpenBatch, close_batch, open_batch
from desktop.operations.ports import Act
from desktop.operations.run import run
from desktop.plain.refusal import Refusal
from desktop.vault.event_rows import Head, read_head
from desktop.vault.store import BookStore

TURN = 0.08
"""Seconds after which a turn is committed: with its last act and the commit it stays below 100 ms."""


class Batch:
    """The vault's ``Store`` for a long batch. Between turns the officer's own acts pass.

    ``done`` counts the commands that were kept. What a verb refuses leaves nothing behind; an error takes
    back the open turn, and the batch stays unfinished (``unfinished.finish``).
    """

    def __init__(self, store: BookStore, planned: int) -> None:
        self._store = store
        self._planned = planned
        self._turn: RootTransaction | None = None
        self._until = 0.0
        self._head = Head()
        self.mark = store.new_id()
        self.done = 0

    def open(self) -> Done | Refusal:
        """The first entry of the batch; refused like any act, e.g. while the clock stands behind."""
        return run(open_batch, OpenBatch(batch=self.mark, planned=self._planned), self._store)

    def close(self) -> Done | Refusal:
        """The entry that makes it count."""
        self.rest()
        return run(close_batch, CloseBatch(batch=self.mark, entries=self.done), self._store)

    def rest(self) -> None:
        """Commit the open turn, if one is open."""
        if self._turn is not None:
            self._turn.commit()
            self._turn = None

    def take_back(self) -> None:
        """Take back the open turn, if one is open."""
        if self._turn is not None:
            self._turn.rollback()
            self._turn = None

    def _in_turn(self) -> None:
        if self._turn is None:
            self._turn = self._store.connection.begin()
            self._head = read_head(self._store.connection)
            self._until = time.monotonic() + TURN

    @property
    def books(self) -> Books:
        """Reads in the turn: what the batch wrote before is seen."""
        self._in_turn()
        return self._store.books

    @contextmanager
    def begin(self, command: Command) -> Iterator[Act]:
        """An act in the open turn, or in a new one."""
        self._in_turn()
        try:
            yield self._store.unit(command, self._head, self.mark)
        except BaseException:
            self.take_back()
            raise

    def keep(self, act: Act, outcome: Done) -> Done:
        """Written; committed with its turn."""
        kept, self._head = self._store.write(act, outcome)
        self.done += 1
        if time.monotonic() >= self._until:
            self.rest()
        return kept

    def answered(self, request: str) -> Done | None:
        """What the request was answered with before, in an earlier turn."""
        self.rest()
        return self._store.answered(request)
