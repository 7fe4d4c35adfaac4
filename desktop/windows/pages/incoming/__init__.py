"""收文: the register, signing for envelopes, registering, opening the book, and what follows a registration."""

from __future__ import annotations

from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.page import Count, Page
from desktop.windows.pages.incoming.acts import begins
from desktop.windows.pages.incoming.body import IncomingBody


def page(counter: Counter) -> Page:
    """The page of the register; its number: envelopes signed for and not yet opened."""

    def count() -> Count:
        return Count(counter.desk.ask(lambda books: len(books.envelopes_unopened())))

    return Page("receipt", _("收文"), "receipt", lambda: IncomingBody(counter), count, begins=begins())
