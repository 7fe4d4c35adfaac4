"""F12 国家秘密知悉人员登记表: everybody who knows of a document, when and how (实施条例20)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from desktop.custody.copy_facts import CopyHandedOut, CopyPassed, CopyReadAtDesk, Purpose, copy_stream
from desktop.custody.document_facts import PersonsInformed, document_stream
from desktop.operations.sheets.dates import short_moment
from desktop.operations.sheets.register_page import shown_title
from desktop.operations.sheets.sheet_facts import SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.views import CopyRow
from desktop.plain.corrections import effective
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import N_, _

WAYS = {
    "circulation": N_("传阅"),
    "desk": N_("当面阅读"),
    "at_desk": N_("当面阅读"),
    "gathering": N_("集中阅文、传达"),
    "handling": N_("承办领用"),
    "reading": N_("阅读"),
    "passed": N_("横传（已记录）"),
}


@dataclass(frozen=True)
class Knower:
    """Who knows: since when, in which way, on what basis, who booked it."""

    person: str
    at: datetime
    way: str
    basis: str
    by: str


def knowers(source: Source, document: str) -> list[Knower]:
    """Each person once, by when he first knew."""
    found = [*_informed(source, document)]
    for copy in source.books.copies_of(document):
        found += _through(source, copy)
    first: dict[str, Knower] = {}
    for one in sorted(found, key=lambda k: k.at):
        first.setdefault(one.person, one)
    return list(first.values())


def _informed(source: Source, document: str) -> Iterator[Knower]:
    for row in effective(source.books.stream(document_stream(document))):
        if isinstance(row.fact, PersonsInformed):
            permit = source.books.permit(row.fact.permit) if row.fact.permit else None
            for person in row.fact.persons:
                basis = permit.number if permit else ""
                yield Knower(person, row.happened_at, row.fact.way, basis, row.recorded_by)


def _through(source: Source, copy: CopyRow) -> Iterator[Knower]:
    """Those who had the copy in their hands or read it before the officer's eyes."""
    for row in effective(source.books.stream(copy_stream(copy.id))):
        for person, way, slip in _readers(row):
            found = source.books.slip(slip) if slip else None
            yield Knower(person, row.happened_at, way, found.number if found else "", row.recorded_by)


def _readers(row: Recorded) -> list[tuple[str, str, str]]:
    match row.fact:
        case CopyHandedOut() as out:
            handling = out.purpose is not Purpose.CIRCULATION
            return [(out.to, "handling" if handling else "circulation", out.slip)]
        case CopyReadAtDesk() as read:
            return [(p, "gathering" if len(read.readers) > 1 else "desk", read.slip) for p in read.readers]
        case CopyPassed() as passed:
            return [(passed.to, "passed", "")]
        case _:
            return []


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """The list of one document."""
    document = source.books.register_line(wanted.subject)
    if document is None:
        return refuse("document.unknown", at="document")
    level, mark = source.mark([document])
    known = knowers(source, document.id)
    return SheetFacts(
        document_stream(document.id),
        {
            "sheet_mark": mark,
            "register_number": document.register_number,
            "title": shown_title(document),
            "issuing_body": document.body_name,
            "document_number": document.document_number or _("无文号"),
            "classification": source.classification(document),
            "range": range_of(source, document.id) or source.names(k.person for k in known),
            "registrar": source.name(source.operator),
            "persons": tuple(_person(source, one) for one in known),
        },
        level,
        document.register_number,
    )


def range_of(source: Source, document: str) -> str:
    """知悉范围 as it was fixed: the readers of its slips, and who was added with what approval (D5)."""
    names: list[str] = []
    slips = {s.id: s for c in source.books.copies_of(document) for s in source.books.slips_with(c.id)}
    for slip in sorted(slips.values(), key=lambda s: s.seq):
        if slip.state != "voided":
            lines = source.books.slip_readers(slip.id)
            names += [line.name for line in lines if line.stand != "cancelled" and line.approved]
    names += [source.name(k.person) for k in _informed(source, document)]
    return "、".join(dict.fromkeys(n for n in names if n))


def _person(source: Source, one: Knower) -> dict[str, str]:
    return {
        "name": source.name(one.person),
        "department": source.post(one.person),
        "knew_at": short_moment(one.at, source.now.year),
        "manner": _(WAYS[one.way]) if one.way in WAYS else one.way,
        "basis": one.basis,
        "signature": "",
        "registrar": source.name(one.by),
    }
