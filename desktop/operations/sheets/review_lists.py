"""批次审查单 and F31, filled from the book (D20, D24, D25)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.operations.reviewing.ended_rounds import Ended, rounds_ended
from desktop.operations.sentences.tables import conclusion_words, taken_out_words
from desktop.operations.sheets import review_facts as f
from desktop.operations.sheets.case_words import CaseWords, case_words
from desktop.operations.sheets.dates import short_moment
from desktop.operations.sheets.review_case import Reviewed, review_sheet, reviewed
from desktop.operations.sheets.review_forms import batch_sheet, ledger
from desktop.operations.sheets.sheet_facts import SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.procedures.conditions import holds
from desktop.procedures.definition import Procedure, Stage
from desktop.procedures.facts import How
from desktop.procedures.review.batch import Batch, Line, fold_batch
from desktop.procedures.review.batch_facts import StageSigned, TakenOut, batch_stream
from desktop.procedures.vocabulary import Conclusion, FieldType

OPEN = frozenset({Conclusion.PUBLISH.value, Conclusion.SEVER.value})


def batch_facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """The batch sheet of that id."""
    batch = fold_batch(wanted.subject, source.books.stream(batch_stream(wanted.subject)))
    if batch.opened is None:
        return refuse("batch_sheet.unknown", at="batch")
    definition = source.procedure(batch.start.definition, batch.start.procedure)
    if definition is None:
        return refuse("case.definition_missing", at="case")
    lines = [(line, reviewed(source, line.entered.item)) for line in batch.lines.values()]
    known = [(line, one) for line, one in lines if isinstance(one, Reviewed)]
    chain = _chain(definition, known)
    lists = [
        field
        for field in definition.fields
        if field.type is FieldType.CHECKLIST and any(field.id in stage.fields for stage in chain)
    ]
    level, mark = source.mark(())
    start = batch.start
    source = source.under(start.definition)
    return batch_sheet(
        f.ReviewBatchSheet(
            subject=batch_stream(batch.id),
            number=start.number,
            department=dict(source.books.departments()).get(start.department, ""),
            presented_by=source.name(start.handed_in_by),
            presented_on=start.handed_in_on,
            lines=tuple(_line(line, one) for line, one in known),
            checklist="、".join(field.title for field in lists),
            questions=tuple(choice.title for field in lists for choice in field.choices),
            stages=tuple(_boxes(source, batch, chain)),
            prepared_by=source.name(source.operator),
            level=level,
            mark=mark,
        )
    )


def _chain(definition: Procedure, known: list[tuple[Line, Reviewed]]) -> tuple[Stage, ...]:
    """The stages that the lines of the sheet go through; one chain for all of them (D20)."""
    standing = [one for line, one in known if line.out is None] or [one for _line, one in known]
    if not standing:
        return definition.stages
    situation = standing[0].words.case.situation
    return tuple(stage for stage in definition.stages if holds(stage.when, situation))


def _line(line: Line, one: Reviewed) -> f.ReviewBatchLine:
    sheet, item = review_sheet(one), one.item
    hits = sheet.checked
    judged = line.out is None and bool(line.judged)
    return f.ReviewBatchLine(
        line=line.number,
        title=sheet.title,
        channel="、".join(sheet.channels),
        conclusion=sheet.conclusion or (conclusion_words(Conclusion.PUBLISH.value) if judged else ""),
        all_no=judged,
        said_yes=line.out is not None and line.out.why is TakenOut.ANSWERED_YES,
        publish_on=sheet.publish_on,
        text=sheet.text,
        hits=sum(hit.places for hit in hits) if hits is not None else None,
        taken_out=sheet.number if line.out else "",
        why=taken_out_words(line.out.why.value) if line.out else "",
        source=f"{item.start.source.name} {item.start.source.day}" if item.start.source else "",
    )


def _boxes(source: Source, batch: Batch, chain: tuple[Stage, ...]) -> Iterator[f.Signed]:
    """A box per stage; a stage that signed twice, for other lines each time, has one for each."""
    for stage in chain:
        signed = [s for s in batch.signatures if s.stage == stage.id]
        if not signed:
            yield f.Signed(stage.title)
        for one in signed:
            yield _signed(source, batch, stage, one)


def _signed(source: Source, batch: Batch, stage: Stage, one: StageSigned) -> f.Signed:
    decision, given = stage.decision(one.decision), one.given
    rows = source.books.stream(batch_stream(batch.id))
    at = next((row.happened_at for row in rows if row.fact == one), source.now)
    manner = ""
    if given.how is How.ORAL:
        manner = _("口头同意 {at}").format(at=short_moment(given.at or at, source.now.year))
        if given.witness:
            manner += _("，证明人{name}").format(name=source.name(given.witness))
    return f.Signed(
        stage.title,
        decision.title if decision else one.decision,
        source.name(one.person),
        source.profile.words.roles.get(one.capacity, one.capacity),
        at.date(),
        manner,
        _without_ink(source, batch, one),
        one.lines,
    )


def _without_ink(source: Source, batch: Batch, signed: StageSigned) -> bool:
    """待签 until the ink is in the case of every line that the signature covers (D14)."""
    for number in signed.lines:
        words = case_words(source, batch.lines[number].entered.case)
        if isinstance(words, Refusal) or any(act.fact.stage == signed.stage for act in words.case.unsigned):
            return True
    return False


def ledger_facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """F31 of a period (``first`` to ``last``; without them the present month so far)."""
    last = wanted.last or source.now.date()
    first = wanted.first or last.replace(day=1)
    if last < first:
        return refuse("sheet.period", at="last")
    level, mark = source.mark(())
    lines = tuple(_ledger_line(source, one) for one in rounds_ended(source.books, first, last))
    left = sum(1 for line in lines if line.unreported)
    return ledger(
        f.ReviewLedgerSheet(
            first=first,
            last=last,
            lines=lines,
            registrar=source.name(source.operator),
            note=source.profile.letter("F31", "note"),
            reminder=source.profile.letter("F31", "unpublished", n=str(left)),
            level=level,
            mark=mark,
        )
    )


def _ledger_line(source: Source, ended: Ended) -> f.ReviewLedgerLine:
    row, words = ended.row, case_words(source, ended.case)
    known = words if isinstance(words, CaseWords) else None
    acts = known.case.acts if known else ()
    one = reviewed(source, row.id)
    sheet = review_sheet(one) if isinstance(one, Reviewed) else None
    number = known.case.start.number if known else row.number
    remarks = (
        _("公文处理单") if sheet and sheet.processing_sheet else "",
        _("已重新送审") if ended.again else "",
    )
    return f.ReviewLedgerLine(
        reviewed_on=ended.on,
        number=(sheet.processing_sheet if sheet else "") or number,
        title=row.title,
        department=row.department_name,
        channel="、".join(sheet.channels) if sheet else "",
        conclusion=conclusion_words(ended.conclusion) if ended.conclusion else _("撤回"),
        ground=known.text("ground") if known else "",
        reviewer=source.name(acts[-2].fact.person) if len(acts) > 1 else "",
        approver=source.name(acts[-1].fact.person) if acts else "",
        open=ended.conclusion in OPEN,
        published=None if ended.again else row.published_on,
        again=ended.again,
        remark="；".join(filter(None, remarks)),
    )
