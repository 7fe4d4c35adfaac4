"""Which file is the draft of which item: by its name, where that leaves no doubt; else a person says it (D19)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from desktop.screening.folding import bare, folded, lowered
from desktop.windows.desk_port import DraftRead

SHORTEST = 4
"""Signs that a name must share with a title to mean it."""


@dataclass(frozen=True)
class Target:
    """An item that may get a draft."""

    id: str
    title: str
    number: str = ""


@dataclass(frozen=True)
class Chosen:
    """A file of the medium; ``by_hand``: a person said whose draft it is, or that it is nobody's."""

    place: Path
    item: str = ""
    by_hand: bool = False
    read: DraftRead | None = None

    @property
    def doubtful(self) -> bool:
        """Nobody knows whose draft it is."""
        return not self.item and not self.by_hand


class ChosenFiles:
    """The files of one medium in their order; whose each is, is asked anew with every file that comes or goes."""

    def __init__(self, targets: Sequence[Target] = ()) -> None:
        self.targets = tuple(targets)
        self.files: tuple[Chosen, ...] = ()

    def add(self, places: Sequence[Path]) -> None:
        self._match((*self.files, *map(Chosen, places)))

    def drop(self, place: Path) -> None:
        self._match(tuple(one for one in self.files if one.place != place))

    def was_read(self, place: Path, read: DraftRead) -> None:
        self.files = tuple(replace(one, read=read) if one.place == place else one for one in self.files)

    def give(self, place: Path, item: str) -> None:
        """A person says whose it is; empty: nobody's."""
        given = (replace(one, item=item, by_hand=True) if one.place == place else one for one in self.files)
        self._match(tuple(given))

    def title_of(self, one: Chosen) -> str:
        return next((target.title for target in self.targets if target.id == one.item), "")

    @property
    def left(self) -> list[Target]:
        """Items that no file is the draft of."""
        taken = {one.item for one in self.files}
        return [target for target in self.targets if target.id not in taken]

    @property
    def doubtful(self) -> list[int]:
        """Rows of the files that a person has to say whose they are."""
        return [row for row, one in enumerate(self.files) if one.doubtful]

    def _match(self, files: Sequence[Chosen]) -> None:
        """By name where that is certain; what a person said stays."""
        said = {one.item for one in files if one.by_hand}
        free = [(t.id, t.title, t.number) for t in self.targets if t.id not in said]
        found = iter(matched([one.place.name for one in files if not one.by_hand], free))
        self.files = tuple(one if one.by_hand else replace(one, item=next(found)) for one in files)


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
