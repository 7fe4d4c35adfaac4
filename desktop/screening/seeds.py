"""One walk over the text for all that has a shape: each kind says by which signs it begins, and reads on from there.

A walk costs as much as the search for all keywords together. It is fast only where its pattern begins with one set of
signs; so the sets are joined, and what must stand around the sign is asked of the few places that are left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from desktop.screening.identifiers import contacts
from desktop.screening.identifiers.runs import AS_RUN, in_run
from desktop.screening.marks import seek
from desktop.screening.marks.english import english_mark
from desktop.screening.marks.lines import View
from desktop.screening.sought import Hit


class _Seed(NamedTuple):
    """``first``: the signs it begins with, as in a set; ``beyond``: what stands around and after them; who reads on.

    ``apart``: none begins inside the one before.
    """

    first: str
    beyond: str
    read: Callable[[View, int, int], Iterable[Hit]]
    apart: bool = False


def _of_text(reader: Callable[[str, int], Hit | None]) -> Callable[[View, int, int], Iterable[Hit]]:
    return lambda view, start, _end: [hit] if (hit := reader(view.text, start)) else ()


def _of_view(reader: Callable[[View, int], Hit | None]) -> Callable[[View, int, int], Iterable[Hit]]:
    return lambda view, start, _end: [hit] if (hit := reader(view, start)) else ()


_SEEDS = (
    # a tab parts two numbers, a blank may stand inside one
    _Seed("0-9", AS_RUN, lambda view, start, end: in_run(view.tabbed, start, end)),
    _Seed(seek.FIRST, seek.BEYOND, _of_view(seek.mark), apart=True),
    _Seed("A-HJ-Za-hj-z", contacts.AFTER_A_PLACE, _of_text(contacts.plate)),
    _Seed("@", "", _of_text(contacts.email)),
    _Seed("#", r"(?= ?[A-Za-z0-9\-])", _of_text(contacts.held_back)),
    _Seed("a", r"(?<=[(\[（ ]a)(?=t[)\]）])", _of_text(contacts.held_back)),
    _Seed("牌", "", _of_text(contacts.army)),
    _Seed("军", "(?=[车牌])", _of_text(contacts.of_the_army)),
    _Seed("W", "(?=J)", _of_text(contacts.armed_police)),
    _Seed("SC", "(?=ECRET|ONFIDENTIAL)", _of_view(english_mark)),
)
_SEED = re.compile(
    f"[{''.join(seed.first for seed in _SEEDS)}](?:{'|'.join(f'(?<=[{seed.first}]){seed.beyond}()' for seed in _SEEDS)})"
)


def shaped(view: View) -> Iterator[Hit]:
    """All marks, numbers, addresses and plates; not in order."""
    taken = [0] * len(_SEEDS)
    for found in _SEED.finditer(view.tabbed):
        number = (found.lastindex or 1) - 1
        seed = _SEEDS[number]
        if seed.apart and found.start() < taken[number]:
            continue
        for hit in seed.read(view, *found.span()):
            taken[number] = hit.end
            yield hit
