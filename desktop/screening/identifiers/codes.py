"""Unified social credit codes: GB 32100, by authority, province and check character."""

from __future__ import annotations

import re

from desktop.screening.finding import Kind
from desktop.screening.identifiers.labels import of_another_thing
from desktop.screening.identifiers.provinces import PROVINCES
from desktop.screening.sought import Hit

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_C = "[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]"
_USCC = re.compile(
    rf"(?:(?<![0-9A-Za-z])[1-9ANYany][1-59][0-9]{{6}}{_C}{{10}}"
    rf"|(?<![0-9A-Za-z])[1-9ANYany][1-59][0-9]{{2}}[ \-][0-9]{{4}}[ \-]{_C}{{4}}[ \-]{_C}{{4}}[ \-]{_C}{{2}}"
    rf"|(?<![0-9A-Za-z])[1-9ANYany][1-59][ \-]?[0-9]{{6}}[ \-]{_C}{{9}}[ \-]?{_C})(?![0-9A-Za-z])"
)
_BROKEN = re.compile(rf"(?<![0-9A-Za-z])[1-9ANYany][1-59](?:{_C}\n{{0,2}}){{15}}{_C}(?![0-9A-Za-z])")
"""Broken over a line or over two cells: only where the word before says what it is."""
_APART = re.compile(r"[ \-\n]")
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_ORGANISATION = (3, 7, 9, 10, 5, 8, 4, 2)
_LABEL = re.compile("代码|税号|识别号|机构|登记")
_REGIONS = PROVINCES | {"10"}
"""10: the central bodies."""


def check_character(first: str) -> str:
    """The eighteenth character of seventeen.

    >>> check_character("91350100M000100Y4")
    '3'
    """
    total = sum(ALPHABET.index(sign) * weight for sign, weight in zip(first, _WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def uscc(text: str, start: int) -> Hit | None:
    """A code of which a digit stands at ``start``: it may begin with one or two letters before."""
    for begin in (start, start - 1, start - 2):
        found = _USCC.match(text, begin) if begin >= 0 else None
        if found is None and begin >= 0 and _LABEL.search(text, max(begin - 12, 0), begin):
            found = _BROKEN.match(text, begin)
        if found is None:
            continue
        code = _APART.sub("", found[0]).upper()
        if code[2:4] not in _REGIONS or check_character(code[:17]) != code[17]:
            continue
        if not code.isdigit() or _digits_are_a_code(text, begin, code):
            return Hit(*found.span(), Kind.USCC, 980, code)
    return None


def _digits_are_a_code(text: str, start: int, code: str) -> bool:
    """Eighteen digits may be anything: a word must say it, or the organisation's own check digit (GB 11714)."""
    if of_another_thing(text, start):
        return False
    if _LABEL.search(text, max(start - 20, 0), start):
        return True
    total = sum(int(digit) * weight for digit, weight in zip(code[8:16], _ORGANISATION, strict=True))
    return code[16] == str((11 - total % 11) % 11)
