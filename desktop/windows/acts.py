"""Acts: what a person can do by key, by button or by name; each page brings its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.windows.keys import shown
from desktop.windows.ports import Initials


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Act:
    """``id`` dotted, e.g. ``receipt.new``; ``title`` its Chinese name; ``key`` an id of ``keys`` or empty.

    ``allowed`` is asked when the palette opens and again when the act is run.
    """

    id: str
    title: str
    run: Callable[[], object]
    key: str = ""
    where: str = ""
    allowed: Callable[[], bool] = _always

    @property
    def key_shown(self) -> str:
        return shown(self.key)


def find(acts: Sequence[Act], typed: str, initials: Initials) -> list[Act]:
    """Acts that fit the words or initials typed: beginnings first, then anything inside; all for nothing."""
    wanted = typed.strip().lower()
    ranked: list[tuple[int, int, Act]] = []
    for place, act in enumerate(acts):
        if not act.allowed():
            continue
        title, first = act.title.lower(), initials(act.title).lower()
        if not wanted or title.startswith(wanted):
            rank = 0
        elif first.startswith(wanted):
            rank = 1
        elif wanted in title or wanted in first:
            rank = 2
        elif wanted in act.where.lower() or wanted in initials(act.where).lower():
            rank = 3
        else:
            continue
        ranked.append((rank, place, act))
    return [act for _rank, _place, act in sorted(ranked, key=lambda r: r[:2])]
