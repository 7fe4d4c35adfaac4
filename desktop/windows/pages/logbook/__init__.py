"""操作日志: every event of the book, its verification, and the check of a printed code."""

from __future__ import annotations

from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.page import Page
from desktop.windows.pages.logbook.body import VERBS, LogbookBody, checks
from desktop.windows.pages.middle import begins


def page(counter: Counter) -> Page:
    """The page of the book itself."""
    return Page(
        "book", _("操作日志"), "book", lambda: LogbookBody(counter), begins=(*checks(), *begins(VERBS))
    )
