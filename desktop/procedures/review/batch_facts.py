"""Facts of a batch sheet (批次审查单, D20); stream ``batch_sheet/<id>``. Each line is an item with a case of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from desktop.plain.facts import Fact, Text
from desktop.procedures.facts import ON_PAPER, Answer, Given


def batch_stream(batch: str) -> str:
    """The stream of a batch sheet."""
    return f"batch_sheet/{batch}"


class TakenOut(Enum):
    """Why a line leaves the sheet for its own case (D20)."""

    ANSWERED_YES = "answered_yes"
    BLOCKING_HIT = "blocking_hit"
    IMPORTANT = "important"
    DOUBT = "doubt"
    OTHER_CONCLUSION = "other_conclusion"
    OTHER_CHAIN = "other_chain"
    RELATION = "relation"


@dataclass(frozen=True, kw_only=True)
class BatchOpened(Fact):
    """What a department hands in together; all lines go one chain of one procedure."""

    KIND: ClassVar[str] = "batch_sheet.opened"
    number: str
    procedure: str
    definition: str
    item_type: str
    department: str
    handed_in_by: str
    handed_in_on: date


@dataclass(frozen=True, kw_only=True)
class LineEntered(Fact):
    """An item becomes a line of the sheet."""

    KIND: ClassVar[str] = "batch_sheet.line"
    line: int
    item: str
    case: str


@dataclass(frozen=True, kw_only=True)
class LineOpened(Fact):
    """A person opened the line and had its text before him: without it there is no conclusion (实施条例42 逐项)."""

    KIND: ClassVar[str] = "batch_sheet.opened_line"
    line: int
    person: str


@dataclass(frozen=True, kw_only=True)
class LineJudged(Fact):
    """The line was judged: the checklist of a stage, printed in full, and the conclusion it goes on with."""

    KIND: ClassVar[str] = "batch_sheet.judged"
    line: int
    stage: str
    answers: tuple[Answer, ...]
    person: str


@dataclass(frozen=True, kw_only=True)
class LineTakenOut(Fact):
    """The line goes on as a case by itself; the sheet says so."""

    KIND: ClassVar[str] = "batch_sheet.taken_out"
    line: int
    why: TakenOut
    words: Text | None = None


@dataclass(frozen=True, kw_only=True)
class StageSigned(Fact):
    """One signature at the foot for the lines it names (D20)."""

    KIND: ClassVar[str] = "batch_sheet.signed"
    stage: str
    decision: str
    person: str
    capacity: str
    lines: tuple[int, ...]
    given: Given = ON_PAPER


@dataclass(frozen=True, kw_only=True)
class BatchClosed(Fact):
    """Every line is through or out, the signed sheet is back."""

    KIND: ClassVar[str] = "batch_sheet.closed"


FACTS: tuple[type[Fact], ...] = (
    BatchOpened,
    LineEntered,
    LineOpened,
    LineJudged,
    LineTakenOut,
    StageSigned,
    BatchClosed,
)
