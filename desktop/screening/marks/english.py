"""SECRET and CONFIDENTIAL as they stand on papers from abroad: capitals, a line of their own."""

from __future__ import annotations

import re

from desktop.screening.finding import Kind
from desktop.screening.marks.company import follows_a_level, goes_before
from desktop.screening.marks.lines import View, tight
from desktop.screening.sought import Hit

_LEVELS = {
    "SECRET": (Kind.CLASSIFICATION_MARK, "english"),
    "CONFIDENTIAL": (Kind.INTERNAL_MARK, "restricted"),
}
"""CONFIDENTIAL is what enterprises print too: to be looked at."""
_TOP = re.compile(r"(?<![A-Za-z0-9_])TOP[ \u200b\-]{0,3}$")
_LETTER = re.compile("[A-Za-z0-9_]")


def english_mark(view: View, start: int) -> Hit | None:
    """In headers, boxes and hidden text, or among the first lines of a page."""
    for word, (kind, shape) in _LEVELS.items():
        if view.text.startswith(word, start):
            return _standing_alone(view, start, start + len(word), kind, shape)
    return None


def _standing_alone(view: View, start: int, end: int, kind: Kind, shape: str) -> Hit | None:
    text = view.text
    if _LETTER.match(text, end):
        return None
    if kind is Kind.CLASSIFICATION_MARK and (top := _TOP.search(text, max(start - 8, 0), start)):
        start = top.start()
    if _LETTER.match(text[start - 1 : start]):
        return None
    line = view.line(start, end)
    if not (line.whole and goes_before(tight(line.left)) and follows_a_level(tight(line.right))):
        return None
    if view.own_place(start) or view.concealed(start) or view.on_top(start):
        return Hit(start, end, kind, 800, " ".join(text[start:end].split()), shape)
    return None
