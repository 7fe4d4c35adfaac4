"""The record of a case, or of all cases of a period, from the book: what stands on no other form (A2.9a, D21)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desktop.operations.reviewing.ended_rounds import rounds_ended
from desktop.operations.sentences.tables import (
    asked_words,
    attribute_words,
    clearing_words,
    conclusion_words,
    relation_words,
    reply_words,
)
from desktop.operations.sheets import record_told as r
from desktop.operations.sheets.case_words import CaseWords, case_words
from desktop.operations.sheets.dates import long_moment, short_day
from desktop.operations.sheets.query_letter import issued_number
from desktop.operations.sheets.review_asked import FORM as REFERRAL
from desktop.operations.sheets.review_asked import authority_of
from desktop.operations.sheets.review_case import Reviewed, review_sheet, reviewed
from desktop.operations.sheets.review_emergency import emergency_words
from desktop.operations.sheets.review_record import record
from desktop.operations.sheets.review_rounds import rounds_of
from desktop.operations.sheets.review_terms import terms_of
from desktop.operations.sheets.sheet_facts import SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.sheets.titles import form_title
from desktop.plain.corrections import effective
from desktop.plain.facts import Fact
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.procedures.case import Act, standing
from desktop.procedures.facts import CaseHeld, CaseResumed, CaseWithdrawn, case_stream
from desktop.procedures.review import item_facts as i
from desktop.procedures.review.batch_facts import batch_stream
from desktop.procedures.review.item_facts import item_stream
from desktop.procedures.vocabulary import Conclusion, FieldType

FORM = "review_record"
_ON_THE_FORM = frozenset(
    {
        "title", "document_number", "summary", "carrier", "attribute", "channels", "intended_on", "relation", "ground",
        "ground_reason", "consent", "passages", "declassification", "part_declassified",
    }
)  # fmt: skip
"""Fields that the record tells in places of its own."""
MOST_BOUND = 500
"""Records of one volume; a longer period is bound in several."""


def record_facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """The whole record of an item (``wanted.subject``), or of all that were decided in a period."""
    if wanted.subject:
        one = reviewed(source, wanted.subject)
        return one if isinstance(one, Refusal) else _record(one)
    last = wanted.last or source.now.date()
    first = wanted.first or last.replace(day=1)
    if last < first:
        return refuse("sheet.period", "A2.9a", at="last")
    items = dict.fromkeys(ended.row.id for ended in rounds_ended(source.books, first, last))
    if len(items) > MOST_BOUND:
        return refuse("sheet.too_many_records", "A2.9a", at="last", n=len(items), most=MOST_BOUND)
    found = (reviewed(source, item) for item in items)
    sheets = [_record(one) for one in found if isinstance(one, Reviewed)]
    if not sheets:
        return refuse("sheet.nothing_reviewed", "A2.9a", at="first")
    return replace(
        sheets[0], subject=f"reviews/{first}/{last}", number="", more=tuple(s.slots for s in sheets[1:])
    )


def _record(one: Reviewed) -> SheetFacts:
    source = one.source
    facts = _dated(one)
    review = review_sheet(one)
    return record(
        r.ReviewRecord(
            review=replace(review, conclusion="；".join(filter(None, (review.conclusion, *_ending(one))))),
            as_of=source.now,
            procedure=f"{one.words.definition.title}（{one.words.definition.clause}）",
            prepared_by=source.name(source.operator),
            checked_with=_checked_with(one),
            answers=tuple(_answers(one.words)),
            opinions=tuple(_opinions(one)),
            relations=tuple(_relations(one, facts)),
            terms=tuple(terms_of(source, one.item.id)),
            asked=(*_asked(one), *_referred(one)),
            published=(*_issued(one), *_published(one)),
            rounds=tuple(rounds_of(source, facts)),
            papers=(*_papers(one), *_files(facts)),
            emergency="\n".join(emergency_words(source, one.item)),
        )
    )


def _dated(one: Reviewed) -> tuple[tuple[date, Fact], ...]:
    """The item's facts as they should have been written, with their days."""
    rows = effective(one.source.books.stream(item_stream(one.item.id)))
    return tuple((row.happened_at.date(), row.fact) for row in rows)


def _ending(one: Reviewed) -> Iterator[str]:
    """What proved secret and to whom that was reported (D23, 实施条例61); why it was given back."""
    item = one.item
    if item.secret is not None:
        yield _("{at}认定").format(at=long_moment(item.secret.found_at))
    if item.reported is not None:
        yield _("{at}报告{to}{reference}").format(
            at=long_moment(item.reported.at),
            to=item.reported.to,
            reference=f"（{item.reported.reference}）" if item.reported.reference else "",
        )
    if item.given_back is not None:
        yield item.given_back.reason


def _checked_with(one: Reviewed) -> str:
    checked = one.item.checked
    if checked is None:
        return ""
    digest = checked.words_digest[:8].upper()
    return _("机检，词表 {digest}").format(digest=digest) if digest else _("已作机检")


def _answers(words: CaseWords) -> Iterator[tuple[str, str]]:
    """Whatever else the procedure asked and was told, under the unit's own titles: nothing filled in is left out."""
    for field in words.definition.fields:
        if field.id in _ON_THE_FORM or field.type is FieldType.CHECKLIST:
            continue
        said = words.text(field.id)
        if said:
            yield field.title, said


def _opinions(one: Reviewed) -> Iterator[r.ReviewOpinion]:
    """Every opinion of every round, also those set aside by a sending back."""
    for number, words in _rounds(one):
        for act in words.case.history:
            yield _opinion(words, act, number)


