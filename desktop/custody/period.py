"""Secrecy period (保密期限): years, months, a day, a condition, or presumed from the level (保密法20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from desktop.custody.levels import Level
from desktop.plain.facts import Text

MAXIMUM = {Level.TOP_SECRET: 30, Level.SECRET: 20, Level.CONFIDENTIAL: 10}
"""Years (保密法20). A longer one may stand on the paper: warned, not refused (edge case 6)."""


class PeriodKind(Enum):
    """How the period is given."""

    YEARS = "years"
    MONTHS = "months"
    UNTIL = "until"
    CONDITION = "condition"
    LONG_TERM = "long_term"
    PRESUMED = "presumed"
    NONE = "none"


@dataclass(frozen=True)
class Period:
    """``amount`` of years or months, a ``day`` of declassification, or the words of a condition."""

    kind: PeriodKind
    amount: int | None = None
    day: date | None = None
    condition: Text | None = None


NO_PERIOD = Period(PeriodKind.NONE)


def presumed(level: Level) -> Period:
    """An unmarked period counts as the longest for its level and says that it is presumed (edge case 5)."""
    if level not in MAXIMUM:
        return NO_PERIOD
    return Period(PeriodKind.PRESUMED, MAXIMUM[level])


def longer_than_allowed(level: Level, period: Period) -> bool:
    """Whether a marked period exceeds the maximum of its level."""
    most = MAXIMUM.get(level)
    if most is None or period.amount is None:
        return False
    months = period.amount * (1 if period.kind is PeriodKind.MONTHS else 12)
    return period.kind in (PeriodKind.YEARS, PeriodKind.MONTHS) and months > most * 12


def _months_after(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    month += 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(start.day, (following - timedelta(days=1)).day))


def ends_on(period: Period, issued_on: date | None) -> date | None:
    """The last day of secrecy, counted from the marked 制发日 (实施条例19); None where nothing can be counted."""
    if period.kind is PeriodKind.UNTIL:
        return period.day
    if issued_on is None or period.amount is None:
        return None
    if period.kind in (PeriodKind.YEARS, PeriodKind.PRESUMED):
        return _months_after(issued_on, period.amount * 12)
    if period.kind is PeriodKind.MONTHS:
        return _months_after(issued_on, period.amount)
    return None
