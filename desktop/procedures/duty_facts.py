"""Facts of what comes back by the calendar: ``duty/<id>``, one stream for all its periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.plain.facts import Fact, Text


def duty_stream(duty: str) -> str:
    """The stream of a duty."""
    return f"duty/{duty}"


@dataclass(frozen=True, kw_only=True)
class DutyDone(Fact):
    """A regular duty was done for a period by ``person``; ``paper`` under which it can be found (文号, 卷号)."""

    KIND: ClassVar[str] = "duty.done"
    duty: str
    first: date
    last: date
    person: str
    on: date
    paper: Text | None = None


FACTS: tuple[type[Fact], ...] = (DutyDone,)
