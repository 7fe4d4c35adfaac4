"""F30 of a case, filled from the book: the item's stream, its case, its checklists, who answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.operations.sentences.tables import conclusion_words
from desktop.operations.sheets import review_facts as f
from desktop.operations.sheets.case_words import CaseWords, case_words
from desktop.operations.sheets.review_forms import review_form
from desktop.operations.sheets.sheet_facts import SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.procedures.checklist import said
from desktop.procedures.definition import Stage
from desktop.procedures.facts import case_stream
from desktop.procedures.rail import StepState, rail
from desktop.procedures.review import item_facts as i
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
        conclusion=_conclusion(one.item),
        ground=words.text("ground"),
        reason=_both(words, "ground_reason", "consent"),
        severed=words.text("passages"),
        declassification=_both(words, "declassification", "part_declassified"),
        responsible=tuple(_responsible(one)),
        level=level,
        mark=mark,
    )


def _both(words: CaseWords, *fields: str) -> str:
    return "；".join(dict.fromkeys(said for field in fields if (said := words.text(field))))


def _conclusion(item: Item) -> str:
    """What it came to; an item that ended without a conclusion says how (D23, A2.15)."""
    if item.conclusion:
        return conclusion_words(item.conclusion)
    if item.secret is not None:
        return _("涉密，停止审查")
    if item.given_back is not None:
        return _("移交档案馆，不再审查") if item.given_back.to_archives else _("退回提供部门，未审结")
    return _("撤回") if item.rounds and not item.under_review else ""


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
