"""F02 涉密文件传阅单: every copy in the folder and its number, every reader, cancelled lines too (A6.1.2c)."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.custody.slip_facts import (
    ReaderAdded,
    ReaderCancelled,
    SlipClosed,
    SlipOpened,
    SlipVoided,
    slip_stream,
)
from desktop.operations.scan_codes import scan_code
from desktop.operations.sheets.dates import long_day, short_moment
from desktop.operations.sheets.register_page import numbers, shown_title
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.views import CopyRow, ReaderRow, SlipRow
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """The slip as it stands: blank for the first hand-out, filled as far as the book knows."""
    slip = source.books.slip(wanted.subject)
    if slip is None:
        return refuse("slip.unknown", at="slip")
    rows = source.books.stream(slip_stream(slip.id))
    copies = source.books.slip_copies(slip.id)
    readers = source.books.slip_readers(slip.id)
    level, mark = source.mark_of(c.document for c in copies)
    opened = next((r.fact for r in rows if isinstance(r.fact, SlipOpened)), None)
    closed = next((r for r in rows if isinstance(r.fact, SlipClosed)), None)
    counted = closed.fact.counted if closed and isinstance(closed.fact, SlipClosed) else None
    checked = closed.fact.checked_by if closed and isinstance(closed.fact, SlipClosed) else ""
    voided = any(isinstance(r.fact, SlipVoided) for r in rows)
    return SheetFacts(
        slip_stream(slip.id),
        {
            "sheet_mark": mark,
            "slip_number": _("{number}（作废）").format(number=slip.number) if voided else slip.number,
            "folder_number": slip.folder,
            "copies_in_folder": str(len(copies)),
            "sent_on": long_day(slip.opened_on),
            "return_by": _return_by(source, slip),
            "routing_proposal": _proposal(source, opened),
            "instruction": _instructions(readers),
            "copies_back": "" if counted is None else str(counted),
            "checked_by": source.name(checked),
            "closed_on": long_day(closed.happened_at.date()) if closed else "",
            "documents": _documents(source, copies),
            "readers": tuple(_reader(source, line, rows) for line in readers),
        },
        level,
        slip.number,
        scan=scan_code("S", slip.seq),
    )


def _return_by(source: Source, slip: SlipRow) -> str:
    custody = source.profile.custody
    if slip.due_back is not None and slip.due_back > slip.opened_on:
        return _("{day}前").format(day=long_day(slip.due_back))
    if custody.same_day_return.value:
        # A6.1.4c: read and given back the same day, by the hour the unit has set
        return _("当日{hour}前").format(hour=f"{custody.cutoff.value:%H:%M}")
    return _("{day}前").format(day=long_day(slip.due_back)) if slip.due_back else ""


def _proposal(source: Source, opened: SlipOpened | None) -> str:
    if opened is None or not opened.proposal:
        return ""
    by = source.name(opened.proposed_by)
    return f"{opened.proposal}　{by}" if by else opened.proposal


def _instructions(readers: Sequence[ReaderRow]) -> str:
    """批示 in short, each with its author; 见原件 where its words are not in the book."""
    lines = [f"{r.name}：{r.instruction or _('见原件')}" for r in readers if r.instructed]
    return "\n".join(dict.fromkeys(lines))


def _documents(source: Source, copies: Sequence[CopyRow]) -> tuple[Cells, ...]:
    """One line per document with the numbers of those of its copies that are in this folder."""
    grouped: dict[str, list[CopyRow]] = {}
    for copy in copies:
        grouped.setdefault(copy.document, []).append(copy)
    lines = []
    for document, inside in grouped.items():
        row = source.books.register_line(document)
        if row is None:
            continue
        made = "、".join(c.label for c in inside if c.parent)
        lines.append(
            {
                "register_number": row.register_number,
                "issuing_body": row.body_name,
                "document_number": row.document_number or _("无文号"),
                "title": shown_title(row),
                "classification": source.classification(row),
                "copy_numbers": "、".join(
                    part for part in (numbers([c for c in inside if not c.parent]), made) if part
                ),
                "pages": str(row.pages) if row.pages else "",
            }
        )
    return tuple(lines)


def _reader(source: Source, line: ReaderRow, rows: Sequence[Recorded]) -> Cells:
    name = f"{line.name} {line.duty or ''}".strip()
    year = source.now.year
    notes = [
        _("代{name}").format(name=source.name(r.fact.in_place_of))
        for r in rows
        if isinstance(r.fact, ReaderAdded) and r.fact.reader == line.person and r.fact.in_place_of
    ]
    if line.stand == "cancelled":
        reason = next(
            (
                r.fact.reason
                for r in rows
                if isinstance(r.fact, ReaderCancelled) and r.fact.reader == line.person
            ),
            "",
        )
        notes.append(_("取消：{reason}").format(reason=reason))
    if line.stand == "deferred":
        notes.append(_("暂缓"))
    if not line.approved and line.stand != "cancelled":
        notes.append(_("待补审批"))
    if line.way == "proxy" and line.proxy_name:
        notes.append(_("{name}代收").format(name=line.proxy_name))
    if notes:
        name = f"{name}（{'；'.join(notes)}）"
    back = line.back_at
    return {
        "name": name,
        "out_at": "" if line.stand == "cancelled" else short_moment(line.out_at, year),
        "received": "",
        "read_at": short_moment(back, year) if line.stand == "read" else "",
        "signature": "",
        "back_at": short_moment(back, year),
        "officer": "",
    }
