"""A filled form: final text only. The writers decide how it looks on paper, never what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.paper.form import Align, Gap, Letterhead, Part, Rule, Signature, Style, Tear

Valign = Literal["top", "center"]


@dataclass(frozen=True, slots=True)
class Words:
    """Text over the whole width; ``before``/``after`` in mm, ``indent``/``right`` in characters.

    ``spacing``  points between characters; ``hang``: later lines begin under what follows these words
    """

    text: str
    size: float
    style: Style = "song"
    align: Align = "left"
    indent: float = 0
    right: float = 0
    leading: float = 0
    before: float = 0
    after: float = 0
    spacing: float = 0
    hang: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``foot`` stands at its bottom right (签字、日期), ``right`` keeps characters off it."""

    text: str
    size: float
    style: Style = "song"
    align: Align = "left"
    valign: Valign = "center"
    span: int = 1
    foot: str = ""
    right: float = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its least height in mm."""

    cells: tuple[Cell, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Table:
    """Ruled (or bare) table; ``heads`` rows repeat on every page; ``per_page`` rows fix a page.

    ``closed``  it ends in words of its own (以下空白): what follows are the signatures of its lines
    """

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    heads: int = 0
    per_page: int = 0
    ruled: bool = True
    closed: bool = False


Piece = Words | Table | Letterhead | Rule | Signature | Tear | Gap


@dataclass(frozen=True, slots=True)
class Section:
    """Pages with the same margins and foot."""

    part: Part
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands small at the edge. ``head`` (簿册校验码) and its QR are for the print only (D15).

    ``running``  level and title, above the text of every page but the first
    """

    note: str = ""
    serial: str = ""
    head: str = ""
    head_code: str = ""
    reprint: str = ""
    running: str = ""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """Everything a writer needs. ``behind`` is drawn light grey behind the text (预览, or whose it is)."""

    name: str
    title: str
    sections: tuple[Section, ...]
    foot: Foot
    preview: bool = False
    behind: str = ""
