"""复制: approvals of copying and of widening, stage by stage; making the copies that were permitted."""

from __future__ import annotations

from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.page import Count, Page, PageBody


def page(counter: Counter) -> Page:
    """The page of approvals; its number: cases that wait."""

    def count() -> Count:
        return Count(counter.desk.ask(lambda books: books.counts(counter.now())).cases_open)

    def body() -> PageBody:
        # 收文 asks for approvals by parts of this room, and every page is made of parts of 收文: not in a circle
        from desktop.windows.pages.approvals.body import ApprovalsBody

        return ApprovalsBody(counter)

    return Page("copying", _("复制"), "copying", body, count, begins=(("case.new", _("新申请")),))
