"""F30 and the record of a case, filled from the book: the item's stream, its case, its letters, its terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.operations.sentences.tables import asked_words, conclusion_words, reply_words
from desktop.operations.sheets import review_facts as f
from desktop.operations.sheets.case_words import CaseWords, case_words
from desktop.operations.sheets.review_forms import review_form
from desktop.operations.sheets.review_record import record
from desktop.operations.sheets.review_terms import terms_of
from desktop.operations.sheets.sheet_facts import SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.sheets.titles import form_title
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.procedures.case import Act
from desktop.procedures.checklist import said
from desktop.procedures.definition import Stage
from desktop.procedures.facts import case_stream
from desktop.procedures.rail import StepState, rail
from desktop.procedures.review import item_facts as i
from desktop.procedures.review.batch_facts import batch_stream
from desktop.procedures.review.item import HINT, Item, fold_item
from desktop.procedures.review.item_facts import item_stream
from desktop.procedures.vocabulary import FieldType
from desktop.screening.finding import Kind

_BECAME = {
    i.Verdict.FALSE_ALARM: f.Became.FALSE_ALARM,
    i.Verdict.REMOVED: f.Became.REMOVED,
    i.Verdict.MASKED: f.Became.MASKED,
    i.Verdict.ACCEPTED: f.Became.ALLOWED,
    i.Verdict.SECRET: f.Became.HANDLED,
}
MOST_BOUND = 500
"""Records of one volume; a longer period is bound in several."""


@dataclass(frozen=True)
class Reviewed:
    """An item under review with its case in words."""

    item: Item
    words: CaseWords

    @property
    def source(self) -> Source:
        """The book it is read from."""
        return self.words.source

    @property
    def chain(self) -> tuple[Stage, ...]:
        """The stages that are in its way."""
        steps = rail(self.words.definition, self.words.case)
        return tuple(step.stage for step in steps if step.state is not StepState.SKIPPED)

    def listed(self, name: str, *codes: str) -> tuple[str, ...]:
        """Codes of a list of the profile in the unit's words."""
        found = self.source.profile.words.lists.get(name)
        titles = {c.id: c.title for c in found.entries} if found else {}
        return tuple(titles.get(code, code) for code in codes if code)


def reviewed(source: Source, item: str) -> Reviewed | Refusal:
    """The item of that id in the round in force."""
    state = fold_item(item, source.books.stream(item_stream(item)))
    if state.handed_in is None:
        return refuse("item.unknown", at="item")
    words = case_words(source, state.case)
    return words if isinstance(words, Refusal) else Reviewed(state, words)


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """F30 of an item (``wanted.subject``)."""
    one = reviewed(source, wanted.subject)
    if isinstance(one, Refusal):
        return one
    if one.item.start.processing_sheet:
        number = str(one.item.start.processing_sheet)
        return refuse("sheet.on_processing_sheet", "A2.9c", at="item", number=number)
    return review_form(review_sheet(one))


def record_facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """The whole record of an item (``wanted.subject``), or of all that were decided in a period."""
    if wanted.subject:
        one = reviewed(source, wanted.subject)
        return one if isinstance(one, Refusal) else _record(one)
    last = wanted.last or source.now.date()
    first = wanted.first or last.replace(day=1)
    if last < first:
        return refuse("sheet.period", "A2.9a", at="last")
    rows = source.books.items_concluded(first, last)
    if len(rows) > MOST_BOUND:
        return refuse("sheet.too_many_records", "A2.9a", at="last", n=len(rows), most=MOST_BOUND)
    found = (reviewed(source, row.id) for row in rows)
    sheets = [_record(one) for one in found if isinstance(one, Reviewed)]
    if not sheets:
        return refuse("sheet.nothing_reviewed", "A2.9a", at="first")
    return replace(
        sheets[0], subject=f"reviews/{first}/{last}", number="", more=tuple(s.slots for s in sheets[1:])
    )


