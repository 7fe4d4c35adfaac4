"""Readers of a slip change: added, approved, deferred, cancelled, replaced; 批示; the end (D5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.custody.permit import PermitUsed, fold_permit, permit_stream, widens
from desktop.custody.places import PlaceKind
from desktop.custody.slip import Slip
from desktop.custody.slip_facts import (
    InstructionNoted,
    RangeApproved,
    ReaderAdded,
    ReaderCancelled,
    ReaderDeferred,
    SignatureFollowed,
    SlipClosed,
    SlipVoided,
    slip_stream,
)
from desktop.operations.circulating.round import put, slip_of
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import eyes_only, known, reader_fits
from desktop.operations.custody.move import copy_of
from desktop.operations.papers.issue import book_back_with
from desktop.operations.ports import Act
from desktop.operations.run import waive
from desktop.plain.facts import Fact, Text
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True, kw_only=True)
class AddReader(Command):
    """A later reader: by a written 批示 of who may widen, by a permit (F11), or 待补审批."""

    slip: str
    reader: str
    approved_by: str = ""
    approved_on: date | None = None
    permit: str = ""


@dataclass(frozen=True, kw_only=True)
class ApproveReader(Command):
    """The approval that was missing."""

    slip: str
    reader: str
    approved_by: str = ""
    approved_on: date | None = None
    permit: str = ""


@dataclass(frozen=True, kw_only=True)
class DeferReader(Command):
    """暂缓."""

    slip: str
    reader: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class CancelReader(Command):
    """取消; with ``replaced_by`` the substitute's line is added, both stay visible (edge case 22)."""

    slip: str
    reader: str
    agreed_by: str
    reason: str
    replaced_by: str = ""
    permit: str = ""


@dataclass(frozen=True, kw_only=True)
class NoteInstruction(Command):
    """批示 in short, or 见原件 (no words)."""

    slip: str
    reader: str
    words: str = ""
    given_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class NoteSignature(Command):
    """He signed afterwards."""

    slip: str
    reader: str


@dataclass(frozen=True, kw_only=True)
class CloseSlip(Command):
    """传阅终结: copies counted; ``binder`` books its signed sheet back in the same act (D15)."""

    slip: str
    counted: int
    binder: str = ""


@dataclass(frozen=True, kw_only=True)
class VoidSlip(Command):
    """作废 before anybody read."""

    slip: str
    reason: str


def _widening(
    act: Act, slip: Slip, reader: str, approved_by: str, permit: str, on: date | None = None
) -> Refusal | None:
    """Who may widen the range: the head or the person he named (保密法21), or an approved case (F11)."""
    day = on or act.at.date()
    if day > act.now.date():
        return refuse("act.in_future", at="approved_on")
    if permit:
        state = fold_permit(permit, act.stream(permit_stream(permit)))
        documents = tuple({copy_of(act, copy).document for copy in slip.inside})
        refused = widens(state, act.at.date(), (reader,), documents)
        if refused is not None:
            return refused
        act.add(permit_stream(permit), PermitUsed(1, (reader,)))
        return None
    if approved_by:
        post = act.profile.custody.range_approver.value
        if approved_by not in act.books.holders_of(post, day):
            return refuse("slip.cannot_widen", "保密法21", at="approved_by", name=_name(act, approved_by))
    return None


def add_reader(command: AddReader, act: Act) -> Outcome:
    """Without approval the line stands and blocks the closing, not the entry."""
    slip = slip_of(act, command.slip)
    refused = _widening(act, slip, command.reader, command.approved_by, command.permit, command.approved_on)
    if refused is None:
        refused = _reach(act, command.slip, command.reader)
    if refused is None:
        fact = ReaderAdded(command.reader, command.approved_by, command.approved_on, command.permit)
        refused = put(act, slip, fact, act.at)
    if refused is not None:
        return refused
    approved = bool(command.approved_by or command.permit)
    code = "slip.reader_added" if approved else "slip.reader_pending"
    return done(code, {"slip": slip.id}, number=slip.number, name=_name(act, command.reader))


def _reach(act: Act, slip: str, reader: str) -> Refusal | None:
    inside = slip_of(act, slip).inside
    unopened = eyes_only(act, (copy_of(act, copy).document for copy in inside), reader)
    if unopened is not None:
        return unopened
    for copy in inside:
        refused = waive(reader_fits(act, reader, copy_of(act, copy).level), act, slip_stream(slip))
        if refused is not None:
            return refused
    return None


