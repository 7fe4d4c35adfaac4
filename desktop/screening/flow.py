"""Passages joined to windows of running text, so that what a reader cut is whole again.

A mark may be split over runs, lines and boxes. So passages are joined by what their ``opens`` says,
and cut again into windows of bounded size that overlap by a margin: what a window *owns* is found in
it alone, with its surroundings on both sides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from desktop.screening.finding import Span
from desktop.screening.text import Opens, Passage, Unit, Where

BREAK = "\x00"
"""Between passages that stand apart: nothing that is sought contains it."""

JOINTS = {Opens.RUN: "", Opens.LINE: "\n", Opens.PARAGRAPH: "\n\n", Opens.APART: BREAK}
SIZE = 1 << 16
"""Small enough for what a search touches to stay near the processor."""
MARGIN = 512

_NEW_LEAF = (Unit.FILE, Unit.PAGE, Unit.SHEET, Unit.SLIDE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a window out of one passage, from its character ``offset`` on.

    ``below``  characters between the top of its page (sheet, slide, file) and the stretch
    """

    passage: int
    offset: int
    length: int
    where: Where
    below: int


@dataclass(slots=True)
class Window:
    """``text`` and what it is made of; findings that begin in ``[own, end)`` are the window's own."""

    text: str
    own: int
    end: int
    starts: list[int] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)

    def at(self, position: int) -> tuple[Stretch, int]:
        """The stretch a character stands in, and its place in the stretch; of a joint, the one before it."""
        number = max(bisect_right(self.starts, position) - 1, 0)
        return self.stretches[number], position - self.starts[number]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The characters in the passages they came from; joints belong to none."""
        spans: list[Span] = []
        for number in range(max(bisect_right(self.starts, start) - 1, 0), len(self.starts)):
            begin, stretch = self.starts[number], self.stretches[number]
            if begin >= end:
                break
            low, high = max(start - begin, 0), min(end - begin, stretch.length)
            if low >= high:
                continue
            low, high = low + stretch.offset, high + stretch.offset
            if spans and spans[-1].passage == stretch.passage and spans[-1].end == low:
                spans[-1] = Span(stretch.passage, spans[-1].start, high)
            else:
                spans.append(Span(stretch.passage, low, high))
        return tuple(spans)


def windows(passages: Iterable[Passage], size: int = SIZE, margin: int = MARGIN) -> Iterator[Window]:
    """All text in windows of about ``size`` characters, each with ``margin`` of its neighbours."""
    roll = _Roll(size, margin)
    leaf: tuple[object, ...] = ()
    below = 0
    for number, passage in enumerate(passages):
        here = tuple(step for step in passage.where.path if step.unit in _NEW_LEAF)
        if here != leaf:
            leaf, below = here, 0
        if number:
            roll.joint(JOINTS[passage.opens])
        for offset in range(0, len(passage.text), size):
            piece = passage.text[offset : offset + size]
            roll.add(piece, Stretch(number, offset, len(piece), passage.where, below + offset))
            if roll.full:
                yield roll.turn()
        below += len(passage.text)
    yield roll.last()


class _Roll:
    """What was read and not yet given out."""

    def __init__(self, size: int, margin: int):
        self._size, self._margin = size, margin
        self._parts: list[str] = []
        self._length = self._own = 0
        self._starts: list[int] = []
        self._stretches: list[Stretch] = []

    @property
    def full(self) -> bool:
        return self._length - self._own >= self._size + self._margin

    def joint(self, joint: str) -> None:
        self._parts.append(joint)
        self._length += len(joint)

    def add(self, piece: str, stretch: Stretch) -> None:
        self._starts.append(self._length)
        self._stretches.append(stretch)
        self._parts.append(piece)
        self._length += len(piece)

    def last(self) -> Window:
        return Window("".join(self._parts), self._own, self._length, self._starts, self._stretches)

    def turn(self) -> Window:
        """Give out a window; keep its tail, which the next one looks back on and goes on with."""
        window = self.last()
        window.end = self._length - self._margin
        keep = max(window.end - self._margin, 0)
        first = max(bisect_right(self._starts, keep) - 1, 0)
        self._parts = [window.text[keep:]]
        self._starts, self._stretches = [], []
        for begin, stretch in zip(window.starts[first:], window.stretches[first:], strict=True):
            cut = max(keep - begin, 0)
            if cut < stretch.length:
                self._starts.append(begin + cut - keep)
                self._stretches.append(_later(stretch, cut) if cut else stretch)
        self._length -= keep
        self._own = window.end - keep
        return window


def _later(stretch: Stretch, cut: int) -> Stretch:
    return Stretch(
        stretch.passage, stretch.offset + cut, stretch.length - cut, stretch.where, stretch.below + cut
    )
