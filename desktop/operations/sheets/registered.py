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
"""A shorter title or number would be found in anything."""
_PIECE = 4
"""Signs of a stretch of Chinese that every writing of a title keeps."""
_NO_HAN = re.compile(rf"[^{HAN}]+|关于")
_FIGURES = re.compile(r"[0-9]+")

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
    plain = lowered(folded(text))
    signs, squeezed = bare(plain).text, "".join(text.split())
    patterns: list[re.Pattern[str]] = []
    near: list[Registered] = []
    for title, *numbers in rows:
        if _may_hold_title(signs, title) or any(_may_hold_number(plain, number) for number in numbers):
            near.append(Registered("", title, tuple(number for number in numbers if number)))
        for word in (title, *numbers):
            bare_word = "".join(word.split())
            if len(bare_word) >= SHORTEST and bare_word in squeezed:
                patterns.append(re.compile(r"\s*".join(map(re.escape, bare_word))))
    return RegisterWords(tuple(patterns), Register(near))


def _may_hold_title(signs: str, title: str) -> bool:
    """Some stretch of it stands there; a title without Chinese is always looked for."""
    pieces = [piece for piece in _NO_HAN.split(title) if len(piece) >= _PIECE]
    return not pieces or any(piece[:_PIECE] in signs for piece in pieces)


def _may_hold_number(plain: str, number: str) -> bool:
    figures = _FIGURES.findall(folded(number))
    return bool(figures) and all(figure.lstrip("0") in plain for figure in figures)


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
