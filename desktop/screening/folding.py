"""One form for what is written in several: widths, blanks, capitals, gaps inside Chinese words.

``folded`` keeps every character's place. ``closed`` takes the gaps out of Chinese words and answers
where each kept character stood.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right

_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_KEEP = {wide for wide in _WIDE if chr(wide - 0xFEE0) in ",:;!?()"}
"""Punctuation of Chinese text stays: it says where words end."""
_TABLE: dict[int, int] = {
    **{wide: narrow for wide, narrow in _WIDE.items() if wide not in _KEEP},
    **dict.fromkeys((9, 11, 12, 160, 12288, 8239, 8287, *range(8192, 8203)), 32),
    **dict.fromkeys((173, 8203, 8204, 8205, 8288, 65279, 65038, 65039), 8203),
    **dict.fromkeys((8208, 8209, 8210, 8211, 8722, 65123), 45),
    **dict.fromkeys((13, 133, 8232, 8233), 10),
    0xFE61: 0x2A,
    0x2217: 0x2A,
    0xFE6B: 0x40,
}
_ODD = re.compile("[" + "".join(re.escape(chr(odd)) for odd in sorted(_TABLE)) + "]+")
_CAPITALS = re.compile("[A-Z]+")

GAP = r"[ \u200b\n]"
"""What may stand inside a word that is spaced or broken, after folding."""
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_GAPS = re.compile(rf"{GAP}+(?=[{HAN}])")
_IS_HAN = re.compile(f"[{HAN}]")


def folded(text: str) -> str:
    """The same length, each character in its usual form; Chinese punctuation stays as it is.

    >>> folded("ＡＢ１２　机密＊")
    'AB12 机密*'
    """
    return _ODD.sub(lambda odd: odd[0].translate(_TABLE), text)


def lowered(text: str) -> str:
    """ASCII capitals made small: the length stays, which ``str.lower`` does not promise."""
    return _CAPITALS.sub(lambda capitals: capitals[0].lower(), text)


class Closed:
    """A folded text without the gaps inside Chinese words; a paragraph's end stays."""

    __slots__ = ("_cuts", "_kept", "text")

    def __init__(self, text: str):
        parts: list[str] = []
        self._kept, self._cuts = array("q"), array("q")  # from this character on, so many are gone
        begin = gone = 0
        for gap in _GAPS.finditer(text):
            start, end = gap.span()
            if not start or "\n\n" in gap[0] or not _IS_HAN.match(text, start - 1):
                continue
            parts.append(text[begin:start])
            begin, gone = end, gone + end - start
            self._kept.append(end - gone)
            self._cuts.append(gone)
        parts.append(text[begin:])
        self.text = "".join(parts)

    def place(self, position: int) -> int:
        """Where the character at ``position`` stood before."""
        number = bisect_right(self._kept, position)
        return position + self._cuts[number - 1] if number else position


def word_form(word: str) -> str:
    """A word of a list in the form it is sought in.

    >>> word_form(" 保 密　ＡＢ ")
    '保密 ab'
    """
    return Closed(lowered(folded(word.strip()))).text
