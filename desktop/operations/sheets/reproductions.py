"""F04 复制件登记簿: what was made in a year, each go a line (A6.1.5e)."""

from __future__ import annotations

from datetime import date

from desktop.custody.copy_facts import CopyReproduced, copy_stream
from desktop.operations.sheet_views import RegisterLine
from desktop.operations.sheets.dates import short_day
from desktop.operations.sheets.register_page import disposition, shown_title
from desktop.operations.sheets.reproduction_request import run_of
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.sheets.volume import VOLUME
from desktop.operations.views import CopyRow, HoldingRow
from desktop.plain.corrections import effective
from desktop.plain.recorded import Recorded
from desktop.procedures.case import fold_case
from desktop.procedures.facts import case_stream


def facts(source: Source, wanted: Wanted) -> SheetFacts:
    """The register of made copies of a year (0: the present one)."""
    year = wanted.year or source.now.year
    first, last = date(year, 1, 1), date(year, 12, 31)
    goes: list[tuple[Recorded, CopyReproduced, CopyRow]] = []
    for original in source.books.originals_reproduced(first, last):
        copy = source.books.copy(original)
        for row in effective(source.books.stream(copy_stream(original))):
            if copy and isinstance(row.fact, CopyReproduced) and row.happened_at.year == year:
                goes.append((row, row.fact, copy))
    goes.sort(key=lambda go: go[0].sequence)
    documents = {copy.document: source.books.register_line(copy.document) for _row, _fact, copy in goes}
    known = {key: row for key, row in documents.items() if row is not None}
    level, mark = source.mark(known.values())
    return SheetFacts(
        f"made/{year}",
        {
            "sheet_mark": mark,
            "year": str(year),
            "volume": VOLUME,
            "registrar": source.name(source.operator),
            "lines": tuple(
                _line(source, row, fact, copy, known[copy.document])
                for row, fact, copy in goes
                if copy.document in known
            ),
        },
        level,
    )


def _line(
    source: Source, row: Recorded, fact: CopyReproduced, original: CopyRow, document: RegisterLine
) -> Cells:
    made = [c for c in source.books.copies_of(original.document) if c.id in fact.made]
    permit = source.books.permit(fact.permit)
    year = row.happened_at.year
    outings = [_outing(source, copy) for copy in made]
    taken = [stay for stay in outings if stay is not None]
    back = [stay.to_at.date() for stay in taken if stay.to_at]
    return {
        "made_on": short_day(row.happened_at.date(), year),
        "request_number": permit.number if permit else "",
        "original": f"{document.register_number} {original.number or original.label}",
        "title": shown_title(document),
        "classification": source.classification(document),
        "copies": str(len(made)),
        "copy_numbers": run_of(made),
        "pages": str(fact.pages),
        "made_by": source.name(row.recorded_by),
        "approved_by": _approver(source, permit.case_id) if permit else "",
        "received": "",
        "received_on": short_day(min(s.from_at for s in taken).date(), year) if taken else "",
        "returned_on": short_day(max(back), year) if back and len(back) == len(made) else "",
        "taken_back_by": "",
        "disposition": disposition(made, year),
    }


def _outing(source: Source, copy: CopyRow) -> HoldingRow | None:
    """The last time a made copy was with a person."""
    stays = [s for s in source.books.holdings(copy.id) if s.place_kind == "person"]
    return stays[-1] if stays else None


def _approver(source: Source, case: str) -> str:
    acts = fold_case(case, source.books.stream(case_stream(case))).acts
    return source.name(acts[-1].fact.person) if acts else ""
