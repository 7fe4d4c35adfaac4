"""清退: to the collecting body, along its own list (D13)."""

from __future__ import annotations

from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.page import Count, Page
from desktop.windows.pages.clearance.body import ClearanceBody
from desktop.windows.pages.clearance.verbs import VERBS
from desktop.windows.pages.middle import begins


def page(counter: Counter) -> Page:
    """The page of clearance returns; its number: those not closed."""

    def count() -> Count:
        rows = counter.desk.ask(lambda books: books.clearances("", 200))
        return Count(sum(1 for row in rows if row.state != "closed"))

    return Page(
        "clearance", _("清退"), "clearance", lambda: ClearanceBody(counter), count, begins=begins(VERBS)
    )
