"""清除 (D17): words that must not be here are destroyed by two persons; that it was done stays in the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop.audit.acts import DESK, Excised
from desktop.custody.document_facts import document_stream
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act, Witness
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.profiles.in_force import STANDING

Target = tuple[str, int, str]
"""Stream, version of the fact in it, field: ``title``, ``details.remark``, ``late``; empty: all its words."""


@dataclass(frozen=True, kw_only=True)
class Excise(Command):
    """What is destroyed: named facts, or in all facts of one document the named fields (none named: all words).

    Words that were typed again elsewhere (a line of a clearance list, an instruction) are targets of their own.
    """

    targets: tuple[Target, ...] = ()
    document: str = ""
    fields: tuple[str, ...] = ()
    second_person: str = ""
    reason: str = ""
    paper: str = ""


class ExcisionAct(Act, Protocol):
    """An act that also knows where words are kept."""

    def marks(self, stream: str, version: int, field: str) -> Sequence[str]:
        """Fingerprints of the words of a fact's field that still stand."""
        ...


def excise(command: Excise, act: ExcisionAct, witness: Witness) -> Outcome:
    """Two different persons, a reason, words that still stand; the password of the second comes last."""
    reason = command.reason.strip()
    if not reason:
        return refuse("excise.reason_missing", at="reason")
    refused = _second(command.second_person, act)
    if refused is not None:
        return refused
    marks: dict[str, None] = {}
    sequences: dict[int, None] = {}
    for stream, version, field in _targets(command, act):
        row = next((r for r in act.stream(stream) if r.version == version), None)
        if row is None:
            return refuse("excise.unknown", at="targets", stream=stream, version=version)
        if isinstance(row.fact, STANDING):
            # the rules in force are no secret words; without them no case could be read any more
            return refuse("excise.rules", at="targets")
        there = act.marks(stream, version, field)
        marks.update(dict.fromkeys(there))
        if there:
            sequences[row.sequence] = None
    if not marks:
        return refuse("excise.nothing", at="targets")
    if not witness.confirmed(command.second_person):
        return refuse("excise.not_confirmed", at="second_person")
    paper = Text(command.paper.strip()) if command.paper.strip() else None
    fact = Excised(tuple(marks), tuple(sequences), command.second_person, Text(reason), paper)
    act.add(DESK, fact, at=act.now)
    return done("desk.excised", words=len(marks), entries=len(sequences))


def _second(person: str, act: Act) -> Refusal | None:
    if not person or person == act.operator:
        return refuse("excise.second_same", at="second_person")
    found = act.books.person(person)
    if found is None or found.retired:
        return refuse("excise.second_unknown", at="second_person")
    return None


def _targets(command: Excise, act: Act) -> list[Target]:
    targets = list(command.targets)
    if command.document:
        stream = document_stream(command.document)
        for row in act.stream(stream):
            targets.extend((stream, row.version, field) for field in command.fields or ("",))
    return targets
