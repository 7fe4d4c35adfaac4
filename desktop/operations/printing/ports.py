"""What printing needs from the wall of paper. ``bootstrap`` joins it to ``paper.press.Press``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from desktop.operations.sheets.sheet_facts import Slot
from desktop.plain.refusal import Refusal


def _none() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True)
class PrintOptions:
    """How this issue is made; the fields of ``paper.filling.Options``, one to one.

    ``head``/``head_code``  簿册校验码 as printed, and what its QR holds (empty: no QR)
    ``captions``            id of a box → the unit's caption
    ``blank_rows``          ruled rows after the last line instead of the form's own number
    """

    unit: str = ""
    title: str = ""
    hide_titles: bool = False
    blank_rows: int | None = None
    preview: bool = False
    serial: str = ""
    head: str = ""
    head_code: str = ""
    reprint: str = ""
    watermark: str = ""
    columns_off: frozenset[str] = frozenset()
    captions: Mapping[str, str] = field(default_factory=_none)


@dataclass(frozen=True)
class Label:
    """``code`` is what the scanner reads, ``number`` what a person reads; no content (D11)."""

    code: str
    number: str


@dataclass(frozen=True)
class Stock:
    """Label material in mm; a roll has one label per page, as large as the page."""

    width: float
    height: float
    columns: int = 1
    rows: int = 1
    left: float = 0
    top: float = 0
    gap_x: float = 0
    gap_y: float = 0
    page_width: float = 0
    page_height: float = 0


Facts = Mapping[str, Slot]


class Press(Protocol):
    """Makes papers from form, facts and options. ``check`` is asked first; what it passes can be made.

    ``more``  further sheets of the form bound behind the first, each with pages of its own
    """

    def slots(self, form: str) -> frozenset[str]:
        """Slots that a form declares."""
        ...

    def boxes(self, form: str) -> frozenset[str]:
        """Ids of a form's opinion boxes: those take the unit's captions (业务科室意见 …), seals do not."""
        ...

    def check(
        self, form: str, facts: Facts, options: PrintOptions, more: Sequence[Facts] = ()
    ) -> Refusal | None:
        """Why a sheet cannot be made (a missing slot, a character no face has); None if it can."""
        ...

    def pdf(self, form: str, facts: Facts, options: PrintOptions, more: Sequence[Facts] = ()) -> bytes:
        """The sheet to print."""
        ...

    def word(self, form: str, facts: Facts, options: PrintOptions, more: Sequence[Facts] = ()) -> bytes:
        """The same sheet to file."""
        ...

    def pages(self, pdf: bytes, dpi: float, pages: Sequence[int] | None = None) -> Iterator[bytes]:
        """PNG of each page of our own PDF."""
        ...

    def page_count(self, pdf: bytes) -> int:
        """Pages of our own PDF."""
        ...

    def labels(self, labels: Sequence[Label], stock: Stock, start: int = 1) -> bytes | Refusal:
        """Labels as PDF; refused where they do not fit the stock."""
        ...