def _record(one: Reviewed) -> SheetFacts:
    source = one.source
    return record(
        f.ReviewRecord(
            review=review_sheet(one),
            as_of=source.now,
            procedure=f"{one.words.definition.title}（{one.words.definition.clause}）",
            prepared_by=source.name(source.operator),
            checked_with=_checked_with(one),
            opinions=tuple(_opinions(one)),
            terms=tuple(terms_of(source, one.item.id)),
            asked=tuple(_asked(one)),
            published=tuple(_published(one)),
            rounds=tuple(_rounds(one)),
            papers=tuple(_papers(one)),
        )
    )


def review_sheet(one: Reviewed) -> f.ReviewSheet:
    """F30 in plain facts."""
    start, words, source = one.item.start, one.words, one.source
    level, mark = source.mark(())
    return f.ReviewSheet(
        # D15: closing the case books its sheet back
        subject=case_stream(words.case.id),
        number=words.case.start.number,
        title=start.words.title,
        department=dict(source.books.departments()).get(start.department, ""),
        presented_by=source.name(start.handed_in_by),
        filled_on=one.item.handed_in_on or source.now.date(),
        item_type=source.profile.words.item_types.get(start.item_type, start.item_type),
        stages=words.stages(),
        questions=tuple(_questions(one)),
        text=_text(one.item),
        checked=_checked(one.item),
        document_number=start.words.document_number or "",
        processing_sheet=start.processing_sheet or "",
        summary=start.words.summary or "",
        carrier="、".join(one.listed("carriers", start.carrier)),
        attribute="、".join(one.listed("attributes", start.attribute.value)),
        channels=one.listed("channels", *start.channels),
        publish_on=start.intended_on,
        important=start.important,
        round_number=len(one.item.rounds) or 1,
        conclusion=conclusion_words(one.item.conclusion) if one.item.conclusion else "",
        ground=words.text("ground"),
        reason=words.text("ground_reason") or words.text("consent"),
        severed=words.text("passages"),
        declassification=words.text("declassification") or words.text("part_declassified"),
        responsible=tuple(_responsible(one)),
        level=level,
        mark=mark,
    )


def _text(item: Item) -> f.ReviewText:
    """Pages as handed in; the fingerprints are those of the file that was read in (D19)."""
    prints = item.draft.prints if item.draft else None
    return f.ReviewText(item.start.pages, prints.sm3 if prints else "", prints.sha256 if prints else "")


def _checked(item: Item) -> tuple[f.HitCount, ...] | None:
    """Hits counted by kind and verdict; nothing where no machine read the text."""
    if item.checked is None or item.checked.unread or item.unchecked:
        return None
    found = []
    for hit in item.checked.hits:
        judged = item.verdict(hit)
        became = _BECAME[judged.verdict] if judged else f.Became.WAITING
        if judged is None and hit.weight == HINT:
            became = f.Became.SHOWN
        found.append(f.HitCount(Kind(hit.kind), hit.count, became))
    return tuple(found)


def _questions(one: Reviewed) -> Iterator[f.Question]:
    """Every question of every checklist that the chain of this case puts, answered or not (A2.2)."""
    steps = rail(one.words.definition, one.words.case)
    asked = {name for step in steps if step.state is not StepState.SKIPPED for name in step.stage.fields}
    for field in one.words.definition.fields:
        if field.type is not FieldType.CHECKLIST or field.id not in asked:
            continue
        answer = one.words.answer(field.id)
        values = answer.values if answer else ()
        for choice in field.choices:
            yes, no = said(choice.id, True) in values, said(choice.id, False) in values
            yield f.Question(choice.title, yes if yes or no else None)