def _rounds(one: Reviewed) -> Iterator[tuple[int, CaseWords]]:
    for number, begun in enumerate(one.item.rounds, 1):
        words = case_words(one.source, begun.case)
        if isinstance(words, CaseWords):
            yield number, words


def _opinion(words: CaseWords, act: Act, number: int) -> r.ReviewOpinion:
    stage = words.definition.stage(act.fact.stage)
    opinion, who, _day, given = words.opinion_parts(act)
    return r.ReviewOpinion(
        round=number,
        stage=stage.title if stage else act.fact.stage,
        opinion=opinion,
        person=who,
        given=given or _("签字"),
        on=act.at.date(),
    )


def _relations(one: Reviewed, facts: tuple[tuple[date, Fact], ...]) -> Iterator[r.ReviewRelation]:
    """A2.4a, D24: that it contains or cites a secret document and what lifted the bar; never which (D21)."""
    noted = {fact.number: day for day, fact in facts if isinstance(fact, i.RelationNoted)}
    cleared = {fact.number: day for day, fact in facts if isinstance(fact, i.RelationCleared)}
    for number, known in one.item.relations.items():
        lifted = known.cleared
        yield r.ReviewRelation(
            relation=_("{relation}涉密文件").format(relation=relation_words(known.noted.relation.value)),
            noted=noted[number],
            cleared=cleared.get(number),
            by=clearing_words(lifted.by.value) if lifted else _("未解除，不得公开"),
            reference=lifted.reference if lifted else "",
            person=one.source.name(lifted.person) if lifted else "",
        )


def _asked(one: Reviewed) -> Iterator[r.ReviewAsked]:
    for consultation in one.item.consultations.values():
        sent, reply = consultation.sent, consultation.reply
        said = reply_words(reply.reply.value) if reply else _("未答复")
        yield r.ReviewAsked(
            number=sent.letter,
            addressee=f"{asked_words(sent.asked.value)} {sent.to}",
            sent=sent.sent_on,
            due=sent.due_on,
            answered=reply.on if reply else None,
            result=_joined(said, reply.words if reply else None),
        )


def _referred(one: Reviewed) -> Iterator[r.ReviewAsked]:
    """报请确定 of every round: to which authority, what it answered (A2.12–A2.14, C2.12)."""
    source = one.source
    for _number, words in _rounds(one):
        stream = case_stream(words.case.id)
        ends = [
            r
            for r in standing(source.books.stream(stream))
            if isinstance(r.fact, CaseResumed | CaseWithdrawn)
        ]
        for act in words.case.history:
            if not isinstance(act.fact, CaseHeld) or act.fact.conclusion != Conclusion.REFER.value:
                continue
            came = next((row for row in ends if row.version > act.version), None)
            yield r.ReviewAsked(
                number=issued_number(source, REFERRAL, stream),
                addressee=_("报请确定 {authority}").format(authority=authority_of(words, act.fact)),
                sent=act.at.date(),
                due=act.fact.until,
                answered=came.happened_at.date() if came else None,
                result=_answered(came.fact) if came else _("未答复"),
            )


def _answered(came: Fact) -> str:
    if not isinstance(came, CaseResumed):
        return _("撤回")
    return _joined(conclusion_words(came.ruling) if came.ruling else "", came.answer)


def _joined(said: str, words: str | None) -> str:
    return "：".join(part for part in (said, words or "") if part)


def _issued(one: Reviewed) -> Iterator[r.ReviewPublished]:
    """印发 of a 公文 with the attribute it bore then (A2.8, B4.1–B4.4a)."""
    issued = one.item.issued
    if issued is None:
        return
    attribute = attribute_words(issued.attribute.value)
    yield r.ReviewPublished(_("印发"), issued.on, issued.number or "", remark=attribute)
    if issued.intranet_on is not None:
        yield r.ReviewPublished(_("单位内网"), issued.intranet_on)


def _published(one: Reviewed) -> Iterator[r.ReviewPublished]:
    for row in one.source.books.publications(one.item.id):
        back = row.taken_down_at
        down = _("{day}撤稿").format(day=short_day(back.date(), one.source.now.year)) if back else ""
        yield r.ReviewPublished(
            channel="、".join(one.listed("channels", row.channel)),
            on=row.published_on,
            address=row.address or "",
            published_by=row.published_by_name,
            checked_by=row.compared_by_name,
            remark=_joined(down, row.reason) if back else "",
        )


def _papers(one: Reviewed) -> Iterator[r.ReviewPaper]:
    source = one.source
    subjects: tuple[str, ...] = (
        item_stream(one.item.id),
        *(case_stream(begun.case) for begun in one.item.rounds),
    )
    batch = source.books.batch_of_item(one.item.id)
    if batch is not None:
        subjects = (*subjects, batch_stream(batch.id))
    for subject in subjects:
        for paper in source.books.papers_about(subject):
            if paper.form == FORM:
                continue
            yield r.ReviewPaper(
                serial=paper.serial,
                form=form_title(source.profile, paper.form),
                printed=paper.issued_at.date(),
                back=paper.signed_on,
                binder=paper.binder or "",
            )


def _files(facts: tuple[tuple[date, Fact], ...]) -> Iterator[r.ReviewPaper]:
    """遮盖副本: a file that left, by its number in the 输出登记 (D19)."""
    for day, fact in facts:
        if isinstance(fact, i.MaskedCopyMade):
            form = _("遮盖副本（遮盖{n}处），交{to}").format(n=fact.passages, to=fact.receiver)
            yield r.ReviewPaper(serial=fact.number, form=form, printed=day, binder=fact.medium)
