"""Time as people say it: 今天 09:02, 昨天 16:40, 3月5日; the whole date on hover."""

from __future__ import annotations

from datetime import date, datetime

from desktop.plain.words import _

_WEEK = "一二三四五六日"


def said_day(day: date, today: date) -> str:
    """今天, 昨天, 明天, 3月5日; with the year where it is another one."""
    apart = (day - today).days
    if apart in (-1, 0, 1):
        return (_("昨天"), _("今天"), _("明天"))[apart + 1]
    if day.year == today.year:
        return _("{m}月{d}日").format(m=day.month, d=day.day)
    return _("{y}年{m}月{d}日").format(y=day.year, m=day.month, d=day.day)


def said_time(at: datetime, now: datetime) -> str:
    """A moment: with the clock for yesterday, today and tomorrow, else the day alone."""
    day = said_day(at.date(), now.date())
    return f"{day} {at:%H:%M}" if abs((at.date() - now.date()).days) <= 1 else day


def whole(at: datetime | date) -> str:
    """2026年3月5日 星期四 09:02, for the tooltip and the card."""
    day = _("{y}年{m}月{d}日 星期{w}").format(y=at.year, m=at.month, d=at.day, w=_WEEK[at.weekday()])
    return f"{day} {at:%H:%M}" if isinstance(at, datetime) else day


def out_for(since: datetime, now: datetime) -> str:
    """在外 2 天 3 时; minutes where it is less than an hour."""
    minutes = max(0, int((now - since).total_seconds()) // 60)
    days, hours = divmod(minutes // 60, 24)
    if days:
        return _("在外 {d} 天 {h} 时").format(d=days, h=hours) if hours else _("在外 {d} 天").format(d=days)
    return _("在外 {h} 时").format(h=hours) if hours else _("在外 {n} 分").format(n=minutes)
