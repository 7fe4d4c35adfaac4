"""Pinyin initials find a name: persons with their surnames read right, issuing bodies (省委办公厅: SWBGT)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product
from typing import Protocol, TypeVar

from desktop.people.surnames import COMPOUND, PLACES, RARE, SEVERAL, SINGLE

MOST = 12
"""Spellings kept of one name; the usual one stands first."""

_PLACE = re.compile("(" + "|".join(PLACES) + ")")
_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)}


@cache
def _table() -> tuple[dict[int, tuple[str, ...]], dict[int, str]]:
    """The readings of each character, and for translate() the initial of those with a single one.

    The table of pypinyin is read on first use: the window must not wait for it.
    """
    from pypinyin.constants import PINYIN_DICT  # type: ignore[attr-defined,unused-ignore]

    readings = {
        code: tuple(dict.fromkeys(filter(None, map(_plain, told.split(",")))))
        for code, told in PINYIN_DICT.items()
    }
    readings |= {ord(char): (reading,) for char, reading in RARE.items()}
    several = {ord(char) for char in SEVERAL}
    readings = {code: told if code in several else told[:1] for code, told in readings.items() if told}
    single = {code: told[0][0] for code, told in readings.items() if code not in several}
    return readings, single


def _plain(reading: str) -> str:
    """``lǜ`` to ``LV``: no tones, capitals."""
    split = unicodedata.normalize("NFD", reading.strip())
    letters = split.replace("u\u0308", "v")
    return "".join(c for c in letters if c.isascii() and c.isalpha()).upper()


def _latin(char: str) -> str:
    return char.upper() if char.isascii() and char.isalnum() else ""


def _options(words: str) -> list[tuple[str, ...]]:
    """The readings of each character; letters and digits stand for themselves, signs for nothing."""
    readings, _single = _table()
    found: list[tuple[str, ...]] = []
    for part in _PLACE.split(words.translate(_WIDTH)):
        if part in PLACES:
            found += [(sound,) for sound in PLACES[part].split()]
            continue
        for char in part:
            own = readings.get(ord(char)) or ((_latin(char),) if _latin(char) else ())
            if own:
                found.append(own)
    return found


def _name_options(name: str) -> list[tuple[str, ...]]:
    if compound := COMPOUND.get(name[:2]):
        return [(sound,) for sound in compound.split()] + _options(name[2:])
    if single := SINGLE.get(name[:1]):
        return [tuple(single.split()), *_options(name[1:])]
    return _options(name)


def _spelt(options: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Every way to join them, the usual first, at most ``MOST``."""
    sounds = [list(dict.fromkeys(sound)) for sound in options]
    while _ways(sounds) > MOST:  # give up the rarest reading of the character that has most
        max(sounds, key=len).pop()
    return tuple(dict.fromkeys(filter(None, map("".join, product(*sounds)))))


def _ways(sounds: list[list[str]]) -> int:
    ways = 1
    for sound in sounds:
        ways *= len(sound)
    return ways


def initials(words: str) -> tuple[str, ...]:
    """Initials of a body or a title in capitals, the usual reading first: 省委办公厅 is SWBGT (and XWBGT),
    重庆市 is CQS.

    >>> initials("市委")
    ('SW',)
    """
    plain = words.translate(_table()[1])
    if (
        plain.isascii() and plain.isalnum() and not _PLACE.search(words)
    ):  # nothing read in two ways: the quick road
        return (plain.upper(),)
    return _spelt([[sound[0] for sound in sounds] for sounds in _options(words)])


def person_initials(name: str) -> tuple[str, ...]:
    """Initials of a person: 单雄信 is SXX, 尉迟恭 YCG; a given name read in two ways has both."""
    return _spelt([[sound[0] for sound in sounds] for sounds in _name_options(name)])


def full_pinyin(words: str, *, person: bool = False) -> tuple[str, ...]:
    """The whole spelling without tones, in capitals (ü as V), the usual first."""
    return _spelt(_name_options(words) if person else _options(words))


def search_keys(words: str, *, person: bool = False) -> tuple[str, ...]:
    """All that may be typed for a name: initials first, then whole spellings; fit to be joined by blanks."""
    short = person_initials(words) if person else initials(words)
    return tuple(dict.fromkeys((*short, *full_pinyin(words, person=person))))


def matches(query: str, name: str, keys: Iterable[str]) -> bool:
    """Whether a query is part of the name or begins one of its keys; blanks and case do not matter."""
    typed = "".join(query.translate(_WIDTH).split())
    if not typed:
        return True
    return typed in name or any(key.startswith(typed.upper()) for key in keys)


class Named(Protocol):
    """Whoever is found by name: ``initials`` are his search keys, joined by blanks."""

    @property
    def name(self) -> str: ...

    @property
    def initials(self) -> str: ...


WITHIN = 2
"""Letters from which on initials are looked for inside a name too."""

Row = TypeVar("Row", bound=Named)


def fitting(query: str, rows: Iterable[Row]) -> list[Row]:
    """Those the query names or begins; only where there is none, those it stands within (省委办 of 中共辽宁省委办公厅).

    So what was found by one key stays alone, and nobody spells out 中共.
    """
    known = list(rows)
    found = [row for row in known if matches(query, row.name, row.initials.split())]
    typed = "".join(query.translate(_WIDTH).split()).upper()
    if found or len(typed) < WITHIN:
        return found
    return [row for row in known if any(typed in key for key in row.initials.split())]
