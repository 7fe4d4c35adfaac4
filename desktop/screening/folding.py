"""One form for what is written in several: widths, blanks, capitals, gaps inside Chinese words.

``folded`` keeps every character's place. ``closed`` takes the gaps out of Chinese words and answers
where each kept character stood.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_KEEP = {wide for wide in _WIDE if chr(wide - 0xFEE0) in ",:;!?()"}
"""Punctuation of Chinese text stays: it says where words end."""
_BLANKS = (0x0B, 0x0C, 0xA0, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B))
_NOTHING = (0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFE0E, 0xFE0F)
_DASHES = (*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63)
_LINE_ENDS = (0x0D, 0x85, 0x2028, 0x2029)
_TABLE: dict[int, str] = {
    **{wide: chr(narrow) for wide, narrow in _WIDE.items() if wide not in _KEEP},
    **dict.fromkeys(_BLANKS, " "),
    **dict.fromkeys(_NOTHING, "\u200b"),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_LINE_ENDS, "\n"),
    **dict.fromkeys((0x2217, 0xFE61), "*"),
    0xFE6B: "@",
    **dict.fromkeys((0x2027, 0x2219, 0x22C5, 0xFF65), "·"),
}
_COMMON = [(sign, _TABLE[ord(sign)]) for sign in map(chr, (0x3000, 0x0D, 0xA0, 0x2014))]
"""What every text is full of: replaced one sign at a time, which is faster than a pattern."""
_USUAL = "\t\n -~\xb7\u2018-\u201d\u2026\u3000-\u30ff\u4e00-\u9fff" + "".join(map(chr, sorted(_KEEP)))
_ODD = re.compile(f"[^{_USUAL}]")
"""What is not usual: a few ranges turned round, one sign at a time, are four times as fast as a list of all."""
_CAPITALS = re.compile("[A-Z]+")

GAP = r"[ \t\u200b\n]"
"""What may stand inside a word that is spaced or broken, after folding."""
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LATIN = "A-Za-z0-9"
_GAPS = re.compile(
    rf"{GAP}(?:(?<=[{HAN}].){GAP}*(?=[{HAN}{_LATIN}])|(?<=[{_LATIN}].){GAP}*(?=[{HAN}]))", re.DOTALL
)
"""The blank first: rare signs are looked for faster than what may stand before them."""

_NO_WORD = re.compile(rf"[^{HAN}A-Za-z0-9\x00]+")


def folded(text: str) -> str:
    """The same length, each character in its usual form; Chinese punctuation stays as it is.

    >>> folded("ＡＢ１２　机密＊")
    'AB12 机密*'
    """
    for sign, usual in _COMMON:
        text = text.replace(sign, usual)
    return _ODD.sub(lambda odd: odd[0].translate(_TABLE), text)


def lowered(text: str) -> str:
    """Capitals made small; the length stays, which ``str.lower`` alone does not promise."""
    if len(small := text.lower()) == len(text):
        return small
    return _CAPITALS.sub(lambda capitals: capitals[0].lower(), text)


class Shortened:
    """A text with stretches taken out, which knows where each kept character stood."""

    __slots__ = ("_cuts", "_kept", "text")

    def __init__(self, text: str, out: Iterable[tuple[int, int]]):
        parts: list[str] = []
        self._kept: list[int] = []  # from this character on …
        self._cuts = [0]  # … so many are gone, counted from the next one on
        begin = gone = 0
        for start, end in out:
            parts.append(text[begin:start])
            begin, gone = end, gone + end - start
            self._kept.append(end - gone)
            self._cuts.append(gone)
        self._kept.append(len(text) + 1)
        parts.append(text[begin:])
        self.text = "".join(parts)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from ``start`` to before ``end`` stood."""
        first = bisect_right(self._kept, start)
        gone = self._cuts[first]
        if self._kept[first] < end:  # something was taken out inside
            return start + gone, end + self._cuts[bisect_right(self._kept, end - 1)]
        return start + gone, end + gone


def closed(text: str) -> Shortened:
    """A folded text without the gaps inside and beside Chinese words; a paragraph's end stays.

    >>> closed("保 密\\n工作 OA").text
    '保密工作OA'
    """
    return Shortened(text, (gap.span() for gap in _GAPS.finditer(text) if "\n\n" not in gap[0]))


def bare(text: str) -> Shortened:
    """A folded text of which only words and figures are left: titles compare by them.

    >>> bare("《关于 a·b 的通知》").text
    '关于ab的通知'
    """
    return Shortened(text, (found.span() for found in _NO_WORD.finditer(text)))


def word_form(word: str) -> str:
    """A word of a list in the form it is sought in.

    >>> word_form(" 保 密　ＡＢ ")
    '保密ab'
    """
    return closed(lowered(folded(word.strip()))).text
