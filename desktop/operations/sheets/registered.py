"""The words of the secret register as they stand in what somebody typed, whatever blanks, brackets or widths (D21).

Two ways beside each other: the very words, also short ones, without their blanks; and the comparison of the content
check, which knows a title without its issuing body, one passed on in 《》, a number in other brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.screening.folding import HAN, bare, folded, lowered
from desktop.screening.register import Register, Registered

SHORTEST = 4
"""Signs of the shortest title or number that is sought, and of the stretches by which it is looked for."""
_BLANK = re.compile(r"\s")
_HAN_PAIR = re.compile(rf"[{HAN}]{{2}}")
_NO_HAN = re.compile(rf"[^{HAN}]+|关于")
_DIGITS = 9
"""Of a longer figure its end is enough to look for it."""
_FIGURES = re.compile(r"\d+")

Row = tuple[str, str, str]
"""Title, document number, register number."""


@dataclass(frozen=True)
class RegisterWords:
    """What of the register may stand in a sheet; made by ``register_words``."""

    patterns: tuple[re.Pattern[str], ...]
    register: Register

    def without(self, text: str, instead: str) -> str:
        """The text with ``instead`` in the place of each."""
        places = [(hit.start, hit.end) for hit in self.register.found(folded(text))]
        places += [found.span() for pattern in self.patterns for found in pattern.finditer(text)]
        for start, end in reversed(list(_joined(places))):
            text = text[:start] + instead + text[end:]
        return text


def register_words(rows: Iterable[Row], text: str) -> RegisterWords:
    """Those rows of the register that may stand in a text: only they are compared closely."""
    near = _Near(text)
    patterns: list[re.Pattern[str]] = []
    kept: list[Registered] = []
    for row in rows:
        title, *numbers = row
        if near.may_hold_title(title) or near.may_hold_number(numbers[0]) or near.may_hold_number(numbers[1]):
            kept.append(Registered("", title, tuple(number for number in numbers if number)))
        for word in row:
            if near.holds(word):
                patterns.append(re.compile(r"\s*".join(map(re.escape, "".join(word.split())))))
    return RegisterWords(tuple(patterns), Register(kept))


class _Near:
    """A text made ready to be asked a hundred thousand times what may stand in it: by its short stretches."""

    def __init__(self, text: str) -> None:
        plain = lowered(folded(text))
        self._squeezed = "".join(text.split())
        self._of_squeezed = _stretches(self._squeezed)
        self._of_signs = _stretches(bare(plain).text)
        self._pairs = _stretches(self._squeezed, 2) | _stretches(bare(plain).text, 2)
        self._figures = {
            int(figure[-_DIGITS:]) for one in (plain, self._squeezed) for figure in _FIGURES.findall(one)
        }

    def holds(self, word: str) -> bool:
        """The very word, without blanks; a shorter one would be found in anything."""
        if _BLANK.search(word):
            word = "".join(word.split())
        return word[:SHORTEST] in self._of_squeezed and word in self._squeezed

    def may_hold_title(self, title: str) -> bool:
        """Some stretch of it stands there; a title without Chinese is always looked for."""
        pieces = [piece for piece in _NO_HAN.split(title) if len(piece) >= SHORTEST]
        return not pieces or any(piece[:SHORTEST] in self._of_signs for piece in pieces)

    def may_hold_number(self, number: str) -> bool:
        """Its first two signs stand there, and every figure of it."""
        begin = number[:2]
        if begin not in self._pairs and _HAN_PAIR.fullmatch(begin):
            return False
        figures = _FIGURES.findall(number)
        return bool(figures) and all(int(figure[-_DIGITS:]) in self._figures for figure in figures)


def _stretches(text: str, length: int = SHORTEST) -> frozenset[str]:
    return frozenset(text[at : at + length] for at in range(len(text) - length + 1))


def _joined(places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Places that overlap or touch as one, in order."""
    begin = end = -1
    for start, until in sorted(places):
        if start <= end:
            end = max(end, until)
            continue
        if begin >= 0:
            yield begin, end
        begin, end = start, until
    if begin >= 0:
        yield begin, end
