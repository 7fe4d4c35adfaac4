"""F01 续页 (D12): what changed on fixed pages since they were last printed, by page and line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.custody import copy_facts as c
from desktop.custody import document_facts as d
from desktop.operations.sheet_views import RegisterLine
from desktop.operations.sheets.dates import long_day, plain_day
from desktop.operations.sheets.happenings import told
from desktop.operations.sheets.register_page import shown_title
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.sheets.volume import VOLUME, PageSpan, book_title, pages_of, volume_subject, year_text
from desktop.operations.views import CopyRow, PaperRow
from desktop.plain.corrections import Annulled
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _

KINDS = tuple(
    fact.KIND
    for fact in (
        c.CopyHandedOut,
        c.CopyTakenBack,
        c.CopyPassed,
        c.CopyReproduced,
        c.CopyRecalled,
        c.CopyMissed,
        c.CopyFound,
        c.CopySentBack,
        c.CopyReturnAcknowledged,
        c.CopyReturnRefused,
        c.CopyEnded,
        d.DocumentRegistered,
        d.DocumentCompleted,
        d.EyesOnlyHandedOver,
        d.DocumentVoided,
        Annulled,
    )
)
"""What changes a line of the register; ``DocumentRegistered`` only as a correction."""
MOST = 20_000


@dataclass(frozen=True)
class _Printed:
    """A line that stands on a printed page: where, and since which event changes count."""

    row: RegisterLine
    page: int
    line: int
    since: int


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """Changes of one volume since the last 续页, or since its pages were printed."""
    subject = volume_subject(wanted.register, wanted.year)
    papers = [
        p for p in source.books.papers_about(subject) if p.result not in ("failed", "") and not p.recalled
    ]
    pages = {p.page: p for p in papers if p.form == "f01_register"}
    if not pages:
        return refuse("sheet.no_page_printed", "D12", at="register")
    before = [p for p in papers if p.form == "f01_continuation"]
    printed = _printed(source, wanted, pages, before[-1].seq if before else 0)
    start = min(one.since for one in printed.values()) if printed else 0
    rows = source.books.facts_after(start, KINDS, MOST)
    changes = _changes(source, printed, rows, bool(wanted.hide_titles))
    level, mark = source.mark([printed[key].row for key, _cells in changes])
    last = before[-1].issued_at if before else _last_print(list(pages.values()))
    return SheetFacts(
        subject,
        {
            "sheet_mark": mark,
            "book_title": book_title(wanted.register, wanted.year),
            "year": year_text(source, wanted.year),
            "since": long_day(last.date()),
            "printed_on": long_day(source.now.date()),
            "registrar": source.name(source.operator),
            "changes": tuple(cells for _key, cells in changes),
        },
        level,
    )


def _last_print(papers: Sequence[PaperRow]) -> datetime:
    return max(p.issued_at for p in papers)


def _printed(
    source: Source, wanted: Wanted, pages: dict[int, PaperRow], continued: int
) -> dict[str, _Printed]:
    """Every document on a printed page. What a later 续页 told counts from there on."""
    found: dict[str, _Printed] = {}
    spans: dict[int, PageSpan] = {s.number: s for s in pages_of(source, wanted.register, wanted.year)}
    for number, paper in pages.items():
        span = spans.get(number)
        if span is None:
            continue
        rows = source.books.register_lines(wanted.register, wanted.year, span.first, span.last)
        for place, row in enumerate(rows):
            found[row.id] = _Printed(row, number, span.first + place, max(paper.seq, continued))
    return found


def _changes(
    source: Source, printed: dict[str, _Printed], rows: Sequence[Recorded], hidden: bool
) -> list[tuple[str, Cells]]:
    found: list[tuple[tuple[int, int, int], str, Cells]] = []
    for row in rows:
        prefix, _slash, name = row.stream.partition("/")
        copy = source.books.copy(name) if prefix == "copy" else None
        document = copy.document if copy else name
        on = printed.get(document)
        if on is None or row.sequence <= on.since:
            continue
        if isinstance(row.fact, d.DocumentRegistered) and not row.corrects:
            continue
        cells = _cells(source, on, copy, row, hidden)
        if cells is not None:
            found.append(((on.page, on.line, row.sequence), document, cells))
    return [(document, cells) for _order, document, cells in sorted(found, key=lambda f: f[0])]


def _cells(source: Source, on: _Printed, copy: CopyRow | None, row: Recorded, hidden: bool) -> Cells | None:
    happening = told(source, row.fact, row.recorded_by)
    if happening is None:
        return None
    before, after = _before_after(source, row, hidden)
    late = row.recorded_at.date() != row.happened_at.date()
    change = happening.what if not row.corrects else _("更正")
    return {
        "volume_page_line": f"{VOLUME}-{on.page}-{on.line}",
        "register_number": on.row.register_number,
        "copy_number": (copy.number or copy.label) if copy else "",
        "title": shown_title(on.row),
        "happened_on": plain_day(row.happened_at.date()),
        "change": change,
        "before": before,
        "after": after or happening.person,
        "by": source.name(row.recorded_by),
        "remark": _("补记") if late else happening.paper,
    }


def _before_after(source: Source, row: Recorded, hidden: bool) -> tuple[str, str]:
    """原登记 and 现登记: for a move the two places, for a correction the fields that differ."""
    if isinstance(row.fact, d.DocumentRegistered):
        return _corrected(source, row, hidden)
    name = row.stream.partition("/")[2]
    stays = source.books.holdings(name) if row.stream.startswith("copy/") else ()
    for number, stay in enumerate(stays):
        if stay.from_at == row.happened_at and number and not row.corrects:
            was = stays[number - 1]
            return (
                source.at(was.place_kind, was.place, was.place_name),
                source.at(stay.place_kind, stay.place, stay.place_name),
            )
    return "", ""


def _corrected(source: Source, row: Recorded, hidden: bool) -> tuple[str, str]:
    """The fields that differ, old and new. A title that was wrong is still a title: hidden with the others."""
    was = next((r.fact for r in source.books.stream(row.stream) if r.version == row.corrects), None)
    right = row.fact
    if not isinstance(was, d.DocumentRegistered) or not isinstance(right, d.DocumentRegistered):
        return "", ""
    titles = (str(was.title), str(right.title))
    if hidden and titles[0] != titles[1]:
        titles = (_("（原标题）"), _("（标题已更正）"))
    pairs: list[tuple[str, str]] = [
        titles,
        (_body(source, was.issuing_body), _body(source, right.issuing_body)),
        (was.details.document_number or "", right.details.document_number or ""),
        (plain_day(was.received_on), plain_day(right.received_on)),
    ]
    changed = [(old, new) for old, new in pairs if old != new]
    return "；".join(old for old, _new in changed), "；".join(new for _old, new in changed)


def _body(source: Source, body: str) -> str:
    found = source.books.body(body)
    return found.name if found else ""
