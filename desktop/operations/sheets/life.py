"""文件经历单 (D18): the whole life of a document on one sheet, with its signed sheets and their binders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.custody.clearance_facts import clearance_stream
from desktop.custody.copy_facts import CopyReproduced, copy_stream
from desktop.custody.document_facts import PersonsInformed, document_stream
from desktop.custody.paper_facts import PaperIssued, paper_stream
from desktop.custody.receipt_facts import (
    EnvelopeDelivered,
    EnvelopeReturned,
    EnvelopesOpened,
    receipt_stream,
)
from desktop.custody.slip_facts import slip_stream
from desktop.operations.sheet_views import RegisterLine
from desktop.operations.sheets.dates import long_day, long_moment, short_day, short_moment
from desktop.operations.sheets.happenings import Happening, told
from desktop.operations.sheets.knowing import range_of
from desktop.operations.sheets.register_page import shown_title
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.sheets.titles import form_title
from desktop.operations.views import CopyRow, PaperRow
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.procedures.facts import case_stream


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """The life of one document with all its copies."""
    document = source.books.register_line(wanted.subject)
    if document is None:
        return refuse("document.unknown", at="document")
    copies = source.books.copies_of(document.id)
    rows = _rows(source, document, copies)
    level, mark = source.mark([document])
    return SheetFacts(
        document_stream(document.id),
        {
            "sheet_mark": mark,
            "register_number": document.register_number,
            "received_on": long_day(document.received_on),
            "issuing_body": document.body_name,
            "document_number": document.document_number or _("无文号"),
            "title": shown_title(document),
            "classification": source.classification(document),
            "copies_total": str(document.copies),
            "made_total": str(sum(1 for c in copies if c.parent)),
            "range": range_of(source, document.id) or _("尚未确定"),
            "as_of": long_moment(source.now),
            "copies": tuple(_copy(source, c) for c in copies),
            "events": tuple(_events(source, rows, {c.id: c for c in copies})),
            "papers": tuple(_paper(source, p) for p in _papers(source, document, rows, copies)),
        },
        level,
        document.register_number,
    )


def _rows(source: Source, document: RegisterLine, copies: Iterable[CopyRow]) -> list[Recorded]:
    """Every fact of receipt, document and copies, by when it happened, then by the order of the book."""
    rows = [*source.books.stream(document_stream(document.id))]
    if document.receipt:
        received = source.books.stream(receipt_stream(document.receipt))
        rows += [row for row in received if _concerns(row, document.envelope)]
    for copy in copies:
        rows += source.books.stream(copy_stream(copy.id))
    return sorted(rows, key=lambda row: (row.happened_at, row.sequence))


def _concerns(row: Recorded, envelope: str) -> bool:
    """Of a delivery only what happened to the document's own envelope; all of it where that is not known."""
    match row.fact:
        case EnvelopesOpened():
            return not envelope or envelope in row.fact.envelopes
        case EnvelopeDelivered() | EnvelopeReturned():
            return not envelope or envelope == row.fact.envelope
        case _:
            return True


def _copy(source: Source, copy: CopyRow) -> Cells:
    year = source.now.year
    states = [_("复制件") if copy.parent else _("在册")]
    if copy.place_kind == "ended":
        states = [_("已离册")]
    elif copy.missing or copy.frozen:
        states.append(_("下落不明") if copy.missing else _("冻结"))
    remarks = []
    if copy.due and copy.place_kind == "person":
        remarks.append(_("应还{day}").format(day=short_day(copy.due, year)))
    if copy.recalled:
        remarks.append(_("已被收回"))
    if copy.return_due and copy.place_kind != "ended":
        remarks.append(_("{day}前清退").format(day=short_day(copy.return_due, year)))
    if copy.incidents:
        remarks.append(_("横传{n}次").format(n=copy.incidents))
    return {
        "copy_number": copy.number or copy.label,
        "place": source.place(copy),
        "since": short_moment(copy.since, year),
        "state": "、".join(states),
        "remark": "；".join(remarks),
    }


def _events(source: Source, rows: list[Recorded], copies: dict[str, CopyRow]) -> Iterator[Cells]:
    """One line per happening; what one act did to several copies stands in one line.

    Envelopes of one delivery opened one by one in the same minute are one line too.
    """
    wrong = {(row.stream, row.corrects) for row in rows if row.corrects}
    merged: dict[tuple[object, ...], tuple[Recorded, Happening, list[str]]] = {}
    for row in rows:
        happening = told(source, row.fact, row.recorded_by)
        if happening is None:
            continue
        what = happening.what
        if row.corrects:
            what = _("更正为：{what}").format(what=what)
        if (row.stream, row.version) in wrong:
            what = _("{what}（已更正）").format(what=what)
        shown = Happening(what, happening.person, happening.paper)
        copy = copies.get(row.stream.partition("/")[2])
        act = None if isinstance(row.fact, EnvelopesOpened) else row.act
        key = (act, row.happened_at, shown, copy is not None)
        merged.setdefault(key, (row, shown, []))[2].extend([copy.number or copy.label] if copy else [])
    for row, shown, numbers in merged.values():
        yield _event(source, row, shown, numbers)


def _event(source: Source, row: Recorded, shown: Happening, numbers: list[str]) -> Cells:
    year = source.now.year
    later = row.recorded_at.date() != row.happened_at.date()
    booked = short_day(row.recorded_at.date(), year)
    return {
        "happened_at": short_moment(row.happened_at, year),
        "copy_number": "、".join(numbers),
        "what": shown.what,
        "person": shown.person,
        "paper": shown.paper,
        "recorded": _("补记{day}").format(day=booked) if later else booked,
    }


def _papers(
    source: Source, document: RegisterLine, rows: list[Recorded], copies: Iterable[CopyRow]
) -> list[PaperRow]:
    """Sheets about the document, its slips, its cases and its clearance returns, by serial."""
    subjects = [document_stream(document.id)]
    for copy in copies:
        subjects += [slip_stream(slip.id) for slip in source.books.slips_with(copy.id)]
        if copy.clearance:
            subjects.append(clearance_stream(copy.clearance))
    for row in rows:
        if isinstance(row.fact, CopyReproduced | PersonsInformed) and row.fact.permit:
            permit = source.books.permit(row.fact.permit)
            if permit is not None:
                subjects.append(case_stream(permit.case_id))
    found = [p for subject in dict.fromkeys(subjects) for p in source.books.papers_about(subject)]
    return sorted((p for p in found if p.signed_by_hand), key=lambda p: p.seq)


def _paper(source: Source, paper: PaperRow) -> Cells:
    year = source.now.year
    back = short_day(paper.signed_on, year) if paper.binder is not None else ""
    return {
        "serial": paper.serial,
        "name": form_title(source.profile, paper.form),
        "number": paper_number(source, paper),
        "printed_on": short_day(paper.issued_at.date(), year),
        "back_on": _("收回作废") if paper.recalled else back,
        "binder": paper.binder or "",
    }


def paper_number(source: Source, paper: PaperRow) -> str:
    """The sheet's own number, as it was issued."""
    for row in source.books.stream(paper_stream(paper.serial)):
        if isinstance(row.fact, PaperIssued):
            return row.fact.number or (_("第{n}页").format(n=row.fact.page) if row.fact.page else "")
    return ""
