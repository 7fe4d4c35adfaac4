"""Facts of a circulation slip (传阅单) and its folder (夹); stream ``slip/<id>``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from desktop.plain.facts import Fact, Text


def slip_stream(slip: str) -> str:
    """The stream of a slip."""
    return f"slip/{slip}"


class Way(Enum):
    """How a reader reads (D6)."""

    CARRIED = "carried"
    AT_DESK = "at_desk"
    GATHERING = "gathering"
    PROXY = "proxy"


@dataclass(frozen=True)
class SlipOpened(Fact):
    """The folder is made up: every copy in it and the readers in order of rank (A6.1.2b, A6.1.2c)."""

    KIND: ClassVar[str] = "slip.opened"
    number: str
    folder: str
    copies: tuple[str, ...]
    readers: tuple[str, ...]
    opened_on: date
    due_back: date | None = None
    proposal: Text | None = None
    proposed_by: str = ""


@dataclass(frozen=True)
class ReaderAdded(Fact):
    """A later reader. ``approved_by`` the head or the person he named, or a permit; neither: 待补审批 (D5)."""

    KIND: ClassVar[str] = "slip.reader_added"
    reader: str
    approved_by: str = ""
    approved_on: date | None = None
    permit: str = ""
    in_place_of: str = ""


@dataclass(frozen=True)
class RangeApproved(Fact):
    """The approval that was missing for a reader is there (A6.1.4d)."""

    KIND: ClassVar[str] = "slip.range_approved"
    reader: str
    approved_by: str
    approved_on: date
    permit: str = ""


@dataclass(frozen=True)
class ReaderDeferred(Fact):
    """暂缓: the order skips him, he stays open (edge case 21)."""

    KIND: ClassVar[str] = "slip.reader_deferred"
    reader: str
    reason: Text


@dataclass(frozen=True)
class ReaderCancelled(Fact):
    """He does not read: who said so and why; the line stays visible (edge case 22)."""

    KIND: ClassVar[str] = "slip.reader_cancelled"
    reader: str
    agreed_by: str
    reason: Text


@dataclass(frozen=True)
class FolderHandedOut(Fact):
    """The folder goes to a reader; ``proxy`` signed 代收."""

    KIND: ClassVar[str] = "slip.handed_out"
    reader: str
    way: Way
    proxy: str = ""


@dataclass(frozen=True)
class FolderTakenBack(Fact):
    """The folder is back with the officer: so many copies counted, read and signed or not."""

    KIND: ClassVar[str] = "slip.taken_back"
    reader: str
    counted: int
    signed: bool
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadTogether(Fact):
    """Read before the officer's eyes by one or many; the folder did not leave his hands."""

    KIND: ClassVar[str] = "slip.read_together"
    readers: tuple[str, ...]
    way: Way


@dataclass(frozen=True)
class SignatureFollowed(Fact):
    """A reader who had read without signing has signed."""

    KIND: ClassVar[str] = "slip.signature_followed"
    reader: str


@dataclass(frozen=True)
class InstructionNoted(Fact):
    """批示: in short, or 见原件 (no words here)."""

    KIND: ClassVar[str] = "slip.instruction_noted"
    reader: str
    words: Text | None = None
    given_on: date | None = None


@dataclass(frozen=True)
class MissingSettled(Fact):
    """Copies that were not in the folder when it came back are found and lie in the safe again."""

    KIND: ClassVar[str] = "slip.missing_settled"
    copies: tuple[str, ...]


@dataclass(frozen=True)
class CopyLeftFolder(Fact):
    """The folder goes on without these copies; ``why``: handling · clearance · ended · missing."""

    KIND: ClassVar[str] = "slip.copy_left"
    copies: tuple[str, ...]
    why: str
    reason: Text | None = None


@dataclass(frozen=True)
class SlipClosed(Fact):
    """传阅终结: every reader done or cancelled, every copy back and counted."""

    KIND: ClassVar[str] = "slip.closed"
    counted: int
    checked_by: str


@dataclass(frozen=True)
class SlipVoided(Fact):
    """Opened by mistake; its number prints 作废."""

    KIND: ClassVar[str] = "slip.voided"
    reason: Text


FACTS: tuple[type[Fact], ...] = (
    SlipOpened,
    ReaderAdded,
    RangeApproved,
    ReaderDeferred,
    ReaderCancelled,
    FolderHandedOut,
    FolderTakenBack,
    ReadTogether,
    SignatureFollowed,
    InstructionNoted,
    MissingSettled,
    CopyLeftFolder,
    SlipClosed,
    SlipVoided,
)
