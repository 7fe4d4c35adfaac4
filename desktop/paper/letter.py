"""The parts of a letter by GB/T 9704: 仿宋 3号, 22 lines of 28 characters in 156 × 225 mm."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from desktop.paper.filled import Words
from desktop.paper.form import Addressee, Body, Enclosures, Remark
from desktop.plain.words import _

SIZE = 16.0
LEADING = 28.9
SPACING = -0.25
"""28 characters of 3号 are 158 mm; the standard's 156 mm ask for a quarter of a point less each."""
INDENT = 2
FROM_EDGE = 4
SEAL_ROOM = 2 * LEADING
"""A seal of 42 mm: its top within a line of the text, 署名 and date a little below its middle."""
LEAST_HEAD = 20.0
HEAD_FROM_TOP = 28.1
"""mm from the paper's edge to the line of a 函's head; its ink begins two millimetres lower, at 30."""
HEAD_TO_RULE, HEAD_AFTER = 2.6, 3.6
"""mm from that line to the rule (4 below the ink), and from the rule to what follows."""
RULE_WIDTH, FOOT_RULE = 170.0, 20.0
"""mm: the rules of a 函, in the middle of the paper; the lower one so far above the paper's foot."""
LEAST_STRETCH, JUSTIFIED = 2.0, 3 * SIZE
"""A line that ends so near the edge reaches it; one that is shorter is left as it is."""

Text = Callable[[str], str]
LetterPart = Addressee | Body | Enclosures | Remark


def letter_words(
    block: LetterPart, text: Text, rows: Mapping[str, Sequence[Mapping[str, str]]]
) -> Iterator[Words]:
    """The words of one part."""
    match block:
        case Addressee():
            yield line(f"{text(block.text)}：", 0)
        case Body():
            yield line(text(block.text), INDENT)
        case Remark():
            yield line(f"（{text(block.text)}）", INDENT)
        case Enclosures():
            yield from _enclosures([row[block.key] for row in rows[block.rows]])


def _enclosures(titles: Sequence[str]) -> Iterator[Words]:
    """One without a number; several counted. A line is kept free above them."""
    lead = _("附件：")
    for number, title in enumerate(titles, 1):
        count = f"{number}. " if len(titles) > 1 else ""
        first = number == 1
        shown = f"{lead}{count}" if first else count
        indent = INDENT if first else INDENT + len(lead)
        yield line(f"{shown}{title}", indent, hang=shown, before=LEADING if first else 0)


def line(text: str, indent: float = 0, hang: str = "", before: float = 0) -> Words:
    """Words of a letter; ``before`` in points."""
    above = before * 25.4 / 72
    return Words(text, SIZE, "fang", "left", indent, 0, LEADING, above, 0, SPACING, hang)
