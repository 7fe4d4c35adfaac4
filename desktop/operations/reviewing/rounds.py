"""A round of review: the case of an item, begun under the rules in force, acted on, ended (A2.1, A3.6b)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.operations.answering import answers_known
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.numbers import draw
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import add, item_of, words
from desktop.operations.reviewing.screened_by import lists_digest
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures import engine
from desktop.procedures.answers import shown
from desktop.procedures.case import Case, Status, fold_case
from desktop.procedures.conditions import Situation
from desktop.procedures.definition import Procedure
from desktop.procedures.facts import Answer, CaseOpened, case_stream
from desktop.procedures.review import item_facts as f
from desktop.procedures.review import item_laws as laws
from desktop.procedures.review.item import Item
from desktop.procedures.vocabulary import SubjectKind

OF_ITEM = frozenset(
    {
        "title", "document_number", "summary", "carrier", "attribute", "attribute_reason", "channels",
        "intended_on", "relation",
    }
)  # fmt: skip
"""Fields of an opening that the item answers itself, each time as it then stands."""

OUTSIDE = "internal"
"""Level of what may be reviewed for publication at all: nothing that bears a 密级."""


@dataclass(frozen=True)
class Begun:
    """A case that began: its id and number, under ``definition``."""

    case: str
    number: str
    definition: Procedure


@dataclass(frozen=True, kw_only=True)
class BeginRound(Command):
    """The item is reviewed again, after it was changed (A3.6b); ``answers`` beside what the item says itself.

    ``procedure``  empty: the one by which it was reviewed before, while the unit has it
    """

    item: str
    why: str
    procedure: str = ""
    answers: tuple[Answer, ...] = ()


def begin_round(command: BeginRound, act: Act) -> Outcome:
    """A new case under the rules of today; the earlier one stays as it was."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    why = words(command.why)
    if item.rounds and why is None:
        return refuse("item.round_without_reason", "A3.6b", at="why")
    procedure = command.procedure or _as_before(act, item)
    begun = open_round(act, item, procedure, command.answers, why)
    if isinstance(begun, Refusal):
        return begun
    ids = {"item": command.item, "case": begun.case}
    return done("item.round", ids, number=begun.number)


def _as_before(act: Act, item: Item) -> str:
    before = fold_case(item.case, act.stream(case_stream(item.case))).opened if item.case else None
    return before.procedure if before is not None and before.procedure in act.profile.procedures else ""


def open_round(
    act: Act, item: Item, procedure: str, answers: tuple[Answer, ...], why: Text | None = None
) -> Begun | Refusal:
    """The case of the item's next round; shared by one item and by the lines of a batch sheet.

    ``procedure``  empty: the unit's usual one
    """
    refused = laws.may_begin_round(item)
    if refused is not None:
        return refused
    definition = act.profile.procedures.get(procedure or act.profile.usual_review)
    if definition is None or definition.subject is not SubjectKind.ITEM:
        return refuse("case.other_procedure", at="procedure", procedure=procedure)
    unknown = answers_known(act, definition, answers)
    if unknown is not None:
        return unknown
    case, start = act.new_id(), item.start
    opened = CaseOpened(
        procedure=definition.id,
        definition=act.profile.digest,
        number="",
        subject=SubjectKind.ITEM,
        subjects=(item.id,),
        level=OUTSIDE,
        applicant=start.handed_in_by,
        department=start.department,
        prepared_by=act.operator,
        important=start.important,
        item_type=start.item_type,
        answers=_opening(definition, item, _carried(act, definition, item, answers)),
    )
    refused_or = engine.open_case(definition, case, opened, act.at)
    if isinstance(refused_or, Refusal):
        return refused_or
    number = draw(act, definition.series).text
    for fact in refused_or.facts:
        act.add(case_stream(case), replace(fact, number=number) if isinstance(fact, CaseOpened) else fact)
    add(act, item.id, f.RoundBegan(case=case, number=len(item.rounds) + 1, why=why))
    return Begun(case, number, definition)


