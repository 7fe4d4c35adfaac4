"""签收单 (A6.1.4a, D10): what a person took with him, to sign for when he takes it and when it is back."""

from __future__ import annotations

from desktop.operations.sheets.dates import long_moment, short_day, short_moment
from desktop.operations.sheets.register_page import copy_cells
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.views import CopyRow
from desktop.people.facts import person_stream
from desktop.plain.refusal import Refusal, refuse

MOST = 500


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """All he holds now, what he took last first."""
    person = source.person(wanted.subject)
    if person is None:
        return refuse("person.unknown", at="person")
    held = source.books.copies_at("person", person.id, MOST)
    copies = sorted(held, key=lambda copy: copy.since, reverse=True)
    level, mark = source.mark_of(copy.document for copy in copies)
    return SheetFacts(
        person_stream(person.id),
        {
            "sheet_mark": mark,
            "person": person.name,
            "post": source.post(person.id),
            "telephone": person.telephone or "",
            "as_of": long_moment(source.now),
            "copies_total": str(len(copies)),
            "officer": source.name(source.operator),
            "lines": tuple(_line(source, copy) for copy in copies),
        },
        level,
    )


def _line(source: Source, copy: CopyRow) -> Cells:
    slip = source.books.slip(copy.slip) if copy.slip else None
    return {
        **copy_cells(source, copy),
        "slip_number": slip.number if slip else "",
        "since": short_moment(copy.since, source.now.year),
        "due": short_day(copy.due, source.now.year) if copy.due else "",
        "signed": "",
        "returned": "",
    }
