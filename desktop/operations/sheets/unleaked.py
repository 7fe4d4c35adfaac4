"""A record must not leak (D21, A6.1.4d): the words of the secret register are taken out, identifiers are masked.

Whoever typed a title or a reason may have typed more than a record may say. The comparison is made when the
sheet is filled, against the register of that day, and finds a title however it was typed (``registered``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from desktop.operations.books import Books
from desktop.operations.sheets.registered import RegisterWords, register_words
from desktop.operations.sheets.review_words import masked
from desktop.operations.sheets.sheet_facts import SheetFacts, Slot, Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.refusal import Refusal
from desktop.plain.words import N_, _
from desktop.screening.config import Screening
from desktop.screening.finding import Kind
from desktop.screening.folding import folded
from desktop.screening.screen import Screener
from desktop.screening.text import Passage

HIDDEN = frozenset({Kind.ID_NUMBER, Kind.MOBILE, Kind.BANK_CARD, Kind.PASSPORT, Kind.EMAIL, Kind.PLATE})
"""Identifiers of persons; the unit's own telephone and address stay."""
NO_TITLE = "××"
HIT = N_("（与在册涉密文件比对命中，已处理）")
_MAY_HIDE = re.compile(r"[0-9][0-9A-Za-z -]{7,}|@|[A-Za-z][0-9]{5}|[A-Za-z] ?·? ?[0-9A-Za-z]{5}")
"""Without a run of digits or an @ there is no identifier: most words need no second look."""
_LOOKS_LIKE_ONE = re.compile(
    r"(?<!\d)(?:\d{17}[\dXx]|\d{15,19}|1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\d{6}[ -]\d{8}[ -]\d{3}[\dXx]"
    r"|\d{4}(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?)(?!\d)"
)
"""A mistyped number of a person is still his: what has its shape is hidden without its check digit."""
_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/[!-~]*)?", re.ASCII)
"""An address of the net is full of long figures that are nobody's."""
_KEPT = frozenset({"sm3", "sha256", "fingerprint", "telephone"})
"""Slots whose digits are no identifiers; and of a letter the telephone of whom to answer."""

Write = Callable[[Source, Wanted], SheetFacts | Refusal]


def unleaked(write: Write) -> Write:
    """The same sheet without what it must not say."""

    def written(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
        said = write(source, wanted)
        return said if isinstance(said, Refusal) else without_secrets(source.books, said)

    return written


def without_secrets(books: Books, said: SheetFacts) -> SheetFacts:
    """Every slot of every case on it."""
    register = register_words(books.words_kept_inside(), "\n".join(_texts(said)))
    hit = _(HIT)

    def words(slot: str, text: str) -> str:
        text = register.without(text, hit)
        return text if slot in _KEPT else _identifiers_masked(text)

    return _changed(said, words)


def without_titles(books: Books, said: SheetFacts) -> SheetFacts:
    """Every title of the register gives way to ×× wherever it stands: in an opinion, a reason, a remark (forms 2.0)."""
    titles = ((title, "", "") for title, *_numbers in books.words_kept_inside())
    register: RegisterWords = register_words(titles, "\n".join(_texts(said)))
    return _changed(said, lambda _slot, text: register.without(text, NO_TITLE))


def _texts(said: SheetFacts) -> Iterator[str]:
    for slots in (said.slots, *said.more):
        for value in slots.values():
            if isinstance(value, str):
                yield value
            elif not isinstance(value, bool):
                for row in value:
                    yield from row.values()


def cleaner(books: Books, texts: Sequence[str]) -> Callable[[str], str]:
    """The same for single words on a sheet that otherwise names what is in the register; compared once for all."""
    register = register_words(books.words_kept_inside(), "\n".join(texts))
    return lambda text: _identifiers_masked(register.without(text, _(HIT)))


def _changed(said: SheetFacts, words: Callable[[str, str], str]) -> SheetFacts:
    """The sheet with every text passed through ``words``, which is told its slot."""

    def clean(slot: str, value: Slot) -> Slot:
        if isinstance(value, bool):
            return value
        if isinstance(value, str):
            return words(slot, value)
        return tuple({key: words(key, cell) for key, cell in row.items()} for row in value)

    def cleaned(slots: Mapping[str, Slot]) -> dict[str, Slot]:
        return {slot: clean(slot, value) for slot, value in slots.items()}

    return replace(said, slots=cleaned(said.slots), more=tuple(cleaned(slots) for slots in said.more))


@functools.cache
def _screener() -> Screener:
    return Screener(Screening())


def _identifiers_masked(text: str) -> str:
    if not _MAY_HIDE.search(folded(text)):
        return text
    found = [f for f in _screener().screen([Passage(text)]) if f.kind in HIDDEN]
    text = _masked_at(text, [(f.spans[0].start, f.spans[-1].end) for f in found])
    if _ADDRESS.fullmatch(text):
        return text
    return _masked_at(text, [found.span() for found in _LOOKS_LIKE_ONE.finditer(folded(text))])


def _masked_at(text: str, places: list[tuple[int, int]]) -> str:
    for start, end in sorted(places, reverse=True):
        text = text[:start] + masked(text[start:end]) + text[end:]
    return text
