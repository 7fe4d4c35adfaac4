"""A department hands in one item; the officer corrects what was written of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import department_known, known
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import add, item_of, say_why, words
from desktop.operations.reviewing.rounds import Begun, open_round
from desktop.plain.corrections import effective
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.case import fold_case
from desktop.procedures.facts import Answer, case_stream
from desktop.procedures.review.item import Item
from desktop.procedures.review.item_facts import Attribute, ItemHandedIn, Source, Words, item_stream
from desktop.procedures.review.item_laws import living, may_be_corrected, may_be_handed_in


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the department says of an item."""

    title: str
    item_type: str
    document_number: str = ""
    summary: str = ""
    channels: tuple[str, ...] = ()
    attribute: Attribute = Attribute.PROACTIVE
    attribute_reason: str = ""
    carrier: str = "electronic"
    important: bool = False
    intended_on: date | None = None
    pages: int = 0
    source: str = ""
    source_day: date | None = None
    processing_sheet: str = ""
    unsure: bool = False


@dataclass(frozen=True, kw_only=True)
class HandInItem(Command):
    """One item, and its review at once. ``answers``: what else the procedure asks when a case is opened.

    ``procedure``  empty: the unit's usual review
    """

    told: Told
    department: str
    handed_in_by: str
    procedure: str = ""
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CorrectItem(Command):
    """更正 of what was written when it was handed in; the case keeps what it was opened with.

    ``department``, ``handed_in_by``, ``handed_in_on``: empty, as it was
    """

    item: str
    told: Told
    reason: str
    department: str = ""
    handed_in_by: str = ""
    handed_in_on: date | None = None


def hand_in_item(command: HandInItem, act: Act) -> Outcome:
    """The item and its case, in one act."""
    entered = enter_item(act, command.told, command.department, command.handed_in_by)
    if isinstance(entered, Refusal):
        return entered
    begun = begin_review(act, entered, command.procedure, command.answers)
    if isinstance(begun, Refusal):
        return begun
    ids = {"item": entered, "case": begun.case}
    return done("item.handed_in", ids, number=begun.number)


def enter_item(act: Act, told: Told, department: str, handed_in_by: str) -> str | Refusal:
    """The item's own stream begins; answers its id."""
    refused = (
        known(act, "handed_in_by", handed_in_by)
        or department_known(act, department)
        or channels_known(act, *told.channels)
        or _past_source(act, told)
    )
    if refused is not None:
        return refused
    fact = _fact(told, department, handed_in_by)
    if isinstance(fact, Refusal):
        return fact
    item = act.new_id()
    add(act, item, fact)
    return item


def begin_review(act: Act, item: str, procedure: str, answers: tuple[Answer, ...] = ()) -> Begun | Refusal:
    """The first round of an item that was just entered."""
    state = item_of(act, item)
    return state if isinstance(state, Refusal) else open_round(act, state, procedure, answers)


def correct_item(command: CorrectItem, act: Act) -> Outcome:
    """The right words take the place of the wrong ones; kind and importance chose the chain and stay."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    if not command.reason.strip():
        return refuse("case.reason_missing", at="reason")
    refused = (
        living(item)
        or known(act, "handed_in_by", command.handed_in_by)
        or department_known(act, command.department)
    )
    if refused is not None:
        return refused
    start = item.start
    fact = _fact(
        command.told, command.department or start.department, command.handed_in_by or start.handed_in_by
    )
    if isinstance(fact, Refusal):
        return fact
    if (fact.item_type, fact.important) != (start.item_type, start.important):
        return refuse("item.kind_chose_the_chain", "A2.7b", at="item_type")
    refused = may_be_corrected(item, fact) or channels_known(act, *set(fact.channels) - set(start.channels))
    refused = refused or _past_source(act, command.told)
    if refused is not None:
        return refused
    return put_hand_in_right(act, item, fact, command.handed_in_on, Text(command.reason.strip())) or done(
        "item.corrected", {"item": command.item}
    )


def put_hand_in_right(
    act: Act, item: Item, fact: ItemHandedIn, day: date | None, reason: Text
) -> Refusal | None:
    """The right words, and the day, in the place of the wrong ones; shared with the head of a batch sheet."""
    stream = item_stream(item.id)
    first = next(row for row in effective(act.stream(stream)) if isinstance(row.fact, ItemHandedIn))
    at = datetime.combine(day, first.happened_at.time()) if day else first.happened_at
    if at > act.now:
        return refuse("act.in_future", at="handed_in_on")
    reviewed = _first_act(act, item)
    if reviewed is not None and at.date() > reviewed:
        return refuse("item.handed_in_after_review", "A2.1", at="handed_in_on", reviewed=reviewed.isoformat())
    act.add(stream, fact, at=at, corrects=first.version)
    say_why(act, stream, reason)
    return None


def _first_act(act: Act, item: Item) -> date | None:
    """The day on which somebody first judged it."""
    if not item.rounds:
        return None
    case = item.rounds[0].case
    acts = fold_case(case, act.stream(case_stream(case))).history
    return acts[0].at.date() if acts else None


def _past_source(act: Act, told: Told) -> Refusal | None:
    """What is passed on from elsewhere stood there already (D25)."""
    if told.source_day is not None and told.source_day > act.now.date():
        return refuse("act.in_future", "D25", at="source_day")
    return None


def channels_known(act: Act, *channels: str) -> Refusal | None:
    """The unit's own list of channels (A1.3.2, C7.4)."""
    listed = act.profile.words.lists.get("channels")
    ours = {entry.id for entry in listed.entries} if listed else set(channels)
    strange = [one for one in channels if one not in ours]
    return refuse("item.channel_unknown", "C7.4", at="channel", channel=strange[0]) if strange else None


def _fact(told: Told, department: str, handed_in_by: str) -> ItemHandedIn | Refusal:
    """What was told, if it is enough."""
    source = words(told.source)
    if (source is None) != (told.source_day is None):
        return refuse("item.no_source", "D25", at="source" if source is None else "source_day")
    fact = ItemHandedIn(
        words=Words(Text(told.title.strip()), words(told.document_number), words(told.summary)),
        department=department,
        handed_in_by=handed_in_by,
        item_type=told.item_type,
        channels=told.channels,
        attribute=told.attribute,
        attribute_reason=words(told.attribute_reason),
        carrier=told.carrier,
        important=told.important,
        intended_on=told.intended_on,
        pages=told.pages,
        source=Source(source, told.source_day) if source is not None and told.source_day else None,
        processing_sheet=words(told.processing_sheet),
        unsure=told.unsure,
    )
    return may_be_handed_in(fact) or fact
