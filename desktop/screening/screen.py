"""The content check: passages in, findings out, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.screening.config import Screening
from desktop.screening.finding import Finding, Kind
from desktop.screening.flow import BREAK, MARGIN, SIZE, Window, windows
from desktop.screening.folding import folded
from desktop.screening.keywords import Keywords
from desktop.screening.sought import Hit
from desktop.screening.text import Passage
from desktop.screening.weights import weight_of

AROUND = 24
"""Characters of context on each side."""

_BREAKS = re.compile(rf"[\r\n{BREAK}\u2028\u2029]+")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![A-Za-z0-9])")


class Screener:
    """A screening made ready once, for many texts."""

    def __init__(self, config: Screening):
        self._weights = config.weights
        self._keywords = Keywords(config.keywords)
        self._margin = max(MARGIN, 4 * self._keywords.longest)

    def screen(self, passages: Iterable[Passage]) -> Iterator[Finding]:
        for window in windows(passages, SIZE, self._margin):
            hits = sorted(hit for hit in self._hits(folded(window.text)) if window.owns(hit.start))
            for hit in hits:
                yield self._finding(window, hit)

    def _hits(self, text: str) -> Iterator[Hit]:
        for start, end, word in self._keywords.found(text):
            yield Hit(start, end, Kind.KEYWORD, 1000, word)
        for email in _EMAIL.finditer(text):
            yield Hit(*email.span(), Kind.EMAIL, 950, email[0].lower())

    def _finding(self, window: Window, hit: Hit) -> Finding:
        text, start, end = window.text, hit.start, hit.end
        return Finding(
            kind=hit.kind,
            text=_BREAKS.sub("", text[start:end]),
            where=window.at(start)[0].where,
            spans=window.spans(start, end),
            weight=weight_of(hit.kind, hit.shape, self._weights),
            confidence=hit.confidence,
            shape=hit.shape,
            meant=hit.meant,
            before=_BREAKS.sub(" ", text[max(start - AROUND, 0) : start]),
            after=_BREAKS.sub(" ", text[end : end + AROUND]),
        )


def screen(passages: Iterable[Passage], config: Screening) -> Iterator[Finding]:
    """Everything found, in the order of the text."""
    return Screener(config).screen(passages)