def _carried(act: Act, definition: Procedure, item: Item, given: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """What the round before was told beside the item's own words holds for this one: who applied, when it was formed."""
    if not item.case:
        return given
    before = fold_case(item.case, act.stream(case_stream(item.case))).start
    if before.procedure != definition.id:
        return given
    said = {answer.field for answer in (*_opening(definition, item, ()), *given)}
    start = item.start
    situation = Situation(
        OUTSIDE, start.important, start.item_type, {a.field: a for a in _opening(definition, item, given)}
    )
    kept = []
    for answer in before.answers:
        field = definition.field(answer.field)
        told_anew = answer.field in said or answer.field in OF_ITEM or field is None
        if not told_anew and field is not None and shown(field, situation):
            kept.append(answer)
    return (*given, *kept)


def _opening(definition: Procedure, item: Item, more: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """What the item says of itself, in the fields of the procedure's opening; then what was answered beside it."""
    start = item.start
    relation = next((s.noted.relation.value for s in item.barred), "none")
    known = (
        Answer("title", words=start.words.title),
        Answer("document_number", words=start.words.document_number),
        Answer("summary", words=start.words.summary),
        Answer("carrier", (start.carrier,)),
        Answer("attribute", (start.attribute.value,)),
        Answer("attribute_reason", words=start.attribute_reason),
        Answer("channels", start.channels if start.attribute is f.Attribute.PROACTIVE else ()),
        Answer("intended_on", (start.intended_on.isoformat(),) if start.intended_on else ()),
        Answer("relation", (relation,)),
    )
    given = {answer.field for answer in more}
    own = tuple(a for a in known if a.field in definition.opening and a.field not in given and not a.blank)
    return (*own, *more)


def item_of_case(act: Act, case: Case) -> Item | None:
    """The item that a review case is about; None: the case is about something else."""
    if case.subject is not SubjectKind.ITEM:
        return None
    item = item_of(act, case.start.subjects[0])
    return None if isinstance(item, Refusal) else item


def may_conclude(act: Act, case: Case, conclusion: str) -> Refusal | None:
    """Whether the item behind the case may go on towards a conclusion; asked before the engine is."""
    item = item_of_case(act, case)
    if item is None or not conclusion:
        return None
    if item.start.unsure and conclusion in laws.GOES_OUT and not case.ruling:
        # who made it could not tell: only an answer to a referral can (C4.3, A2.12)
        return refuse("item.marked_unsure", "C4.3", at="decision")
    return may_be_concluded(act, item, conclusion)


def may_be_concluded(act: Act, item: Item, conclusion: str) -> Refusal | None:
    """What stands in the way in the item itself, and whether its text was checked by the lists of today."""
    refused = laws.may_be_concluded(item, conclusion)
    if refused is not None or not item.checked_by:
        return refused
    lists = lists_digest(act.books, act.profile.weights, act.now.date())
    return laws.may_go_by_its_check(item, conclusion, lists)


def note_end(act: Act, case: str) -> None:
    """The item learns in the same act that its review has ended, and with what."""
    state = fold_case(case, act.stream(case_stream(case)))
    item = item_of_case(act, state)
    if item is not None and item.case == case and item.under_review and state.status is not Status.OPEN:
        add(act, item.id, f.RoundEnded(case=case, conclusion=state.conclusion))


def end_round(act: Act, item: Item, reason: Text) -> Refusal | None:
    """The open review is withdrawn, because the item itself is over."""
    refused = withdraw_round(act, item.case, reason)
    if refused is None:
        note_end(act, item.case)
    return refused


def withdraw_round(act: Act, case: str, reason: Text) -> Refusal | None:
    """The case alone; what it means for the item is the caller's."""
    state = fold_case(case, act.stream(case_stream(case)))
    profile = act.profile_of(state.start.definition)
    definition = profile.procedures.get(state.start.procedure) if profile else None
    if definition is None:
        return refuse("case.definition_missing", at="case")
    decided = engine.withdraw(definition, state, act.operator, reason, act.at)
    if isinstance(decided, Refusal):
        return decided
    for fact in decided.facts:
        act.add(case_stream(case), fact)
    return None
