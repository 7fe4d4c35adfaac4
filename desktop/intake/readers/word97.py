"""Word 97–2003 (and WPS, which writes the same): the piece table gives the text, in the order of the document.

[MS-DOC] 2.5 (FIB), 2.9.38 (Clx), 2.8.25 (PlcBteChpx). The text is one row of characters: body, footnotes, headers,
comments, endnotes, text boxes, each as long as the FIB says. Formatting runs say what is deleted and what is hidden.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop.intake.faults import Unreadable, Why
from desktop.intake.readers.seen import is_seen, unseen
from desktop.intake.readers.steps import numbered
from desktop.intake.readers.word97_looks import Looks, read_looks
from desktop.intake.telling import Teller
from desktop.screening.finding import Kind
from desktop.screening.text import Opens, Part, Trait, Unit, Where

_MAGIC = 0xA5EC
_WORD_97 = 0x00C1
_ENCRYPTED, _TABLE_1, _OBFUSCATED = 0x0100, 0x0200, 0x8000
_CCP = 0x4C
"""Where the lengths of the stories begin: body, footnotes, headers, macros, comments, endnotes, boxes, boxes of headers."""
_STORIES = (
    Part.BODY, Part.FOOTNOTE, Part.HEADER, Part.BODY, Part.COMMENT, Part.ENDNOTE, Part.TEXT_BOX, Part.TEXT_BOX,
)  # fmt: skip
_FC_BTE_CHPX, _FC_CLX = 0xFA, 0x01A2
_COMPRESSED = 0x4000_0000
_MOST_PIECES = 1_000_000
_SIGNS = {0x07: "\n", 0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x0E: "\n", 0x1E: "-", 0x1F: "", 0xA0: " "}
_SIGNS |= dict.fromkeys((0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x08), "")
_FIELD = re.compile("[\x13\x14\x15]")
_REFERRING = re.compile(r"\s*(?:INCLUDE(?:TEXT|PICTURE)?|LINK|DDE(?:AUTO)?|DATABASE|IMPORT|RD)\b", re.I)


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``start`` to ``end`` of the document, at ``offset`` of the stream."""

    start: int
    end: int
    offset: int
    wide: bool


def read(main: bytes, table: Callable[[str], bytes], teller: Teller) -> None:
    """Tell all stories. ``table`` gives a stream by its name."""
    lengths, pieces, looks = _opened(main, table)
    at = 0
    for part, length in zip(_STORIES, lengths, strict=True):
        if length > 0:
            _Story(teller, part, looks).tell(main, pieces, at, at + length)
        at += length


def _opened(main: bytes, table: Callable[[str], bytes]) -> tuple[tuple[int, ...], list[Piece], Looks]:
    try:
        magic, version = struct.unpack_from("<HH", main, 0)
        (flags,) = struct.unpack_from("<H", main, 0x0A)
        if magic != _MAGIC:
            raise Unreadable(Why.OLD_WORD if magic in (0xA5DC, 0xA59B, 0xA59C) else Why.BROKEN)
        if version < _WORD_97:
            raise Unreadable(Why.OLD_WORD)
        if flags & (_ENCRYPTED | _OBFUSCATED):
            raise Unreadable(Why.ENCRYPTED)
        lengths = struct.unpack_from("<8i", main, _CCP)
        fc_chpx, lcb_chpx = struct.unpack_from("<II", main, _FC_BTE_CHPX)
        fc_clx, lcb_clx = struct.unpack_from("<II", main, _FC_CLX)
    except struct.error as error:
        raise Unreadable(Why.BROKEN) from error
    if min(lengths) < 0 or sum(lengths) > len(main):
        raise Unreadable(Why.BROKEN)
    beside = table("1Table" if flags & _TABLE_1 else "0Table")
    pieces = list(_pieces(beside[fc_clx : fc_clx + lcb_clx], len(main)))
    if not pieces:
        raise Unreadable(Why.BROKEN)
    return lengths, pieces, read_looks(main, beside[fc_chpx : fc_chpx + lcb_chpx])


