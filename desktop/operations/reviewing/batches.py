"""批次审查单 (D20): many items handed in together, each judged, one signature of each stage at the foot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.operations.approvals.cases import act_in_case, case_of
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.numbers import draw
from desktop.operations.papers.issue import book_back_with
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import item_of, words
from desktop.operations.reviewing.hand_in import Told, begin_review, enter_item
from desktop.operations.reviewing.rounds import may_be_concluded
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.case import Status
from desktop.procedures.checklist import answered
from desktop.procedures.definition import Field, Procedure, Stage
from desktop.procedures.engine import StageAct
from desktop.procedures.facts import ON_PAPER, Given
from desktop.procedures.review import batch_facts as f
from desktop.procedures.review.batch import (
    Batch,
    Line,
    fold_batch,
    may_be_closed,
    may_be_judged,
    may_be_signed,
    standing_line,
)
from desktop.procedures.rules import next_stage
from desktop.procedures.vocabulary import Conclusion, FieldType

MOST_LINES = 200


@dataclass(frozen=True, kw_only=True)
class OpenBatch(Command):
    """The items that a department hands in together, typed or pasted, in its own order.

    ``procedure``  empty: the unit's usual review
    """

    department: str
    handed_in_by: str
    lines: tuple[Told, ...]
    handed_in_on: date | None = None
    procedure: str = ""


@dataclass(frozen=True, kw_only=True)
class OpenLine(Command):
    """The operator has the text of a line before him."""

    batch: str
    line: int


@dataclass(frozen=True, kw_only=True)
class JudgeLine(Command):
    """各项均为否, 可以公开: the checklist of the stage that is due, each question answered no."""

    batch: str
    line: int


@dataclass(frozen=True, kw_only=True)
class TakeLineOut(Command):
    """The line goes on as a case by itself."""

    batch: str
    line: int
    why: f.TakenOut
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class SignBatch(Command):
    """A stage was signed at the foot: for the lines named, or for all that are due there (none named)."""

    batch: str
    person: str
    capacity: str
    lines: tuple[int, ...] = ()
    given: Given = ON_PAPER


@dataclass(frozen=True, kw_only=True)
class CloseBatch(Command):
    """Every line is through or out; ``binder`` where the signed sheet lies."""

    batch: str
    binder: str = ""


def open_batch(command: OpenBatch, act: Act) -> Outcome:
    """All lines or none; what is important leaves the sheet at once (D20)."""
    if not command.lines:
        return refuse("batch_sheet.no_lines", "D20", at="lines")
    if len(command.lines) > MOST_LINES:
        return refuse("batch_sheet.too_many_lines", "D20", at="lines", most=MOST_LINES)
    kinds = {told.item_type for told in command.lines}
    if len(kinds) > 1:
        return refuse("batch_sheet.several_kinds", "D20", at="lines")
    if (command.handed_in_on or act.now.date()) > act.now.date():
        return refuse("act.in_future", "D20", at="handed_in_on")
    batch = act.new_id()
    number = draw(act, "batch_sheet").text
    opened = f.BatchOpened(
        number=number,
        procedure=command.procedure or act.profile.usual_review,
        definition=act.profile.digest,
        item_type=kinds.pop(),
        department=command.department,
        handed_in_by=command.handed_in_by,
        handed_in_on=command.handed_in_on or act.at.date(),
    )
    act.add(f.batch_stream(batch), opened)
    for line, told in enumerate(command.lines, 1):
        refused = _enter(command, act, batch, line, told)
        if refused is not None:
            return refused.in_line(line)
    return done("batch_sheet.opened", {"batch": batch}, number=number, n=len(command.lines))


def _enter(command: OpenBatch, act: Act, batch: str, line: int, told: Told) -> Refusal | None:
    item = enter_item(act, told, command.department, command.handed_in_by)
    if isinstance(item, Refusal):
        return item
    begun = begin_review(act, item, command.procedure)
    if isinstance(begun, Refusal):
        return begun
    act.add(f.batch_stream(batch), f.LineEntered(line=line, item=item, case=begun.case))
    if told.important:
        act.add(f.batch_stream(batch), f.LineTakenOut(line=line, why=f.TakenOut.IMPORTANT))
    return None


def _batch(act: Act, batch: str) -> Batch:
    return fold_batch(batch, act.stream(f.batch_stream(batch)))


def open_line(command: OpenLine, act: Act) -> Outcome:
    """That the line was before the operator's eyes is an entry of its own; opening it again adds nothing."""
    batch = _batch(act, command.batch)
    line = standing_line(batch, command.line)
    if isinstance(line, Refusal):
        return line
    if act.operator not in line.opened_by:
        act.add(f.batch_stream(command.batch), f.LineOpened(line=command.line, person=act.operator))
    return done("batch_sheet.line_opened", {"batch": command.batch}, line=command.line)


