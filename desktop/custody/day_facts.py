"""Facts of the two ends of a day: chases and closing; streams ``day/<date>`` and ``notice/<number>``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from desktop.plain.facts import Fact, Text


def day_stream(day: date) -> str:
    """The stream of a day."""
    return f"day/{day.isoformat()}"


def notice_stream(notice: str) -> str:
    """The stream of a chase slip (催退单)."""
    return f"notice/{notice}"


class LineEnd(Enum):
    """How a line of the closing sheet was settled (D9)."""

    TAKEN_BACK = "taken_back"
    OVERNIGHT = "overnight"
    CHASED = "chased"
    OPEN = "open"


@dataclass(frozen=True)
class DayLine:
    """One copy that was out at closing time: with whom, how settled, a word on it."""

    copy: str
    holder: str
    end: LineEnd
    word: Text | None = None


@dataclass(frozen=True)
class DayClosed(Fact):
    """日终清点 (A6.1.4c, A6.1.6): lines out, envelopes unopened, papers not back, who locked the safe."""

    KIND: ClassVar[str] = "day.closed"
    lines: tuple[DayLine, ...]
    unopened: int
    papers_out: int
    locked_by: tuple[str, ...]
    word: Text | None = None


@dataclass(frozen=True)
class NoticeIssued(Fact):
    """催退单: numbered, per holder, all he holds; which chase it is is counted by copy."""

    KIND: ClassVar[str] = "notice.issued"
    number: str
    holder: str
    copies: tuple[str, ...]
    way: str
    answer_by: date | None = None


FACTS: tuple[type[Fact], ...] = (DayClosed, NoticeIssued)
