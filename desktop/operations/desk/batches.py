"""Long batches (import, fill): written in turns under one mark, complete when the closing event stands."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.audit.acts import BatchClosed, BatchOpened, batch_stream
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act


@dataclass(frozen=True, kw_only=True)
class OpenBatch(Command):
    """So many commands are going to be run."""

    batch: str
    planned: int


@dataclass(frozen=True, kw_only=True)
class CloseBatch(Command):
    """``entries`` commands were done, each whole."""

    batch: str
    entries: int


def open_batch(command: OpenBatch, act: Act) -> Outcome:
    """The mark is known to the book before the first entry carries it."""
    act.add(batch_stream(command.batch), BatchOpened(command.batch, command.planned))
    return done("batch.opened", {"batch": command.batch}, planned=command.planned)


def close_batch(command: CloseBatch, act: Act) -> Outcome:
    """From now on its entries count."""
    act.add(batch_stream(command.batch), BatchClosed(command.batch, command.entries))
    return done("batch.closed", {"batch": command.batch}, entries=command.entries)
