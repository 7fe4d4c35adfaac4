"""What Today asks each time it is shown goes through an index: no table is read whole that grows with the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from real_desk import RealOffice
from sqlalchemy import Connection

from desktop.operations.books import Books
from desktop.vault import connections
from desktop.windows.pages import today
from desktop.windows.pages.today.matters import gather, urgent
from desktop.windows.pages.today.review_matters import review_matters

SMALL = ("p", "safes", "bodies", "departments", "lists", "deputies", "operators", "post_holders")
NEWEST = (
    "ORDER BY sequence DESC LIMIT 1",
    "WHERE 1 ORDER BY d.seq DESC LIMIT ?",
    "FROM items ORDER BY seq LIMIT 1",
)
"""From the end of the book back, no further than the answer."""


@pytest.fixture
def office(tmp_path: Path, qapp: Any) -> Iterator[RealOffice]:
    made = RealOffice(tmp_path, today.page)
    yield made
    made.close()


def test_d8_the_morning_reads_no_table_whole(office: RealOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    plans: dict[str, list[str]] = {}
    read = connections.read

    def planned(
        connection: Connection, statement: str, values: Sequence[Any] = (), *, one: bool = False
    ) -> list[tuple[Any, ...]]:
        steps = read(connection, f"EXPLAIN QUERY PLAN {statement}", values)
        plans[statement] = [step[3] for step in steps]
        return read(connection, statement, values, one=one)

    counter = office.counter
    hours, profile, now = counter.hours(), counter.desk.profile(), counter.now()

    def morning(books: Books) -> None:
        gather(books, now, hours)
        urgent(books, now, hours)
        list(review_matters(books, profile, counter.desk.rules_named, hours.calendar, now.date()))
        books.counts(now)

    monkeypatch.setattr(connections, "read", planned)
    office.desk.ask(morning)
    monkeypatch.undo()
    assert len(plans) > 20
    whole = {
        (step, statement)
        for statement, steps in plans.items()
        for step in steps
        if step.startswith("SCAN") and (" USING " not in step or "autoindex" in step)
        if step.split()[1] not in SMALL and not statement.endswith(NEWEST)
    }
    assert whole == set()
