"""The pages of the window, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Callable

from desktop.windows.counter import Counter
from desktop.windows.page import Page
from desktop.windows.pages import circulation, incoming

MAKERS: tuple[Callable[[Counter], Page], ...] = (incoming.page, circulation.page)


def make_pages(counter: Counter) -> tuple[Page, ...]:
    """All pages over one counter."""
    return tuple(make(counter) for make in MAKERS)