def judge_line(command: JudgeLine, act: Act) -> Outcome:
    """A clean line. Whatever is not clean is refused here and goes on as a case by itself."""
    batch = _batch(act, command.batch)
    refused = may_be_judged(batch, command.line, act.operator)
    if refused is not None:
        return refused
    line = batch.lines[command.line]
    due = _due(act, line)
    if isinstance(due, Refusal):
        return due
    definition, stage = due
    item = item_of(act, line.entered.item)
    refused = item if isinstance(item, Refusal) else may_be_concluded(act, item, Conclusion.PUBLISH.value)
    if refused is not None:
        return refused
    answers = tuple(answered(field) for field in _checklists(definition, stage))
    fact = f.LineJudged(line=command.line, stage=stage.id, answers=answers, person=act.operator)
    act.add(f.batch_stream(command.batch), fact)
    return done("batch_sheet.line_judged", {"batch": command.batch}, line=command.line)


def _due(act: Act, line: Line) -> tuple[Procedure, Stage] | Refusal:
    """The stage at which the line's case waits."""
    found = case_of(act, line.entered.case)
    if isinstance(found, Refusal):
        return found
    definition, case = found
    stage = next_stage(definition, case) if case.status is Status.OPEN else None
    if stage is None:
        return refuse("batch_sheet.line_is_through", "D20", at="line", line=line.number)
    return definition, stage


def _checklists(definition: Procedure, stage: Stage) -> tuple[Field, ...]:
    fields = (definition.field(field) for field in stage.fields)
    return tuple(f for f in fields if f is not None and f.type is FieldType.CHECKLIST)


def take_line_out(command: TakeLineOut, act: Act) -> Outcome:
    """It keeps its case and number; the sheet says why it left."""
    line = standing_line(_batch(act, command.batch), command.line)
    if isinstance(line, Refusal):
        return line
    fact = f.LineTakenOut(line=command.line, why=command.why, words=words(command.words))
    act.add(f.batch_stream(command.batch), fact)
    ids = {"batch": command.batch, "case": line.entered.case, "item": line.entered.item}
    return done("batch_sheet.line_out", ids, line=command.line)


def sign_batch(command: SignBatch, act: Act) -> Outcome:
    """The signature goes into the case of each line it covers; one that may not be signed stops all."""
    batch = _batch(act, command.batch)
    if batch.opened is None:
        return refuse("batch_sheet.unknown", at="batch")
    if batch.closed:
        return refuse("batch_sheet.closed", "D20", at="batch")
    due: dict[int, tuple[Procedure, Stage]] = {}
    for line in batch.standing:
        found = _due(act, line)
        if not isinstance(found, Refusal):
            due[line.number] = found
    lines = command.lines or _of_first_stage(batch, due)
    refused = may_be_signed(batch, lines)
    if refused is not None:
        return refused
    stage = ""
    for number in lines:
        if number not in due:
            return refuse("batch_sheet.line_is_through", "D20", at="line").in_line(number)
        definition, at_stage = due[number]
        if stage and at_stage.id != stage:
            other = refuse("batch_sheet.other_stage", "D20", at="line", stage=at_stage.title)
            return other.in_line(number)
        stage = at_stage.id
        refused = _sign(command, act, batch.lines[number], definition, at_stage)
        if refused is not None:
            return refused.in_line(number)
    definition, at_stage = due[lines[0]]
    signed = f.StageSigned(
        stage=stage,
        decision=_decision(at_stage),
        person=command.person,
        capacity=command.capacity,
        lines=lines,
        given=command.given,
    )
    act.add(f.batch_stream(command.batch), signed)
    return done("batch_sheet.signed", {"batch": command.batch}, stage=at_stage.title, n=len(lines))


def _of_first_stage(batch: Batch, due: dict[int, tuple[Procedure, Stage]]) -> tuple[int, ...]:
    """All lines that wait at the stage where the first of them does."""
    first = next((due[line.number][1].id for line in batch.standing if line.number in due), "")
    return tuple(n for n, (_definition, stage) in sorted(due.items()) if stage.id == first)


def _sign(command: SignBatch, act: Act, line: Line, definition: Procedure, stage: Stage) -> Refusal | None:
    if _checklists(definition, stage) and stage.id not in line.judged:
        return refuse("batch_sheet.line_not_judged", "实施条例42", at="line")
    stage_act = StageAct(stage.id, _decision(stage), line.answers(stage.id), given=command.given)
    outcome = act_in_case(act, line.entered.case, stage_act, command.person, command.capacity)
    return outcome if isinstance(outcome, Refusal) else None


def _decision(stage: Stage) -> str:
    """What a signature at the foot says: may be published, or, where no conclusion is drawn, on to the next."""
    for decision in stage.decisions:
        if decision.conclusion is Conclusion.PUBLISH:
            return decision.id
    return next((d.id for d in stage.decisions if d.leads.forward), "")


def close_batch(command: CloseBatch, act: Act) -> Outcome:
    """The signed sheet is booked back with it."""
    batch = _batch(act, command.batch)
    waiting = []
    for line in batch.standing:
        if not isinstance(_due(act, line), Refusal):
            waiting.append(line.number)
    refused = may_be_closed(batch, tuple(waiting))
    if refused is not None:
        return refused
    act.add(f.batch_stream(command.batch), f.BatchClosed())
    not_back = book_back_with(act, f.batch_stream(command.batch), command.binder)
    return not_back or done("batch_sheet.closed", {"batch": command.batch}, number=batch.start.number)