def _pieces(clx: bytes, size: int) -> Iterator[Piece]:
    """The piece table, after the properties that stand before it."""
    try:
        at = 0
        while clx[at] == 0x01:
            at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
        if clx[at] != 0x02:
            raise Unreadable(Why.BROKEN)
        (length,) = struct.unpack_from("<I", clx, at + 1)
        count = (length - 4) // 12
        if not 0 < count <= min(_MOST_PIECES, len(clx) // 12):
            raise Unreadable(Why.BROKEN)
        places = struct.unpack_from(f"<{count + 1}I", clx, at + 5)
        descriptors = at + 5 + 4 * (count + 1)
        for number in range(count):
            (fc,) = struct.unpack_from("<I", clx, descriptors + 8 * number + 2)
            wide = not fc & _COMPRESSED
            offset = fc if wide else (fc & ~_COMPRESSED) // 2
            start, end = places[number], places[number + 1]
            if end < start or offset + (end - start) * (2 if wide else 1) > size:
                raise Unreadable(Why.BROKEN)
            yield Piece(start, end, offset, wide)
    except (struct.error, IndexError) as error:
        raise Unreadable(Why.BROKEN) from error


class _Story:
    """Tells one story, paragraph by paragraph; fields apart from their results."""

    def __init__(self, teller: Teller, part: Part, looks: Looks) -> None:
        self._teller = teller
        self._part = part
        self._looks = looks
        self._number = 1
        self._opens = Opens.APART
        self._line: list[tuple[str, tuple[Trait, ...]]] = []
        self._fields: list[list[str]] = []
        """Instructions that stand open, one in another."""
        self._results = 0
        self._asides: list[tuple[str, Where, Opens]] = []

    def tell(self, main: bytes, pieces: list[Piece], start: int, end: int) -> None:
        first = max(bisect_right(pieces, start, key=lambda one: one.start) - 1, 0)
        for piece in pieces[first:]:
            if piece.start >= end:
                break
            low, high = max(start, piece.start), min(end, piece.end)
            if low >= high:
                continue
            width = 2 if piece.wide else 1
            begin = piece.offset + (low - piece.start) * width
            self._stretch(main, begin, begin + (high - low) * width, piece.wide)
        self._end_line()
        for text, where, opens in self._asides:
            self._teller.say(text, where, opens)

    def _stretch(self, main: bytes, begin: int, end: int, wide: bool) -> None:
        for low, high, traits in self._looks.between(begin, end):
            raw = main[low:high]
            text = raw.decode("utf-16-le", "replace") if wide else raw.decode("cp1252", "replace")
            self._text(text.translate(_SIGNS), traits)

    def _text(self, text: str, traits: tuple[Trait, ...]) -> None:
        at = 0
        for found in _FIELD.finditer(text):
            self._plain(text[at : found.start()], traits)
            at = found.end()
            self._field(found[0])
        self._plain(text[at:], traits)

    def _field(self, sign: str) -> None:
        if sign == "\x13":
            self._fields.append([])
        elif self._fields and sign == "\x14":
            self._instruction(self._fields.pop())
            self._results += 1
        elif sign == "\x15":
            if self._results:
                self._results -= 1
            elif self._fields:
                self._instruction(self._fields.pop())

    def _instruction(self, words: list[str]) -> None:
        text = "".join(words)
        where = self._teller.where(Part.FIELD, numbered(Unit.PARAGRAPH, self._number))
        self._asides.append((text, where, Opens.APART))
        if _REFERRING.match(text):
            self._teller.found(Kind.EXTERNAL_REFERENCE, text.strip(), where)

    def _plain(self, text: str, traits: tuple[Trait, ...]) -> None:
        if self._fields:
            self._fields[-1].append(text)
            return
        first, *more = text.split("\n")
        self._add(first, traits)
        for line in more:
            self._end_line()
            self._add(line, traits)

    def _add(self, text: str, traits: tuple[Trait, ...]) -> None:
        if text:
            self._line.append((text, traits))

    def _end_line(self) -> None:
        self._teller.budget.spend_cells()
        opens = self._opens
        path = numbered(Unit.PARAGRAPH, self._number)
        for text, traits in self._line:
            if is_seen(traits):
                self._teller.say(text, self._teller.where(self._part, path, traits=traits), opens)
                opens, self._opens = Opens.RUN, Opens.PARAGRAPH
        for one in unseen(self._line):
            opens = Opens.APART
            for text, traits in one:
                where = self._teller.where(self._part, path, traits=traits)
                self._asides.append((text, where, opens))
                opens = Opens.RUN
        self._line.clear()
        self._number += 1
