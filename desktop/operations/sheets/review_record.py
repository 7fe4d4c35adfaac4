"""审查档案: the whole record of a case for the file and for an inspector (A2.9a, C4.7.5); it must not leak (D21)."""

from __future__ import annotations

from desktop.operations.sheets import record_told as r
from desktop.operations.sheets import review_facts as f
from desktop.operations.sheets.dates import long_day, long_moment, short_day
from desktop.operations.sheets.review_words import hits_by_kind, responsible_said
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Slot
from desktop.plain.words import _


def record(told: r.ReviewRecord) -> SheetFacts:
    """Form, opinions, hits by kind, fingerprints in full, deadlines with proof, what was asked and published."""
    review, year = told.review, told.as_of.year
    lists: dict[str, Slot] = {
        "answers": tuple({"field": title, "value": words} for title, words in told.answers),
        "questions": tuple(_question(question) for question in review.questions),
        "opinions": tuple(_opinion(one, year) for one in told.opinions),
        "hits": tuple(
            {"kind": kind, "places": str(places), "result": result}
            for kind, places, result in hits_by_kind(review.checked or ())
        ),
        "relations": tuple(_relation(one, year) for one in told.relations),
        "deadlines": tuple(_term(term, year) for term in told.terms),
        "days": tuple(week for term in told.terms for week in term.weeks),
        "consultations": tuple(_asked(one, year) for one in told.asked),
        "publications": tuple(_published(one, year) for one in told.published),
        "rounds": tuple(
            {
                "round": one.number,
                "on": short_day(one.on, year),
                "why": one.why,
                "difference": one.difference,
                "out": one.out,
            }
            for one in told.rounds
        ),
        "papers": tuple(_paper(one, year) for one in told.papers),
    }
    return SheetFacts(review.subject, {**_heading(told), **lists}, review.level, review.number)


def _heading(told: r.ReviewRecord) -> dict[str, Slot]:
    review = told.review
    return {
        "sheet_mark": review.mark,
        "case_number": review.number,
        "as_of": long_moment(told.as_of),
        "title": review.title,
        "document_number": review.document_number,
        "processing_sheet": review.processing_sheet,
        "summary": review.summary,
        "department": review.department,
        "presented_by": review.presented_by,
        "filled_on": long_day(review.filled_on),
        "item_type": review.item_type,
        "carrier": review.carrier,
        "attribute": review.attribute,
        "channels": "；".join(review.channels),
        "publish_on": long_day(review.publish_on),
        "important": _("重要") if review.important else _("一般"),
        "procedure": told.procedure,
        "conclusion": review.conclusion,
        "ground": review.ground,
        "reason": review.reason,
        "severed": review.severed,
        "declassification": review.declassification,
        "responsible": responsible_said(review.responsible),
        "text_pages": str(review.text.pages or ""),
        "sm3": review.text.sm3,
        "sha256": review.text.sha256,
        "checked_by": told.checked_with if review.checked is not None else "",
        "prepared_by": told.prepared_by,
        "emergency": told.emergency,
    }


def _question(question: f.Question) -> Cells:
    answer = {True: _("是"), False: _("否"), None: ""}[question.answer]
    return {"question": question.question, "answer": answer, "note": question.note}


def _opinion(one: r.ReviewOpinion, year: int) -> Cells:
    return {
        "round": str(one.round),
        "stage": one.stage,
        "opinion": one.opinion,
        "person": one.person,
        "given": one.given,
        "on": short_day(one.on, year),
    }


def _relation(one: r.ReviewRelation, year: int) -> Cells:
    return {
        "relation": one.relation,
        "noted": short_day(one.noted, year),
        "by": one.by,
        "cleared": short_day(one.cleared, year),
        "reference": one.reference,
        "person": one.person,
    }


def _term(term: r.ReviewTerm, year: int) -> Cells:
    return {
        "title": term.title,
        "starts": short_day(term.starts, year),
        "due": short_day(term.due, year),
        "national": short_day(term.national, year),
        "met": short_day(term.met, year),
        "proof": term.proof,
    }


def _asked(one: r.ReviewAsked, year: int) -> Cells:
    return {
        "number": one.number,
        "addressee": one.addressee,
        "sent": short_day(one.sent, year),
        "due": short_day(one.due, year),
        "answered": short_day(one.answered, year),
        "result": one.result,
    }


def _published(one: r.ReviewPublished, year: int) -> Cells:
    return {
        "channel": one.channel,
        "on": short_day(one.on, year),
        "address": one.address,
        "published_by": one.published_by,
        "checked_by": one.checked_by,
        "remark": one.remark,
    }


def _paper(one: r.ReviewPaper, year: int) -> Cells:
    return {
        "serial": one.serial,
        "form": one.form,
        "printed": short_day(one.printed, year),
        "back": short_day(one.back, year),
        "binder": one.binder,
    }
