"""Facts in the life of one copy; stream ``copy/<id>``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from desktop.custody.levels import Level
from desktop.custody.places import Ending, Place
from desktop.plain.facts import Fact, Text


def copy_stream(copy: str) -> str:
    """The stream of a copy."""
    return f"copy/{copy}"


class Origin(Enum):
    """How a copy came into the book; the terms of the balance."""

    OPENING = "opening"
    RECEIVED = "received"
    MADE = "made"


class Purpose(Enum):
    """Why a copy leaves the safe."""

    CIRCULATION = "circulation"
    DESK_READING = "desk_reading"
    HANDLING = "handling"
    HOLDING = "holding"


@dataclass(frozen=True)
class CopyRegistered(Fact):
    """The copy enters the book. ``number``: 份号 as printed, text, empty where the paper bears none."""

    KIND: ClassVar[str] = "copy.registered"
    document: str
    number: str
    label: str
    level: Level
    origin: Origin
    place: Place
    parent: str = ""
    due: date | None = None
    telegram: bool = False


@dataclass(frozen=True)
class CopyHandedOut(Fact):
    """Officer → person. ``proxy``: who signed 代收 for the reader; the reader is the holder (D6)."""

    KIND: ClassVar[str] = "copy.handed_out"
    to: str
    purpose: Purpose
    slip: str = ""
    proxy: str = ""
    due: date | None = None
    permit: str = ""


@dataclass(frozen=True)
class CopyTakenBack(Fact):
    """Person → officer, into a safe."""

    KIND: ClassVar[str] = "copy.taken_back"
    holder: str
    safe: str
    brought_by: str = ""


@dataclass(frozen=True)
class CopyReadAtDesk(Fact):
    """Out and back in one act, under the officer's eyes (当面阅, 集中阅文): the holder does not change."""

    KIND: ClassVar[str] = "copy.read_at_desk"
    readers: tuple[str, ...]
    slip: str = ""


@dataclass(frozen=True)
class CopyPassed(Fact):
    """It was passed on sideways (横传). Recorded as an incident; the copy is with who really has it (D8)."""

    KIND: ClassVar[str] = "copy.passed"
    holder: str
    to: str
    account: Text


@dataclass(frozen=True)
class CopyMoved(Fact):
    """Safe → safe."""

    KIND: ClassVar[str] = "copy.moved"
    safe: str


@dataclass(frozen=True)
class CopyKeptOvernight(Fact):
    """It stayed out over night (A6.1.4c): recorded always, explained by a reason and the person who agreed (D8)."""

    KIND: ClassVar[str] = "copy.kept_overnight"
    night: date
    agreed_by: str
    reason: Text | None

    @property
    def explained(self) -> bool:
        """Whether somebody agreed and said why; else it is overdue all the same."""
        return bool(self.agreed_by and self.reason)


@dataclass(frozen=True)
class CopyChased(Fact):
    """The holder was reminded (催退): by which numbered slip, which time, in which way."""

    KIND: ClassVar[str] = "copy.chased"
    holder: str
    notice: str
    way: str


@dataclass(frozen=True)
class CopyReproduced(Fact):
    """Copies were made from this one under a permit (A6.1.5b–e): which, by whom, where, what was wasted."""

    KIND: ClassVar[str] = "copy.reproduced"
    permit: str
    made: tuple[str, ...]
    pages: int
    waste_sheets: int
    copier: str
    place: Text
    memory_cleared: bool
    stamped: bool


@dataclass(frozen=True)
class CopyRecalled(Fact):
    """The issuer or the unit calls it back; with the original its reproductions (edge case 31)."""

    KIND: ClassVar[str] = "copy.recalled"
    due: date
    notice: Text
    with_original: bool = False


@dataclass(frozen=True)
class CopyFrozen(Fact):
    """No further act until it is explained: ``code`` says why (missing_at_return · number_differs · …)."""

    KIND: ClassVar[str] = "copy.frozen"
    code: str


@dataclass(frozen=True)
class CopyReleased(Fact):
    """What froze it was explained."""

    KIND: ClassVar[str] = "copy.released"
    explanation: Text


@dataclass(frozen=True)
class CopyMissed(Fact):
    """It was not where the book says (下落不明); the book still says where it should be."""

    KIND: ClassVar[str] = "copy.missed"
    circumstances: Text


@dataclass(frozen=True)
class CopyFound(Fact):
    """It turned up; ``place`` says where it is now."""

    KIND: ClassVar[str] = "copy.found"
    place: Place
    circumstances: Text


@dataclass(frozen=True)
class CopySentBack(Fact):
    """It left for the collecting body with a clearance list; no receipt yet (D13)."""

    KIND: ClassVar[str] = "copy.sent_back"
    body: str
    clearance: str
    carriers: tuple[str, ...] = ()


@dataclass(frozen=True)
class CopyReturnAcknowledged(Fact):
    """The sealed counterpart of the list is back: the copy has ended as returned."""

    KIND: ClassVar[str] = "copy.return_acknowledged"
    clearance: str


@dataclass(frozen=True)
class CopyReturnRefused(Fact):
    """The collecting body did not take it: it comes back into a safe."""

    KIND: ClassVar[str] = "copy.return_refused"
    clearance: str
    safe: str


@dataclass(frozen=True)
class CopyEnded(Fact):
    """Its life here ended, by a paper proof: destroyed or archived before, handed on, sent back as misdelivered."""

    KIND: ClassVar[str] = "copy.ended"
    how: Ending
    proof: Text


FACTS: tuple[type[Fact], ...] = (
    CopyRegistered,
    CopyHandedOut,
    CopyTakenBack,
    CopyReadAtDesk,
    CopyPassed,
    CopyMoved,
    CopyKeptOvernight,
    CopyChased,
    CopyReproduced,
    CopyRecalled,
    CopyFrozen,
    CopyReleased,
    CopyMissed,
    CopyFound,
    CopySentBack,
    CopyReturnAcknowledged,
    CopyReturnRefused,
    CopyEnded,
)
