"""How a word stands: what is left and right of it in its line, and in the lines around."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.screening.flow import BREAK, Window
from desktop.screening.folding import GAP
from desktop.screening.text import Part, Trait, Unit

G = rf"{GAP}{{0,8}}"
"""A gap inside a spaced or broken mark; bounded, so that no text makes the search slow."""
LONGEST = 60
"""A longer line is running text."""
TOP = 300
"""Characters below the top of a page that count as its first lines (GB/T 9704 puts the mark there)."""

_EDGE = re.compile(rf"[\n{BREAK}]")
_BLANK = re.compile(rf"{GAP}+")
_OWN_PLACES = frozenset({Part.HEADER, Part.FOOTER, Part.TEXT_BOX})


def spaced(words: str) -> str:
    """A pattern of the words, with gaps allowed between their characters; ``|`` parts alternatives.

    >>> spaced("机密") == "机" + G + "密"
    True
    """
    longest_first = sorted(words.split("|"), key=len, reverse=True)
    return "|".join(G.join(map(re.escape, word)) for word in longest_first)


def tight(text: str) -> str:
    """Without gaps: the form in which the parts of a line are compared."""
    return _BLANK.sub("", text)


@dataclass(frozen=True, slots=True)
class View:
    """The folded text of a window, tabs as blanks and ``tabbed`` with them, and the window it came from."""

    text: str
    window: Window
    tabbed: str

    def line(self, start: int, end: int) -> Line:
        """The line around ``[start, end)``; of a long one only the part near the word."""
        text = self.text
        low, high = max(start - LONGEST, 0), min(end + LONGEST, len(text))
        left, right = text[low:start], text[end:high]
        edges = [edge.start() for edge in _EDGE.finditer(left)]
        from_start = bool(edges) or low == 0
        left = left[edges[-1] + 1 :] if edges else left
        edge = _EDGE.search(right)
        to_end = edge is not None or high == len(text)
        right = right[: edge.start()] if edge else right
        return Line(left, right, from_start, to_end)

    def above(self, start: int) -> str:
        """The last line with words before the line of ``start``, closed up; at most ``LONGEST`` of it."""
        head = self.text[max(start - 2 * LONGEST, 0) : start]
        return _near(head, _EDGE.search(head[::-1]), -1)

    def below(self, end: int) -> str:
        """The next line with words after the line of ``end``."""
        tail = self.text[end : end + 2 * LONGEST]
        return _near(tail, _EDGE.search(tail), 1)

    def own_place(self, start: int) -> bool:
        """A header, a footer, a text box: where a mark stands and running text does not."""
        return self.window.at(start)[0].where.part in _OWN_PLACES

    def concealed(self, start: int) -> bool:
        """Hidden or white: nobody writes mere words so."""
        return bool({Trait.HIDDEN, Trait.WHITE} & set(self.window.at(start)[0].where.traits))

    def on_top(self, start: int) -> bool:
        """Among the first lines of a page, or of a file."""
        stretch, place = self.window.at(start)
        return stretch.below + place < TOP

    def in_cell(self, start: int) -> bool:
        path = self.window.at(start)[0].where.path
        return any(step.unit is Unit.CELL for step in path)


@dataclass(frozen=True, slots=True)
class Line:
    """What is left and right of a word, and whether that reaches the line's ends."""

    left: str
    right: str
    from_start: bool
    to_end: bool

    @property
    def whole(self) -> bool:
        return self.from_start and self.to_end

    @property
    def alone(self) -> bool:
        return self.whole and not tight(self.left + self.right)


def _near(stretch: str, edge: re.Match[str] | None, way: int) -> str:
    """The first line with words beyond the edge, in reading direction."""
    if edge is None:
        return ""
    rest = stretch[edge.end() :] if way > 0 else stretch[: len(stretch) - edge.end()]
    lines = [closed for line in _EDGE.split(rest) if (closed := tight(line))]
    if not lines:
        return ""
    return lines[0] if way > 0 else lines[-1]
