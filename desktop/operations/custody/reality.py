"""Reality is recorded, never refused: lateral passes, missing copies, ends by paper proof (D8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.custody.copy import Copy
from desktop.custody.copy_facts import (
    CopyEnded,
    CopyFound,
    CopyMissed,
    CopyPassed,
    CopyRecalled,
    CopyReleased,
    copy_stream,
)
from desktop.custody.places import Ending, Place, PlaceKind
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.folders import leave_folder, settle
from desktop.operations.custody.guards import known, safe_fits
from desktop.operations.custody.move import add_to_copy, copy_of
from desktop.operations.ports import Act
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True, kw_only=True)
class RecordPassing(Command):
    """横传: it was passed on; the copy is with who really has it, and what it means is booked."""

    copies: tuple[str, ...]
    to: str
    account: str


@dataclass(frozen=True, kw_only=True)
class RecordMissing(Command):
    """下落不明 since its discovery."""

    copy: str
    circumstances: str


@dataclass(frozen=True, kw_only=True)
class RecordFound(Command):
    """It turned up, here."""

    copy: str
    place: Place
    circumstances: str


@dataclass(frozen=True, kw_only=True)
class ReleaseCopy(Command):
    """What froze it was explained."""

    copy: str
    explanation: str


@dataclass(frozen=True, kw_only=True)
class EndByProof(Command):
    """Already destroyed, archived, handed on: by the paper that proves it."""

    copies: tuple[str, ...]
    how: Ending
    proof: str


@dataclass(frozen=True, kw_only=True)
class RecallDocument(Command):
    """The issuer calls a document back: every live copy, and the reproductions with them (edge case 31)."""

    document: str
    due: date
    notice: str


def record_passing(command: RecordPassing, act: Act) -> Outcome:
    """A6.1.2e was broken; the book follows the copy."""
    if not command.account.strip():
        return refuse("passing.account_missing", "A6.1.2e", at="account")
    refused = _chosen(command.copies) or known(act, "to", command.to or "?")
    if refused is not None:
        return refused
    for copy in command.copies:
        holder = copy_of(act, copy).holder
        refused = add_to_copy(act, copy, CopyPassed(holder, command.to, Text(command.account.strip())))
        if refused is not None:
            return refused
    person = act.books.person(command.to)
    return done("copy.passed", {"copy": command.copies[0]}, name=person.name if person else "")


def record_missing(command: RecordMissing, act: Act) -> Outcome:
    """Frozen until found or explained."""
    if not command.circumstances.strip():
        return refuse("missing.account_missing", "保密法47", at="circumstances")
    refused = add_to_copy(act, command.copy, CopyMissed(Text(command.circumstances.strip())))
    return refused or done("copy.missed", {"copy": command.copy}, label=copy_of(act, command.copy).label)


def record_found(command: RecordFound, act: Act) -> Outcome:
    """With its circumstances; the slip it was missing on is settled with it."""
    if not command.circumstances.strip():
        return refuse("found.account_missing", "保密法47", at="circumstances")
    fact = CopyFound(command.place, Text(command.circumstances.strip()))
    refused = _here(act, copy_of(act, command.copy), command.place)
    refused = refused or add_to_copy(act, command.copy, fact)
    if refused is not None:
        return refused
    copy = copy_of(act, command.copy)
    settle(act, copy)
    return done("copy.found", {"copy": command.copy}, label=copy.label)


def _here(act: Act, copy: Copy, place: Place) -> Refusal | None:
    """In a safe that fits, or with a person; anything else is another act."""
    if place.kind is PlaceKind.SAFE:
        return safe_fits(act, place.ref, copy.level)
    if place.kind is PlaceKind.PERSON:
        return known(act, "place", place.ref or "?")
    return refuse("found.no_place", at="place")


def _chosen(copies: tuple[str, ...]) -> Refusal | None:
    return None if copies else refuse("copies.none_chosen", at="copies")


def release_copy(command: ReleaseCopy, act: Act) -> Outcome:
    """Acts are possible again."""
    if not command.explanation.strip():
        return refuse("release.unexplained", at="explanation")
    refused = add_to_copy(act, command.copy, CopyReleased(Text(command.explanation.strip())))
    if refused is not None:
        return refused
    copy = copy_of(act, command.copy)
    settle(act, copy)
    return done("copy.released", {"copy": command.copy}, label=copy.label)


def end_by_proof(command: EndByProof, act: Act) -> Outcome:
    """The fact only; the procedures of destruction and archive have windows of their own."""
    if not command.proof.strip():
        return refuse("ending.proof_missing", "实施条例28", at="proof")
    if command.how is Ending.VOIDED:
        return refuse("ending.by_voiding", "A6.1.1c", at="how")
    refused = _chosen(command.copies)
    if refused is not None:
        return refused
    for copy in command.copies:
        leave_folder(act, copy, "ended")
        refused = add_to_copy(act, copy, CopyEnded(command.how, Text(command.proof.strip())))
        if refused is not None:
            return refused
    return done("copy.ended", {"copy": command.copies[0]}, copies=len(command.copies))


def recall_document(command: RecallDocument, act: Act) -> Outcome:
    """Originals and their reproductions together."""
    if not command.notice.strip():
        return refuse("recall.notice_missing", "实施条例27", at="notice")
    called = 0
    for row in act.books.copies_of(command.document):
        if row.place_kind == "ended":
            continue
        fact = CopyRecalled(command.due, Text(command.notice.strip()), with_original=bool(row.parent))
        act.add(copy_stream(row.id), fact)
        called += 1
    if not called:
        return refuse("recall.nothing_alive", "实施条例27", at="document")
    return done("document.recalled", {"document": command.document}, copies=called)
