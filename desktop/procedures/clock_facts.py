"""Facts of a case that move its time. Stream ``case/<id>``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.plain.facts import Fact, Text


@dataclass(frozen=True, kw_only=True)
class CaseExtended(Fact):
    """A deadline got longer, once; ``person`` agreed in ``capacity``; ``consent`` of the body outside."""

    KIND: ClassVar[str] = "case.extended"
    deadline: str
    count: int
    person: str
    capacity: str
    reason: Text
    consent: Text | None = None


FACTS: tuple[type[Fact], ...] = (CaseExtended,)
