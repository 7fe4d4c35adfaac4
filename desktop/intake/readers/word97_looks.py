"""What Word 97–2003 says of its characters: deleted, inserted, hidden, white. Offsets of the stream, not of the text."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.screening.text import Trait

Traits = tuple[Trait, ...]
_PAGE = 512
_MOST_PAGES = 100_000
_FLAGS = {0x0800: Trait.DELETED, 0x0801: Trait.INSERTED, 0x083C: Trait.HIDDEN}
"""sprmCFRMarkDel, sprmCFRMarkIns, sprmCFVanish."""
_ICO, _WHITE_ICO = 0x2A42, 8
_CV, _WHITE_CV = 0x6870, b"\xff\xff\xff\x00"
_SHADING = (0x4866, 0xCA71, 0x2A0C)
"""sprmCShd80, sprmCShd, sprmCHighlight: something lies beneath."""
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of an operand by the upper three bits of its sprm; 0: the next byte says."""


@dataclass(frozen=True, slots=True)
class Looks:
    """Sorted beginnings of runs, and the traits of each."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    traits: tuple[Traits, ...]

    def between(self, begin: int, end: int) -> Iterator[tuple[int, int, Traits]]:
        """The stretches of these bytes; where nothing is said, nothing hides."""
        at = begin
        number = max(bisect_right(self.starts, begin) - 1, 0)
        while number < len(self.starts) and at < end:
            low, high = max(self.starts[number], at), min(self.ends[number], end)
            if low >= end:
                break
            if high > low:
                if low > at:
                    yield at, low, ()
                yield low, high, self.traits[number]
                at = high
            number += 1
        if at < end:
            yield at, end, ()


def read_looks(main: bytes, table: bytes) -> Looks:
    """From the pages of formatted runs. A page that makes no sense is passed over: the text is read all the same."""
    count = max((len(table) - 4) // 8, 0)
    runs: list[tuple[int, int, Traits]] = []
    if 0 < count <= _MOST_PAGES:
        pages = struct.unpack_from(f"<{count}I", table, 4 * (count + 1))
        for page in dict.fromkeys(number & 0x3FFFFF for number in pages):
            runs += _of_page(main[page * _PAGE : (page + 1) * _PAGE])
    runs.sort(key=lambda run: run[:2])
    return Looks(tuple(run[0] for run in runs), tuple(run[1] for run in runs), tuple(run[2] for run in runs))


def _of_page(page: bytes) -> Iterator[tuple[int, int, Traits]]:
    """The runs of a page that hide or mark something, on even offsets: a wide character is never cut."""
    if len(page) < _PAGE:
        return
    count = page[_PAGE - 1]
    if not count or 4 * (count + 1) + count > _PAGE:
        return
    places = struct.unpack_from(f"<{count + 1}I", page, 0)
    for number in range(count):
        at = 2 * page[4 * (count + 1) + number]
        if not at or at >= _PAGE:
            continue
        properties = page[at + 1 : at + 1 + page[at]]
        traits = _traits(properties)
        start, end = places[number], places[number + 1]
        if traits and start < end:
            yield start, end, traits


def _traits(properties: bytes) -> Traits:
    found: dict[Trait, bool] = {}
    shaded = False
    at = 0
    while at + 2 <= len(properties):
        (sprm,) = struct.unpack_from("<H", properties, at)
        at += 2
        size = _SIZES[sprm >> 13]
        if not size:
            if at >= len(properties):
                break
            size = properties[at]
            at += 1
        operand = properties[at : at + size]
        at += size
        if sprm in _FLAGS and operand:
            found[_FLAGS[sprm]] = operand[0] in (1, 0x81)
        elif sprm == _ICO and operand:
            found[Trait.WHITE] = operand[0] == _WHITE_ICO
        elif sprm == _CV:
            found[Trait.WHITE] = operand == _WHITE_CV
        elif sprm in _SHADING:
            shaded = True
    if shaded:
        found.pop(Trait.WHITE, None)
    return tuple(trait for trait, on in found.items() if on)
