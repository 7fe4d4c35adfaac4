"""F24 清退查询函: lines of a collector's list that we never received (D13). No title on it, so it is 内部."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.custody.clearance_facts import ClearanceOpened, Match, clearance_stream
from desktop.operations.sheets.dates import long_day
from desktop.operations.sheets.outward import outward
from desktop.operations.sheets.query_letter import number_of
from desktop.operations.sheets.sheet_facts import SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.views import ClearanceLineRow
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _

FORM = "f24_not_received"


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """The letter about one clearance return; its number is a forecast until it is issued."""
    head = source.books.clearance(wanted.subject)
    if head is None:
        return refuse("clearance.unknown", at="clearance")
    lines = [
        line for line in source.books.clearance_lines(head.id) if line.match == Match.NEVER_RECEIVED.value
    ]
    if not lines:
        return refuse("sheet.nothing_missing", "实施条例27", at="clearance", number=head.number)
    stream = clearance_stream(head.id)
    opened = next((r.fact for r in source.books.stream(stream) if isinstance(r.fact, ClearanceOpened)), None)
    level, mark = source.mark(())
    number = number_of(source, FORM, stream)
    return SheetFacts(
        stream,
        {
            "sheet_mark": outward(level, mark),
            "letter_number": number,
            "addressee": head.collector_name,
            "catalogue": (opened.notice if opened else None) or _("清退通知"),
            "received_on": long_day(head.received_on),
            "count": str(len(lines)),
            "items": _items(lines),
            "request": "",
            "signed_on": long_day(source.now.date()),
            **source.written_by(),
            "approved_by": "",
            "list_number": head.number,
        },
        level,
        number,
    )


def _items(lines: Sequence[ClearanceLineRow]) -> str:
    """By line and document number; a title would make the letter secret."""
    told = []
    for line in lines:
        parts = [line.document_number or _("无文号")]
        if line.copy_numbers:
            parts.append(_("份号{numbers}").format(numbers="、".join(line.copy_numbers)))
        parts.append(_("{n}份").format(n=line.wanted))
        told.append(_("第{n}行：{what}").format(n=line.line, what="，".join(parts)))
    return "；\n".join(told) + "。"
