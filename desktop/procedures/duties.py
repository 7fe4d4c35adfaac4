"""What comes back by the calendar: monthly comparison, quarterly filing, yearly re-examination."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from desktop.workdays.calendar import Calendar, NotPublished

_ONE = timedelta(days=1)


class Every(Enum):
    """How often."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Length of its period."""
        return {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}[self]


class When(Enum):
    """When in the period it is done.

    ``last_five`` and ``last_week`` differ where a quarter ends early in a week (C6.4): five working days, or
    those of the week in which the last of them lies. ``january`` closes the year before by its 31st.
    """

    ANY_DAY = "any_day"
    LAST_FIVE = "last_five"
    LAST_WEEK = "last_week"
    JANUARY = "january"


class DoneBy(Enum):
    """What shows that it was done for a period.

    ``noted``     somebody noted it, with who did it and where its paper lies
    ``printed``   its form was printed for the period
    ``compared``  what was issued in each month of the period was compared (B4.4b)
    """

    NOTED = "noted"
    PRINTED = "printed"
    COMPARED = "compared"


class OnlyIf(Enum):
    """What there must be, or nothing is owed: ``concluded``, ``published`` in the period, ``kept_in`` by its end."""

    ALWAYS = "always"
    CONCLUDED = "concluded"
    KEPT_IN = "kept_in"
    PUBLISHED = "published"


@dataclass(frozen=True)
class Duty:
    """One duty; ``form`` what is printed for it."""

    id: str
    title: str
    every: Every
    when: When
    clause: str
    form: str = ""
    done_by: DoneBy = DoneBy.NOTED
    only_if: OnlyIf = OnlyIf.ALWAYS


@dataclass(frozen=True)
class Window:
    """The period whose matter is dealt with, and the days on which that is done."""

    period_first: date
    period_last: date
    first: date
    last: date


def window(duty: Duty, calendar: Calendar, day: date) -> Window | None:
    """The window that is open on a day, or comes next; None where the table of its year is missing."""
    first = _begin(day, duty.every.months)
    if duty.when is When.JANUARY:
        # the matter of last year, by the end of January; after that this year's, in the next
        last_year = day.year - 1 if day.month == 1 else day.year
        matter = date(last_year, 1, 1), date(last_year, 12, 31)
        return Window(*matter, date(last_year + 1, 1, 1), date(last_year + 1, 1, 31))
    last = period(duty.every, first)[1]
    if duty.when is When.ANY_DAY:
        return Window(first, last, first, last)
    try:
        end = calendar.on_or_before(last)
        begin = end
        for _n in range(4):
            before = calendar.previous_workday(begin)
            if duty.when is When.LAST_WEEK and before.isocalendar()[:2] != end.isocalendar()[:2]:
                break
            begin = before
    except NotPublished:
        return None
    return Window(first, last, begin, end)


def owed(duty: Duty, calendar: Calendar, day: date) -> tuple[Window, ...]:
    """The windows of a year back that have opened by a day, the latest first: what is not done stays owed.

    What may be done on any day is done of a period that is over, in the one after it: then there is something to
    tell (B4.4b, D25). A period whose year has no table is left out.
    """
    found = (_window_of(duty, calendar, day, back) for back in range(12 // duty.every.months + 1))
    return tuple(one for one in found if one is not None and one.first <= day)


def _window_of(duty: Duty, calendar: Calendar, day: date, back: int) -> Window | None:
    months = duty.every.months
    first = _begin(day, months)
    if duty.when is When.JANUARY:
        year = day.year - 1 - back
        return Window(date(year, 1, 1), date(year, 12, 31), date(year + 1, 1, 1), date(year + 1, 1, 31))
    for _n in range(back):
        first = _begin(first - _ONE, months)
    if duty.when is not When.ANY_DAY:
        return window(duty, calendar, first)
    before = _begin(first - _ONE, months)
    return Window(before, first - _ONE, first, period(duty.every, first)[1])


def period(every: Every, day: date) -> tuple[date, date]:
    """First and last day of the period in which the day lies."""
    first = _begin(day, every.months)
    return first, _begin(first + timedelta(days=31 * every.months), every.months) - _ONE


def months_of(first: date, last: date) -> tuple[date, ...]:
    """The first day of each month from the one to the other."""
    found = [first.replace(day=1)]
    while (following := (found[-1] + timedelta(days=31)).replace(day=1)) <= last:
        found.append(following)
    return tuple(found)


def _begin(day: date, months: int) -> date:
    """First day of the period of so many months in which the day lies."""
    return date(day.year, (day.month - 1) // months * months + 1, 1)
