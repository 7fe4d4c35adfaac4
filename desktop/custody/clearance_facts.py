"""Facts of a clearance return (清退) to the collecting body, along its list (D13); stream ``clearance/<id>``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from desktop.plain.facts import Fact, Text


def clearance_stream(clearance: str) -> str:
    """The stream of a clearance return."""
    return f"clearance/{clearance}"


class Match(Enum):
    """What a line of the collector's list is matched into."""

    IN_SAFE = "in_safe"
    OUT = "out"
    ALREADY_ENDED = "already_ended"
    KEEP = "keep"
    NEVER_RECEIVED = "never_received"
    UNMATCHED = "unmatched"
    NOT_LISTED = "not_listed"
    ON_PAPER = "on_paper"


@dataclass(frozen=True)
class ListLine:
    """One line of the list as the collector wrote it. ``copy_numbers`` as printed, text."""

    line: int
    body: Text | None
    document_number: Text | None
    title: Text
    copy_numbers: tuple[str, ...]
    copies: int
    level: str = ""


@dataclass(frozen=True)
class ClearanceOpened(Fact):
    """The list came: whose, when, until when; ``number`` of our own series."""

    KIND: ClassVar[str] = "clearance.opened"
    number: str
    collector: str
    received_on: date
    due: date | None
    lines: tuple[ListLine, ...]
    notice: Text | None = None


@dataclass(frozen=True)
class LineMatched(Fact):
    """A line was matched with copies of ours; ``line`` 0: ours that the list does not name."""

    KIND: ClassVar[str] = "clearance.matched"
    line: int
    document: str
    copies: tuple[str, ...]
    match: Match
    proof: Text | None = None


@dataclass(frozen=True)
class ClearanceSent(Fact):
    """The copies left with the list, printed twice; who carried them."""

    KIND: ClassVar[str] = "clearance.sent"
    copies: tuple[str, ...]
    carriers: tuple[str, ...]
    leader: str


@dataclass(frozen=True)
class ClearanceAcknowledged(Fact):
    """The sealed counterpart is back: who received; ``refused`` copies came back with it."""

    KIND: ClassVar[str] = "clearance.acknowledged"
    receiver: Text
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClearanceClosed(Fact):
    """Every line is settled."""

    KIND: ClassVar[str] = "clearance.closed"


FACTS: tuple[type[Fact], ...] = (
    ClearanceOpened,
    LineMatched,
    ClearanceSent,
    ClearanceAcknowledged,
    ClearanceClosed,
)
