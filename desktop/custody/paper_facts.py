"""Facts of printed sheets: issued, outcome, signed, back in its binder; stream ``paper/<serial>``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from desktop.plain.facts import Fact, Text
from desktop.plain.typed import pages_words


def paper_stream(serial: str) -> str:
    """The stream of a serial (流水号)."""
    return f"paper/{serial}"


class Result(Enum):
    """What became of an issue."""

    PRINTED = "printed"
    SAVED_PDF = "saved_pdf"
    SAVED_WORD = "saved_word"
    FAILED = "failed"


@dataclass(frozen=True)
class PaperIssued(Fact):
    """A serial was given before anything was drawn. ``subject``: the stream the sheet is about.

    ``digest``  SM3 of the facts on the sheet, 64 hex digits; ``signed_by_hand``: it has a paper life
    ``page``    of a fixed page of the register; ``replaces`` the serial it takes the place of
    ``number``  the sheet's own number (传阅单编号, 发文字号 …), where it has one
    ``receiver``, ``medium``  of a file: to whom it goes, the number of what it lies on (D19)
    ``layout``  SM3 of the unit's own layout or template that it goes by; empty: the shipped one
    ``only``    the pages that are printed, where not all are: such a part replaces no sheet and awaits no ink
    """

    KIND: ClassVar[str] = "paper.issued"
    serial: str
    form: str
    subject: str
    digest: str
    level: str
    pages: int
    signed_by_hand: bool
    page: int = 0
    replaces: str = ""
    reason: Text | None = None
    number: str = ""
    layout: str = ""
    only: tuple[int, ...] = ()
    receiver: Text | None = None
    medium: str = ""

    @property
    def pages_told(self) -> str:
        """The part that is printed, as people write it; empty: the whole."""
        return pages_words(self.only)

    @property
    def layout_short(self) -> str:
        """As people compare it."""
        return self.layout[:8]


@dataclass(frozen=True)
class PaperOutcome(Fact):
    """Printed so many, saved, or failed. A serial without outcome stands on Today."""

    KIND: ClassVar[str] = "paper.outcome"
    result: Result
    copies: int = 1
    printer: Text | None = None


@dataclass(frozen=True)
class PaperSigned(Fact):
    """The signature is on it."""

    KIND: ClassVar[str] = "paper.signed"
    signed_on: date


@dataclass(frozen=True)
class PaperBack(Fact):
    """The signed sheet is back and lies in that binder."""

    KIND: ClassVar[str] = "paper.back"
    binder: Text


@dataclass(frozen=True)
class PaperRecalled(Fact):
    """The sheet was replaced; the older one is marked 收回作废 (D12)."""

    KIND: ClassVar[str] = "paper.recalled"
    replaced_by: str


FACTS: tuple[type[Fact], ...] = (PaperIssued, PaperOutcome, PaperSigned, PaperBack, PaperRecalled)
