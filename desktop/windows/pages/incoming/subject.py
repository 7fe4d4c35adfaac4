"""What an act is about: the document with its registration as known, and its copies. Read on the reader thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.custody.copy_facts import copy_stream
from desktop.custody.document_facts import DocumentRegistered, document_stream
from desktop.operations.books import Books
from desktop.operations.custody.correct import ALONE
from desktop.operations.receiving.as_known import as_known
from desktop.operations.sentences.speaking import said_moment
from desktop.operations.sentences.told.names import names_of
from desktop.operations.sentences.told.timeline import fact_words
from desktop.operations.views import CopyRow, DocumentRow
from desktop.plain.corrections import effective
from desktop.plain.recorded import Recorded


@dataclass(frozen=True)
class Subject:
    """``chosen``: the copies meant, all live ones of the document, or the one shown.

    ``told``  of the one shown: what stands in its life and may be corrected by itself, in words
    """

    row: DocumentRow
    known: DocumentRegistered
    chosen: tuple[CopyRow, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    told: tuple[tuple[Recorded, str], ...] = ()


def subject_of(books: Books, thing: str) -> Subject | None:
    """By the id of a document or of a copy; None where there is none."""
    copy = books.copy(thing)
    document = copy.document if copy else thing
    row = books.document(document)
    known = as_known(books.stream(document_stream(document)))
    if row is None or known is None:
        return None
    copies = (copy,) if copy else tuple(c for c in books.copies_of(document) if c.place_kind != "ended")
    names = {known.issuing_body: row.body_name}
    for person in (known.receiver, known.addressee):
        found = books.person(person) if person else None
        if found:
            names[person] = found.name
    return Subject(row, known, copies, names, _told(books, copy.id) if copy else ())


def _told(books: Books, copy: str) -> tuple[tuple[Recorded, str], ...]:
    """What belongs to a round changes with its slip, on the page of slips (A6.1.2c)."""
    names = names_of(books)
    rows = [row for row in effective(books.stream(copy_stream(copy))) if isinstance(row.fact, ALONE)]
    own = [row for row in rows if not getattr(row.fact, "slip", "")]
    return tuple((row, f"{said_moment(row.happened_at.date())} {fact_words(row, names)}") for row in own)
