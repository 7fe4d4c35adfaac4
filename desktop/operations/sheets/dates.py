"""Days and moments as they stand on paper."""

from __future__ import annotations

from datetime import date, datetime

from desktop.plain.words import _


def long_day(day: date | None) -> str:
    """2026年3月5日; nothing for no day."""
    return _("{y}年{m}月{d}日").format(y=day.year, m=day.month, d=day.day) if day else ""


def short_day(day: date | None, year: int = 0) -> str:
    """3月5日; with the year where it is another than ``year`` (0: never)."""
    if day is None:
        return ""
    if year and day.year != year:
        return long_day(day)
    return _("{m}月{d}日").format(m=day.month, d=day.day)


def short_moment(at: datetime | None, year: int = 0) -> str:
    """3月5日 08:31."""
    return f"{short_day(at.date(), year)} {at:%H:%M}" if at else ""


def long_moment(at: datetime | None) -> str:
    """2026年3月5日 08:31."""
    return f"{long_day(at.date())} {at:%H:%M}" if at else ""


def plain_day(day: date | None) -> str:
    """2026-03-05, for narrow columns."""
    return day.isoformat() if day else ""
