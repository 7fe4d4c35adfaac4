"""Day and clock. All times are the unit's own wall time (UTC+8), naive, to the second."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Protocol

BEIJING = timezone(timedelta(hours=8))


class Clock(Protocol):
    """Tells the time; tests bring their own."""

    def now(self) -> datetime:
        """Naive wall time in Beijing, without microseconds."""
        ...


class WallClock:
    """The clock of the machine, read as Beijing time whatever zone the machine is set to."""

    def now(self) -> datetime:
        return datetime.now(BEIJING).replace(tzinfo=None, microsecond=0)


class SetClock:
    """A clock that stands where it was put: demonstration and tests."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def advance(self, by: timedelta) -> datetime:
        """Move on and tell the new time."""
        self.at += by
        return self.at
