"""The unit's words, thousands at once: one automaton, the longest word at each place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import ahocorasick_rs

from desktop.screening.folding import Closed, lowered, word_form

_WORDY = re.compile("[a-z0-9]")


class Keywords:
    """A list ready to be sought. Words that are equal once folded count once."""

    def __init__(self, words: Iterable[str]):
        forms: dict[str, str] = {}
        for word in words:
            if form := word_form(word):
                forms.setdefault(form, word.strip())
        self._words = list(forms.values())
        self.longest = max(map(len, forms), default=0)
        self._seek = ahocorasick_rs.AhoCorasick(
            list(forms),
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )

    def __len__(self) -> int:
        return len(self._words)

    def found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and word of each hit in a folded text; 保 密 and 保密 are one word, OA is not in load."""
        if not self._words:
            return
        closed = Closed(lowered(text))
        sought = closed.text
        for number, start, end in self._seek.find_matches_as_indexes(sought):
            if _inside_a_word(sought, start) or _inside_a_word(sought, end):
                continue
            yield closed.place(start), closed.place(end - 1) + 1, self._words[number]


def _inside_a_word(text: str, border: int) -> bool:
    """Whether letters or digits of a Latin word stand on both sides of the border."""
    return bool(0 < border < len(text) and _WORDY.match(text, border - 1) and _WORDY.match(text, border))
