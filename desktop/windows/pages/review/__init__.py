"""保密审查: what is handed in for publication, one by one or on a batch sheet, until it is out or kept in."""

from __future__ import annotations

from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.page import Count, Page
from desktop.windows.pages.middle import begins
from desktop.windows.pages.review.body import ReviewBody
from desktop.windows.pages.review.catalogue import VERBS


def page(counter: Counter) -> Page:
    """The page of the review; its number: items that wait."""

    def count() -> Count:
        return Count(counter.desk.ask(lambda books: books.counts(counter.now())).items_open)

    return Page("review", _("保密审查"), "review", lambda: ReviewBody(counter), count, begins=begins(VERBS))
