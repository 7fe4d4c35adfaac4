"""Laws that hold after every act, asked of the book itself: balance, holdings, chain, replay, rebuild."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

from desktop.audit.chain import GENESIS, LINKED, Link, verify
from desktop.custody.copy import fold_copy, replay_copy
from desktop.custody.copy_facts import copy_stream
from desktop.custody.slip import replay_slip
from desktop.operations.desk.findings import Findings
from desktop.plain.corrections import effective
from desktop.plain.refusal import Refusal
from desktop.vault.checking.invariants import check_laws
from desktop.vault.event_rows import read_stream
from desktop.vault.projection.registry import PROJECTORS, split
from tests.operations.desk_of_tests import Desk


def links(desk: Desk, after: int = 0) -> list[Link]:
    """The chain from a sequence on."""
    columns = ", ".join(LINKED)
    rows = desk.store._connection.exec_driver_sql(
        f"SELECT {columns}, previous, hash FROM events WHERE sequence > ? ORDER BY sequence", (after,)
    )
    return [Link(tuple(row)[:-2], bytes(row[-2]), bytes(row[-1])) for row in rows]


def chain_holds(desk: Desk, after: int, head: bytes) -> tuple[int, bytes]:
    """Gapless and unbroken from a known head; answers the new one."""
    found = links(desk, after)
    assert [row.sequence for row in found] == list(range(after + 1, after + 1 + len(found)))
    assert not list(verify(found, head, after))
    return (found[-1].sequence, found[-1].hash) if found else (after, head)


def balance_holds(desk: Desk) -> None:
    """opening + received + made = in custody + out + ended, for every level."""
    for b in desk.store.books.balance():
        assert b.opening + b.received + b.made == b.in_safe + b.with_persons + b.outside + b.ended, b


def holdings_hold(desk: Desk, copy: str) -> None:
    """Stays follow one another without gap; only the last is open, and it is where the copy is."""
    stays = desk.store.books.holdings(copy)
    row = desk.store.books.copy(copy)
    assert row is not None
    assert stays
    for one, following in itertools.pairwise(stays):
        assert one.to_at == following.from_at
        assert one.from_at <= following.from_at
    assert stays[-1].to_at is None
    assert (stays[-1].place_kind, stays[-1].place) == (row.place_kind, row.place)


def replay_holds(desk: Desk, copy: str) -> None:
    """The state folded from the stream is what stands in the table, and every act in it obeyed the rules."""
    rows = desk.store.books.stream(copy_stream(copy))
    state, row = fold_copy(copy, rows), desk.store.books.copy(copy)
    assert row is not None
    assert state.place is not None
    assert (row.place_kind, row.place) == (state.place.kind.value, state.place.ref)
    assert (row.slip, row.frozen, row.missing, row.recalled) == (
        state.slip,
        state.frozen,
        state.missing,
        state.recalled,
    )
    assert not isinstance(replay_copy(copy, effective(rows)), Refusal)


def slip_replays(desk: Desk, slip: str) -> None:
    """Every act of a slip obeyed the rules."""
    rows = desk.store.books.stream(f"slip/{slip}")
    assert not isinstance(replay_slip(slip, effective(rows)), Refusal)


def checker_finds_nothing(desk: Desk) -> None:
    """The laws that ``verify`` asks of every book hold too."""
    found = Findings()
    check_laws(desk.store._connection, found)
    assert not found.listed, found.listed


def streams(desk: Desk, after: int = 0) -> list[str]:
    """Streams that were written to after a sequence."""
    rows = desk.store._connection.exec_driver_sql(
        "SELECT DISTINCT stream FROM events WHERE sequence > ? ORDER BY stream", (after,)
    )
    return [str(row[0]) for row in rows]


def rebuild_holds(desk: Desk, names: Iterable[str]) -> None:
    """What is live is what a rebuild from the streams would give."""
    connection, codebook = desk.store._connection, desk.store._codebook
    for stream in names:
        prefix, name = split(stream)
        projector = PROJECTORS.get(prefix)
        if projector is None:
            continue
        rows = read_stream(connection, codebook, stream)
        derived = projector.derive(name, rows)
        for table, column, key in projector.keys(name, rows):
            if table == "words":  # contentless: its words cannot be read back
                continue
            live = connection.exec_driver_sql(f"SELECT * FROM {table} WHERE {column} = ?", (key,))
            found = [dict(row._mapping) for row in live]
            assert _sorted(found) == _sorted(derived.get(table, [])), (stream, table)


def _sorted(rows: Iterable[Any]) -> list[str]:
    return sorted(str(sorted(dict(row).items())) for row in rows)


def start() -> tuple[int, bytes]:
    """Before the first event."""
    return 0, GENESIS
