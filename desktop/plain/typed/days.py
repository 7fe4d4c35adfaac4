"""Days as they are typed: ``3.5``, ``0305``, ``20260305``, ``3月5日``, ``今天``, ``-1``, ``上周五``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed.answer import Typed, arabic, even
from desktop.plain.words import N_, _

EARLIEST, LATEST = 1900, 2199
"""Years beyond these are slips of the finger."""

WEEKDAYS = (
    N_("星期一"),
    N_("星期二"),
    N_("星期三"),
    N_("星期四"),
    N_("星期五"),
    N_("星期六"),
    N_("星期日"),
)
_WORDS = {
    "大前天": -3,
    "前天": -2,
    "昨天": -1,
    "昨日": -1,
    "今天": 0,
    "今日": 0,
    "当天": 0,
    "当日": 0,
    "明天": 1,
    "明日": 1,
    "后天": 2,
    "大后天": 3,
}
_SIGNED = re.compile(r"([+-])([0-9]{1,4})天?")
_DIGITS = re.compile(r"[0-9]{1,8}")
_PARTS = re.compile(r"(?:([0-9]{4}|[0-9]{2})[-./年])?([0-9]{1,2})[-./月]([0-9]{1,2})[日号]?")
_DAY_ONLY = re.compile(r"([0-9]{1,2})[日号]")
_WEEKDAY = re.compile(r"(上|本|这|下)?(?:周|星期|礼拜)([1-6日天])")


def day_words(day: date) -> str:
    """A day in full with its weekday: 2026年3月5日 星期四."""
    words = _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)
    return f"{words} {_(WEEKDAYS[day.weekday()])}"


def read_day(text: str, today: date, *, ahead: bool = False) -> Typed[date] | Refusal:
    """The day meant, seen from ``today``.

    A day without a year is the nearest that is not in the future, or with ``ahead`` (a due date)
    the nearest that is not past. ``+n`` and ``-n`` count days from today. Refuses with
    ``typed.empty``, ``typed.day_unclear``, ``typed.day_impossible`` or ``typed.year_unlikely``.
    """
    plain = re.sub(r"\s+", "", arabic(even(text))).replace("。", ".").rstrip(".")
    if not plain:
        return refuse("typed.empty")
    day = _said(plain, today, ahead)
    if day is None:
        day = _written(plain, text, today, ahead)
    return day if isinstance(day, Refusal) else Typed(day, day_words(day))


def _said(plain: str, today: date, ahead: bool) -> date | Refusal | None:
    """Days told from today: words, signed counts, weekdays."""
    days: int | None = _WORDS.get(plain)
    signed = _SIGNED.fullmatch(plain)
    if signed:
        days = int(signed[1] + signed[2])
    named = _WEEKDAY.fullmatch(plain)
    if named:
        wanted = 6 if named[2] in "日天" else int(named[2]) - 1
        days = wanted - today.weekday()
        if named[1] is None:
            days = days % 7 if ahead else -(-days % 7)
        else:
            days += {"上": -7, "下": 7}.get(named[1], 0)
    if days is None:
        return None
    try:
        day = today + timedelta(days=days)
    except OverflowError:
        return refuse("typed.day_impossible", typed=plain)
    return day if EARLIEST <= day.year <= LATEST else refuse("typed.year_unlikely", year=day.year)


def _written(plain: str, text: str, today: date, ahead: bool) -> date | Refusal:
    """Days told by figures."""
    parts = _parts(plain)
    if parts is None:
        return refuse("typed.day_unclear", typed=text.strip())
    year, month, number = parts
    if year is not None and not EARLIEST <= year <= LATEST:
        return refuse("typed.year_unlikely", year=year)
    for candidate in _candidates(year, month, number, today, ahead):
        if candidate is not None:
            return candidate
    return refuse("typed.day_impossible", typed=text.strip())


def _parts(plain: str) -> tuple[int | None, int | None, int] | None:
    """Year, month and day as far as they were told; None: no shape of a day."""
    if only := _DAY_ONLY.fullmatch(plain):
        return None, None, int(only[1])
    if _DIGITS.fullmatch(plain):
        n = len(plain)
        if n <= 2:
            return None, None, int(plain)
        if n <= 4:
            return None, int(plain[:-2]), int(plain[-2:])
        if n == 6:
            return 2000 + int(plain[:2]), int(plain[2:4]), int(plain[4:])
        return (int(plain[:4]), int(plain[4:6]), int(plain[6:])) if n == 8 else None
    if not (told := _PARTS.fullmatch(plain)):
        return None
    year = None if told[1] is None else int(told[1]) + (2000 if len(told[1]) == 2 else 0)
    return year, int(told[2]), int(told[3])


def _candidates(
    year: int | None, month: int | None, number: int, today: date, ahead: bool
) -> list[date | None]:
    """The days that fit, nearest first; what is missing is filled in from today."""
    if year is not None and month is not None:
        return [_day(year, month, number)]
    step = 1 if ahead else -1
    if month is None:
        month_of = [today.year * 12 + today.month - 1 + step * i for i in range(3)]
        found = [_day(m // 12, m % 12 + 1, number) for m in month_of]
    else:  # nine years hold a 29 February
        found = [_day(today.year + step * i, month, number) for i in range(9)]
    return [day for day in found if day is not None and (day >= today if ahead else day <= today)]


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
