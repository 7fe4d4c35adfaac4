"""The forms of a review that stay in the house: F30, batch sheet, F31, F32, F52."""

from __future__ import annotations

from desktop.operations.sheets import review_facts as f
from desktop.operations.sheets.dates import long_day, long_moment, short_day
from desktop.operations.sheets.review_words import (
    answered,
    hits_said,
    responsible_said,
    short_print,
    signed_box,
)
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts
from desktop.plain.words import _


def review_form(sheet: f.ReviewSheet) -> SheetFacts:
    """F30: the whole checklist, one box per stage, conclusion and ground (A2.9b, B6.5, C4.7)."""
    return SheetFacts(
        sheet.subject,
        {
            "sheet_mark": sheet.mark,
            "case_number": sheet.number,
            "filled_on": long_day(sheet.filled_on),
            "department": sheet.department,
            "presented_by": sheet.presented_by,
            "title": sheet.title,
            "document_number": sheet.document_number,
            "summary": sheet.summary,
            "item_type": sheet.item_type,
            "carrier": sheet.carrier,
            "attribute": sheet.attribute,
            "channels": "；".join(sheet.channels),
            "publish_on": long_day(sheet.publish_on),
            "important": sheet.important,
            "ordinary": not sheet.important,
            "processing_sheet": sheet.processing_sheet,
            "text_pages": str(sheet.text.pages or ""),
            "sm3": short_print(sheet.text.sm3),
            "sha256": short_print(sheet.text.sha256),
            "content_check": hits_said(sheet.checked),
            "round_number": str(sheet.round_number),
            "conclusion": sheet.conclusion,
            "ground": sheet.ground,
            "reason": sheet.reason,
            "severed": sheet.severed,
            "declassification": sheet.declassification,
            "responsible": responsible_said(sheet.responsible),
            "questions": tuple(answered(question) for question in sheet.questions),
            "stages": sheet.stages,
        },
        sheet.level,
        sheet.number,
    )


def batch_sheet(sheet: f.ReviewBatchSheet) -> SheetFacts:
    """批次审查单: every line with its own conclusion; each stage once, naming its lines (D20)."""
    out = sum(1 for line in sheet.lines if line.taken_out)
    concluded = sum(1 for line in sheet.lines if line.conclusion and not line.taken_out)
    return SheetFacts(
        sheet.subject,
        {
            "sheet_mark": sheet.mark,
            "batch_number": sheet.number,
            "department": sheet.department,
            "presented_by": sheet.presented_by,
            "presented_on": long_day(sheet.presented_on),
            "import_note": sheet.import_note,
            "lines_total": str(len(sheet.lines)),
            "lines_concluded": str(concluded),
            "lines_taken_out": str(out),
            "checklist": sheet.checklist,
            "questions": "；".join(f"{n}.{q}" for n, q in enumerate(sheet.questions, 1)),
            "prepared_by": sheet.prepared_by,
            "lines": tuple(_batch_line(line, sheet.presented_on.year) for line in sheet.lines),
            "stages": tuple(signed_box(one, sheet.presented_on.year) for one in sheet.stages),
        },
        sheet.level,
        sheet.number,
    )


def _batch_line(line: f.ReviewBatchLine, year: int) -> Cells:
    remark = [_("转{number}").format(number=line.taken_out)] if line.taken_out else []
    remark += [part for part in (line.why, line.source) if part]
    return {
        "line_no": str(line.line),
        "title": line.title,
        "channel": line.channel,
        "publish_on": short_day(line.publish_on, year),
        "text_pages": str(line.text.pages or ""),
        "sm3": line.text.sm3[:8].upper() or _("无电子文本"),
        "hits": _hits(line.hits),
        "checklist": _("各项均为否") if line.all_no else (_("有“是”") if line.said_yes else ""),
        "conclusion": _("转单件") if line.taken_out else line.conclusion,
        "remark": "；".join(remark),
    }


