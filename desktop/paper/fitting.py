"""Fixed pages (D12): line n stays on its page whatever its title, so long texts shrink, at last in the middle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop.paper.filled import Row
from desktop.paper.sheet import PAD_Y, SetRow

SetOne = Callable[[Row], SetRow]
LEAST_ROW = 0.72
"""A row of a fixed page gives up at most so much of its height to the others."""
LEAST_SIZE = 6.0
_STEP = 0.5
_CUT = "……"
_LEAST_KEPT = 8


def fitted(rows: Sequence[Row], room: float, set_row: SetOne) -> list[SetRow]:
    """The rows of one fixed page, set so that together they stay within ``room`` points."""
    kept = list(rows)
    found = [set_row(row) for row in kept]
    while sum(map(_least, found)) > room:
        tallest = max(range(len(found)), key=lambda n: found[n].natural)
        smaller = _smaller(kept[tallest], found[tallest])
        if smaller is None:
            break
        kept[tallest], found[tallest] = smaller, set_row(smaller)
    cap = _cap([_least(row) for row in found], room)
    return [
        was if _least(was) <= cap else _shortened(row, cap, set_row)
        for row, was in zip(kept, found, strict=True)
    ]


def _cap(heights: Sequence[float], room: float) -> float:
    """The height to which the tall rows are cut so that all stay in ``room``; the low ones keep theirs."""
    left = room
    for number, height in enumerate(sorted(heights)):
        share = left / (len(heights) - number)
        if height > share:
            return share
        left -= height
    return room


def _least(row: SetRow) -> float:
    """The height below which a row cannot go: its text, and not much less than the form asks for."""
    return max(row.natural, row.height * LEAST_ROW)


def _smaller(row: Row, was: SetRow) -> Row | None:
    """The row with its tallest cells half a point smaller; nothing below what can be read."""
    most = max(cell.text.height for cell in was.cells)
    cells = tuple(
        replace(cell, size=cell.size - _STEP) if one.text.height >= most else cell
        for cell, one in zip(row.cells, was.cells, strict=True)
    )
    if min(cell.size for cell in cells) < LEAST_SIZE:
        return None
    return replace(row, cells=cells)


def _shortened(row: Row, goal: float, set_row: SetOne) -> SetRow:
    """The row with its tallest cells cut, no higher than ``goal``."""
    cells = list(row.cells)
    for number, was in enumerate(row.cells):
        keep = len(was.text)
        while keep > _LEAST_KEPT and _height(set_row(replace(row, cells=tuple(cells))), number) > goal:
            keep -= max(1, keep // 12)
            cells[number] = replace(was, text=_cut(was.text, keep))
    return set_row(replace(row, cells=tuple(cells)))


def _height(row: SetRow, number: int) -> float:
    return row.cells[number].text.height + 2 * PAD_Y


def _cut(text: str, keep: int) -> str:
    """The text without its middle: beginning and end tell documents apart, the book has it whole."""
    head = keep * 2 // 3
    return f"{text[:head]}{_CUT}{text[len(text) - (keep - head) :]}"
