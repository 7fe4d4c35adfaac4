"""The head of the book (簿册校验码): sequence and hash, shortened for paper, with a check character.

A code reads ``000123-9F2A-44C1-0B7E-18D3-5C60-K``: the event's sequence, twenty hex digits
(80 bits) of its hash in groups of four, and a check character that finds any single typing error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.plain.refusal import Refusal, refuse

_CHECK = "0123456789ABCDEFGHJKLMNPQRTUVWX"  # 31 letters, a prime: no I, O, S, which hands confuse
_MODULUS = 31
_SHAPE = re.compile(r"^(\d{6,})((?:[0-9A-F]{4}){5})([0-9A-Z])$")


def check_character(text: str) -> str:
    """Check character over hex digits: weights 1 … 30 modulo 31, a prime."""
    total = sum((place % 30 + 1) * int(letter, 36) for place, letter in enumerate(text))
    return _CHECK[total % _MODULUS]


@dataclass(frozen=True)
class HeadCode:
    """What a sheet says of the book: the sequence of its own event and 20 hex digits of its hash."""

    sequence: int
    digits: str

    def __str__(self) -> str:
        number = f"{self.sequence:06d}"
        groups = "-".join(self.digits[i : i + 4] for i in range(0, 20, 4))
        return f"{number}-{groups}-{check_character(number + self.digits)}"


def head_code(sequence: int, event_hash: bytes) -> HeadCode:
    """The code of an event."""
    return HeadCode(sequence, event_hash.hex().upper()[:20])


def read_head_code(typed: str) -> HeadCode | Refusal:
    """Read a code from paper; blanks, dashes and small letters do not matter."""
    text = re.sub(r"[\s\-—–－·]", "", typed).upper().replace("O", "0").replace("I", "1")
    shape = _SHAPE.match(text)
    if shape is None:
        return refuse("head_code.shape", at="code")
    number, digits, check = shape.groups()
    if check_character(number + digits) != check:
        return refuse("head_code.check", at="code")
    return HeadCode(int(number), digits)