def _hits(hits: int | None) -> str:
    if hits is None:
        return _("人工审查")
    return _("{n}处，已处理").format(n=hits) if hits else _("无")


def ledger(sheet: f.ReviewLedgerSheet) -> SheetFacts:
    """F31: what was reviewed in a period, and what may be published and is not reported yet (D25)."""
    open_lines = [line for line in sheet.lines if line.open]
    return SheetFacts(
        f"reviews/{sheet.first}/{sheet.last}",
        {
            "sheet_mark": sheet.mark,
            "first": long_day(sheet.first),
            "last": long_day(sheet.last),
            "total": str(len(sheet.lines)),
            "open_count": str(len(open_lines)),
            "other_count": str(len(sheet.lines) - len(open_lines)),
            "unpublished": str(sum(1 for line in open_lines if line.unreported)),
            "note": sheet.note,
            "reminder": sheet.reminder,
            "registrar": sheet.registrar,
            "lines": tuple(_ledger_line(line, sheet.last.year) for line in sheet.lines),
        },
        sheet.level,
    )


def _ledger_line(line: f.ReviewLedgerLine, year: int) -> Cells:
    published = _("未报发布") if line.unreported else short_day(line.published, year) if line.open else ""
    return {
        "reviewed_on": short_day(line.reviewed_on, year),
        "number": line.number,
        "title": line.title,
        "department": line.department,
        "channel": line.channel,
        "conclusion": line.conclusion,
        "ground": line.ground,
        "reviewer": line.reviewer,
        "approver": line.approver,
        "published": published,
        "remark": line.remark,
    }


def release_approval(sheet: f.ReviewReleaseSheet) -> SheetFacts:
    """F32: an item for website or 公众号; 转载 names source and day (B1.2b, D25)."""
    return SheetFacts(
        sheet.subject,
        {
            "sheet_mark": sheet.mark,
            "case_number": sheet.number,
            "department": sheet.department,
            "submitted_at": long_moment(sheet.submitted_at),
            "own_work": not sheet.source,
            "reprint": bool(sheet.source),
            "source": sheet.source,
            "title": sheet.title,
            "channels": "；".join(sheet.channels),
            "secret_no": sheet.secret is False,
            "secret_yes": sheet.secret is True,
            "online_yes": sheet.online is True,
            "online_no": sheet.online is False,
            "contributor": sheet.contributor,
            "officer": sheet.officer,
            "summary": sheet.summary,
            "published_by": sheet.published_by,
            "published_at": long_day(sheet.published_on),
            "address": sheet.address,
            "checked_by": sheet.checked_by,
            "questions": tuple(
                {
                    "question": q.question,
                    "answer": "" if q.answer is None else _("是") if q.answer else _("否"),
                }
                for q in sheet.questions
            ),
            "stages": sheet.stages,
        },
        sheet.level,
        sheet.number,
    )


def press_release(sheet: f.ReviewPressRelease) -> SheetFacts:
    """F52: content and 口径 as approved; what changes begins a new round (A3.5, A3.6b)."""
    return SheetFacts(
        sheet.subject,
        {
            "sheet_mark": sheet.mark,
            "case_number": sheet.number,
            "department": sheet.department,
            "applied_on": long_day(sheet.applied_on),
            "title": sheet.title,
            "form_of_release": sheet.form_of_release,
            "matter": sheet.matter,
            "release_at": long_day(sheet.release_on),
            "place": sheet.place,
            "host": sheet.host,
            "speaker": sheet.speaker,
            "attendants": sheet.attendants,
            "content": sheet.content,
            "media": sheet.media,
            "review_number": sheet.review_number,
            "round_number": str(sheet.round_number),
            "contact": sheet.contact,
            "telephone": sheet.telephone,
            "released_at": long_day(sheet.released_on),
            "differences": sheet.differences,
            "stages": sheet.stages,
        },
        sheet.level,
        sheet.number,
    )
