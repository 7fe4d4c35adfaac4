"""The paper in hand (D18): what an inspector holds up – a number, a document number, a sheet's serial, a few words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.custody.day_facts import DayClosed, NoticeIssued
from desktop.operations.books import Books
from desktop.procedures.case import fold_case

MOST = 60
_SERIAL = 6
"""Signs of a serial as it is printed."""


def documents_meant(books: Books, typed: str) -> list[str]:
    """Ids of the documents that what was typed may mean, the likeliest first.

    A serial as printed (six digits) is a sheet; else the tail of a number, a document number, words of a title;
    last, a serial typed without its zeros.
    """
    text = typed.strip()
    if not text:
        return []
    found = documents_on(books, text) if text.isdigit() and len(text) == _SERIAL else []
    if not found and any(sign.isdigit() for sign in text):
        found = [copy.document for copy in books.by_tail(text, MOST)]
    found += [row.id for row in books.documents(typed=text, limit=MOST).rows]
    if not found and text.isdigit():
        found = documents_on(books, text.zfill(_SERIAL))
    return list(dict.fromkeys(found))


def documents_on(books: Books, serial: str) -> list[str]:
    """The documents that a printed sheet is about; none where the sheet is about none."""
    paper = books.paper(serial)
    if paper is None:
        return []
    kind, _slash, name = paper.subject.partition("/")
    match kind:
        case "document":
            return [name]
        case "copy":
            return _of(books, [name])
        case "slip":
            return [row.document for row in books.slip_copies(name)]
        case "clearance":
            return [line.document for line in books.clearance_lines(name) if line.document]
        case "case":
            opened = fold_case(name, books.stream(paper.subject)).opened
            return _of(books, opened.subjects) if opened else []
        case "notice" | "day":
            return _of(books, _named(books, paper.subject))
        case _:
            return []


def _named(books: Books, subject: str) -> list[str]:
    """Copies that a chase slip or a day's sheet names."""
    found: list[str] = []
    for row in books.stream(subject):
        if isinstance(row.fact, NoticeIssued):
            found += row.fact.copies
        elif isinstance(row.fact, DayClosed):
            found = [line.copy for line in row.fact.lines]
    return found


def _of(books: Books, subjects: Iterable[str]) -> list[str]:
    """Copies and documents → documents."""
    found = []
    for one in subjects:
        copy = books.copy(one)
        if copy is not None:
            found.append(copy.document)
        elif books.document(one) is not None:
            found.append(one)
    return list(dict.fromkeys(found))


def document_of(books: Books, thing: str) -> str:
    """The document behind a line of this page; empty where there is none."""
    kind, _slash, one = thing.partition("/")
    if kind == "document":
        return one
    if kind == "copy":
        copy = books.copy(one.partition("@")[0])
        return copy.document if copy else ""
    on: Sequence[str] = documents_on(books, one) if kind == "paper" else ()
    return on[0] if on else ""
