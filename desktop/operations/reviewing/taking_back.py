"""What was booked in a review's case and never done: the stage is due again, the item learns it in the same act."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.operations.approvals.cases import case_of
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import say_why
from desktop.operations.reviewing.rounds import item_of_case
from desktop.plain.corrections import Annulled, effective
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures import engine, undoing
from desktop.procedures import facts as f
from desktop.procedures.case import standing
from desktop.procedures.facts import case_stream
from desktop.procedures.review.batch_facts import StageSigned, batch_stream
from desktop.procedures.review.item import Item
from desktop.procedures.review.item_facts import RoundEnded, item_stream
from desktop.procedures.review.item_replay import may_be_put_right


@dataclass(frozen=True, kw_only=True)
class UndoAct(Command):
    """The entry ``version`` of the case never happened: a wrong decision, the wrong case."""

    case: str
    version: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class CorrectAct(Command):
    """Who acted at a stage, in which post, and what he said, was written wrong; what he decided was not."""

    case: str
    version: int
    person: str
    capacity: str
    reason: str
    opinion: str = ""


def undo_act(command: UndoAct, act: Act) -> Outcome:
    """The last entry, or one on which nothing later rests; it stays readable."""
    refused = _named(act, command.case, command.version, command.reason)
    if refused is None:
        refused = take_out(act, command.case, command.version, Text(command.reason.strip()))
    if refused is None:
        say_why(act, case_stream(command.case), command.reason)
    return refused or done("case.undone", {"case": command.case})


def correct_act(command: CorrectAct, act: Act) -> Outcome:
    """The stream, replayed with the right values, still obeys every rule; a confirmation is not made up (D14)."""
    refused = _named(act, command.case, command.version, command.reason)
    found = case_of(act, command.case)
    if refused is not None or isinstance(found, Refusal):
        return refused or refuse("case.unknown", at="case")
    definition, case = found
    wrong = next((one for one in case.history if one.version == command.version), None)
    if wrong is None:
        return refuse("correction.other_kind", at="version")
    opinion = Text(command.opinion.strip()) if command.opinion.strip() else None
    if (command.person, command.capacity, opinion) == (
        wrong.fact.person,
        wrong.fact.capacity,
        wrong.fact.opinion,
    ):
        return refuse("correction.same", at="entry")
    right = f.CaseCorrected(
        reason=Text(command.reason.strip()),
        stage=wrong.fact.stage,
        person=command.person,
        capacity=command.capacity,
        given=wrong.fact.given,
        answers=wrong.fact.answers,
        enclosures=wrong.fact.enclosures,
        opinion=opinion,
    )
    posts = frozenset(act.books.posts_of(command.person, wrong.at.date()))
    actor = engine.Actor(command.person, command.capacity, posts)
    stream = case_stream(command.case)
    decided = engine.correct(definition, act.stream(stream), wrong.version, right, actor)
    if isinstance(decided, Refusal):
        return decided
    for fact in decided.facts:
        act.add(stream, fact, at=wrong.at, corrects=wrong.version)
    say_why(act, stream, command.reason)
    return done("case.act_corrected", {"case": command.case})


def _named(act: Act, case: str, version: int, reason: str) -> Refusal | None:
    """It stands in the round in force; what was signed at the foot of a sheet is put right there (D20)."""
    if not reason.strip():
        return refuse("case.reason_missing", at="reason")
    found = case_of(act, case)
    if isinstance(found, Refusal):
        return found
    rows = standing(act.stream(case_stream(case)))
    row = next((row for row in rows if row.version == version), None)
    if row is None:
        return refuse("correction.no_such_fact", at="version")
    item = item_of_case(act, found[1])
    if item is None or item.case != case:
        return refuse("correction.nothing_to_correct", at="version")
    if isinstance(row.fact, f.StageFact) and row.act in _signed_on_sheet(act, item):
        return refuse("correction.on_sheet", "D20", at="version")
    return None


def _signed_on_sheet(act: Act, item: Item) -> frozenset[int]:
    """Numbers of the acts by which signatures at the foot of its sheet went into its case."""
    sheet = act.books.batch_of_item(item.id)
    rows = effective(act.stream(batch_stream(sheet.id))) if sheet is not None else []
    return frozenset(row.act for row in rows if isinstance(row.fact, StageSigned))


def take_out(act: Act, case: str, version: int, reason: Text) -> Refusal | None:
    """Out of the case; a review that it had ended is open again, if nothing followed from its conclusion."""
    found = case_of(act, case)
    if isinstance(found, Refusal):
        return found
    definition, state = found
    stream = case_stream(case)
    gone = undoing.undo(definition, act.stream(stream), version)
    if isinstance(gone, Refusal):
        return gone
    at = {row.version: row.happened_at for row in act.stream(stream)}
    for number in gone.versions:
        act.add(stream, f.CaseUndone(reason=reason, due=gone.due), at=at[number], corrects=number)
    item = item_of_case(act, state)
    if item is None or not gone.due or item.case != case or item.under_review:
        return None
    return _reopen(act, item, reason)


def _reopen(act: Act, item: Item, reason: Text) -> Refusal | None:
    """The end of its review, which the item was told of, was none."""
    stream = item_stream(item.id)
    rows = act.stream(stream)
    ends = (row for row in effective(rows) if isinstance(row.fact, RoundEnded) and row.fact.case == item.case)
    end = next(ends, None)
    if end is None:
        return None
    right = end.version, Annulled(reason), end.happened_at
    refused = may_be_put_right(item.id, rows, right)
    if refused is None:
        act.add(stream, Annulled(reason), at=end.happened_at, corrects=end.version)
    return refused


def take_back_end(act: Act, case: str, number: int, reason: Text) -> Refusal | None:
    """A case that was withdrawn in the act ``number``, with what ended its item, goes on."""
    rows = standing(act.stream(case_stream(case)))
    ended = (row for row in rows if row.act == number and isinstance(row.fact, f.CaseWithdrawn))
    end = next(ended, None)
    return take_out(act, case, end.version, reason) if end is not None else None
