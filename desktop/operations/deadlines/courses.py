"""The deadlines of cases as they stand today, and which of them a new table moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.operations.books import Books
from desktop.procedures.deadlines import Course, courses
from desktop.procedures.definition import Procedure
from desktop.procedures.facts import CaseOpened, case_stream
from desktop.profiles.profile import Profile
from desktop.workdays.calendar import Calendar
from desktop.workdays.counting import Pause

ProfileOf = Callable[[str], Profile | None]
MOST_CASES = 5_000


@dataclass(frozen=True)
class Moved:
    """A deadline whose last day another table changes; None: not to be said (no table for its year)."""

    case: str
    number: str
    title: str
    before: date | None
    after: date | None


def case_courses(
    books: Books,
    profile_of: ProfileOf,
    case: str,
    calendar: Calendar,
    today: date,
    told: Mapping[str, date] | None = None,
    asked: Sequence[Pause] = (),
) -> tuple[Course, ...]:
    """All deadlines of one case, by the rules it began under (edge case 53)."""
    rows = books.stream(case_stream(case))
    definition = _definition(rows[0].fact if rows else None, profile_of)
    return courses(definition, rows, calendar, today, told, asked) if definition else ()


def moved(
    books: Books, profile_of: ProfileOf, before: Calendar, after: Calendar, today: date
) -> tuple[Moved, ...]:
    """The open cases' deadlines that stand on another day with the other calendar."""
    return tuple(_moved(books, profile_of, before, after, today))


def _moved(
    books: Books, profile_of: ProfileOf, before: Calendar, after: Calendar, today: date
) -> Iterator[Moved]:
    for row in books.cases(state="open", limit=MOST_CASES):
        was = {c.deadline.id: c.due for c in case_courses(books, profile_of, row.id, before, today)}
        for course in case_courses(books, profile_of, row.id, after, today):
            old = was.get(course.deadline.id)
            if course.start is not None and course.stopped is None and course.due != old:
                yield Moved(row.id, row.number, course.deadline.title, old, course.due)


def _definition(fact: object, profile_of: ProfileOf) -> Procedure | None:
    if not isinstance(fact, CaseOpened):
        return None
    profile = profile_of(fact.definition)
    return profile.procedures.get(fact.procedure) if profile else None
