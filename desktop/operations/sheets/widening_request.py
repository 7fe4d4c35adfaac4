"""F11 扩大国家秘密知悉范围审批表 (保密法21, A6.1.4d)."""

from __future__ import annotations

from desktop.operations.sheets.case_words import CaseWords, case_words
from desktop.operations.sheets.dates import long_day
from desktop.operations.sheets.knowing import knowers
from desktop.operations.sheets.register_page import shown_title
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.procedures.facts import case_stream


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """The sheet of one case of widening."""
    words = case_words(source, wanted.subject)
    if isinstance(words, Refusal):
        return words
    start = words.case.start
    document = source.books.register_line(start.subjects[0])
    if document is None:
        return refuse("document.unknown", at="case")
    level, mark = source.mark([document])
    applicant = source.person(start.applicant)
    opened = source.books.stream(case_stream(wanted.subject))[0].happened_at
    return SheetFacts(
        case_stream(wanted.subject),
        {
            "sheet_mark": mark,
            "stages": words.stages(),
            "request_number": start.number,
            "requested_on": long_day(opened.date()),
            "department": dict(source.books.departments()).get(start.department, "")
            or (applicant.department_name if applicant else ""),
            "applicant": source.name(start.applicant),
            "register_number": document.register_number,
            "title": shown_title(document),
            "issuing_body": document.body_name,
            "document_number": document.document_number or _("无文号"),
            "classification": source.classification(document),
            "present_range": _present(source, words),
            "issuer_has_rule": words.said("issuer_rule", True),
            "issuer_has_none": words.said("issuer_rule", False),
            "issuer_reference": words.text("reference"),
            "reason": words.text("reason"),
            "manner": words.text("way"),
            "persons": _persons(source, words),
        },
        level,
        start.number,
    )


def _present(source: Source, words: CaseWords) -> str:
    """Who knew before: named, without those asked for."""
    document = words.case.start.subjects[0]
    asked = words.answer("persons")
    added = set(asked.values) if asked else set()
    known = [k.person for k in knowers(source, document) if k.person not in added]
    return source.names(dict.fromkeys(known)) or _("保密员")


def _persons(source: Source, words: CaseWords) -> tuple[Cells, ...]:
    asked, granted = words.answer("persons"), words.answer("approved_persons")
    lines = []
    for person in asked.values if asked else ():
        found = source.person(person)
        if found is None:
            continue
        refused = granted is not None and granted.values and person not in granted.values
        lines.append(
            {
                "name": found.name,
                "department": found.department_name,
                "post": found.duty or "",
                "clearance": source.profile.words.clearances.get(found.clearance, _("非涉密人员")),
                "remark": _("未批准") if refused else "",
            }
        )
    return tuple(lines)
