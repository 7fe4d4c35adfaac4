"""Which words the book keeps of a thing, each with its place: what excision (D17) lets one choose from."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from desktop.custody.copy_facts import copy_stream
from desktop.custody.document_facts import document_stream
from desktop.custody.slip_facts import slip_stream
from desktop.operations.books import Books
from desktop.plain.facts import EXCISED, Text
from desktop.plain.recorded import Recorded
from desktop.procedures.review.draft_facts import import_stream
from desktop.procedures.review.item_facts import DraftTaken, HitJudged, item_stream
from desktop.procedures.review.word_facts import ALLOWED
from desktop.profiles.in_force import STANDING

LATE = "late"
DRAFT_FIELDS = frozenset(
    {"name", "text", "unseen", "files.name", "hits.passage", "passage", "context", "words"}
)
"""Where the words of a draft stand among those of an item: what leaves when it proves secret (D23).

The places of the hits stay."""
SHORTEST = 4
"""So long words must be to be looked for elsewhere; shorter ones stand everywhere."""


@dataclass(frozen=True)
class KeptWords:
    """Words of one field of one fact. ``field`` is the path in the fact (``details.remark``)."""

    stream: str
    version: int
    field: str
    words: str
    recorded: Recorded

    @property
    def target(self) -> tuple[str, int, str]:
        """As the verb wants it."""
        return self.stream, self.version, self.field


def kept_words(rows: Iterable[Recorded]) -> Iterator[KeptWords]:
    """All words of facts that still stand; several of one field (lines of a list) are one place."""
    for row in rows:
        if isinstance(row.fact, STANDING):
            continue  # no case could be read any more without them; the verb refuses it too
        told: dict[str, list[str]] = {}
        for path, words in words_in(row.fact):
            told.setdefault(path, []).append(words)
        if row.late:
            told[LATE] = [row.late]
        for path, found in told.items():
            standing = [words for words in found if words and words != EXCISED]
            if standing:
                yield KeptWords(row.stream, row.version, path, "；".join(standing), row)


def words_in(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Path and words of every ``Text`` in a fact."""
    for name, kind in _hints(type(value)).items():
        yield from _within(getattr(value, name), kind, f"{path}.{name}" if path else name)


def word_paths(kind: type, path: str = "") -> Iterator[str]:
    """Every path at which a kind of fact may hold words."""
    for name, hint in _hints(kind).items():
        for inner in _kinds(hint):
            below = f"{path}.{name}" if path else name
            if inner is Text:
                yield below
            elif isinstance(inner, type) and is_dataclass(inner):
                yield from word_paths(inner, below)


def _hints(kind: type) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _kinds(hint: Any) -> tuple[Any, ...]:
    """The kinds inside ``X | None`` and ``tuple[X, ...]``."""
    args = [arg for arg in typing.get_args(hint) if arg not in (type(None), Ellipsis)]
    return tuple(kind for arg in args for kind in _kinds(arg)) if args else (hint,)


def _within(value: Any, kind: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if Text in _kinds(kind):
            yield path, value
    elif isinstance(value, tuple):
        for item in value:
            yield from _within(item, kind, path)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from words_in(value, path)


def words_of_document(books: Books, document: str) -> Sequence[KeptWords]:
    """Of its own stream, its copies', the slips it went with; then the same title typed again elsewhere."""
    copies = books.copies_of(document)
    slips = dict.fromkeys(slip.id for copy in copies for slip in books.slips_with(copy.id))
    streams = [document_stream(document)]
    streams += [copy_stream(copy.id) for copy in copies] + [slip_stream(slip) for slip in slips]
    found = [one for stream in streams for one in kept_words(books.stream(stream))]
    titles = {one.words for one in found if one.field == "title" and len(one.words) >= SHORTEST}
    known = {one.target for one in found}
    for title in sorted(titles):
        for one in kept_words(books.entries_with(title)):
            if title in one.words and one.target not in known:
                known.add(one.target)
                found.append(one)
    return found


def words_of_item(books: Books, item: str) -> Sequence[KeptWords]:
    """Of its own stream and of the entry its draft came by; then its passages where they were allowed elsewhere (D23)."""
    rows = books.stream(item_stream(item))
    entries = dict.fromkeys(
        row.fact.entry for row in rows if isinstance(row.fact, DraftTaken) and row.fact.entry
    )
    streams = [rows, *(books.stream(import_stream(entry)) for entry in entries)]
    found = [one for stream in streams for one in kept_words(stream)]
    passages = {str(row.fact.passage) for row in rows if isinstance(row.fact, HitJudged)}
    allowed = kept_words(books.stream(ALLOWED))
    return [
        *found,
        *(one for one in allowed if any(passage and passage in one.words for passage in passages)),
    ]


def words_of_entry(books: Books, sequence: int) -> Sequence[KeptWords]:
    """Of one entry of the log, by its number."""
    entries = books.log(before=sequence + 1, limit=1)
    rows = [entry.recorded for entry in entries if entry.recorded.sequence == sequence]
    return list(kept_words(rows))
