"""A sheet that is set: explicit lines, measured heights, pages. Points throughout; both writers draw this."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.paper.faces import Run
from desktop.paper.filled import Foot, Valign
from desktop.paper.form import Align, Page, PageNumber

MM = 72 / 25.4
PAD_X = 1.1 * MM
PAD_Y = 0.8 * MM
HAND_ROOM = 7 * MM
Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class SetText:
    """Lines of one style. ``indent`` shifts the first line of each paragraph, ``right`` keeps off the edge.

    ``starts``  indices of lines that begin a paragraph; the others begin ``hang`` in
    ``stretch`` for each line the points that it takes more between characters to reach the edge
    """

    lines: tuple[Line, ...]
    style: str
    size: float
    leading: float
    align: Align = "left"
    indent: float = 0
    right: float = 0
    starts: frozenset[int] = frozenset({0})
    spacing: float = 0
    hang: float = 0
    stretch: tuple[float, ...] = ()

    def space(self, number: int) -> float:
        """Points between the characters of a line."""
        return self.spacing + (self.stretch[number] if self.stretch else 0.0)

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading

    @property
    def empty(self) -> bool:
        return not any(self.lines)


@dataclass(frozen=True, slots=True)
class SetWords:
    """Text over the whole width with the room before and after it."""

    text: SetText
    before: float
    after: float

    @property
    def height(self) -> float:
        return self.before + self.text.height + self.after


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell: its text, and what stands at its bottom right."""

    text: SetText
    foot: SetText | None
    width: float
    span: int
    valign: Valign

    @property
    def natural(self) -> float:
        """The height that it asks for: between what was said and the line to sign there is room for a hand."""
        foot = self.foot.height + (0 if self.text.empty else HAND_ROOM) if self.foot else 0.0
        return self.text.height + foot + 2 * PAD_Y


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row, ``natural`` high at least (its text), ``height`` as it is drawn."""

    cells: tuple[SetCell, ...]
    natural: float
    height: float


@dataclass(frozen=True, slots=True)
class SetTable:
    """The rows of one table on one page, heads first."""

    widths: tuple[float, ...]
    rows: tuple[SetRow, ...]
    heads: int
    ruled: bool
    per_page: int = 0
    closed: bool = False

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows)


@dataclass(frozen=True, slots=True)
class SetLetterhead:
    """Issuing body in red; over a double rule it begins ``raised`` points above the text of its page."""

    text: SetText
    height: float
    rule: bool
    raised: float = 0


@dataclass(frozen=True, slots=True)
class SetRule:
    """A red rule across, in the middle of its height."""

    height: float


@dataclass(frozen=True, slots=True)
class SetSignature:
    """署名 and date, each a text of its own place, with the room that a seal takes ``before`` them."""

    texts: tuple[SetText, ...]
    before: float

    @property
    def height(self) -> float:
        return self.before + sum(text.height for text in self.texts)


@dataclass(frozen=True, slots=True)
class SetTear:
    """Dashed line with its words."""

    text: SetText
    height: float


@dataclass(frozen=True, slots=True)
class SetGap:
    """Empty height."""

    height: float


SetPiece = SetWords | SetTable | SetLetterhead | SetRule | SetSignature | SetTear | SetGap


@dataclass(frozen=True, slots=True)
class SetSection:
    """Pages of one geometry; ``foot`` off: nothing stands in their foot but a page number, if any."""

    page: Page
    foot: bool
    page_number: PageNumber
    pages: tuple[tuple[SetPiece, ...], ...]

    @property
    def letter(self) -> bool:
        """Whether its first page is that of a 函, which has a red rule at its foot too."""
        return any(isinstance(piece, SetLetterhead) and piece.rule for piece in self.pages[0])


@dataclass(frozen=True, slots=True)
class Sheet:
    """All pages of one issue."""

    name: str
    title: str
    sections: tuple[SetSection, ...]
    foot: Foot
    preview: bool
    behind: str
