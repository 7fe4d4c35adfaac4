"""What the profile says comes back by the calendar: told monthly, quarterly, yearly, until it is done for its period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.operations.books import Books
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import known
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import say_why, words
from desktop.operations.reviewing.comparing_months import last_comparison
from desktop.operations.sheets.titles import form_of
from desktop.plain.corrections import Annulled, effective
from desktop.plain.refusal import refuse
from desktop.procedures.duties import DoneBy, Duty, OnlyIf, Window, months_of, owed
from desktop.procedures.duty_facts import DutyDone, duty_stream
from desktop.profiles.profile import Profile
from desktop.workdays.calendar import Calendar

CATALOGUE = "disclosure_catalogue"
"""The 目录 of what is public (C1.5): of a duty about it is counted what no printed one holds."""


@dataclass(frozen=True)
class Regular:
    """A duty in a period; ``late`` once its days are over; ``number`` of items where there is something to count.

    ``unlisted``  of a duty about the 目录: what was brought out and stands on no printed one
    """

    duty: Duty
    window: Window
    late: bool
    number: int = 0
    unlisted: int = 0


@dataclass(frozen=True, kw_only=True)
class NoteDuty(Command):
    """A regular duty was done for the period that begins on ``first``."""

    duty: str
    first: date
    person: str
    on: date
    paper: str = ""


def note_duty(command: NoteDuty, act: Act) -> Outcome:
    """Kept with who did it, when, and where the paper lies."""
    duty = act.profile.duties.get(command.duty)
    windows = owed(duty, calendar_in_force(act.books), act.now.date()) if duty else ()
    window = next((one for one in windows if one.period_first == command.first), None)
    if duty is None or window is None:
        return refuse("duty.not_open", duty.clause if duty else "", at="duty")
    if command.on > act.now.date():
        return refuse("act.in_future", at="on")
    if duty.done_by is not DoneBy.NOTED:
        return refuse("duty.shown_otherwise", duty.clause, at="duty", title=duty.title)
    if _noted(act.books, duty, window):
        return refuse("duty.done_already", duty.clause, at="duty")
    refused = known(act, "person", command.person)
    if refused is not None:
        return refused
    fact = DutyDone(
        duty=duty.id,
        first=window.period_first,
        last=window.period_last,
        person=command.person,
        on=command.on,
        paper=words(command.paper),
    )
    act.add(duty_stream(duty.id), fact)
    return done("duty.noted")


@dataclass(frozen=True, kw_only=True)
class TakeBackDuty(Command):
    """The entry ``version`` of a duty was booked by mistake: it is owed again."""

    duty: str
    version: int
    reason: str


def take_back_duty(command: TakeBackDuty, act: Act) -> Outcome:
    """It stays readable; the duty stands on Today until it is done."""
    reason = words(command.reason)
    if reason is None:
        return refuse("correction.reason_missing", at="reason")
    stream = duty_stream(command.duty)
    wrong = next((row for row in effective(act.stream(stream)) if row.version == command.version), None)
    if wrong is None or not isinstance(wrong.fact, DutyDone):
        return refuse("correction.no_such_fact", at="version")
    act.add(stream, Annulled(reason), at=wrong.happened_at, corrects=wrong.version)
    say_why(act, stream, reason)
    return done("duty.taken_back")


def regular_duties(books: Books, profile: Profile, calendar: Calendar, today: date) -> Iterator[Regular]:
    """Every duty of the profile that is open or late; what lay before the first item was never owed here."""
    since = books.first_item_on()
    if since is None:
        return
    for duty in profile.duties.values():
        for window in reversed(owed(duty, calendar, today)):
            if window.period_last < since or _done(books, duty, window):
                continue
            number = _number(books, duty, window)
            if number or duty.only_if is OnlyIf.ALWAYS:
                yield Regular(
                    duty, window, today > window.last, number, _unlisted(books, duty, window, today)
                )


def sheet_of(duty: Duty, window: Window) -> tuple[str, str]:
    """The form that is printed for a period, and what it is about."""
    return form_of(duty.form), f"reviews/{window.period_first}/{window.period_last}"


def _done(books: Books, duty: Duty, window: Window) -> bool:
    match duty.done_by:
        case DoneBy.NOTED:
            return _noted(books, duty, window)
        case DoneBy.PRINTED:
            form, about = sheet_of(duty, window)
            return any(p.form == form and p.result != "failed" for p in books.papers_about(about))
        case DoneBy.COMPARED:
            months = months_of(window.period_first, window.period_last)
            return all(last_comparison(books, month) is not None for month in months)


def _noted(books: Books, duty: Duty, window: Window) -> bool:
    facts = (row.fact for row in effective(books.stream(duty_stream(duty.id))))
    return any(isinstance(fact, DutyDone) and fact.first == window.period_first for fact in facts)


def _number(books: Books, duty: Duty, window: Window) -> int:
    """How many items it is about, where that is counted; of those kept in it is enough that there is one."""
    match duty.only_if:
        case OnlyIf.ALWAYS:
            return 0
        case OnlyIf.CONCLUDED:
            return books.number_concluded(window.period_first, window.period_last)
        case OnlyIf.PUBLISHED:
            return len(books.publications_between(window.period_first, window.period_last))
        case OnlyIf.KEPT_IN:
            return len(books.items_since("kept_in", window.period_last, 1))


def _unlisted(books: Books, duty: Duty, window: Window, today: date) -> int:
    if not duty.form or form_of(duty.form) != CATALOGUE:
        return 0
    return books.publications_unlisted(CATALOGUE, window.period_first, today)
