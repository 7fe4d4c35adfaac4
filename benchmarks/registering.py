"""Registering one document with three copies, against the bare rows that it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from benchmarks.floors.rows import Statement, bare_connection, write_rows
from benchmarks.laying import OPERATOR, Laid
from benchmarks.measuring import Ratio, in_turn
from desktop.custody.document_facts import Details
from desktop.custody.levels import Level
from desktop.operations.codebook import whole_codebook
from desktop.operations.commands import Done
from desktop.operations.receiving.register import RegisterDocument
from desktop.operations.run import run
from desktop.operations.verbs import VERBS
from desktop.plain.clock import WallClock
from desktop.plain.facts import Text
from desktop.plain.ids import new_id
from desktop.vault import connections
from desktop.vault.connections import open_writer
from desktop.vault.store import BookStore

ROUNDS = 150
WARM = 10


def registering(ours: Laid, bare: Laid, where: str, most: float) -> Ratio:
    """``ours`` and ``bare`` are copies of one vault: both grow by the same rows, in the same indexes."""
    connection = open_writer(ours.path, ours.key)
    store = BookStore(connection, whole_codebook(), WallClock(), operator=OPERATOR)
    commands = _commands(store)
    taken: list[list[Statement]] = []

    write = connections.write

    def noted(connection: Connection, statement: str, values: Any, *, many: bool = False) -> None:
        taken[-1].append((statement, values, many))
        write(connection, statement, values, many=many)

    connections.write = noted
    for _number in range(ROUNDS + WARM):
        taken.append([])
        _register(store, next(commands))
    connections.write = write
    floor = bare_connection(bare.path, bare.key)
    waiting = iter(taken)
    result = in_turn(
        f"register one document with 3 copies, {where}",
        lambda: _register(store, next(commands)),
        lambda: write_rows(floor, next(waiting)),
        most,
        ROUNDS,
        WARM,
    )
    floor.close()
    store.close()
    return result


def _register(store: BookStore, command: RegisterDocument) -> None:
    outcome = run(VERBS[RegisterDocument], command, store)
    if not isinstance(outcome, Done):
        raise RuntimeError(str(outcome))


def _commands(store: BookStore) -> Iterator[RegisterDocument]:
    with store.connection.begin():
        body = store.books.bodies()[0].id
        safe = store.books.safes()[0].id
    number = 0
    while True:
        number += 1
        yield RegisterDocument(
            request=new_id(),
            issuing_body=body,
            title=f"关于进一步加强涉密载体全过程管理和清查整治工作的通知（{number}）",
            level=Level.SECRET,
            copies=3,
            copy_numbers=(f"M{number}1", f"M{number}2", f"M{number}3"),
            safe=safe,
            details=Details(document_number=Text(f"测发〔2026〕{number}号")),
        )
