"""Batches that were stopped by a crash: found at the next start and closed as far as they came.

They are finished, not taken back: every act in the book is whole and passed every rule, each turn was committed
whole, and taking back would burn numbers and add more entries than it removes. The closing event says how many
entries stand; the officer is told how many are missing and enters or imports the rest again, where what stands
already is refused as a duplicate.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.audit.acts import BatchOpened
from desktop.operations.codebook import whole_codebook
from desktop.operations.desk.batches import CloseBatch, close_batch
from desktop.operations.run import run
from desktop.plain.refusal import Refusal
from desktop.vault.event_rows import read_stream
from desktop.vault.store import BookStore


@dataclass(frozen=True)
class Unfinished:
    """A batch without its closing event: ``entries`` of ``planned`` commands stand."""

    batch: str
    planned: int
    entries: int


def unfinished(connection: Connection) -> list[Unfinished]:
    """All of them; asks an index, so that it costs nothing at a start where there is none."""
    with connection.begin():
        streams = connection.exec_driver_sql(
            "SELECT stream FROM events WHERE stream > 'batch/' AND stream < 'batch0'"
            " GROUP BY stream HAVING max(version) = 1"
        ).fetchall()
        return [_counted(connection, stream) for (stream,) in streams]


def _counted(connection: Connection, stream: str) -> Unfinished:
    row = read_stream(connection, whole_codebook(), stream)[0]
    if not isinstance(row.fact, BatchOpened):
        raise ValueError(f"{stream} does not begin with its opening")
    entries = connection.exec_driver_sql(
        "SELECT count(DISTINCT act) FROM events WHERE sequence > ? AND batch = ?",
        (row.sequence, row.fact.batch),
    ).scalar_one()
    return Unfinished(row.fact.batch, row.fact.planned, int(entries))


def finish(store: BookStore) -> list[Unfinished] | Refusal:
    """Close what was left open, before the first window; answers what to tell the officer.

    A Refusal where nothing may be written now (``clock.behind``): to be called again once that is settled.
    """
    left = unfinished(store.connection)
    for one in left:
        outcome = run(close_batch, CloseBatch(batch=one.batch, entries=one.entries), store)
        if isinstance(outcome, Refusal):
            return outcome
    return left
