"""What the unit has allowed (D22): a false alarm, with its context, by whom, why and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import ahocorasick_rs

from desktop.screening.finding import Kind
from desktop.screening.folding import bare, closed, lowered, word_form
from desktop.screening.sought import Hit

REACH = 64
"""Characters on each side in which the context of an entry is looked for."""

STRICT = frozenset({Kind.CLASSIFICATION_MARK, Kind.REGISTER_TITLE, Kind.REGISTER_NUMBER})
"""Allowed only by an entry that names the kind and the context: a word alone never hides a mark."""


@dataclass(frozen=True)
class Allowed:
    """An entry of the allow-list.

    ``words``    what was found, or a phrase around it; a number in any of its writings
    ``kind``     only for findings of this kind; None: for any
    ``context``  words that must stand near; empty: anywhere
    ``until``    the last day on which it counts; None: no end
    """

    words: str
    kind: Kind | None = None
    context: str = ""
    author: str = ""
    reason: str = ""
    until: date | None = None


class Allowing:
    """The entries that count on a day, ready to be asked."""

    def __init__(self, entries: Iterable[Allowed], day: date | None):
        self._entries = [
            entry
            for entry in entries
            if word_form(entry.words) and not (day and entry.until and entry.until < day)
        ]
        self._forms = [word_form(entry.words) for entry in self._entries]
        self.longest = max(map(len, self._forms), default=0)
        self._by_meaning: dict[str, list[Allowed]] = {}
        for entry in self._entries:
            self._by_meaning.setdefault(_meaning(entry.words), []).append(entry)
        self._seek = ahocorasick_rs.AhoCorasick(self._forms)
        self._of_keywords = any(
            entry.context and entry.kind in (None, Kind.KEYWORD) for entry in self._entries
        )

    def __bool__(self) -> bool:
        return bool(self._entries)

    @property
    def phrases(self) -> list[str]:
        """What keywords give way to everywhere."""
        return [
            entry.words for entry in self._entries if not entry.context and entry.kind in (None, Kind.KEYWORD)
        ]

    def allows(self, text: str, hit: Hit) -> bool:
        """Whether an entry covers the hit in its folded text."""
        if hit.kind is Kind.KEYWORD and not hit.shape and not self._of_keywords:
            return False
        low = max(hit.start - REACH - self.longest, 0)
        around = closed(lowered(text[low : hit.end + REACH + self.longest]))
        asked = list(self._by_meaning.get(_meaning(hit.meant), ()))
        for number, start, end in self._seek.find_matches_as_indexes(around.text, overlapping=True):
            first, last = around.span(start, end)
            if low + first <= hit.start and hit.end <= low + last:
                asked.append(self._entries[number])
        return any(_counts(entry, hit.kind, around.text) for entry in asked)


def _counts(entry: Allowed, kind: Kind, around: str) -> bool:
    if kind in STRICT and not (entry.kind is kind and entry.context):
        return False
    return entry.kind in (None, kind) and word_form(entry.context) in around


def _meaning(words: str) -> str:
    return bare(word_form(words)).text
