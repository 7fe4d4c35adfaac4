"""A masked copy, from the parent's side: one worker, watched; what it answers is held against what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.bootstrap.children import Masker
from desktop.bootstrap.one_answer import asked
from desktop.intake.faults import Why
from desktop.intake.reading import NotRead


@dataclass(frozen=True, slots=True)
class MaskedCopy:
    """``left``: passages that could not be blacked out everywhere; with one of them the copy may not leave."""

    content: bytes
    counts: tuple[int, ...]
    left: tuple[str, ...]


def masked_copy(content: bytes, passages: Sequence[str]) -> MaskedCopy | NotRead:
    """The masked copy of a docx or a txt."""
    said = asked(Masker, list(passages), content)
    if isinstance(said, NotRead):
        return said
    account, copy = said
    try:
        counts = tuple(int(one) for one in account["counts"])
        left = tuple(passages[int(one)] for one in account["left"])
    except (ValueError, KeyError, TypeError, IndexError):
        return NotRead(Why.MISSPOKEN, {})
    return MaskedCopy(copy, counts, left) if len(counts) == len(passages) else NotRead(Why.MISSPOKEN, {})
