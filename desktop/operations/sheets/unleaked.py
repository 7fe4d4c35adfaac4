"""A record must not leak (D21, A6.1.4d): the words of the secret register are taken out, identifiers are masked.

Whoever typed a title or a reason may have typed more than a record may say. The comparison is made when the
sheet is filled, against the register of that day.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from desktop.operations.books import Books
from desktop.operations.sheets.review_words import masked
from desktop.operations.sheets.sheet_facts import SheetFacts, Slot, Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.refusal import Refusal
from desktop.plain.words import _
from desktop.screening.config import Screening
from desktop.screening.finding import Kind
from desktop.screening.screen import Screener
from desktop.screening.text import Passage

HIDDEN = frozenset({Kind.ID_NUMBER, Kind.MOBILE, Kind.BANK_CARD, Kind.PASSPORT})
"""Identifiers of persons; the unit's own telephone and address stay."""
NO_TITLE = "××"
_SHORTEST = 4
"""A shorter title or number would be found in anything."""
_MAY_HIDE = re.compile(r"[0-9A-Za-z０-９][0-9A-Za-z０-９ -]{7,}")
"""Without a run of digits there is no identifier: most words need no second look."""
_LOOKS_LIKE_ONE = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|\d{15,19}|1[3-9]\d{9})(?!\d)")
"""A mistyped number of a person is still his: what has its shape is hidden without its check digit."""
_DIGESTS = frozenset({"sm3", "sha256", "fingerprint"})
"""Slots whose digits are no identifiers."""

Write = Callable[[Source, Wanted], SheetFacts | Refusal]


def unleaked(write: Write, *, letter: bool = False) -> Write:
    """The same sheet without what it must not say; a letter keeps the telephone of whom to answer."""

    def written(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
        said = write(source, wanted)
        return said if isinstance(said, Refusal) else without_secrets(source.books, said, mask=not letter)

    return written


def without_secrets(books: Books, said: SheetFacts, *, mask: bool = True) -> SheetFacts:
    """Every slot of every case on it."""
    cases = (said.slots, *said.more)
    named = registered(books, "\n".join(text for slots in cases for text in _texts(slots)))
    first, *more = (_cleaned(slots, named, mask) for slots in cases)
    return replace(said, slots=first, more=tuple(more))


def without_titles(books: Books, said: SheetFacts) -> SheetFacts:
    """Every title of the register gives way to ×× wherever it stands: in an opinion, a reason, a remark (forms 2.0)."""
    cases = (said.slots, *said.more)
    text = squeezed("\n".join(text for slots in cases for text in _texts(slots)))
    patterns = _patterns(_longest_first(title for title, *_numbers in books.registered_in(text)))

    def words(_slot: str, text: str) -> str:
        for pattern in patterns:
            text = pattern.sub(NO_TITLE, text)
        return text

    first, *more = (_changed(slots, words) for slots in cases)
    return replace(said, slots=first, more=tuple(more))


def registered(books: Books, text: str) -> tuple[str, ...]:
    """Titles and numbers of the secret register that stand in a text, the longest first; blanks count for nothing."""
    return _longest_first(word for row in books.registered_in(squeezed(text)) for word in row)


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    found = {squeezed(word) for word in words}
    return tuple(sorted((word for word in found if len(word) >= _SHORTEST), key=len, reverse=True))


def _patterns(words: Sequence[str]) -> list[re.Pattern[str]]:
    return [re.compile(r"\s*".join(re.escape(sign) for sign in word)) for word in words]


def squeezed(text: str) -> str:
    """Without blanks."""
    return "".join(text.split())


def _texts(slots: Mapping[str, Slot]) -> list[str]:
    found: list[str] = []
    for value in slots.values():
        if isinstance(value, str):
            found.append(value)
        elif not isinstance(value, bool):
            found += (cell for row in value for cell in row.values())
    return found


def _cleaned(slots: Mapping[str, Slot], named: Sequence[str], mask: bool) -> dict[str, Slot]:
    patterns = _patterns(named)

    def words(slot: str, text: str) -> str:
        for pattern in patterns:
            text = pattern.sub(_("（与在册涉密文件比对命中，已处理）"), text)
        return _identifiers_masked(text) if mask and slot not in _DIGESTS else text

    return _changed(slots, words)


def cleaner(books: Books, texts: Sequence[str]) -> Callable[[str], str]:
    """The same for single words on a sheet that otherwise names what is in the register; compared once for all."""
    named = registered(books, "\n".join(texts))
    return lambda text: str(_cleaned({"": text}, named, True)[""])


def _changed(slots: Mapping[str, Slot], words: Callable[[str, str], str]) -> dict[str, Slot]:
    """The slots with every text passed through ``words``."""

    def clean(slot: str, value: Slot) -> Slot:
        if isinstance(value, bool):
            return value
        if isinstance(value, str):
            return words(slot, value)
        return tuple({key: words(key, cell) for key, cell in row.items()} for row in value)

    return {slot: clean(slot, value) for slot, value in slots.items()}


@functools.cache
def _screener() -> Screener:
    return Screener(Screening())


def _identifiers_masked(text: str) -> str:
    if not _MAY_HIDE.search(text):
        return text
    found = [f for f in _screener().screen([Passage(text)]) if f.kind in HIDDEN]
    for finding in sorted(found, key=lambda f: f.spans[0].start, reverse=True):
        start, end = finding.spans[0].start, finding.spans[-1].end
        text = text[:start] + masked(text[start:end]) + text[end:]
    return _LOOKS_LIKE_ONE.sub(lambda found: masked(found[0]), text)
