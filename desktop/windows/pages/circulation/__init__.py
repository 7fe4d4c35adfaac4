"""传阅: slips and their folders; out to the next reader, back, booked from the paper, closed."""

from __future__ import annotations

from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.page import Count, Page
from desktop.windows.pages.circulation.body import VERBS, CirculationBody
from desktop.windows.pages.desk_acts import MOST_OPEN
from desktop.windows.pages.middle import begins


def page(counter: Counter) -> Page:
    """The page of slips; its number: folders that are out now."""

    def count() -> Count:
        rows = counter.desk.ask(lambda books: books.slips("open", None, MOST_OPEN)).rows
        return Count(sum(1 for row in rows if row.out_with))

    return Page(
        "circulation",
        _("传阅"),
        "circulation",
        lambda: CirculationBody(counter),
        count,
        begins=begins(VERBS),
    )
