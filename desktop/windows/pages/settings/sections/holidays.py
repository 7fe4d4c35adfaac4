"""日历: the published tables of working days that are there; a year without one is never guessed."""

from __future__ import annotations

from desktop.plain.words import N_, _
from desktop.windows.machine_port import HolidayShown
from desktop.windows.pages.settings.section import Looking, Section, line
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.rows import Row

ENTER = "year.enter"


def _lines(looking: Looking) -> list[Row]:
    holidays = looking.counter.desk.machine.holidays()
    rows = [
        line(
            f"holiday/{n}",
            _("{year}年 {name}").format(year=one.last.year, name=one.name),
            _off(one),
            _on(one),
        )
        for n, one in reversed(list(enumerate(holidays)))
    ]
    year = looking.counter.now().year
    for wanted in (year, year + 1):
        if not any(one.last.year == wanted for one in holidays):
            told = _("还没有这一年的安排，跨到这一年的期限算不出，不会猜")
            rows.insert(0, line(f"year/{wanted}", _("{year}年").format(year=wanted), told, tone="waiting"))
    return rows


def _off(one: HolidayShown) -> str:
    days = (one.last - one.first).days + 1
    return _("{m1}月{d1}日至{m2}月{d2}日放假，{n} 天").format(
        m1=one.first.month, d1=one.first.day, m2=one.last.month, d2=one.last.day, n=days
    )


def _on(one: HolidayShown) -> str:
    if not one.make_up:
        return ""
    days = "、".join(_("{m}月{d}日").format(m=day.month, d=day.day) for day in one.make_up)
    return _("{days}上班").format(days=days)


def _card(looking: Looking, one: str) -> CardFacts | None:
    holiday = looking.counter.desk.machine.holidays()[int(one)]
    now = [Line(_("放假"), _off(holiday))]
    if holiday.make_up:
        now.append(Line(_("调休"), _on(holiday)))
    more = (Line(_("依据"), holiday.source),)
    verbs = (Verb(ENTER, _("修改这一年"), primary=True),)
    return CardFacts(f"holiday/{one}", "", holiday.name, now=tuple(now), more=more, verbs=verbs)


def year_of(looking: Looking, thing: str) -> int:
    """The year that a line is about."""
    kind, _slash, one = thing.partition("/")
    return int(one) if kind == "year" else looking.counter.desk.machine.holidays()[int(one)].last.year


def _year_card(_looking: Looking, one: str) -> CardFacts | None:
    told = _("国务院办公厅发布放假安排后，照着填入；发布以前，跨到这一年的期限只记不算。")
    verbs = (Verb(ENTER, _("填写放假安排"), primary=True),)
    more = (Line(_("说明"), told),)
    return CardFacts(f"year/{one}", "", _("{year}年").format(year=one), more=more, verbs=verbs)


SECTION = Section("calendar", N_("日历"), _lines, {"holiday": _card, "year": _year_card})
