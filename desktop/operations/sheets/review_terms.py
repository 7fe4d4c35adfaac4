"""The deadlines of a review on its record: own day beside the law's, the extension, and every day week by week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.deadlines.items import item_courses
from desktop.operations.sentences import tables
from desktop.operations.sentences.proof import beside_words, count_words
from desktop.operations.sheets import record_told as r
from desktop.operations.sheets.dates import short_day
from desktop.operations.sheets.sheet_facts import Cells
from desktop.operations.sheets.source import Source
from desktop.plain.words import _
from desktop.procedures.deadlines import Course
from desktop.workdays.calendar import WHY_WORDS, Why
from desktop.workdays.counting import DayJudged, Deadline

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def terms_of(source: Source, item: str) -> Iterator[r.ReviewTerm]:
    """Each deadline of the round in force that has begun."""
    calendar, today = calendar_in_force(source.books), source.now.date()
    for course in item_courses(source.books, source.ruled_by, item, calendar, today):
        if course.start is None:
            continue
        own = course.own if isinstance(course.own, Deadline) else None
        yield r.ReviewTerm(
            title=course.deadline.title,
            starts=course.start,
            due=own.due if own else None,
            proof="；".join(_notes(source, course, own)),
            national=course.law.due if isinstance(course.law, Deadline) else None,
            met=course.stopped,
            weeks=tuple(weeks_of(course)),
        )


def _notes(source: Source, course: Course, own: Deadline | None) -> Iterator[str]:
    """What it is counted by, what the law says where it differs (C2.11), and by whom it was made longer."""
    deadline, law = course.deadline, course.deadline.law
    yield _("{count}（{clause}）").format(
        count=count_words(deadline.count, deadline.unit), clause=deadline.clause
    )
    longer = course.extended
    if longer is not None:
        yield _("延长 {count}，{name}（{post}）同意：{reason}").format(
            count=count_words(longer.count, deadline.unit),
            name=source.name(longer.person),
            post=source.profile.roles.get(longer.capacity, longer.capacity),
            reason=longer.reason,
        )
    if course.law_apart is not None and law is not None:
        yield _("国家规定 {count}（{clause}）。").format(
            count=count_words(law.count, law.unit), clause=law.clause
        ) + beside_words(course.compared)
    if own is None:
        yield _("工作日历还没有该年的安排，不能推算")


def weeks_of(course: Course) -> Iterator[Cells]:
    """The unit's count day by day, and the law's beneath it where it comes to another day (C2.11)."""
    title = course.deadline.title
    if isinstance(course.own, Deadline):
        yield from _weeks(title, course.own)
    if course.law_apart is not None:
        yield from _weeks(_("{title}\n（国家规定）").format(title=title), course.law_apart)


def _weeks(title: str, own: Deadline) -> Iterator[Cells]:
    """Every day from the first to the last, a line to a week, as on a calendar on the wall."""
    days = {judged.day: judged for judged in own.proof}
    monday = own.start - timedelta(days=own.start.weekday())
    while monday <= own.due:
        week = [days.get(monday + timedelta(days=n)) for n in range(7)]
        if any(week):
            said = {
                name: _day(judged, own) if judged else "" for name, judged in zip(WEEK, week, strict=True)
            }
            yield {"title": title, **said}
            title = ""
        monday += timedelta(days=7)


def _day(judged: DayJudged, own: Deadline) -> str:
    day = short_day(judged.day, own.start.year)
    if judged.why is Why.START:
        return _("{day}\n起算").format(day=day)
    if judged.counted:
        extra = _("\n{name}调休").format(name=judged.name) if judged.why is Why.MAKE_UP else ""
        return _("{day}\n第{n}日").format(day=day, n=judged.number) + extra
    if judged.why is Why.PAUSED:
        return _("{day}\n中止：{why}").format(day=day, why=tables.pause_words(judged.name))
    return f"{day}\n{judged.name or _(WHY_WORDS[judged.why])}"
