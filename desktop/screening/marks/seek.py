"""Where two characters may begin a mark, the readers are asked."""

from __future__ import annotations

from desktop.screening.marks import internal, levels
from desktop.screening.marks.lines import G, View
from desktop.screening.sought import Hit

_BEGINNINGS = sorted({word[:2] for word in f"{levels.BEGINNINGS}|{internal.BEGINNINGS}".split("|")})
FIRST, _SECOND = ("".join(sorted({word[place] for word in _BEGINNINGS})) for place in (0, 1))
BEYOND = rf"(?={G}[{_SECOND}])"
_READERS = (levels.level_mark, internal.internal_mark)


def mark(view: View, start: int) -> Hit | None:
    """The mark that begins here."""
    for reader in _READERS:
        if (hit := reader(view, start)) is not None:
            return hit
    return None
