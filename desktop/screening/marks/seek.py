"""One walk over the text for all marks: where two characters may begin one, the readers are asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.screening.marks import internal, levels
from desktop.screening.marks.english import english_marks
from desktop.screening.marks.lines import G, View
from desktop.screening.sought import Hit

_BEGINNINGS = sorted({word[:2] for word in f"{levels.BEGINNINGS}|{internal.BEGINNINGS}".split("|")})
_FIRST, _SECOND = ("".join(sorted({word[place] for word in _BEGINNINGS})) for place in (0, 1))
_SEED = re.compile(f"[{_FIRST}]{G}[{_SECOND}]")
_READERS = (levels.level_mark, internal.internal_mark)


def marks(view: View) -> Iterator[Hit]:
    """Marks in the order of the text, none overlapping another; the English ones after them."""
    position = 0
    while seed := _SEED.search(view.text, position):
        start = seed.start()
        position = start + 1
        for reader in _READERS:
            if (hit := reader(view, start)) is not None:
                yield hit
                position = hit.end
                break
    yield from english_marks(view)
