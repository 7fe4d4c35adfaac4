"""Which pages of a sheet are meant: ``2``, ``1-3、5``; nothing means all of them."""

from __future__ import annotations

import re

from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed.answer import Typed, even
from desktop.plain.words import _

_PART = re.compile(r"([0-9]{1,4})(?:[-~至到—]([0-9]{1,4}))?页?")


def read_pages(text: str, count: int) -> Typed[tuple[int, ...]] | Refusal:
    """The pages in rising order, each once; all of ``count`` is no choice and answers an empty tuple.

    Refuses with ``typed.pages_unclear`` or ``typed.pages_beyond``.
    """
    chosen: set[int] = set()
    for part in re.split(r"[,、，；;\s]+", even(text).replace("第", "").replace("–", "-").strip()):
        if not part:
            continue
        told = _PART.fullmatch(part)
        if told is None:
            return refuse("typed.pages_unclear", typed=text.strip(), at="pages")
        first = int(told[1])
        last = int(told[2] or first)
        if not 1 <= first <= last <= count:
            return refuse("typed.pages_beyond", typed=part, pages=count, at="pages")
        chosen.update(range(first, last + 1))
    if len(chosen) == count:
        return Typed((), _("全部"))
    pages = tuple(sorted(chosen))
    return Typed(pages, pages_words(pages))


def pages_words(pages: tuple[int, ...]) -> str:
    """As people write it.

    >>> pages_words((1, 2, 3, 5))
    '1-3、5'
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
