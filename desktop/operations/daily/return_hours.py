"""When what is out must be back: one answer for Today, the counts, the desk and the closing sheet (A6.1.4c, D8, D9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop.custody.copy_facts import Purpose
from desktop.operations.views import CopyRow
from desktop.profiles.parameters import CustodyRules
from desktop.workdays.calendar import Calendar, NotPublished

_ONE = timedelta(days=1)
_FRIDAY = 4


@dataclass(frozen=True)
class ReturnHours:
    """The hours of the rules in force, on the days of the calendar.

    A year whose table is not published has plain weeks here and says so (``published``): no holiday is guessed,
    and no paper is called overdue an hour too early.
    """

    rules: CustodyRules
    calendar: Calendar

    def published(self, day: date) -> bool:
        """Whether the holidays of the day's year are known."""
        return self.calendar.covers(day)

    def worked(self, day: date) -> bool:
        """Whether the desk is there on a day."""
        try:
            return self.calendar.is_workday(day)
        except NotPublished:
            return day.weekday() <= _FRIDAY

    def next_worked(self, day: date) -> date:
        """The first day worked after a day."""
        day += _ONE
        while not self.worked(day):
            day += _ONE
        return day

    def hour(self, day: date) -> time:
        """The cut-off of a day: earlier before holidays, and before weekends if the rules say so (D9, edge 20)."""
        rules = self.rules
        try:
            if self.calendar.eve_of_holiday(day):
                return rules.cutoff_before_holidays.value
        except NotPublished:
            pass  # no eve is known: the plain hour of the week holds
        if self.worked(day) and not self.worked(day + _ONE):
            return rules.cutoff_before_weekends.value
        return rules.cutoff.value

    def due(self, copy: CopyRow) -> datetime | None:
        """When a copy that is out must be back; None where nothing is set, or where it is not out."""
        if copy.place_kind != "person":
            return None
        if copy.purpose == Purpose.HOLDING.value and copy.due is None:
            return None  # his since before this book (D2)
        night = date.fromisoformat(copy.overnight) if copy.overnight and copy.overnight_by else None
        return self.due_of(copy.since, copy.due, night)

    def due_of(self, since: datetime, own: date | None, night: date | None = None) -> datetime:
        """``own`` day of return, else the day it went out; ``night`` it stays out with a reason and agreement.

        What goes out after the hour has that day to its end. After an explained night it is due at the hour of the
        next day worked; a night that nobody agreed to changes nothing (D8).
        """
        day = own or since.date()
        at = datetime.combine(day, self.hour(day))
        if since >= at:
            at = datetime.combine(since.date() + _ONE, time())
        if night is not None and night >= day:
            morning = self.next_worked(night)
            at = max(at, datetime.combine(morning, self.hour(morning)))
        return at

    def overdue(self, copy: CopyRow, now: datetime) -> bool:
        """Whether its hour has passed."""
        due = self.due(copy)
        return due is not None and now >= due

    def to_leader(self, copy: CopyRow, now: datetime) -> bool:
        """Chased so often, or overdue for so many days, that the list for the 分管领导 names it (D8)."""
        if copy.place_kind != "person":
            return False
        long = self.days_late(copy, now) >= self.rules.chase_list_days.value
        return copy.chases >= self.rules.chase_list_after.value or long

    def days_late(self, copy: CopyRow, now: datetime) -> int:
        """Days after the day it was due; 0 where it is not late, or late since today."""
        due = self.due(copy)
        return max(0, (now.date() - due.date()).days) if due is not None else 0

    def late(self, copies: Sequence[CopyRow], now: datetime) -> list[CopyRow]:
        """Those that are overdue, in the order given."""
        return [copy for copy in copies if self.overdue(copy, now)]