def approve_reader(command: ApproveReader, act: Act) -> Outcome:
    """A6.1.4d is met."""
    slip = slip_of(act, command.slip)
    if not command.approved_by and not command.permit:
        return refuse("slip.approval_missing", "A6.1.4d", at="approved_by")
    refused = _widening(act, slip, command.reader, command.approved_by, command.permit, command.approved_on)
    if refused is None:
        on = command.approved_on or act.at.date()
        refused = put(
            act, slip, RangeApproved(command.reader, command.approved_by, on, command.permit), act.at
        )
    if refused is not None:
        return refused
    return done(
        "slip.reader_approved", {"slip": slip.id}, number=slip.number, name=_name(act, command.reader)
    )


def defer_reader(command: DeferReader, act: Act) -> Outcome:
    """On leave, on a journey (edge case 21)."""
    if not command.reason.strip():
        return refuse("slip.reason_missing", at="reason")
    fact = ReaderDeferred(command.reader, Text(command.reason.strip()))
    return _one(act, command.slip, fact, "slip.reader_deferred", command.reader)


def cancel_reader(command: CancelReader, act: Act) -> Outcome:
    """Cancelled, or cancelled and replaced."""
    if not command.reason.strip() or not command.agreed_by:
        return refuse("slip.reason_missing", "A6.1.4a", at="reason")
    stranger = known(act, "agreed_by", command.agreed_by)
    if stranger is not None:
        return stranger
    if command.replaced_by == command.reader:
        return refuse("slip.reader_twice", at="replaced_by")
    fact = ReaderCancelled(command.reader, command.agreed_by, Text(command.reason.strip()))
    outcome = _one(act, command.slip, fact, "slip.reader_cancelled", command.reader)
    if isinstance(outcome, Refusal) or not command.replaced_by:
        return outcome
    refused = _widening(
        act, slip_of(act, command.slip), command.replaced_by, command.agreed_by, command.permit
    )
    if refused is None:
        refused = _reach(act, command.slip, command.replaced_by)
    if refused is None:
        added = ReaderAdded(
            command.replaced_by,
            "" if command.permit else command.agreed_by,
            act.at.date(),
            command.permit,
            command.reader,
        )
        refused = put(act, slip_of(act, command.slip), added, act.at)
    if refused is not None:
        return refused
    name = _name(act, command.replaced_by)
    return done("slip.reader_replaced", {"slip": command.slip}, name=_name(act, command.reader), by=name)


def note_instruction(command: NoteInstruction, act: Act) -> Outcome:
    """The words may be secret themselves: in short, or none."""
    words = Text(command.words.strip()) if command.words.strip() else None
    fact = InstructionNoted(command.reader, words, command.given_on or act.at.date())
    return _one(act, command.slip, fact, "slip.instruction_noted", command.reader)


def note_signature(command: NoteSignature, act: Act) -> Outcome:
    """The reader has signed."""
    return _one(act, command.slip, SignatureFollowed(command.reader), "slip.signed", command.reader)


def close_slip(command: CloseSlip, act: Act) -> Outcome:
    """Every reader done, every copy back, counted; its sheet is booked back with it where it is out."""
    slip = slip_of(act, command.slip)
    for copy in slip.inside:
        state = copy_of(act, copy)
        if state.place is None or state.place.kind is not PlaceKind.SAFE or state.missing:
            return refuse(
                "slip.copy_out",
                "A6.1.2d",
                number=slip.number,
                label=state.label,
                holder=_name(act, state.holder),
            )
    outcome = _one(act, command.slip, SlipClosed(command.counted, act.operator), "slip.closed", "")
    return book_back_with(act, slip_stream(slip.id), command.binder) or outcome


def void_slip(command: VoidSlip, act: Act) -> Outcome:
    """Its number stays."""
    if not command.reason.strip():
        return refuse("slip.reason_missing", at="reason")
    return _one(act, command.slip, SlipVoided(Text(command.reason.strip())), "slip.voided", "")


def _one(act: Act, slip: str, fact: Fact, code: str, reader: str) -> Outcome:
    state = slip_of(act, slip)
    refused = put(act, state, fact, act.at)
    if refused is not None:
        return refused
    return done(code, {"slip": slip}, number=state.number, name=_name(act, reader))


def _name(act: Act, person: str) -> str:
    found = act.books.person(person) if person else None
    return found.name if found else ""
