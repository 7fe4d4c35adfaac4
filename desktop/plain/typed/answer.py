"""The answer of a reader, and how typed text is evened out before it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Typed(Generic[T]):
    """What was understood: the value, and the words that are shown beside what was typed."""

    value: T
    shown: str


# Only the full-width forms of ASCII: NFKC would also turn ① into 1 and touch rare ideographs.
_WIDTH: dict[int, int | None] = {**{0xFF01 + i: 0x21 + i for i in range(94)}, 0x3000: 0x20, 0xA0: 0x20}
_WIDTH |= {ord(c): ord("-") for c in "‐‑‒–—―−─"}
_WIDTH |= {ord("〜"): ord("~"), ord("∼"): ord("~")}

_WIDTH |= dict.fromkeys((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF), None)
"""Pasted from a web page, seen by nobody: 1\u200b2 would be another copy than 12."""

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
_NUMERAL = re.compile("[〇零○一二两三四五六七八九十]+")


def even(text: str) -> str:
    """Full-width letters, digits and signs to ASCII, every dash to ``-``, outer blanks and unseen signs off."""
    return text.translate(_WIDTH).strip()


def _numeral(words: str) -> str:
    if "十" not in words:
        return "".join(str(_DIGITS[c]) for c in words)
    tens, ones = words.split("十", 1)
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return words
    return str((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0))


def arabic(text: str) -> str:
    """Chinese numerals below one hundred, and digit by digit (二〇二六), to Arabic digits.

    >>> arabic("二〇二六年十一月三十日")
    '2026年11月30日'
    """
    return _NUMERAL.sub(lambda found: _numeral(found[0]), text)
