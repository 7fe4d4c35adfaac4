"""Deadlines in working days, with the judgement of every single day (the proof)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial

from desktop.plain.refusal import Refusal, refuse
from desktop.workdays.calendar import Calendar, NotPublished, Why

_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count (条例 33: asking a third party), both included; ``last`` None: still open.

    ``why`` is a code of the one who pauses (``third_party``).
    """

    first: date
    last: date | None = None
    why: str = ""

    def holds(self, day: date) -> bool:
        """Whether the day falls into the pause."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class DayJudged:
    """One line of the proof. ``number``: the how-manieth counted day it is, 0 if not counted.

    ``name``: the holiday's name, or the code of the pause.
    """

    day: date
    counted: bool
    why: Why
    name: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a term of ``days`` working days from ``start``; ``proof`` from start to due."""

    start: date
    days: int
    due: date
    proof: tuple[DayJudged, ...]


def count(calendar: Calendar, start: date, days: int, pauses: Iterable[Pause] = ()) -> Deadline | Refusal:
    """The term of ``days`` ≥ 0 working days; the first day is not counted (民法典 201).

    Refuses with ``workdays.not_published`` (year) where it runs into a year without a table, and
    with ``workdays.pause_open`` (since) where a pause without end lies before the end.
    """
    return _count(calendar, start, days, tuple(pauses))


@lru_cache(512)
def _count(calendar: Calendar, start: date, days: int, pauses: tuple[Pause, ...]) -> Deadline | Refusal:
    """Of hundreds of cases most begin on one of a few days: each is counted once in a calendar."""
    return _walked(start, days, pauses, partial(_by_workday, calendar))


def count_days(
    calendar: Calendar, start: date, days: int, pauses: Iterable[Pause] = ()
) -> Deadline | Refusal:
    """A term of calendar days; a last day that is off moves to the next one worked (民法典 203)."""
    found = _walked(start, days, pauses, _by_day)
    if isinstance(found, Refusal):
        return found
    day, moved = found.due, list[DayJudged]()
    try:
        while day > start and not calendar.is_workday(day):
            day += _ONE
            kind = calendar.kind(day)
            moved.append(DayJudged(day, False, kind.why, kind.holiday))
    except NotPublished as unknown:
        return unknown.refusal
    return Deadline(start, days, day, (*found.proof, *moved))


def _walked(
    start: date,
    days: int,
    pauses: Iterable[Pause],
    judge: Callable[[date, Pause | None, int], DayJudged | Refusal],
) -> Deadline | Refusal:
    """Day by day until so many are counted; ``judge`` is told the pause a day falls into, and how many counted before."""
    if days < 0:
        raise ValueError("a term of fewer than no days")
    stops = tuple(pauses)
    proof = [DayJudged(start, False, Why.START)]
    counted, day = 0, start
    while counted < days:
        if day == date.max:
            return NotPublished(day).refusal
        day += _ONE
        stop = next((pause for pause in stops if pause.holds(day)), None)
        if stop is not None and stop.last is None:
            return refuse("workdays.pause_open", since=stop.first.isoformat(), why=stop.why)
        judged = judge(day, stop, counted)
        if isinstance(judged, Refusal):
            return judged
        counted += judged.counted
        proof.append(judged)
    return Deadline(start, days, day, tuple(proof))


def count_months(start: date, months: int) -> Deadline:
    """A term of months ends on the day of the same number, or on the last of a shorter month (民法典 202)."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    due = date.max
    if year <= date.max.year:
        due = date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    return Deadline(start, months, due, (DayJudged(start, False, Why.START), DayJudged(due, True, Why.DAY)))


def _by_day(day: date, stop: Pause | None, before: int) -> DayJudged:
    if stop is not None:
        return DayJudged(day, False, Why.PAUSED, stop.why)
    return DayJudged(day, True, Why.DAY, "", before + 1)


def _by_workday(calendar: Calendar, day: date, stop: Pause | None, before: int) -> DayJudged | Refusal:
    try:
        kind = calendar.kind(day)
    except NotPublished as unknown:
        return unknown.refusal
    if stop is not None and kind.worked:  # a day off is a day off, paused or not
        return DayJudged(day, False, Why.PAUSED, stop.why)
    return DayJudged(day, kind.worked, kind.why, kind.holiday, before + 1 if kind.worked else 0)
