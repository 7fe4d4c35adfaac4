"""What comes back by the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.procedures.duties import Duty, Every, When, months_of, period, window
from desktop.workdays.calendar import Calendar
from desktop.workdays.tables import YearTable, read_table

FOLDER = Path(__file__).parents[2] / "resources" / "calendar"
CALENDAR = Calendar(
    t for t in (read_table(p.read_text("utf-8")) for p in FOLDER.glob("*.toml")) if isinstance(t, YearTable)
)


def days(every: Every, when: When, day: date) -> tuple[date, date]:
    found = window(Duty("d", "事", every, when, "C6.4"), CALENDAR, day)
    assert found is not None
    assert found.period_first <= found.period_last
    return found.first, found.last


def test_c6_4_the_first_quarter_of_2026_ends_on_a_tuesday() -> None:
    assert days(Every.QUARTER, When.LAST_WEEK, date(2026, 2, 1)) == (date(2026, 3, 30), date(2026, 3, 31))
    assert days(Every.QUARTER, When.LAST_FIVE, date(2026, 2, 1)) == (date(2026, 3, 25), date(2026, 3, 31))


@pytest.mark.parametrize("when", [When.LAST_FIVE, When.LAST_WEEK])
@pytest.mark.parametrize("month", range(1, 13))
def test_the_last_working_week_lies_in_its_month_and_is_worked(when: When, month: int) -> None:
    first, last = days(Every.MONTH, when, date(2025, month, 10))
    assert (first.month, last.month) == (month, month)
    span = (first + timedelta(n) for n in range((last - first).days + 1))
    worked = [day for day in span if CALENDAR.is_workday(day)]
    assert 1 <= len(worked) <= 5
    assert worked[-1] == last


def test_b4_4b_every_month_and_b5_6_last_year_by_the_end_of_january() -> None:
    assert days(Every.MONTH, When.ANY_DAY, date(2026, 2, 13)) == (date(2026, 2, 1), date(2026, 2, 28))
    assert days(Every.YEAR, When.ANY_DAY, date(2026, 2, 13)) == (date(2026, 1, 1), date(2026, 12, 31))
    found = window(Duty("d", "归档", Every.YEAR, When.JANUARY, "B5.6"), CALENDAR, date(2026, 1, 20))
    assert found is not None
    assert (found.period_last, found.last) == (date(2025, 12, 31), date(2026, 1, 31))
    later = window(Duty("d", "归档", Every.YEAR, When.JANUARY, "B5.6"), CALENDAR, date(2026, 2, 1))
    assert later is not None
    assert (later.period_last, later.last) == (date(2026, 12, 31), date(2027, 1, 31))


def test_without_its_table_the_week_is_not_guessed() -> None:
    assert (
        window(Duty("d", "备案", Every.QUARTER, When.LAST_FIVE, "C6.4"), CALENDAR, date(2027, 2, 1)) is None
    )


def test_a_period_is_its_first_and_last_day() -> None:
    assert period(Every.MONTH, date(2026, 12, 5)) == (date(2026, 12, 1), date(2026, 12, 31))
    assert period(Every.QUARTER, date(2026, 5, 9)) == (date(2026, 4, 1), date(2026, 6, 30))
    assert period(Every.YEAR, date(2024, 2, 29)) == (date(2024, 1, 1), date(2024, 12, 31))


def test_a_period_has_its_months() -> None:
    assert months_of(*period(Every.MONTH, date(2026, 2, 3))) == (date(2026, 2, 1),)
    assert months_of(*period(Every.QUARTER, date(2026, 12, 31))) == tuple(
        date(2026, month, 1) for month in (10, 11, 12)
    )
