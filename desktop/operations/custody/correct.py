"""更正 by counter-entry, 作废: the wrong one stays visible (edge case 15)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from desktop.audit.acts import ReasonGiven
from desktop.custody.copy import Copy, replay_copy
from desktop.custody.copy_facts import (
    CopyEnded,
    CopyFound,
    CopyFrozen,
    CopyHandedOut,
    CopyKeptOvernight,
    CopyMissed,
    CopyMoved,
    CopyPassed,
    CopyReadAtDesk,
    CopyRecalled,
    CopyRegistered,
    CopyReleased,
    CopyTakenBack,
    copy_stream,
)
from desktop.custody.document_facts import (
    Details,
    DocumentCompleted,
    DocumentRegistered,
    DocumentVoided,
    document_stream,
)
from desktop.custody.places import Ending, PlaceKind
from desktop.custody.slip_facts import FolderHandedOut, FolderTakenBack, ReadTogether, slip_stream
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.folders import folders_with
from desktop.operations.custody.guards import known, names, officer, safe_fits
from desktop.operations.custody.move import copy_of
from desktop.operations.ports import Act
from desktop.plain.corrections import Annulled, corrected
from desktop.plain.facts import Fact, Text
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True, kw_only=True)
class CorrectCopyFact(Command):
    """The fact ``version`` of a copy's stream was wrong; ``fact`` is right, or None: it never happened."""

    copy: str
    version: int
    reason: str
    fact: Fact | None = None
    happened_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class CompleteDocument(Command):
    """待补: fields that followed."""

    document: str
    details: Details


@dataclass(frozen=True, kw_only=True)
class CorrectDocument(Command):
    """Registration fields were wrong; the number never changes."""

    document: str
    right: DocumentRegistered
    reason: str


@dataclass(frozen=True, kw_only=True)
class VoidDocument(Command):
    """作废: registered by mistake; only while every copy lies in a safe."""

    document: str
    reason: str


def correct_copy_fact(command: CorrectCopyFact, act: Act) -> Outcome:
    """Accepted only if the stream, replayed with it, still obeys every rule."""
    if not command.reason.strip():
        return refuse("correction.reason_missing", at="reason")
    stream = copy_stream(command.copy)
    rows = act.stream(stream)
    wrong = next((r for r in rows if r.version == command.version), None)
    if wrong is None or wrong.corrects:
        return refuse("correction.no_such_fact", at="version")
    if isinstance(wrong.fact, CopyRegistered) and (other := _by_officer(act)) is not None:
        return other
    right = _right(act, command, wrong)
    if isinstance(right, Refusal):
        return right
    at = command.happened_at or wrong.happened_at
    if at > act.now:
        return refuse("act.in_future", at="happened_at")
    result = replay_copy(command.copy, corrected(rows, (command.version, right, at)))
    if isinstance(result, Refusal):
        return names(act, result) or result
    act.add(stream, right, at=at, corrects=command.version)
    _reason(act, stream, command.reason)
    return done("copy.corrected", {"copy": command.copy}, label=result.label)


ALONE: tuple[type[Fact], ...] = (
    CopyRegistered,
    CopyHandedOut,
    CopyTakenBack,
    CopyReadAtDesk,
    CopyPassed,
    CopyMoved,
    CopyKeptOvernight,
    CopyRecalled,
    CopyMissed,
    CopyFound,
    CopyFrozen,
    CopyReleased,
    CopyEnded,
)
"""Facts that stand in one copy's life alone; others belong to an act of several streams and change with it."""


def _right(act: Act, command: CorrectCopyFact, wrong: Recorded) -> Fact | Refusal:
    """What shall stand in the place of the wrong fact: of the same kind, and with ids that exist."""
    if not isinstance(wrong.fact, ALONE) or (
        isinstance(wrong.fact, CopyEnded) and wrong.fact.how is Ending.VOIDED
    ):
        return refuse("correction.whole_act", at="version")
    if _in_round(act, command.copy, wrong):
        # the folder is what was handed out: slip and copies change together
        return refuse("correction.in_round", "A6.1.2c", at="version")
    right = command.fact
    if isinstance(wrong.fact, CopyRegistered):
        if right is None:
            return refuse("correction.void_instead", at="version")
        right = _registration(wrong.fact, right)
    if right is None:
        return Annulled(Text(command.reason.strip()))
    if type(right) is not type(wrong.fact):
        return refuse("correction.other_kind", at="fact")
    return _named(act, copy_of(act, command.copy), right) or right


def _registration(was: CopyRegistered, right: Fact) -> Fact:
    """Number and first place may have been wrong; what the copy is, and its level (A6.1.3a), stay."""
    if not isinstance(right, CopyRegistered):
        return right
    number = right.number.strip()
    return replace(was, number=number, label=number or was.label, place=right.place, due=right.due)


def _in_round(act: Act, copy: str, wrong: Recorded) -> bool:
    """Whether the fact was written by handing out, taking back or reading a folder."""
    for row in act.books.slips_with(copy):
        for fact in act.stream(slip_stream(row.id)):
            same = fact.act == wrong.act and fact.happened_at == wrong.happened_at
            if same and isinstance(fact.fact, FolderHandedOut | FolderTakenBack | ReadTogether):
                return True
    return False


