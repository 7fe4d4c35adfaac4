"""The hours of a test desk's rules on the shipped calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from desktop.bootstrap import shipped
from desktop.operations.daily.return_hours import ReturnHours
from desktop.operations.views import CopyRow
from tests.operations.desk_of_tests import Desk


def hours_of(desk: Desk, weekend: time | None = None) -> ReturnHours:
    """By the profile in force; ``weekend`` another hour before plain weekends."""
    rules = desk.ask(lambda _books: desk.store.rules.on(desk.clock.now().date()))
    assert rules is not None
    custody = rules.custody
    if weekend is not None:
        custody = replace(custody, cutoff_before_weekends=replace(custody.cutoff, value=weekend))
    return ReturnHours(custody, shipped.calendar())


def overdue(desk: Desk, copy: CopyRow) -> bool:
    """Whether a copy's hour has passed."""
    return hours_of(desk).overdue(copy, desk.clock.now())
