"""今日待办: what waits, in the order of risk; the closing of the day."""

from __future__ import annotations

from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.page import Count, Page
from desktop.windows.pages.middle import begins
from desktop.windows.pages.today.body import VERBS, TodayBody
from desktop.windows.pages.today.matters import urgent


def page(counter: Counter) -> Page:
    """The first page; its number: what is overdue or unopened."""

    def count() -> Count:
        hours = counter.hours()
        late, other = counter.desk.ask(lambda books: urgent(books, counter.now(), hours))
        return Count(late + other, late > 0)

    return Page(
        "today",
        _("今日"),
        "today",
        lambda: TodayBody(counter),
        count,
        begins=(("today.close", _("日终清点")), *begins(VERBS)),
    )
