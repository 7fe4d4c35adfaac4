"""Which file is the draft of which item: by its name, where that leaves no doubt; else a person says it (D19)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from desktop.screening.folding import bare, folded, lowered

SHORTEST = 4
"""Signs that a name must share with a title to mean it."""


def matched(names: Sequence[str], items: Sequence[tuple[str, str, str]]) -> list[str]:
    """For each file name the id of its item (id, title, document number), empty where it is not certain.

    A file and an item that are alone belong together. No item gets two files.
    """
    if len(names) == len(items) == 1:
        return [items[0][0]]
    found = [_one(name, items) for name in names]
    return [one if one and found.count(one) == 1 else "" for one in found]


def _one(name: str, items: Sequence[tuple[str, str, str]]) -> str:
    stem = _form(PurePath(name).stem)
    fits = [item for item, title, number in items if _fits(stem, _form(title)) or _fits(stem, _form(number))]
    return fits[0] if len(fits) == 1 else ""


def _fits(stem: str, words: str) -> bool:
    if min(len(stem), len(words)) < SHORTEST:
        return bool(stem) and stem == words
    return stem in words or words in stem


def _form(words: str) -> str:
    return bare(lowered(folded(words))).text
