"""What the review owes on a day: published in time, taken down, asked after, looked at again, told monthly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from desktop.operations.books import Books
from desktop.operations.deadlines.courses import ProfileOf
from desktop.operations.deadlines.items import item_courses, may_fall_due
from desktop.operations.review_views import ItemRow
from desktop.operations.reviewing.regular import Regular, regular_duties
from desktop.procedures.deadlines import PUBLISHED, Course, Standing, counted
from desktop.procedures.duties import DoneBy
from desktop.procedures.review.item import fold_item
from desktop.procedures.review.item_facts import item_stream
from desktop.procedures.vocabulary import Unit
from desktop.profiles.profile import Profile
from desktop.workdays.calendar import Calendar
from desktop.workdays.counting import Deadline, count_months

PUBLISH_SOON, DOWN_SOON, AGAIN_SOON = timedelta(days=7), timedelta(days=30), timedelta(days=30)
"""So long before its day a duty stands on Today."""
WAITS_TOO_LONG = timedelta(days=5)
"""A review that nobody touched for so long is named."""
MOST = 200
"""So many items of a kind are looked through, the oldest first: they fall due before the others."""


class Owed(Enum):
    """Which duty."""

    PUBLISH = "publish"
    TAKE_DOWN = "take_down"
    REPLY = "reply"
    RESUME = "resume"
    WAITING = "waiting"
    AGAIN = "again"
    UNREPORTED = "unreported"
    LEDGER = "ledger"
    COMPARE = "compare"
    REGULAR = "regular"
    FINISH = "finish"
    FIRST_RELEASE = "first_release"
    ROLLING = "rolling"


@dataclass(frozen=True)
class Duty:
    """``item`` and its row; None for a duty of a month. ``day``: its last day, or since when it waits.

    ``number``  of days or items, where the duty counts them; ``title`` of the deadline that it is about
    """

    owed: Owed
    row: ItemRow | None
    day: date
    late: bool = False
    number: int = 0
    law: date | None = None
    title: str = ""
    regular: Regular | None = None


def review_duties(
    books: Books, profile: Profile, profile_of: ProfileOf, calendar: Calendar, today: date
) -> Iterator[Duty]:
    """All of them, each kind in its own order; nobody who has nothing under review is asked anything."""
    yield from _emergencies(books, today)
    yield from _to_publish(books, profile_of, calendar, today)
    yield from _to_take_down(books, profile, calendar, today)
    yield from _waiting(books, today)
    yield from _again(books, today)
    yield from _unreported(books, today)
    yield from _regular(books, profile, calendar, today)


def _to_publish(books: Books, profile_of: ProfileOf, calendar: Calendar, today: date) -> Iterator[Duty]:
    """C1.9, C7.20a, 公开条例26: from the day it was formed, or handed in; the time that others were asked is out."""
    rows = [*books.oldest_items("open", MOST), *books.items_since("to_publish", today, MOST)]
    for row in rows:
        rules = profile_of(row.definition)
        definition = rules.procedures.get(row.procedure) if rules else None
        if not may_fall_due(row, definition, today + PUBLISH_SOON):
            continue
        for course in item_courses(books, profile_of, row.id, calendar, today):
            if course.standing not in (Standing.RUNNING, Standing.OVERDUE) or course.due is None:
                continue
            if course.due - today <= PUBLISH_SOON:
                late = course.standing is Standing.OVERDUE
                owed = Owed.PUBLISH if PUBLISHED in course.deadline.stops else Owed.FINISH
                yield Duty(owed, row, course.due, late, law=_law(course), title=course.deadline.title)


def _emergencies(books: Books, today: date) -> Iterator[Duty]:
    """C7.23, C7.24: out in short at once, told on and asked after each day until the office notes its end."""
    for row in books.oldest_items("emergency", MOST):
        running = fold_item(row.id, books.stream(item_stream(row.id))).emergency
        if running is None:
            continue
        since, noted = running.began.on, running.noted_on
        if not books.publications(row.id):
            yield Duty(Owed.FIRST_RELEASE, row, since, since < today)
        elif noted is None or noted < today:
            yield Duty(Owed.ROLLING, row, noted or since, number=(today - since).days + 1)


def _law(course: Course) -> date | None:
    return course.law.due if isinstance(course.law, Deadline) else None


def _to_take_down(books: Books, profile: Profile, calendar: Calendar, today: date) -> Iterator[Duty]:
    """A1.3.3a: after the unit's retention, until it is down or said to be of an exempt class."""
    term = profile.terms.get("web_retention")
    if term is None:
        return
    months = term.count if term.unit is Unit.MONTHS else 0
    for row in books.items_since("to_take_down", today, MOST):
        if row.published_on is None:
            continue
        found = (
            count_months(row.published_on, months)
            if months
            else counted(calendar, term.unit, row.published_on, term.count)
        )
        if isinstance(found, Deadline) and found.due - today <= DOWN_SOON:
            yield Duty(Owed.TAKE_DOWN, row, found.due, found.due < today)


def _waiting(books: Books, today: date) -> Iterator[Duty]:
    """Answers past their day, held cases whose day came, reviews that nobody touched."""
    for row in books.oldest_items("open", MOST):
        if row.asking and row.asked_until is not None and row.asked_until < today:
            yield Duty(Owed.REPLY, row, row.asked_until, True)
        elif row.held:
            if row.held_until is not None and row.held_until <= today:
                yield Duty(Owed.RESUME, row, row.held_until, row.held_until < today)
        elif row.waits_since is not None and not row.asking and not row.batch:
            since = row.waits_since.date()
            if today - since >= WAITS_TOO_LONG:
                yield Duty(Owed.WAITING, row, since, number=(today - since).days)


def _again(books: Books, today: date) -> Iterator[Duty]:
    """公开条例18: what was kept in is looked at again each year; a new round of its review is the answer."""
    until = _years(today + AGAIN_SOON, -1)
    for row in books.items_since("kept_in", until, MOST):
        if row.concluded_on is not None:
            due = _years(row.concluded_on, 1)
            yield Duty(Owed.AGAIN, row, due, due < today)


def _years(day: date, years: int) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + years, day.month, 28 if leap_day else day.day)


def _unreported(books: Books, today: date) -> Iterator[Duty]:
    """D25: asked for with the ledger of the month that is over: what was concluded and never reported out."""
    last = today.replace(day=1) - timedelta(days=1)
    for row in books.items_since("to_publish", last, MOST):
        if row.concluded_on is not None:
            yield Duty(Owed.UNREPORTED, row, row.concluded_on)


_BY = {DoneBy.NOTED: Owed.REGULAR, DoneBy.PRINTED: Owed.LEDGER, DoneBy.COMPARED: Owed.COMPARE}


def _regular(books: Books, profile: Profile, calendar: Calendar, today: date) -> Iterator[Duty]:
    """``[duties]`` of the profile."""
    for one in regular_duties(books, profile, calendar, today):
        yield Duty(_BY[one.duty.done_by], None, one.window.period_last, one.late, one.number, regular=one)
