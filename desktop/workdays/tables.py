"""The State Council's table of one year, read from its text; all faults at once."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from desktop.plain.refusal import Refusal, refuse

_KEYS = ("year", "source", "published", "holidays")
_HOLIDAY_KEYS = ("name", "from", "to", "make_up")
_LONGEST = 20
"""Days of one holiday; a longer one is a slip (the longest ever published had eleven)."""


@dataclass(frozen=True)
class Holiday:
    """One holiday: days off ``first`` to ``last``, and the weekend days worked instead (调休上班)."""

    name: str
    first: date
    last: date
    make_up: tuple[date, ...] = ()

    def days(self) -> Iterator[date]:
        """Every day off."""
        for n in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=n)


@dataclass(frozen=True)
class YearTable:
    """The table of one year with the notice it comes from."""

    year: int
    source: str
    published: date | None
    holidays: tuple[Holiday, ...]


def read_table(text: str) -> YearTable | tuple[Refusal, ...]:
    """The table of a text (TOML), or all its faults.

    ``field`` of a fault is the key path (``holidays[2].to``). Codes: ``calendar.not_toml``,
    ``calendar.unknown_key`` (with ``nearest``), ``calendar.missing``, ``calendar.not_a_day``,
    ``calendar.not_words``, ``calendar.words_empty``, ``calendar.not_a_year``, ``calendar.backward``,
    ``calendar.too_long``, ``calendar.wrong_year``, ``calendar.make_up_weekday``, ``calendar.twice``, ``calendar.empty``.
    """
    try:
        told = tomllib.loads(text.lstrip("\ufeff"))
    except tomllib.TOMLDecodeError as fault:
        return (refuse("calendar.not_toml", detail=str(fault)),)
    reading = _Reading()
    reading.known(told, _KEYS, "")
    year = told.get("year")
    if not isinstance(year, int) or isinstance(year, bool) or not 1949 <= year <= 2199:
        reading.fault("calendar.not_a_year" if "year" in told else "calendar.missing", "year")
        year = 0
    source = reading.words(told, "source", "")
    published = reading.day(told, "published", "") if "published" in told else None
    rows = told.get("holidays")
    if not isinstance(rows, list) or not rows:
        reading.fault("calendar.empty", "holidays")
        rows = []
    holidays = tuple(filter(None, [reading.holiday(row, f"holidays[{i}]") for i, row in enumerate(rows)]))
    reading.consistent(year, holidays)
    return tuple(reading.faults) or YearTable(year, source, published, holidays)


class _Reading:
    """Collects the faults of one table."""

    def __init__(self) -> None:
        self.faults: list[Refusal] = []

    def fault(self, code: str, where: str, **facts: str | int) -> None:
        self.faults.append(Refusal(code, facts=facts, field=where))

    def known(self, told: dict[str, Any], keys: tuple[str, ...], where: str) -> None:
        for key in told:
            if key not in keys:
                nearest = difflib.get_close_matches(key, keys, 1, 0.0)[0]
                self.fault("calendar.unknown_key", where + key, nearest=nearest)

    def words(self, told: dict[str, Any], key: str, where: str) -> str:
        value = told.get(key)
        if isinstance(value, str) and not value.strip():
            self.fault("calendar.words_empty", where + key)
            return ""
        if not isinstance(value, str):
            self.fault("calendar.not_words" if key in told else "calendar.missing", where + key)
            return ""
        return value.strip()

    def day(self, told: dict[str, Any], key: str, where: str) -> date | None:
        if key not in told:
            self.fault("calendar.missing", where + key)
            return None
        return self._day(told[key], where + key)

    def _day(self, value: Any, where: str) -> date | None:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.fault("calendar.not_a_day", where, typed=str(value))
        return None

    def holiday(self, row: Any, where: str) -> Holiday | None:
        if not isinstance(row, dict):
            self.fault("calendar.empty", where)
            return None
        self.known(row, _HOLIDAY_KEYS, where + ".")
        name = self.words(row, "name", where + ".")
        first, last = self.day(row, "from", where + "."), self.day(row, "to", where + ".")
        listed = row.get("make_up", [])
        if not isinstance(listed, list):
            listed = [listed]
        make_up = [self._day(item, f"{where}.make_up[{i}]") for i, item in enumerate(listed)]
        if first is None or last is None:
            return None
        if last < first:
            self.fault("calendar.backward", where + ".to", first=str(first), last=str(last))
            return None
        if (last - first).days >= _LONGEST:
            self.fault("calendar.too_long", where + ".to", days=(last - first).days + 1)
            return None
        return Holiday(name, first, last, tuple(day for day in make_up if day is not None))

    def consistent(self, year: int, holidays: tuple[Holiday, ...]) -> None:
        """No day told twice, none outside the year (元旦 may begin in the December before)."""
        seen: set[date] = set()
        for holiday in holidays:
            for day in (*holiday.days(), *holiday.make_up):
                if day in seen:
                    self.fault("calendar.twice", "holidays", day=str(day))
                seen.add(day)
                if year and day.year != year and (day.year, day.month) != (year - 1, 12):
                    self.fault("calendar.wrong_year", "holidays", day=str(day), year=year)
            for day in holiday.make_up:
                if day.weekday() < 5:
                    self.fault("calendar.make_up_weekday", "holidays", day=str(day))
