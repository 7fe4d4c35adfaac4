"""F47 of an item that was referred, F52 of a press release, filled from the book (A2.12–A2.14, A3.5)."""

from __future__ import annotations

from datetime import date
from functools import partial

from desktop.operations.sheets import review_facts as f
from desktop.operations.sheets.case_words import CaseWords
from desktop.operations.sheets.query_letter import number_of
from desktop.operations.sheets.review_case import Reviewed, review_sheet, reviewed
from desktop.operations.sheets.review_forms import press_release
from desktop.operations.sheets.review_letters import referral
from desktop.operations.sheets.sheet_facts import SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.case import Act
from desktop.procedures.facts import CaseHeld, StageFact
from desktop.procedures.vocabulary import Conclusion

FORM, SERIES = "f47_referral", "referral"
TEXT, LETTER = "text", "letter"
"""Enclosures of A2.14 by their id in the procedure; any other one is what the authority asked for besides."""


def referral_facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """F47 of an item that a stage referred (``wanted.subject``)."""
    one = reviewed(source, wanted.subject)
    if isinstance(one, Refusal):
        return one
    acts = [a for a in one.words.case.history if a.fact.conclusion == Conclusion.REFER.value]
    if not acts:
        return refuse("sheet.not_referred", "A2.12", at="item")
    return referral(_referral(one.source, one, acts[-1]))


def _referral(source: Source, one: Reviewed, act: Act) -> f.ReviewReferral:
    sheet, operator = review_sheet(one), source.person(source.operator)
    said = partial(source.profile.letter, "F47")
    stage = one.words.definition.stage(act.fact.stage)
    titles = {e.id: e.title for e in stage.enclosures} if stage else {}
    given = act.fact.enclosures
    return f.ReviewReferral(
        subject=sheet.subject,
        letter_number=number_of(source, FORM, sheet.subject, SERIES),
        addressee=authority_of(one.words, act.fact),
        title=sheet.title,
        question=said("question"),
        body=said("body", title=sheet.title),
        closing=said("closing"),
        signed_on=act.at.date(),
        contact=operator.name if operator else "",
        telephone=(operator.telephone if operator else "") or "",
        case_number=sheet.number,
        why=_why(act),
        prepared_by=operator.name if operator else "",
        text=sheet.text,
        text_enclosure=said("text_enclosure", title=sheet.title) if TEXT in given else "",
        explanation=said("explanation") if LETTER in given else "",
        other_enclosures=tuple(titles.get(g, g) for g in given if g not in (TEXT, LETTER)),
        answer_by=one.words.case.held_until,
        stages=sheet.stages,
        level=sheet.level,
        mark=sheet.mark,
    )


def authority_of(words: CaseWords, fact: StageFact) -> str:
    """To whom the stage referred it: its own answer, which the case forgets once it goes on."""
    asked = words.definition.field("authority")
    titles = {choice.id: choice.title for choice in asked.choices} if asked else {}
    values = next((answer.values for answer in fact.answers if answer.field == "authority"), ())
    return "、".join(titles.get(value, value) for value in values)


def _why(act: Act) -> str:
    """Why the stage could not tell."""
    return act.fact.reason if isinstance(act.fact, CaseHeld) else act.fact.opinion or ""


def press_facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """F52 of an item that goes the way of a press release (``wanted.subject``)."""
    one = reviewed(source, wanted.subject)
    if isinstance(one, Refusal):
        return one
    if one.words.answer("line") is None:
        return refuse("sheet.no_press_release", "A3.5", at="item")
    sheet, words, operator = review_sheet(one), one.words, source.person(source.operator)
    planned = words.answer("planned_on")
    out = source.books.publications(one.item.id)
    return press_release(
        f.ReviewPressRelease(
            subject=sheet.subject,
            number=sheet.number,
            department=sheet.department,
            applied_on=sheet.filled_on,
            title=words.text("title") or sheet.title,
            form_of_release=words.text("way"),
            matter=words.text("matter"),
            content=words.text("line"),
            stages=sheet.stages,
            release_on=date.fromisoformat(planned.values[0]) if planned and planned.values else None,
            place=words.text("place"),
            host=words.text("host"),
            speaker=words.text("speaker"),
            attendants=words.text("attendees"),
            media=words.text("media"),
            review_number=words.text("review_number"),
            round_number=sheet.round_number,
            contact=operator.name if operator else "",
            telephone=(operator.telephone if operator else "") or "",
            released_on=out[0].published_on if out else None,
            level=sheet.level,
            mark=sheet.mark,
        )
    )
