"""更正 by counter-entry, 作废: the wrong one stays visible (edge case 15)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from desktop.audit.acts import ReasonGiven
from desktop.custody.copy import replay_copy
from desktop.custody.copy_facts import CopyEnded, CopyRegistered, copy_stream
from desktop.custody.document_facts import (
    Details,
    DocumentCompleted,
    DocumentRegistered,
    DocumentVoided,
    document_stream,
)
from desktop.custody.places import Ending, PlaceKind
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import names
from desktop.operations.custody.move import copy_of
from desktop.operations.ports import Act
from desktop.plain.corrections import Annulled, corrected
from desktop.plain.facts import Fact, Text
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
    right = command.fact or Annulled(Text(command.reason.strip()))
    if isinstance(wrong.fact, CopyRegistered) and not isinstance(right, CopyRegistered):
        return refuse("correction.void_instead", at="version")
    at = command.happened_at or wrong.happened_at
    if at > act.now:
        return refuse("act.in_future", at="happened_at")
    result = replay_copy(command.copy, corrected(rows, command.version, right, at))
    if isinstance(result, Refusal):
        return names(act, result) or result
    act.add(stream, right, at=at, corrects=command.version)
    _reason(act, stream, command.reason)
    return done("copy.corrected", {"copy": command.copy}, label=result.label)


def _reason(act: Act, stream: str, reason: str) -> None:
    act.add(stream, ReasonGiven("correction", "", Text(reason.strip())), at=act.now)


def complete_document(command: CompleteDocument, act: Act) -> Outcome:
    """The row keeps its number and place in the register."""
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
        # A6.1.3a: the level follows the notice of the issuer, which is an act of its own
        return refuse("correction.level", "A6.1.3a", at="level")
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
    for row in act.books.copies_of(command.document):
        copy = copy_of(act, row.id)
        if copy.alive and copy.place and copy.place.kind is not PlaceKind.SAFE:
            return refuse("document.copies_out", "A6.1.2e", at="document", label=copy.label)
        if copy.alive:
            act.add(copy_stream(row.id), CopyEnded(Ending.VOIDED, Text(command.reason.strip())))
    act.add(document_stream(command.document), DocumentVoided(Text(command.reason.strip())))
    return done("document.voided", {"document": command.document}, number=known.register_number)
