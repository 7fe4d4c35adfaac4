"""Which running deadlines another table of working days moves: open cases, and what is reviewed and not yet out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.operations.books import Books
from desktop.operations.deadlines.courses import ProfileOf, case_courses
from desktop.operations.deadlines.items import item_courses
from desktop.procedures.deadlines import Course
from desktop.workdays.calendar import Calendar

MOST_CASES = 5_000


@dataclass(frozen=True)
class Moved:
    """A deadline whose last day another table changes; None: not to be said (no table for its year)."""

    case: str
    number: str
    title: str
    before: date | None
    after: date | None


@dataclass(frozen=True)
class _Running:
    """A case whose deadlines may still run; ``item`` where it is about one: its letters stop the clock."""

    case: str
    number: str
    item: str = ""


def moved(
    books: Books, profile_of: ProfileOf, before: Calendar, after: Calendar, today: date
) -> tuple[Moved, ...]:
    """The deadlines that stand on another day with the other calendar, each case by its own rules."""
    return tuple(_moved(books, profile_of, before, after, today))


def _moved(
    books: Books, profile_of: ProfileOf, before: Calendar, after: Calendar, today: date
) -> Iterator[Moved]:
    for one in _running(books):
        was = {c.deadline.id: c.due for c in _courses(books, profile_of, one, before, today)}
        for course in _courses(books, profile_of, one, after, today):
            old = was.get(course.deadline.id)
            if course.start is not None and course.stopped is None and course.due != old:
                yield Moved(one.case, one.number, course.deadline.title, old, course.due)


def _running(books: Books) -> Iterator[_Running]:
    for row in books.cases(state="open", limit=MOST_CASES):
        yield _Running(row.id, row.number, row.subject if books.item(row.subject) is not None else "")
    for item in books.items("to_publish", limit=MOST_CASES).rows:
        yield _Running(item.case, item.number, item.id)


def _courses(
    books: Books, profile_of: ProfileOf, one: _Running, calendar: Calendar, today: date
) -> tuple[Course, ...]:
    if one.item:
        return item_courses(books, profile_of, one.item, calendar, today)
    return case_courses(books, profile_of, one.case, calendar, today)
