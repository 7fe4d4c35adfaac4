"""Resident identity numbers: GB 11643 by province, real date and check digit; the old ones by date.

County codes are not asked for: they change, and no table is complete.
"""

from __future__ import annotations

import re
from datetime import date

from desktop.screening.finding import Kind
from desktop.screening.identifiers.labels import near, of_another_thing, only_digits
from desktop.screening.identifiers.provinces import PROVINCES
from desktop.screening.sought import Hit

_S = r"[ \-./·\u200b\n]{0,2}"
_EIGHTEEN = re.compile(rf"[1-9](?:{_S}[0-9]){{16}}{_S}[0-9Xx×](?![0-9A-Za-z])")
_DISABLED = re.compile(r"[1-9][0-9]{16}[0-9Xx](?=[1-7][1-4](?:B[0-9]?)?(?![0-9A-Za-z]))")
"""The number of a disabled person's card: the person's own, then kind and degree."""
_FIFTEEN = re.compile(r"[1-8][0-9]{5}(?P<sep>[ \-.]?)[0-9]{6}(?P=sep)[0-9]{3}(?![0-9A-Za-z])")
_APART = re.compile(r"[ \-./·\u200b\n]+")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_FIRST_YEAR, _LAST_YEAR = 1890, 2060
_USUAL_GROUPS = frozenset(
    ["18", "6-8-4", "6-4-4-4", "6-4-2-2-4", "3-3-4-4-4", "4-4-4-4-2", "6-12", "14-4", "17-1"]
)
_CONTEXT = re.compile("身份|证件|公民|居民|户籍|户口|姓名|性别|出生|号码")
_FOREIGN = "9"
"""The foreigner's permanent residence card (2023) begins so, then province, country and the same rest."""


def check_digit(first: str) -> str:
    """The eighteenth character of seventeen digits (GB 11643, ISO 7064 mod 11-2).

    >>> check_digit("11010519491231002")
    'X'
    """
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True)) % 11]


def eighteen(text: str, start: int) -> Hit | None:
    """Eighteen places, also in groups, spaced out, or broken over a line."""
    found = _EIGHTEEN.match(text, start) or _DISABLED.match(text, start)
    if found is None:
        return None
    groups = _APART.split(found[0])
    number = "".join(groups).upper().replace("×", "X")
    foreign = number[0] == _FOREIGN
    if number[1:3] not in PROVINCES if foreign else number[:2] not in PROVINCES:
        return None
    if not _real_day(number[6:10], number[10:12], number[12:14]) or check_digit(number[:17]) != number[17]:
        return None
    lengths = "-".join(str(len(group)) for group in groups)
    if lengths not in _USUAL_GROUPS and _touches_digits(text, *found.span(), alone=len(groups) == 18):
        return None
    return Hit(*found.span(), Kind.ID_NUMBER, 990, number, "foreign" if foreign else "")


def fifteen(text: str, start: int) -> Hit | None:
    """Issued until 1999: province, county, two-digit year, month, day, serial; nothing to check beyond."""
    found = _FIFTEEN.match(text, start)
    number = only_digits(found[0]) if found else ""
    if found is None or number[:2] not in PROVINCES or number[2:6].endswith("00"):
        return None
    if not _real_day(f"19{number[6:8]}", number[8:10], number[10:12]) or of_another_thing(text, start):
        return None
    sure = near(_CONTEXT, text, *found.span())
    if found["sep"] and not sure:
        return None
    return Hit(*found.span(), Kind.ID_NUMBER, 900 if sure else 650, number, "fifteen")


def _real_day(year: str, month: str, day: str) -> bool:
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return False
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _touches_digits(text: str, start: int, end: int, alone: bool) -> bool:
    """Part of a longer number that is written in groups; ``alone``: in groups of one digit each."""
    before, after = text[max(start - 3, 0) : start], text[end : end + 3]
    if alone:
        return bool(re.search(r"(?<![0-9])[0-9][ \-]$", before) or re.match(r"[ \-][0-9](?![0-9])", after))
    return bool(re.search(r"[0-9][ \-]?$", before) or re.match(r"[ \-]?[0-9]", after))