def _named(act: Act, copy: Copy, fact: Fact) -> Refusal | None:
    """Persons and safes that the right fact names."""
    safe = fact.safe if isinstance(fact, CopyTakenBack | CopyMoved) else ""
    persons: tuple[str, ...] = ()
    match fact:
        case CopyHandedOut():
            persons = (fact.to, fact.proxy)
        case CopyTakenBack():
            persons = (fact.holder, fact.brought_by)
        case CopyPassed():
            persons = (fact.holder, fact.to)
        case CopyReadAtDesk():
            persons = fact.readers
        case CopyRegistered() | CopyFound():
            safe = fact.place.ref if fact.place.kind is PlaceKind.SAFE else ""
            persons = (fact.place.ref,) if fact.place.kind is PlaceKind.PERSON else ()
            if not safe and not persons:
                return refuse("found.no_place", at="place")
        case _:
            pass
    if isinstance(fact, CopyRegistered) and fact.number:
        others = act.books.copies_of(copy.document)
        if any(row.number == fact.number and row.id != copy.id for row in others):
            return refuse("copies.number_twice", "A6.1.1c", at="numbers", numbers=(fact.number,))
    return known(act, "fact", *persons) or (safe_fits(act, safe, copy.level) if safe else None)


def _reason(act: Act, stream: str, reason: str) -> None:
    act.add(stream, ReasonGiven("correction", "", Text(reason.strip())), at=act.now)


def _by_officer(act: Act) -> Refusal | None:
    """Who alone may register (A6.1.1a) alone says what was registered wrong, and what stands in the register now."""
    refused = officer(act, act.operator)
    return refused and refused.at("reason")


def complete_document(command: CompleteDocument, act: Act) -> Outcome:
    """The row keeps its number and place in the register."""
    refused = _by_officer(act)
    if refused is not None:
        return refused
    known = act.books.document(command.document)
    if known is None or known.voided:
        return refuse("document.unknown", at="document")
    act.add(document_stream(command.document), DocumentCompleted(command.details))
    return done("document.completed", {"document": command.document}, number=known.register_number)


def correct_document(command: CorrectDocument, act: Act) -> Outcome:
    """Title, body, level and so on; what identifies the line stays as it was."""
    if not command.reason.strip():
        return refuse("correction.reason_missing", at="reason")
    stream = document_stream(command.document)
    rows = act.stream(stream)
    first = next((r for r in rows if isinstance(r.fact, DocumentRegistered) and not r.corrects), None)
    if first is None or not isinstance(first.fact, DocumentRegistered):
        return refuse("document.unknown", at="document")
    was = first.fact
    right = replace(
        command.right,
        register=was.register,
        register_number=was.register_number,
        series=was.series,
        year=was.year,
        number=was.number,
        copies=was.copies,
        registered_on=was.registered_on,
        source=was.source,
    )
    if right.level is not was.level:
        # A6.1.3a, 保密法23: the level follows the notice of the issuer, which is an act of its own
        return refuse("correction.level", "A6.1.3a", at="level")
    shown = act.books.document(command.document)
    if shown is None or shown.voided:
        return refuse("document.unknown", at="document")
    if not right.title.strip() and not right.eyes_only:
        return refuse("document.title_missing", "A6.1.1b", at="title")
    refused = _by_officer(act) or known(act, "receiver", right.receiver, right.addressee)
    if act.books.body(right.issuing_body) is None:
        refused = refuse("body.unknown", at="issuing_body")
    if refused is not None:
        return refused
    act.add(stream, right, at=first.happened_at, corrects=first.version)
    _reason(act, stream, command.reason)
    return done("document.corrected", {"document": command.document}, number=was.register_number)


def void_document(command: VoidDocument, act: Act) -> Outcome:
    """The number stays and prints 作废; its copies end with it."""
    if not command.reason.strip():
        return refuse("correction.reason_missing", at="reason")
    known = act.books.document(command.document)
    if known is None or known.voided:
        return refuse("document.unknown", at="document")
    refused = _by_officer(act)
    if refused is not None:
        return refused
    for row in act.books.copies_of(command.document):
        copy = copy_of(act, row.id)
        if copy.missing or copy.frozen:
            # 保密法47: what is lost or unexplained does not leave the book with a stroke of the pen
            return refuse("document.copy_unexplained", "保密法47", at="document", label=copy.label)
        if not copy.alive and copy.place and copy.place.ref != Ending.VOIDED.value:
            return refuse(
                "document.copy_went", "A6.1.1c", at="document", label=copy.label, how=copy.place.ref
            )
        if copy.alive and copy.parent:
            # A6.1.5e: the paper that was made is there, whatever the entry was
            return refuse("document.was_reproduced", "A6.1.5e", at="document", label=copy.label)
        if copy.alive and copy.place and copy.place.kind is not PlaceKind.SAFE:
            return refuse("document.copies_out", "A6.1.2e", at="document", label=copy.label)
        inside = folders_with(act, row.id)
        if inside:
            return refuse("document.in_folder", "A6.1.2c", at="document", number=inside[0].number)
        if copy.alive:
            act.add(copy_stream(row.id), CopyEnded(Ending.VOIDED, Text(command.reason.strip())))
    act.add(document_stream(command.document), DocumentVoided(Text(command.reason.strip())))
    return done("document.voided", {"document": command.document}, number=known.register_number)
