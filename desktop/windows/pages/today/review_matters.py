"""The duties of the review as lines of Today; each leads to its item."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.operations.books import Books
from desktop.operations.deadlines.courses import ProfileOf
from desktop.operations.reviewing.duties import Duty, Owed, review_duties
from desktop.operations.reviewing.regular import CATALOGUE, Regular
from desktop.operations.sheets.titles import form_of
from desktop.plain.words import N_, _
from desktop.procedures.duties import Every
from desktop.profiles.profile import Profile
from desktop.windows.pages.today.matters import Matter
from desktop.windows.times_shown import said_day
from desktop.workdays.calendar import Calendar

SAID = {
    Owed.PUBLISH: N_("{day}前公开"),
    Owed.TAKE_DOWN: N_("{day}留存期满"),
    Owed.REPLY: N_("应于{day}前答复"),
    Owed.RESUME: N_("延期到{day}"),
    Owed.WAITING: N_("{n} 天没有办理"),
    Owed.AGAIN: N_("{day}前再评估"),
    Owed.UNREPORTED: N_("{day}审结，未报发布"),
    Owed.LEDGER: N_("审结 {n} 件，待出表"),
    Owed.FINISH: N_("{title}，{day}前"),
    Owed.COMPARE: N_("{day}前比对"),
    Owed.REGULAR: N_("{day}前办理"),
    Owed.FIRST_RELEASE: N_("应急处置，{day}起，尚未首发"),
    Owed.ROLLING: N_("应急处置第 {n} 天，续发、收集反应"),
}
TONES = {Owed.UNREPORTED: "today", Owed.WAITING: "today", Owed.AGAIN: "waiting", Owed.TAKE_DOWN: "waiting"}


def review_matters(
    books: Books, profile: Profile, profile_of: ProfileOf, calendar: Calendar, today: date
) -> Iterator[Matter]:
    """What is late first; the deadlines of a case are those of the rules it began under (edge case 53)."""
    found = list(review_duties(books, profile, profile_of, calendar, today))
    for duty in sorted(found, key=lambda one: not one.late):
        yield _matter(duty, today)


def _matter(duty: Duty, today: date) -> Matter:
    tone = "overdue" if duty.late else TONES.get(duty.owed, "today")
    when = _(SAID[duty.owed]).format(day=said_day(duty.day, today), n=duty.number, title=duty.title)
    if duty.law is not None and duty.law < duty.day:
        when += _("，法定{day}").format(day=said_day(duty.law, today))
    if duty.regular is not None:
        return _regular(duty, duty.regular, today, tone)
    if duty.row is None:
        raise LookupError(duty.owed)
    text = f"{duty.row.number}  {duty.row.title}"
    thing = f"{duty.owed.value}:{duty.row.id}"
    return Matter("review", thing, text, duty.row.department_name, when, "", tone)


def _regular(duty: Duty, regular: Regular, today: date, tone: str) -> Matter:
    """A duty of the profile in its period: 2026年3月, 2026年第1季度, 2026年."""
    window = regular.window
    when = _(SAID[duty.owed]).format(day=said_day(window.last, today), n=duty.number)
    if form_of(regular.duty.form) == CATALOGUE:
        when = _("{n} 条未列入，{day}前").format(n=regular.unlisted, day=said_day(window.last, today))
    title = _("{title}（{period}，{clause}）").format(
        title=regular.duty.title, period=period_words(regular), clause=regular.duty.clause
    )
    thing = f"{duty.owed.value}:{regular.duty.id}:{window.period_first.isoformat()}"
    return Matter("review", thing, title, "", when, "", tone)


def period_words(regular: Regular) -> str:
    """The period whose matter is dealt with."""
    first, every = regular.window.period_first, regular.duty.every
    if every is Every.YEAR:
        return _("{y}年").format(y=first.year)
    if every is Every.QUARTER:
        return _("{y}年第{n}季度").format(y=first.year, n=(first.month + 2) // 3)
    return _("{y}年{m}月").format(y=first.year, m=first.month)
