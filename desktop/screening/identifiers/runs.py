"""Runs of digits: at each start of a number the kinds are asked in their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from desktop.screening.identifiers import cards, codes, contacts, passports, phones, resident
from desktop.screening.sought import Hit

AS_RUN = r"[0-9 \-./\]\u200b\n()（）·_】]{5,}"
"""What follows the first digit of a run."""
_START = re.compile(r"(?<![0-9])[0-9]")
_LETTERS_BEFORE = re.compile(r"[A-Za-z]{1,12}$")
_INTRODUCING = frozenset(
    {"id", "no", "tel", "phone", "mobile", "mob", "sfz", "sj", "dh", "wx", "vx", "fax", "card"}
)
_SHORTEST = 10
"""Digits of the shortest number that stands without letters."""

Reader = Callable[[str, int], Hit | None]
_DIGITS: tuple[Reader, ...] = (
    resident.eighteen, codes.uscc, phones.mobile, phones.landline, cards.bank_card, resident.fifteen,
)  # fmt: skip
_SHORT: tuple[Reader, ...] = (
    phones.labelled, passports.of_taiwan, passports.of_figures, contacts.mission, passports.parted,
)  # fmt: skip
"""Shorter ones: what stands beside must name them."""
_ANY = (*_DIGITS, *_SHORT)
_LETTERED: tuple[Reader, ...] = (passports.passport, codes.uscc, resident.eighteen)


def in_run(text: str, begin: int, end: int) -> Iterator[Hit]:
    """The numbers of a run in a folded text, none overlapping another."""
    before = text[begin - 1 : begin]
    plain = end - begin >= _SHORTEST or "0" <= text[end : end + 1].upper() <= "Z"
    if plain or (before.isascii() and before.isalpha()):
        yield from _through(text, begin, end)
    elif (short := _first(_SHORT, text, begin)) is not None:
        yield short


def _through(text: str, begin: int, end: int) -> Iterator[Hit]:
    taken = 0
    for start in _START.finditer(text, begin, end):
        position = start.start()
        if position < taken:
            continue
        hit = _at(text, position)
        if hit is not None and hit.start >= taken:
            yield hit
            taken = hit.end


def _at(text: str, position: int) -> Hit | None:
    before = text[position - 1 : position]
    if before.isascii() and before.isalpha():
        letters = _LETTERS_BEFORE.search(text, max(position - 13, 0), position)
        if letters and letters[0].lower() not in _INTRODUCING:
            return _first(_LETTERED, text, position)
    return _first(_ANY, text, position)


def _first(readers: tuple[Reader, ...], text: str, position: int) -> Hit | None:
    for reader in readers:
        if (hit := reader(text, position)) is not None:
            return hit
    return None
