"""更正 on a batch sheet: its head, a line judged or taken out by mistake, a signature at its foot (D20)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desktop.operations.approvals.cases import case_of
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import department_known, known
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import item_of, say_why
from desktop.operations.reviewing.hand_in import put_hand_in_right
from desktop.operations.reviewing.taking_back import take_out
from desktop.plain.corrections import Annulled, effective
from desktop.plain.facts import Text
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.case import standing
from desktop.procedures.facts import StageFact, case_stream
from desktop.procedures.review import batch_facts as f
from desktop.procedures.review.batch import Batch, Line, fold_batch


@dataclass(frozen=True, kw_only=True)
class CorrectBatch(Command):
    """Who handed the sheet in, and when; empty, as it was. Its items are put right with it."""

    batch: str
    reason: str
    department: str = ""
    handed_in_by: str = ""
    handed_in_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PutLineBack(Command):
    """The line was judged, or taken out, by mistake: it waits on the sheet as before."""

    batch: str
    line: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class UndoSignature(Command):
    """The last signature at the foot was booked by mistake: its stage is due again for all its lines."""

    batch: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReopenBatch(Command):
    """办结 was booked too early: what is wrong on the sheet can be put right again."""

    batch: str
    reason: str


def correct_batch(command: CorrectBatch, act: Act) -> Outcome:
    """Each item's own words stay as they are."""
    batch = _open(act, command.batch, command.reason)
    if isinstance(batch, Refusal):
        return batch
    refused = known(act, "handed_in_by", command.handed_in_by) or department_known(act, command.department)
    if refused is not None:
        return refused
    was = batch.start
    right = replace(
        was,
        department=command.department or was.department,
        handed_in_by=command.handed_in_by or was.handed_in_by,
        handed_in_on=command.handed_in_on or was.handed_in_on,
    )
    if right == was:
        return refuse("correction.same", at="department")
    reason = Text(command.reason.strip())
    for line in batch.lines.values():
        refused = _item_right(act, line, right, command.handed_in_on, reason)
        if refused is not None:
            return refused
    stream = f.batch_stream(command.batch)
    first = next(row for row in effective(act.stream(stream)) if isinstance(row.fact, f.BatchOpened))
    act.add(stream, right, at=first.happened_at, corrects=first.version)
    say_why(act, stream, reason)
    return done("batch_sheet.corrected", {"batch": command.batch}, number=was.number)


def _item_right(act: Act, line: Line, right: f.BatchOpened, day: date | None, reason: Text) -> Refusal | None:
    item = item_of(act, line.entered.item)
    if isinstance(item, Refusal):
        return item
    fact = replace(item.start, department=right.department, handed_in_by=right.handed_in_by)
    if fact == item.start and day in (None, item.handed_in_on):
        return None
    return put_hand_in_right(act, item, fact, day, reason)


def put_line_back(command: PutLineBack, act: Act) -> Outcome:
    """Not what was signed since, and not what never belongs on a sheet."""
    batch = _open(act, command.batch, command.reason)
    if isinstance(batch, Refusal):
        return batch
    line = batch.lines.get(command.line)
    if line is None:
        return refuse("batch_sheet.no_such_line", "D20", at="line", line=command.line)
    wrong = _back(act, batch, line)
    if isinstance(wrong, Refusal):
        return wrong
    stream = f.batch_stream(command.batch)
    act.add(stream, Annulled(Text(command.reason.strip())), at=wrong.happened_at, corrects=wrong.version)
    say_why(act, stream, command.reason)
    return done("batch_sheet.line_back", {"batch": command.batch}, line=command.line)


def _back(act: Act, batch: Batch, line: Line) -> Recorded | Refusal:
    """The entry that is taken back: that it left the sheet, or else its last judgement."""
    rows = effective(act.stream(f.batch_stream(batch.id)))
    if line.out is not None:
        item = item_of(act, line.entered.item)
        if isinstance(item, Refusal):
            return item
        if item.start.important:
            return refuse("batch_sheet.important_stays_out", "D20", at="line", line=line.number)
        found = case_of(act, line.entered.case)
        if isinstance(found, Refusal):
            return found
        if [one.fact.stage for one in found[1].acts] != list(line.signed) or found[1].held is not None:
            return refuse("batch_sheet.line_went_on", "D20", at="line", line=line.number)
        return next(r for r in rows if isinstance(r.fact, f.LineTakenOut) and r.fact.line == line.number)
    judged = [r for r in rows if isinstance(r.fact, f.LineJudged) and r.fact.line == line.number]
    last = judged[-1] if judged else None
    if last is None or not isinstance(last.fact, f.LineJudged) or last.fact.stage in line.signed:
        return refuse("batch_sheet.nothing_to_put_back", "D20", at="line", line=line.number)
    return last


def undo_signature(command: UndoSignature, act: Act) -> Outcome:
    """All its lines or none; one that has gone further by itself stops all."""
    batch = _open(act, command.batch, command.reason)
    if isinstance(batch, Refusal):
        return batch
    stream, reason = f.batch_stream(command.batch), Text(command.reason.strip())
    signed = [row for row in effective(act.stream(stream)) if isinstance(row.fact, f.StageSigned)]
    if not signed or not isinstance(signed[-1].fact, f.StageSigned):
        return refuse("batch_sheet.nothing_signed", "D20", at="batch")
    last, lines = signed[-1], signed[-1].fact.lines
    for number in lines:
        case = batch.lines[number].entered.case
        rows = standing(act.stream(case_stream(case)))
        acted = next((r for r in rows if r.act == last.act and isinstance(r.fact, StageFact)), None)
        if acted is None:
            return refuse("batch_sheet.line_went_on", "D20", at="line", line=number)
        refused = take_out(act, case, acted.version, reason)
        if refused is not None:
            return refused.in_line(number)
    act.add(stream, Annulled(reason), at=last.happened_at, corrects=last.version)
    say_why(act, stream, reason)
    return done("batch_sheet.signature_undone", {"batch": command.batch}, n=len(lines))


def reopen_batch(command: ReopenBatch, act: Act) -> Outcome:
    """A signed sheet that lies in its binder stays there: only that nothing is left to do was wrong."""
    stream = f.batch_stream(command.batch)
    rows = effective(act.stream(stream))
    closed = next((row for row in rows if isinstance(row.fact, f.BatchClosed)), None)
    if closed is None:
        return refuse("batch_sheet.not_closed", "D20", at="batch")
    if not command.reason.strip():
        return refuse("correction.reason_missing", at="reason")
    reason = Annulled(Text(command.reason.strip()))
    act.add(stream, reason, at=closed.happened_at, corrects=closed.version)
    say_why(act, stream, command.reason)
    return done("batch_sheet.reopened", {"batch": command.batch})


def _open(act: Act, batch: str, reason: str) -> Batch | Refusal:
    found = fold_batch(batch, act.stream(f.batch_stream(batch)))
    if found.opened is None:
        return refuse("batch_sheet.unknown", at="batch")
    if found.closed:
        return refuse("batch_sheet.closed", "D20", at="batch")
    return found if reason.strip() else refuse("correction.reason_missing", at="reason")
