"""A clock that nobody can set: seconds since the machine was switched on."""

from __future__ import annotations

import time
from collections.abc import Callable

Steady = Callable[[], int]
"""Whole seconds since the machine was switched on; starts again at 0 with the next switching on."""


def seconds_since_start() -> int:
    """Linux counts standby with CLOCK_BOOTTIME; elsewhere the monotonic clock starts with the machine too."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return int(time.clock_gettime(time.CLOCK_BOOTTIME))
    return int(time.monotonic())


def surely_passed(before: int, now: int) -> int:
    """Seconds that have passed at least between two readings, whatever happened between them.

    A smaller reading means: switched off and on since; then at least the time since that start has passed,
    and nobody knows how long it was off. A larger one may come from a later start too; the difference is
    then too little, never too much.

    >>> surely_passed(100, 160), surely_passed(100, 40)
    (60, 40)
    """
    return now - before if now >= before else now
