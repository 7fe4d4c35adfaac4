"""F32 of an item and F39 of a letter that went out, filled from the book (B1.2b, A2.4b, B6.8)."""

from __future__ import annotations

from dataclasses import replace

from desktop.operations.sheets import review_facts as f
from desktop.operations.sheets.dates import long_day
from desktop.operations.sheets.review_case import Reviewed, review_sheet, reviewed
from desktop.operations.sheets.review_forms import release_approval
from desktop.operations.sheets.review_letters import consultation
from desktop.operations.sheets.sheet_facts import SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import N_, _
from desktop.procedures.checklist import said
from desktop.procedures.facts import case_stream
from desktop.procedures.review.item_facts import ConsultationSent, Silence, item_stream

NO_DAY = N_("　　年　　月　　日")
"""Where no day is set it is written by hand."""
SECRET, ONLINE = "state_secret", ("website", "new_media")
SILENT = {Silence.CONSENT: "silence_consent", Silence.OWN_DECISION: "silence_decides"}
"""What silence means → the unit's sentence for it; where no rule gives it a meaning, none."""


def release_facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """F32 of an item (``wanted.subject``)."""
    one = reviewed(source, wanted.subject)
    if isinstance(one, Refusal):
        return one
    sheet, start = review_sheet(one), one.item.start
    out = source.books.publications(one.item.id)
    begun = source.books.stream(case_stream(one.item.case))[0].happened_at
    return release_approval(
        f.ReviewReleaseSheet(
            subject=sheet.subject,
            number=sheet.number,
            department=sheet.department,
            submitted_at=begun,
            title=sheet.title,
            channels=sheet.channels,
            stages=sheet.stages,
            questions=sheet.questions,
            secret=_secret(one),
            online=bool(set(start.channels) & set(ONLINE)) if start.channels else None,
            source=f"{start.source.name} {long_day(start.source.day)}" if start.source else "",
            contributor=sheet.presented_by,
            summary=sheet.summary,
            published_by=out[0].published_by_name if out else "",
            published_on=out[0].published_on if out else None,
            address=(out[0].address or "") if out else "",
            checked_by=out[0].compared_by_name if out else "",
            level=sheet.level,
            mark=sheet.mark,
        )
    )


def _secret(one: Reviewed) -> bool | None:
    """Whether the checklist says state secret; nothing while it is not answered."""
    for answer in one.words.case.answers.values():
        if said(SECRET, True) in answer.values:
            return True
        if said(SECRET, False) in answer.values:
            return False
    return None


def consultation_facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """F39: letter ``wanted.page`` of an item (``wanted.subject``), its last without a number."""
    one = reviewed(source, wanted.subject)
    if isinstance(one, Refusal):
        return one
    asked = one.item.consultations
    number = wanted.page or max(asked, default=0)
    if number not in asked:
        return refuse("sheet.no_such_letter", "A2.4b", at="number", number=number)
    # each letter of an item has a paper life of its own
    return replace(consultation(_letter(one.source, one, asked[number].sent)), page=number)


def _letter(source: Source, one: Reviewed, sent: ConsultationSent) -> f.ReviewConsultation:
    operator, profile = source.person(source.operator), source.profile
    why, title = profile.letter("F39", f"why_{sent.asked.value}"), one.item.start.words.title
    return f.ReviewConsultation(
        subject=item_stream(one.item.id),
        letter_number=sent.letter,
        addressee=sent.to,
        title=title,
        body=profile.letter("F39", "body", title=title, why=why),
        reply=profile.letter("F39", "reply", answer_by=long_day(sent.due_on) or _(NO_DAY)),
        answer_by=sent.due_on,
        silence=profile.letter("F39", SILENT[sent.silence]) if sent.silence in SILENT else "",
        signed_on=sent.sent_on,
        contact=operator.name if operator else "",
        telephone=(operator.telephone if operator else "") or "",
        address=source.unit,
        case_number=one.words.case.start.number,
        reason=why,
        prepared_by=operator.name if operator else "",
    )
