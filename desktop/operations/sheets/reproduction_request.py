"""F03 涉密文件（资料）复制审批表: answers, opinions, and what was made of it (A6.1.5)."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.custody.copy_facts import CopyReproduced, copy_stream
from desktop.operations.sheets.case_words import CaseWords, capitals, case_words
from desktop.operations.sheets.dates import long_day
from desktop.operations.sheets.register_page import shown_title
from desktop.operations.sheets.sheet_facts import SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.views import CopyRow
from desktop.plain.corrections import effective
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.procedures.facts import case_stream


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """The sheet of one case of copying."""
    words = case_words(source, wanted.subject)
    if isinstance(words, Refusal):
        return words
    start = words.case.start
    copy = source.books.copy(start.subjects[0])
    document = source.books.register_line(copy.document) if copy else None
    if copy is None or document is None:
        return refuse("copy.unknown", at="case")
    level, mark = source.mark([document])
    applicant = source.person(start.applicant)
    return SheetFacts(
        case_stream(wanted.subject),
        {
            "sheet_mark": mark,
            "stages": words.stages(),
            "request_number": start.number,
            "requested_on": _opened_on(words),
            "department": _department(source, start.department)
            or (applicant.department_name if applicant else ""),
            "applicant": source.name(start.applicant),
            "title": shown_title(document),
            "issuing_body": document.body_name,
            "document_number": document.document_number or _("无文号"),
            "classification": source.classification(document),
            "register_number": document.register_number,
            "copy_number": copy.number or copy.label,
            "pages": str(document.pages) if document.pages else "",
            "issuer_permits": words.said("issuer_permits", True),
            "issuer_forbids": words.said("issuer_permits", False),
            "method": words.text("method"),
            "copies_in_words": _quantity(words),
            "pages_each": words.text("pages_each"),
            "purpose": words.text("purpose"),
            "holders": words.text("holders"),
            "operator": words.text("copier"),
            "seal_keeper": "",
            "issuer_reference": words.text("reference"),
            **_carried_out(words, copy),
        },
        level,
        start.number,
    )


def _opened_on(words: CaseWords) -> str:
    rows = words.source.books.stream(case_stream(words.case.id))
    return long_day(rows[0].happened_at.date())


def _department(source: Source, department: str) -> str:
    return dict(source.books.departments()).get(department, "")


def _quantity(words: CaseWords) -> str:
    """What was asked for; and what was granted, where that is less (A6.1.5c)."""
    asked, granted = words.number("quantity"), words.number("approved_quantity")
    text = _("{n}份").format(n=capitals(asked))
    if granted and granted != asked:
        text = _("{asked}（批准{granted}份）").format(asked=text, granted=capitals(granted))
    return text


def _carried_out(words: CaseWords, copy: CopyRow) -> dict[str, str | bool]:
    """执行情况: in several goes if need be, summed up."""
    books = words.source.books
    permits = {p.id for p in books.permits_of(words.case.id)}
    goes = [
        row.fact
        for row in effective(books.stream(copy_stream(copy.id)))
        if isinstance(row.fact, CopyReproduced) and row.fact.permit in permits
    ]
    made = [c for c in books.copies_of(copy.document) for go in goes if c.id in go.made]
    return {
        "place": "、".join(dict.fromkeys(go.place for go in goes)) or words.text("place"),
        "device": "、".join(dict.fromkeys(go.copier for go in goes)),
        "made": str(len(made)) if made else "",
        "copy_numbers": run_of(made),
        "stamped": bool(goes) and all(go.stamped for go in goes),
        "waste_destroyed": any(go.waste_sheets for go in goes),
        "memory_cleared": bool(goes) and all(go.memory_cleared for go in goes),
        "waste_pages": str(sum(go.waste_sheets for go in goes)) if goes else "",
    }


def run_of(made: Sequence[CopyRow]) -> str:
    """编号起止 with the register number in front."""
    if not made:
        return ""
    first = f"{made[0].register_number}-{made[0].label}"
    if len(made) == 1:
        return first
    return _("{first} 至 {last}").format(first=first, last=made[-1].label.rpartition("-")[2])
