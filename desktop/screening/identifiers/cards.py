"""Bank cards: issuer, length and Luhn; where the issuer is weak, also grouping or a word beside it."""

from __future__ import annotations

import re

from desktop.screening.finding import Kind
from desktop.screening.identifiers.labels import is_an_amount, near, of_another_thing
from desktop.screening.sought import Hit

_CARD = re.compile(r"[2-69](?:[ \-.\u200b\n]{0,2}[0-9]){14,18}(?![0-9A-Za-z])")
_APART = re.compile(r"[ \-.\u200b\n]+")
_STRONG = re.compile(
    r"62[0-9]{14,17}|9558[0-9]{15}|60(?:13|14|30|36|38|59|60|61|80)[0-9]{12,15}|6(?:8|9)[0-9]{14,17}"
)
_WEAK = re.compile(
    r"4[0-9]{15}|5[0-9]{15}|2(?:2[2-9]|[3-6][0-9]|7[01])[0-9]{13}|35[0-9]{14}|3[47][0-9]{13}|4[0-9]{18}"
)
_GROUPS = frozenset(["4-4-4-4", "4-4-4-4-1", "4-4-4-4-2", "4-4-4-4-3", "4-4-4-7", "6-13", "6-10", "4-6-5"])
"""How long the groups are in which people write cards."""
_BEFORE, _AFTER = re.compile(r"[0-9][ \-]$"), re.compile("-[0-9]")
_CONTEXT = re.compile(
    "银行|账号|帐号|账户|帐户|信用|储蓄|借记|开户|工行|农行|建行|中行|交行|招行|邮储|汇入|打款|转账|卡"
)


def luhn(number: str) -> bool:
    """Whether the last digit checks the others (ISO/IEC 7812).

    >>> luhn("4111111111111111")
    True
    """
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def bank_card(text: str, start: int) -> Hit | None:
    """Written together or in groups; broken over a line only where a word says what it is."""
    found = _CARD.match(text, start)
    if found is None:
        return None
    groups = _APART.split(found[0])
    number = "".join(groups)
    strong = _STRONG.fullmatch(number) is not None
    if not (strong or _WEAK.fullmatch(number)) or not luhn(number) or len(set(number)) < 2:
        return None
    if of_another_thing(text, start) or is_an_amount(text, start, found.end()):
        return None
    if _BEFORE.search(text, max(start - 2, 0), start) or _AFTER.match(text, found.end()):
        return None
    grouped = "-".join(str(len(group)) for group in groups) in _GROUPS
    said = near(_CONTEXT, text, *found.span())
    if len(groups) > 1 and not grouped and "\n" not in found[0] and not (said and strong):
        return None
    if not (said or ((strong or grouped) and "\n" not in found[0])):
        return None
    return Hit(*found.span(), Kind.BANK_CARD, 960 if said or (strong and grouped) else 880, number)
