"""Scan codes on labels and sheets: ``CD``, a letter of what it is, a number, a check character (D11).

``CDC000123K`` is the copy whose first event has sequence 123. Capitals and digits only, so that a one-row
Code 128 holds it and a keyboard scanner sends it under any layout.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

from desktop.audit.head_code import check_character
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed.answer import even

Kind = Literal["C", "P", "S", "L", "B"]
"""Copy, person, slip or folder, list, binder."""

KINDS: tuple[Kind, ...] = get_args(Kind)
_SHAPE = re.compile(r"CD([CPSLB])([0-9]{6,18})([0-9A-Z])")


@dataclass(frozen=True, slots=True)
class ScanCode:
    """What a code says: the kind of thing and the sequence of its first event (from 1)."""

    kind: Kind
    seq: int

    def __str__(self) -> str:
        return scan_code(self.kind, self.seq)


def scan_code(kind: Kind, seq: int) -> str:
    """The code of a thing. ValueError: no such kind, or a number that no code can hold.

    >>> scan_code("C", 123)
    'CDC000123K'
    """
    if kind not in KINDS or not 0 < seq < 10**18:
        raise ValueError(f"no scan code for {kind} {seq}")
    body = f"{kind}{seq:06d}"
    return f"CD{body}{check_character(body)}"


def read_scan_code(text: str) -> ScanCode | Refusal:
    """What was scanned or typed; blanks, dashes, small and full-width letters do not matter.

    Refuses with ``scan.shape`` (no code of ours) and ``scan.check`` (a character is wrong or swapped).
    """
    code = re.sub(r"[\s\-·]", "", even(text)).upper()
    shape = _SHAPE.fullmatch(code)
    if shape is None:
        return refuse("scan.shape", at="code")
    kind, digits, check = shape.groups()
    longer = len(digits) > 6 and digits.startswith("0")
    if check != check_character(kind + digits) or longer or not int(digits):
        return refuse("scan.check", at="code")
    return ScanCode(cast(Kind, kind), int(digits))


def valid_scan_code(text: str) -> bool:
    """Whether a text is a whole scan code with a fitting check character: what the scan catcher asks."""
    return isinstance(read_scan_code(text), ScanCode)
