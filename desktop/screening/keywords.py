"""The unit's words, thousands at once: one automaton, the longest word at each place."""

from __future__ import annotations

import re
from collections.abc import Iterable

import ahocorasick_rs

from desktop.screening.finding import Kind
from desktop.screening.folding import closed, lowered, word_form
from desktop.screening.sought import Hit

_new = tuple.__new__
"""Of a hit, its fields given: a quarter of the time of its own constructor, and keywords come by the ten thousand."""
_LETTER = re.compile("[a-z]")
_WORDY = re.compile("[a-z0-9]")


class Keywords:
    """A list ready to be sought. Words that are equal once folded count once.

    ``allowed`` phrases are sought beside them and win where they are longer: 密级 is not found in 加密级联.
    """

    def __init__(self, words: Iterable[str], allowed: Iterable[str] = ()):
        forms = {form: "" for phrase in allowed if (form := word_form(phrase))}
        for word in words:
            if form := word_form(word):
                forms.setdefault(form, word.strip())
        self._words = list(forms.values())
        self._latin = [bool(_WORDY.match(form) or _WORDY.match(form, len(form) - 1)) for form in forms]
        self._any_latin, self._any_allowed = any(self._latin), not all(self._words)
        self._any_letter = any(_LETTER.search(form) for form in forms)
        self.longest = max(map(len, forms), default=0)
        self._seek = ahocorasick_rs.AhoCorasick(
            list(forms),
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )

    def found(self, text: str) -> list[Hit]:
        """Each hit in a folded text; 保 密 and 保密 are one word, OA is not in load."""
        if not self._words:
            return []
        plain = closed(lowered(text) if self._any_letter else text)
        shortened = len(plain.text) < len(text)
        sought, stood, words, latin = plain.text, plain.span, self._words, self._latin
        found = self._seek.find_matches_as_indexes(sought)
        if self._any_latin or self._any_allowed:
            found = [
                (number, start, end)
                for number, start, end in found
                if words[number] and not (latin[number] and _inside_a_word(sought, start, end))
            ]
        if shortened:
            found = [(number, *stood(start, end)) for number, start, end in found]
        kind = Kind.KEYWORD
        return [_new(Hit, (start, end, kind, 1000, words[number], "")) for number, start, end in found]


def _inside_a_word(text: str, start: int, end: int) -> bool:
    """Whether the hit is cut out of a longer Latin word or figure."""
    return any(
        0 < border < len(text) and _WORDY.match(text, border - 1) and _WORDY.match(text, border)
        for border in (start, end)
    )
