"""F38 延期答复告知书: the one extension of a case, told to the applicant; its stub shows how it came about.

A1.4.4b, B5.4, C2.7; 公开条例33.
"""

from __future__ import annotations

from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.deadlines.items import item_courses
from desktop.operations.sentences.proof import beside_words, count_words
from desktop.operations.sheets.dates import long_day
from desktop.operations.sheets.outward import outward
from desktop.operations.sheets.query_letter import number_of
from desktop.operations.sheets.review_case import Reviewed, review_sheet, reviewed
from desktop.operations.sheets.review_terms import weeks_of
from desktop.operations.sheets.sheet_facts import SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.procedures.clock_facts import CaseExtended
from desktop.procedures.deadlines import Course, counted
from desktop.workdays.counting import Deadline

FORM, SERIES = "f38_extension", "extension"


def extension_facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """F38 of an item (``wanted.subject``) whose answer takes longer."""
    one = reviewed(source, wanted.subject)
    if isinstance(one, Refusal):
        return one
    calendar = calendar_in_force(source.books)
    running = item_courses(source.books, source.ruled_by, one.item.id, calendar, source.now.date())
    course = next((c for c in running if c.extended is not None), None)
    if course is None or course.extended is None:
        return refuse("sheet.not_extended", "公开条例33", at="item")
    return _letter(one.source, one, course, course.extended)


def _letter(source: Source, one: Reviewed, course: Course, longer: CaseExtended) -> SheetFacts:
    sheet = review_sheet(one)
    number = number_of(source, FORM, sheet.subject, SERIES)
    before = counted(
        calendar_in_force(source.books),
        course.deadline.unit,
        course.start or source.now.date(),
        course.deadline.count,
        course.pauses,
    )
    days = {
        "received_on": long_day(course.start),
        "before": long_day(before.due) if isinstance(before, Deadline) else "",
        "after": long_day(course.due),
        "count": _spoken(longer.count, course),
    }
    role = source.profile.roles.get(longer.capacity, longer.capacity)
    allowed = course.deadline.extension
    agreed = "、".join(filter(None, (role, allowed.consent_of if allowed else "")))
    told = source.profile.letter(
        "F38", "body", title=sheet.title, reason=longer.reason, approved_by=agreed, **days
    )
    return SheetFacts(
        sheet.subject,
        {
            "sheet_mark": outward(sheet.level, sheet.mark),
            "letter_number": number,
            "addressee": one.words.text("applicant"),
            "subject": sheet.title,
            "body": told,
            "signed_on": long_day(source.now.date()),
            **source.written_by(),
            "case_number": sheet.number,
            "law": long_day(course.law.due) if isinstance(course.law, Deadline) else "",
            "warning": beside_words(course.compared),
            "most": _spoken(allowed.count, course) if allowed else "",
            "reason": longer.reason,
            "clause": allowed.clause if allowed else course.deadline.clause,
            "approved_by": _("{name}（{post}）").format(name=source.name(longer.person), post=role),
            "consent": longer.consent or "",
            "days": tuple(weeks_of(course)),
            **days,
        },
        sheet.level,
        number,
    )


def _spoken(count: int, course: Course) -> str:
    """``20个工作日``, as it stands in a letter."""
    return count_words(count, course.deadline.unit).replace(" ", "")