def _responsible(one: Reviewed) -> Iterator[f.Named]:
    """C4.8: who approves, who leads the department that provides, who did it, who leads the review; others named."""
    source, roles = one.source, one.source.profile.words.roles
    chain = one.chain
    lists = {field.id for field in one.words.definition.checklists}
    reviews = next((stage for stage in chain if lists & set(stage.fields)), None)
    yield f.Named(_("审批人"), _answers_for(one, chain[-1] if chain else None))
    yield f.Named(_("提供科室负责人"), _answers_for(one, chain[0] if chain else None))
    yield f.Named(_("直接责任人"), source.name(one.item.start.handed_in_by))
    yield f.Named(_("审查机构负责人"), _answers_for(one, reviews))
    for role, person in one.item.start.named:
        yield f.Named(roles.get(role, role), source.name(person))


def _answers_for(one: Reviewed, stage: Stage | None) -> str:
    """Who acted at a stage; before that who holds its post, where it is one person."""
    if stage is None:
        return ""
    act = one.words.case.act_at(stage.id)
    if act is not None:
        return one.source.name(act.fact.person)
    today, books = one.source.now.date(), one.source.books
    holders = dict.fromkeys(person for role in stage.roles for person in books.holders_of(role, today))
    return one.source.names(holders) if len(holders) == 1 else ""


def _checked_with(one: Reviewed) -> str:
    checked = one.item.checked
    if checked is None:
        return ""
    digest = checked.words_digest[:8].upper()
    return _("机检，词表 {digest}").format(digest=digest) if digest else _("已作机检")


def _opinions(one: Reviewed) -> Iterator[f.ReviewOpinion]:
    """Every opinion of every round, also those set aside by a sending back."""
    for number, begun in enumerate(one.item.rounds, 1):
        words = case_words(one.source, begun.case)
        if isinstance(words, Refusal):
            continue
        for act in words.case.history:
            yield _opinion(words, act, number)


def _opinion(words: CaseWords, act: Act, number: int) -> f.ReviewOpinion:
    stage = words.definition.stage(act.fact.stage)
    said_, who = words.opinion(act).rsplit("\n", 1)
    name, _day, *given = who.split("　")
    return f.ReviewOpinion(
        round=number,
        stage=stage.title if stage else act.fact.stage,
        opinion=said_,
        person=name,
        given="　".join(given) or _("签字"),
        on=act.at.date(),
    )


def _asked(one: Reviewed) -> Iterator[f.ReviewAsked]:
    for consultation in one.item.consultations.values():
        sent, reply = consultation.sent, consultation.reply
        yield f.ReviewAsked(
            number=sent.letter,
            addressee=f"{asked_words(sent.asked.value)} {sent.to}",
            sent=sent.sent_on,
            due=sent.due_on,
            answered=reply.on if reply else None,
            result=reply_words(reply.reply.value) if reply else _("未答复"),
        )


def _published(one: Reviewed) -> Iterator[f.ReviewPublished]:
    for row in one.source.books.publications(one.item.id):
        back = row.taken_down_at
        yield f.ReviewPublished(
            channel="、".join(one.listed("channels", row.channel)),
            on=row.published_on,
            address=row.address or "",
            published_by=row.published_by_name,
            checked_by=row.compared_by_name,
            remark=_("{m}月{d}日撤稿").format(m=back.month, d=back.day) if back else "",
        )


def _rounds(one: Reviewed) -> Iterator[f.ReviewRound]:
    source = one.source
    for begun in one.item.rounds:
        rows = source.books.stream(case_stream(begun.case))
        yield f.ReviewRound(
            number=begun.number,
            on=rows[0].happened_at.date(),
            why=begun.why or (_("首次送审") if begun.number == 1 else ""),
        )


def _papers(one: Reviewed) -> Iterator[f.ReviewPaper]:
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
            if paper.form == "review_record":
                continue
            yield f.ReviewPaper(
                serial=paper.serial,
                form=form_title(source.profile, paper.form),
                printed=paper.issued_at.date(),
                back=paper.signed_on,
                binder=paper.binder or "",
            )
