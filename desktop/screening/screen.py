"""The content check: passages in, findings out, in the order of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter

from desktop.screening.allowing import REACH, Allowing
from desktop.screening.config import Screening
from desktop.screening.finding import Finding, Kind, Span
from desktop.screening.flow import BREAK, MARGIN, SIZE, Window, windows
from desktop.screening.folding import folded
from desktop.screening.keywords import Keywords
from desktop.screening.marks.lines import View
from desktop.screening.register import Register
from desktop.screening.seeds import shaped
from desktop.screening.sought import Hit
from desktop.screening.text import Passage
from desktop.screening.weights import weight_of

AROUND = 24
"""Characters of context on each side."""

_BREAK = re.compile(rf"[\r\n{BREAK}\u2028\u2029]")
_BREAKS = re.compile(rf"{_BREAK.pattern}+")
_new = tuple.__new__
_IN_ORDER = itemgetter(0, 1)


class Screener:
    """A screening made ready once, for many texts."""

    def __init__(self, config: Screening):
        self._weights = config.weights
        self._allowing = Allowing(config.allowed, config.day)
        self._keywords = Keywords(config.keywords, self._allowing.phrases)
        self._register = Register(config.register)
        longest = max(self._keywords.longest, self._register.longest, self._allowing.longest + REACH)
        self._margin = max(MARGIN, 4 * longest)
        self._of_keyword = weight_of(Kind.KEYWORD, "", config.weights)

    def screen(self, passages: Iterable[Passage]) -> Iterator[Finding]:
        for window in windows(passages, SIZE, self._margin):
            own, end = window.own, window.end
            hits = [hit for hit in self._hits(window) if own <= hit[0] < end]
            hits.sort(key=_IN_ORDER)
            yield from self._findings(window, hits)

    def _hits(self, window: Window) -> list[Hit]:
        tabbed = folded(window.text)
        view = View(tabbed.replace("\t", " "), window, tabbed)
        hits = self._keywords.found(view.text)
        hits.extend(shaped(view))
        hits.extend(self._register.found(view.text))
        allows = self._allowing.allows
        return [hit for hit in hits if not allows(view.text, hit)] if self._allowing else hits

    def _findings(self, window: Window, hits: list[Hit]) -> Iterator[Finding]:
        """Places, weights and context; keywords come by the ten thousand, so theirs is the short way."""
        whole, starts, stretches = window.text, window.starts, window.stretches
        begin, until, stretch = 0, 0, stretches[0] if stretches else None
        for start, end, kind, confidence, meant, shape in hits:
            if start >= until or stretch is None:
                number = bisect_right(starts, start) - 1
                begin, stretch = starts[number], stretches[number]
                until = begin + stretch.length
            low = start - begin + stretch.offset
            if end <= until:
                spans: tuple[Span, ...] = (_new(Span, (stretch.passage, low, low + end - start)),)
            else:
                spans = window.spans(start, end)
            weight = self._of_keyword
            if shape or kind is not Kind.KEYWORD:
                weight = weight_of(kind, shape, self._weights)
            before = start - AROUND if start > AROUND else 0
            words, head, tail = whole[start:end], whole[before:start], whole[end : end + AROUND]
            if _BREAK.search(whole, before, end + AROUND):
                words, head, tail = _BREAKS.sub("", words), _BREAKS.sub(" ", head), _BREAKS.sub(" ", tail)
            yield _new(
                Finding, (kind, words, stretch.where, spans, weight, confidence, shape, meant, head, tail)
            )


def screen(passages: Iterable[Passage], config: Screening) -> Iterator[Finding]:
    """Everything found, in the order of the text."""
    return Screener(config).screen(passages)
