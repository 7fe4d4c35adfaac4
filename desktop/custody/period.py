"""What follows from a secrecy period (保密期限) for a level (保密法20)."""

from __future__ import annotations

from datetime import date

from desktop.custody.levels import Level
from desktop.plain.typed import PeriodKind, SecrecyPeriod

MAXIMUM = {Level.TOP_SECRET: 30, Level.SECRET: 20, Level.CONFIDENTIAL: 10}
"""Years (保密法20). A longer one may stand on the paper: warned, not refused (edge case 6)."""

UNMARKED = SecrecyPeriod()


def presumed(level: Level) -> SecrecyPeriod:
    """An unmarked period counts as the longest for its level and says that it is presumed (edge case 5)."""
    if level not in MAXIMUM:
        return UNMARKED
    return SecrecyPeriod(PeriodKind.PRESUMED, MAXIMUM[level])


def longer_than_allowed(level: Level, period: SecrecyPeriod) -> bool:
    """Whether a marked period exceeds the maximum of its level."""
    most = MAXIMUM.get(level)
    if most is None or period.kind not in (PeriodKind.YEARS, PeriodKind.MONTHS):
        return False
    return period.amount * (1 if period.kind is PeriodKind.MONTHS else 12) > most * 12


def ends_on(period: SecrecyPeriod, issued_on: date | None) -> date | None:
    """The last day of secrecy, counted from the marked 制发日 (实施条例19); None where it cannot be counted."""
    if period.kind is PeriodKind.UNTIL:
        return period.day
    return None if issued_on is None else period.last_day(issued_on)
