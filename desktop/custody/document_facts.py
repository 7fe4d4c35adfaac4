"""Facts of a document: what was registered, completed, corrected; stream ``document/<id>``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from desktop.custody.levels import Level
from desktop.custody.period import UNMARKED
from desktop.plain.facts import Fact, Text
from desktop.plain.typed import SecrecyPeriod


def document_stream(document: str) -> str:
    """The stream of a document."""
    return f"document/{document}"


class Source(Enum):
    """How it came: by courier, brought from a meeting, handed in, or already in the safe on the first day."""

    DELIVERED = "delivered"
    MEETING = "meeting"
    HANDED_IN = "handed_in"
    OPENING = "opening"


@dataclass(frozen=True)
class Details:
    """What may follow later (待补, D4): all optional fields of the register F01."""

    document_number: Text | None = None
    issued_on: date | None = None
    urgency: str = ""
    carrier: str = "paper"
    pages: int | None = None
    attachments: Text | None = None
    channel: str = ""
    delivery_list: str = ""
    envelope: str = ""
    seal: str = ""
    stamped: bool = False
    copying: str = ""
    widening: str = ""
    handling: Text | None = None
    remark: Text | None = None


NO_DETAILS = Details()


@dataclass(frozen=True)
class DocumentRegistered(Fact):
    """收文登记 (A6.1.1). ``series`` is empty where the number came with an old book (建账, D2).

    ``copies_listed``  what the enclosed list says, where it differs from ``copies`` (来文差错)
    ``title``          the title, a code word within the machine's level, or nothing for 亲启 unopened
    """

    KIND: ClassVar[str] = "document.registered"
    register: str
    register_number: str
    series: str
    year: int
    number: int
    level: Level
    issuing_body: str
    title: Text
    copies: int
    received_on: date
    registered_on: date
    receiver: str
    source: Source
    period: SecrecyPeriod = UNMARKED
    details: Details = NO_DETAILS
    telegram: bool = False
    eyes_only: bool = False
    addressee: str = ""
    code_word: bool = False
    must_return: bool = False
    return_due: date | None = None
    copies_listed: int | None = None
    receipt: str = ""
    late: bool = False


@dataclass(frozen=True)
class DocumentCompleted(Fact):
    """Fields that followed (待补). Takes the place of the details known before."""

    KIND: ClassVar[str] = "document.completed"
    details: Details


@dataclass(frozen=True)
class EyesOnlyHandedOver(Fact):
    """The addressee of 亲启 handed the content over: the same entry is completed (edge case 10)."""

    KIND: ClassVar[str] = "document.eyes_only_handed_over"
    handed_over_on: date
    title: Text
    level: Level
    period: SecrecyPeriod
    details: Details


@dataclass(frozen=True)
class DiscrepancyNoted(Fact):
    """来文差错: listed and found differ, or the number is wrong; a query letter may follow (A6.1.1c)."""

    KIND: ClassVar[str] = "document.discrepancy_noted"
    code: str
    listed: int
    found: int
    account: Text
    witnesses: tuple[str, ...] = ()


@dataclass(frozen=True)
class DiscrepancySettled(Fact):
    """The sender answered: how it was settled."""

    KIND: ClassVar[str] = "document.discrepancy_settled"
    answer: Text


@dataclass(frozen=True)
class DocumentVoided(Fact):
    """Registered by mistake: the number stays and prints 作废 (edge case 15)."""

    KIND: ClassVar[str] = "document.voided"
    reason: Text


@dataclass(frozen=True)
class AboveMachineNoted(Fact):
    """A document above the machine's level: a reference to the paper 专册 and nothing of its content (D16).

    ``volume`` is words all the same: what is typed there by mistake can be destroyed (D17).
    """

    KIND: ClassVar[str] = "document.above_machine_noted"
    volume: Text
    page: int
    line: int
    copies: int


@dataclass(frozen=True)
class PersonsInformed(Fact):
    """知悉人员 (F12): at 机密 and above everybody who knows is recorded (实施条例20)."""

    KIND: ClassVar[str] = "document.persons_informed"
    persons: tuple[str, ...]
    way: str
    permit: str = ""


FACTS: tuple[type[Fact], ...] = (
    DocumentRegistered,
    DocumentCompleted,
    EyesOnlyHandedOver,
    DiscrepancyNoted,
    DiscrepancySettled,
    DocumentVoided,
    AboveMachineNoted,
    PersonsInformed,
)
