"""The tables of working days that the book holds; a year without one is never guessed."""

from __future__ import annotations

import functools

from desktop.operations.books import Books
from desktop.profiles.in_force import RulesAdopted, rules_stream
from desktop.workdays.calendar import Calendar
from desktop.workdays.tables import YearTable, read_table

CALENDAR = rules_stream("calendar")


@functools.cache
def _table(text: str) -> YearTable:
    found = read_table(text)
    if not isinstance(found, YearTable):
        raise ValueError(f"the table in force does not read: {found[:3]}")
    return found


def adopted_tables(books: Books) -> dict[int, RulesAdopted]:
    """Year → the adoption that counts: the last one."""
    facts = (row.fact for row in books.stream(CALENDAR))
    return {int(fact.name): fact for fact in facts if isinstance(fact, RulesAdopted)}


def calendar_in_force(books: Books) -> Calendar:
    """The calendar as the book holds it."""
    return Calendar(_table(fact.text) for fact in adopted_tables(books).values())


def with_table(books: Books, table: YearTable) -> Calendar:
    """The calendar as it would be with one table more, or another in its place."""
    kept = [_table(fact.text) for year, fact in adopted_tables(books).items() if year != table.year]
    return Calendar([*kept, table])
