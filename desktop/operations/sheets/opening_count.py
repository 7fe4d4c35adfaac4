"""期初清点表 (D2): the first term of every balance, with its total."""

from __future__ import annotations

from desktop.operations.sheet_views import RegisterLine
from desktop.operations.sheets.dates import long_day
from desktop.operations.sheets.register_page import numbers, shown_title
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.views import CopyRow
from desktop.plain.words import _

MOST = 100_000


def facts(source: Source, wanted: Wanted) -> SheetFacts:
    """All that was entered as opening balance; ``wanted.subject`` names the closed paper books (D2)."""
    documents = [d for d in source.books.register_lines("", 0, 1, MOST) if not d.voided]
    copies = {d.id: [c for c in source.books.copies_of(d.id) if c.origin == "opening"] for d in documents}
    every = [copy for held in copies.values() for copy in held]
    entered = [d.registered_on for d in documents]
    level, mark = source.mark(documents)
    safes = sorted({_first_place(source, c)[1] for c in every if _first_place(source, c)[0] == "safe"})
    outside = [c for c in every if _first_place(source, c)[0] != "safe"]
    scope = "、".join(safes) + (_("及在外文件") if outside else "")
    return SheetFacts(
        "opening",
        {
            "sheet_mark": mark,
            "counted_on": long_day(max(entered)) if entered else long_day(source.now.date()),
            "scope": scope,
            "closed_books": wanted.subject,
            "documents_total": str(len(documents)),
            "copies_total": str(len(every)),
            "in_safe_total": str(len(every) - len(outside)),
            "outside_total": str(len(outside)),
            "lines": tuple(_line(source, d, copies[d.id]) for d in documents),
        },
        level,
    )


def _first_place(source: Source, copy: CopyRow) -> tuple[str, str]:
    """Where it was on the first day: later acts do not change the opening balance."""
    stay = source.books.holdings(copy.id)[0]
    return stay.place_kind, stay.place_name


def _line(source: Source, row: RegisterLine, copies: list[CopyRow]) -> Cells:
    places = dict.fromkeys(_first_place(source, c)[1] for c in copies)
    return {
        "register_number": row.register_number,
        "issuing_body": row.body_name,
        "document_number": row.document_number or _("无文号"),
        "title": shown_title(row),
        "classification": source.classification(row),
        "copies": str(len(copies)),
        "copy_numbers": numbers(copies),
        "place": "、".join(places),
        "seen": "",
        "remark": _("须清退") if row.must_return else "",
    }
