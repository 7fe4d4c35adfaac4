"""The description of a form: blocks in order, slots with their Chinese labels. Lengths in mm, type in points.

A text is a template: ``{slot}`` stands for a fact, ``{slot|words}`` for a fact or, where it is empty, the
words (ruled space for a hand). A flag prints as a tick or an empty box. There are no expressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Literal, get_args

TEMPLATE = re.compile(r"\{([a-z][a-z0-9_]*)(?:\|([^{}]*))?\}")
SIGN_LINE = "签字（盖章）：　　　　　　　　年　　月　　日"
STAGE = ("caption", "opinion", "sign")
"""Columns of a slot that fills opinion boxes."""
RESERVED = {"unit": "单位名称"}
"""Slots that every form may use without declaring them; they come with the options."""

Style = Literal["song", "hei", "kai", "fang", "title"]
Align = Literal["left", "center", "right"]
SlotKind = Literal["text", "title", "flag", "rows"]
PageNumber = Literal["count", "none", "dash", "later"]
"""``count`` 第 x 页 共 y 页; of a letter ``dash`` — x —, or ``later`` the same from its second page on."""
STYLES: tuple[str, ...] = get_args(Style)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a fact. A ``title`` is hidden on request; ``rows`` have columns, each a slot of its own."""

    label: str
    kind: SlotKind = "text"
    columns: Mapping[str, Slot] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A4 with its margins; the binding edge is left (portrait) or at the top (landscape)."""

    landscape: bool = False
    top: float = 20
    right: float = 20
    bottom: float = 22
    left: float = 28

    @property
    def width(self) -> float:
        return 297.0 if self.landscape else 210.0

    @property
    def height(self) -> float:
        return 210.0 if self.landscape else 297.0

    @property
    def body_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def body_height(self) -> float:
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Mark:
    """The level of the sheet itself, top left (GB/T 9704: 黑体 3号)."""

    text: str
    size: float = 16


@dataclass(frozen=True, slots=True)
class Title:
    """The centred title."""

    text: str
    size: float = 20
    after: float = 2.5


@dataclass(frozen=True, slots=True)
class Split:
    """The line under a title: one text left, one right."""

    left: str = ""
    right: str = ""
    size: float = 10.5
    style: Style = "song"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``indent`` and ``right`` count characters, ``leading`` points (0: 1.4 of the size)."""

    text: str
    size: float = 10.5
    style: Style = "song"
    align: Align = "left"
    indent: float = 0
    right: float = 0
    leading: float = 0
    before: float = 0
    after: float = 0


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows of label and value in turn; a shorter row's last value reaches to the edge."""

    rows: tuple[tuple[str, ...], ...]
    label: float = 30
    height: float = 9
    size: float = 10.5


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a register; the key ``#`` counts the lines."""

    key: str
    label: str
    width: float
    align: Align = "center"


@dataclass(frozen=True, slots=True)
class Register:
    """A ruled table with a head that repeats.

    ``per_page`` fixes the rows of a page and pads the last page with ruled rows; ``blanks`` are ruled rows
    after the last line; ``empty`` stands where there is no line; ``last`` closes the table.
    """

    rows: str
    columns: tuple[Column, ...]
    caption: str = ""
    height: float = 9
    size: float = 10
    per_page: int = 0
    blanks: int = 0
    empty: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A box for ink: never a scanned signature. ``id`` lets a profile replace the caption."""

    id: str
    caption: str
    text: str = ""
    sign: str = SIGN_LINE
    height: float = 0


@dataclass(frozen=True, slots=True)
class Opinions:
    """Opinion boxes under each other, the caption in the label column.

    ``rows`` names a slot whose lines make the boxes: one per stage of a case (``STAGE``); the ``boxes`` of
    the form stand where it has no line, so that a blank sheet can be filled in by hand.
    """

    boxes: tuple[Box, ...] = ()
    rows: str = ""
    label: float = 30
    height: float = 30
    size: float = 10.5


@dataclass(frozen=True, slots=True)
class Seals:
    """Boxes side by side: caption and lines above, date and seal at the foot."""

    boxes: tuple[Box, ...]
    height: float = 34
    size: float = 10.5


@dataclass(frozen=True, slots=True)
class Signs:
    """Captions spread over the line, each with room for a hand."""

    items: tuple[str, ...]
    size: float = 10.5
    height: float = 10


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Name of the issuing body in red. With ``rule`` that of a 函: 30 mm from the paper's edge, over a double
    rule of 170 mm, a second one at the foot of the page (GB/T 9704, 10.1); of a document the rule comes later."""

    text: str
    size: float = 30
    rule: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """The red rule of a document, under number and signer (GB/T 9704, 7.2.6)."""

    height: float = 6


@dataclass(frozen=True, slots=True)
class Addressee:
    """主送机关: flush left, a colon of full width after it (GB/T 9704, 7.3.2)."""

    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """正文: paragraphs that begin two characters in, 22 lines of 28 characters to a page (7.3.3)."""

    text: str


@dataclass(frozen=True, slots=True)
class Enclosures:
    """附件说明: counted where there are several, later lines under the first character (7.3.4)."""

    rows: str
    key: str = "title"


@dataclass(frozen=True, slots=True)
class Signature:
    """署名 over the middle of 成文日期, which ends four characters from the edge; room for the seal (7.3.5)."""

    text: str
    date: str


@dataclass(frozen=True, slots=True)
class Remark:
    """附注: in brackets, two characters in, below the date (7.3.6)."""

    text: str


@dataclass(frozen=True, slots=True)
class Tear:
    """Dashed line to tear along; what follows stays together with it."""

    text: str = "（沿此线裁开）"


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty height."""

    height: float


@dataclass(frozen=True, slots=True)
class Part:
    """A new page with margins of its own. ``foot`` off: it leaves the house, no serial, no code (D15)."""

    page: Page = Page()
    foot: bool = True
    page_number: PageNumber = "count"


Block = (
    Mark
    | Title
    | Split
    | Paragraph
    | Pairs
    | Register
    | Opinions
    | Seals
    | Signs
    | Letterhead
    | Rule
    | Addressee
    | Body
    | Enclosures
    | Signature
    | Remark
    | Tear
    | Gap
    | Part
)
BLOCKS: Mapping[str, type] = {cls.__name__.lower(): cls for cls in get_args(Block)}


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form. ``first`` is the page it begins with; ``collects_signature`` gives it a paper life."""

    name: str
    title: str
    slots: Mapping[str, Slot]
    blocks: tuple[Block, ...]
    first: Part = Part()
    note: str = ""
    collects_signature: bool = False


def templates(block: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Key path and text of every template in a block."""
    if isinstance(block, str):
        yield path, block
    elif isinstance(block, tuple):
        for number, item in enumerate(block, 1):
            yield from templates(item, f"{path}[{number}]")
    elif is_dataclass(block) and not isinstance(block, Column):
        for one in fields(block):
            inner = f"{path}.{one.name}" if path else one.name
            yield from templates(getattr(block, one.name), inner)


def slot_names(text: str) -> tuple[str, ...]:
    """Names of the slots that a template uses."""
    return tuple(m.group(1) for m in TEMPLATE.finditer(text))
