"""催退单 (D8): one per holder, all he holds, with the reply to tear off."""

from __future__ import annotations

from datetime import datetime

from desktop.custody.day_facts import NoticeIssued, notice_stream
from desktop.operations.sheets.dates import long_day, short_moment
from desktop.operations.sheets.register_page import shown_title
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.views import CopyRow
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """The notice of that number."""
    rows = source.books.stream(notice_stream(wanted.subject))
    issued = next((r for r in rows if isinstance(r.fact, NoticeIssued)), None)
    if issued is None or not isinstance(issued.fact, NoticeIssued):
        return refuse("sheet.no_such_notice", "D8", at="notice", number=wanted.subject)
    fact, at = issued.fact, issued.happened_at
    copies = [c for c in (source.books.copy(i) for i in fact.copies) if c]
    holder, officer = source.person(fact.holder), source.person(issued.recorded_by)
    level, mark = source.mark_of(c.document for c in copies)
    return SheetFacts(
        notice_stream(fact.number),
        {
            "sheet_mark": mark,
            "notice_number": fact.number,
            "holder": holder.name if holder else "",
            "department": source.post(fact.holder) or _("部门未登记"),
            "telephone": (holder.telephone if holder else None) or _("未登记"),
            "issued_on": long_day(at.date()),
            "times_chased": str(max((c.chases for c in copies), default=1) or 1),
            "return_by": long_day(fact.answer_by),
            "copies_total": str(len(copies)),
            "officer": officer.name if officer else "",
            "officer_telephone": (officer.telephone if officer else None) or "",
            "lines": tuple(_line(source, copy, fact.holder, at) for copy in copies),
        },
        level,
        fact.number,
    )


def _line(source: Source, copy: CopyRow, holder: str, at: datetime) -> Cells:
    document = source.books.register_line(copy.document)
    stays = [s for s in source.books.holdings(copy.id) if s.place == holder and s.from_at <= at]
    since = stays[-1].from_at if stays else copy.since
    due = source.hours.due_of(since, copy.due if copy.place == holder else None)
    late = (at.date() - due.date()).days if at >= due else 0
    return {
        "register_number": copy.register_number,
        "copy_number": copy.number or copy.label,
        "title": shown_title(document) if document else copy.title,
        "classification": source.classification(document) if document else "",
        "since": short_moment(since, at.year),
        "due": short_moment(due, at.year),
        "overdue": _("{n}天").format(n=late) if late else (_("当日") if at >= due else ""),
    }
