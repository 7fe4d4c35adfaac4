"""Times and moments as they are typed: ``902``, ``9:02``, ``15.30``, ``下午3点半``, ``昨天 902``."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed.answer import Typed, arabic, even
from desktop.plain.typed.days import day_words, read_day

_HALF = re.compile("(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里)?(.+)")
_SHAPES = (
    re.compile(r"(?P<h>[0-9]{1,2})(?P<m>[0-9]{2})"),
    re.compile(r"(?P<h>[0-9]{1,2})[:.](?P<m>[0-9]{2})"),
    re.compile(r"(?P<h>[0-9]{1,2})(?:[点时:](?:整|钟)?)?"),
    re.compile(r"(?P<h>[0-9]{1,2})[点时](?P<m>[0-9]{1,2})分?"),
    re.compile(r"(?P<h>[0-9]{1,2})[点时](?P<q>半|[123]刻)"),
)
_QUARTERS = {"半": 30, "1刻": 15, "2刻": 30, "3刻": 45}
_FORENOON = ("凌晨", "清晨", "早上", "早晨", "上午")


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", arabic(even(text))).replace("。", ".")


def read_time(text: str) -> Typed[time] | Refusal:
    """The time of day meant.

    Refuses with ``typed.empty``, ``typed.time_unclear`` or ``typed.time_impossible``.
    """
    plain = _squeeze(text)
    if not plain:
        return refuse("typed.empty")
    halves = _HALF.fullmatch(plain)
    found = next((m for shape in _SHAPES if halves and (m := shape.fullmatch(halves[2]))), None)
    if halves is None or found is None:
        return refuse("typed.time_unclear", typed=text.strip())
    told = found.groupdict()
    hour = _hour(int(told["h"]), halves[1] or "")
    minute = _QUARTERS[told["q"]] if told.get("q") else int(told.get("m") or 0)
    if hour is None or hour > 23 or minute > 59:
        return refuse("typed.time_impossible", typed=text.strip())
    value = time(hour, minute)
    return Typed(value, value.strftime("%H:%M"))


def _hour(hour: int, half: str) -> int | None:
    """The hour of 24; None where the half of the day contradicts it (上午15点, 晚上12点)."""
    if half in _FORENOON:
        if half == "凌晨" and hour == 12:
            return 0
        return hour if hour <= 12 else None
    if half == "中午":
        return {11: 11, 12: 12, 13: 13, 1: 13, 2: 14}.get(hour)
    if half == "下午" or half == "傍晚":
        return hour if hour >= 12 else hour + 12
    if half:  # 晚上12点 is already the next day: ask for the day and 0:00
        return hour + 12 if 5 <= hour < 12 else (hour if hour > 12 else None)
    return hour


def moment_words(moment: datetime) -> str:
    """A moment in full: 2026年3月5日 星期四 09:02."""
    return f"{day_words(moment.date())} {moment:%H:%M}"


def read_moment(text: str, now: datetime, *, on: date | None = None) -> Typed[datetime] | Refusal:
    """Day and time in one field; a time alone stands on the day ``on`` (default: the day of ``now``).

    A day alone is refused with ``typed.time_missing``; else the codes of ``read_day`` and ``read_time``.
    """
    if even(text) in ("现在", "此刻", "刚才"):
        value = now.replace(second=0, microsecond=0)
        return Typed(value, moment_words(value))
    alone = read_time(text)
    if isinstance(alone, Typed):
        return _at(on or now.date(), alone.value)
    for first, rest in _splits(text):
        day = read_day(first, now.date())
        hour = read_time(rest)
        if isinstance(day, Typed) and isinstance(hour, Typed):
            return _at(day.value, hour.value)
        if isinstance(day, Typed) and rest.strip():
            alone = hour if isinstance(hour, Refusal) else alone
    if isinstance(read_day(text, now.date()), Typed):
        return refuse("typed.time_missing", typed=text.strip())
    return alone


def _at(day: date, hour: time) -> Typed[datetime]:
    value = datetime.combine(day, hour)
    return Typed(value, moment_words(value))


def _splits(text: str) -> list[tuple[str, str]]:
    """Where a day may end and a time begin: at a blank first, then after 日 号 天, before 上午 下午 …"""
    plain = even(text)
    places = [m.start() for m in re.finditer(r"\s+|T", plain)][::-1]
    places += [m.end() for m in re.finditer("[日号天]", plain)]
    places += [m.start() for m in re.finditer("凌晨|清晨|早|上午|中午|下午|傍晚|晚|夜", plain)]
    if re.fullmatch("[0-9]{12}", plain):
        places.append(8)
    return [(plain[:at], plain[at:].lstrip("T ")) for at in places if 0 < at < len(plain)]
