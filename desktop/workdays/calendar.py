"""Which days are worked, as published; a year without a table is never guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import N_
from desktop.workdays.tables import Holiday, YearTable

_ONE = timedelta(days=1)


class Why(Enum):
    """Why a day counts or does not."""

    START = "start"
    WORKDAY = "workday"
    DAY = "day"
    MAKE_UP = "make_up"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    PAUSED = "paused"


WHY_WORDS = {
    Why.START: N_("起算当日，不计"),
    Why.WORKDAY: N_("工作日"),
    Why.DAY: N_("自然日"),
    Why.MAKE_UP: N_("调休上班"),
    Why.WEEKEND: N_("周末"),
    Why.HOLIDAY: N_("节假日"),
    Why.PAUSED: N_("期限中止"),
}
"""Words of each reason, source text of the catalogue."""


class NotPublished(LookupError):
    """The year's table is not in force here: ask for it, never guess (national rules 3.5)."""

    def __init__(self, day: date) -> None:
        super().__init__(f"no table for {day.year}")
        self.day = day

    @property
    def refusal(self) -> Refusal:
        """The same as a value: ``workdays.not_published`` with the year."""
        return refuse("workdays.not_published", year=self.day.year, day=self.day.isoformat())


@dataclass(frozen=True, slots=True)
class DayKind:
    """What a day is: worked or not, why, and the holiday's name where one stands behind it."""

    worked: bool
    why: Why
    holiday: str = ""


class Calendar:
    """The tables in force. A later year's table may settle days of the December before it."""

    def __init__(self, tables: Iterable[YearTable] = ()) -> None:
        self._tables = {table.year: table for table in tables}
        self._off: dict[date, Holiday] = {}
        self._on: dict[date, Holiday] = {}
        for year in sorted(self._tables):
            for holiday in self._tables[year].holidays:
                for day in holiday.days():
                    self._off[day] = holiday
                    self._on.pop(day, None)
                for day in holiday.make_up:
                    self._on[day] = holiday
                    self._off.pop(day, None)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that are settled, ascending."""
        return tuple(sorted(self._tables))

    def table(self, year: int) -> YearTable | None:
        """The table of a year, with its source."""
        return self._tables.get(year)

    def covers(self, day: date) -> bool:
        """Whether the day's year has its table."""
        return day.year in self._tables

    def kind(self, day: date) -> DayKind:
        """What the day is. Raises NotPublished."""
        if day.year not in self._tables:
            raise NotPublished(day)
        if day in self._on:
            return DayKind(True, Why.MAKE_UP, self._on[day].name)
        if day in self._off:
            return DayKind(False, Why.HOLIDAY, self._off[day].name)
        return DayKind(False, Why.WEEKEND) if day.weekday() >= 5 else DayKind(True, Why.WORKDAY)

    def is_workday(self, day: date) -> bool:
        """Whether the day is worked. Raises NotPublished."""
        return self.kind(day).worked

    def previous_workday(self, day: date) -> date:
        """The last day worked before ``day``. Raises NotPublished."""
        day -= _ONE
        while not self.is_workday(day):
            day -= _ONE
        return day

    def on_or_before(self, day: date) -> date:
        """The day itself if it is worked, else the one worked before it (edge 42: a due day)."""
        return day if self.is_workday(day) else self.previous_workday(day)

    def eve_of_holiday(self, day: date) -> str:
        """Name of the holiday that begins before the next day worked, "" if none does.

        On the eve the desk closes earlier (edge 20); the last day worked before weekend and holiday
        joined is the eve. Raises NotPublished for a day without a table.
        """
        if not self.is_workday(day):
            return ""
        after = day + _ONE
        while (after.month, after.day) != (1, 1):  # New Year's Day is off by law, table or none
            kind = self.kind(after)
            if kind.worked:
                return ""
            if kind.holiday:
                return kind.holiday
            after += _ONE
        return "元旦"
