"""The pages of the window, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Callable

from desktop.windows.counter import Counter
from desktop.windows.page import Page
from desktop.windows.pages import (
    approvals,
    circulation,
    clearance,
    incoming,
    inspection,
    logbook,
    people,
    review,
    settings,
    today,
)

MAKERS: tuple[Callable[[Counter], Page], ...] = (
    today.page,
    incoming.page,
    circulation.page,
    approvals.page,
    clearance.page,
    review.page,
    people.page,
    logbook.page,
    inspection.page,
    settings.page,
)


def make_pages(counter: Counter) -> tuple[Page, ...]:
    """All pages over one counter."""
    return tuple(make(counter) for make in MAKERS)
