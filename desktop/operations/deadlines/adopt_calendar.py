"""A year's table of working days comes into the book; open cases are counted anew and those that moved are named."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.deadlines.in_force import CALENDAR, adopted_tables, calendar_in_force, with_table
from desktop.operations.deadlines.moving import moved
from desktop.operations.ports import Act
from desktop.plain.digest import sm3
from desktop.plain.facts import Text
from desktop.plain.refusal import refuse
from desktop.profiles.in_force import RulesAdopted
from desktop.workdays.tables import YearTable, read_table

MOST_NAMED = 12


@dataclass(frozen=True, kw_only=True)
class AdoptCalendar(Command):
    """``text``: a table as `read_table` reads it; one of a year that stands replaces it."""

    text: str


def adopt_calendar(command: AdoptCalendar, act: Act) -> Outcome:
    """The table counts at once, for open cases too: the days were never different, only not yet known."""
    table = read_table(command.text)
    if not isinstance(table, YearTable):
        return table[0]
    digest = sm3(command.text.encode("utf-8")).hex()
    standing = adopted_tables(act.books).get(table.year)
    if standing is not None and standing.hash == digest:
        return refuse("calendar.stands_already", at="text", year=table.year)
    today = act.now.date()
    other = with_table(act.books, table)
    shifted = moved(act.books, act.profile_of, calendar_in_force(act.books), other, today)
    act.add(CALENDAR, RulesAdopted(str(table.year), digest, today, Text(command.text)))
    numbers = tuple(dict.fromkeys(one.number for one in shifted))
    return done(
        "calendar.adopted", year=table.year, moved=len(numbers), numbers=numbers[:MOST_NAMED]
    ) if numbers else done("calendar.adopted", year=table.year)  # fmt: skip
