"""The deadlines of cases as they stand today."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from desktop.operations.books import Books
from desktop.procedures.deadlines import Course, courses
from desktop.procedures.definition import Procedure
from desktop.procedures.facts import CaseOpened, case_stream
from desktop.profiles.profile import Profile
from desktop.workdays.calendar import Calendar
from desktop.workdays.counting import Pause

ProfileOf = Callable[[str], Profile | None]


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


def _definition(fact: object, profile_of: ProfileOf) -> Procedure | None:
    if not isinstance(fact, CaseOpened):
        return None
    profile = profile_of(fact.definition)
    return profile.procedures.get(fact.procedure) if profile else None
