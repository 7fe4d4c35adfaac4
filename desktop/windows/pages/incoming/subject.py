"""What an act is about: the document with its registration as known, and its copies. Read on the reader thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.custody.document_facts import DocumentRegistered, document_stream
from desktop.operations.books import Books
from desktop.operations.receiving.as_known import as_known
from desktop.operations.views import CopyRow, DocumentRow


@dataclass(frozen=True)
class Subject:
    """``chosen``: the copies meant, all live ones of the document, or the one shown."""

    row: DocumentRow
    known: DocumentRegistered
    chosen: tuple[CopyRow, ...]
    names: Mapping[str, str] = field(default_factory=dict)


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
    return Subject(row, known, copies, names)
