"""Letters of a review: F39 征求意见函 with its reply, F47 请示 with its three enclosures; each with its stub."""

from __future__ import annotations

from desktop.operations.sheets import review_facts as f
from desktop.operations.sheets.dates import long_day
from desktop.operations.sheets.outward import outward
from desktop.operations.sheets.review_words import prints_said
from desktop.operations.sheets.sheet_facts import SheetFacts
from desktop.plain.refusal import Refusal, refuse


def consultation(letter: f.ReviewConsultation) -> SheetFacts:
    """F39: who is asked, until when, and what his silence means (A2.4b, B6.8, C3.6; 条例32, 34)."""
    return SheetFacts(
        letter.subject,
        {
            "sheet_mark": outward(letter.level, letter.mark),
            "letter_number": letter.letter_number,
            "addressee": letter.addressee,
            "subject": letter.title,
            "body": letter.body,
            "reply": letter.reply,
            "answer_by": long_day(letter.answer_by),
            "silence": letter.silence,
            "signed_on": long_day(letter.signed_on),
            "contact": letter.contact,
            "telephone": letter.telephone,
            "address": letter.address,
            "case_number": letter.case_number,
            "reason": letter.reason,
            "sent_by": letter.sent_by,
            "prepared_by": letter.prepared_by,
            "enclosures": tuple({"title": title} for title in letter.enclosures),
            "stages": letter.stages,
        },
        letter.level,
        letter.letter_number,
    )


def referral(letter: f.ReviewReferral) -> SheetFacts | Refusal:
    """F47: does not go without the text and the explanation (A2.14); other material where it was asked for."""
    if not (letter.text_enclosure and letter.explanation):
        return refuse("sheet.referral_enclosures", "A2.14", at="enclosures")
    titles = (letter.text_enclosure, letter.explanation, *letter.other_enclosures)
    return SheetFacts(
        letter.subject,
        {
            "sheet_mark": outward(letter.level, letter.mark),
            "letter_number": letter.letter_number,
            "signer": letter.signer,
            "addressee": letter.addressee,
            "subject": letter.title,
            "question": letter.question,
            "body": letter.body,
            "closing": letter.closing,
            "signed_on": long_day(letter.signed_on),
            "contact": letter.contact,
            "telephone": letter.telephone,
            "case_number": letter.case_number,
            "undecided_because": letter.why,
            "prepared_by": letter.prepared_by,
            "text_length": str(letter.text.pages or ""),
            "fingerprint": prints_said(letter.text),
            "answer_by": long_day(letter.answer_by),
            "enclosures": tuple({"title": title} for title in titles),
            "stages": letter.stages,
        },
        letter.level,
        letter.letter_number,
    )
