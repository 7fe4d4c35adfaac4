"""A document above the machine's level: its place in the paper 专册, nothing of its content (D16), and its correction."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.audit.acts import ReasonGiven
from desktop.custody.document_facts import AboveMachineNoted, document_stream
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import officer
from desktop.operations.ports import Act
from desktop.plain.corrections import Annulled, effective
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse

HIGHEST = 99_999


@dataclass(frozen=True, kw_only=True)
class NoteAboveMachine(Command):
    """Volume, page, line, number of copies: so that the counts agree."""

    volume: str
    page: int
    line: int
    copies: int


@dataclass(frozen=True, kw_only=True)
class CorrectAboveMachine(Command):
    """The reference was written wrongly; ``right`` is how it reads in the paper book, None: it does not stand there."""

    document: str
    reason: str
    right: NoteAboveMachine | None = None


def note_above_machine(command: NoteAboveMachine, act: Act) -> Outcome:
    """One line of the paper book, once."""
    fact = _as_in_the_book(command, act)
    if isinstance(fact, Refusal):
        return fact
    document = act.new_id()
    act.add(document_stream(document), fact)
    return done("document.above_noted", {"document": document}, copies=fact.copies)


def correct_above_machine(command: CorrectAboveMachine, act: Act) -> Outcome:
    """By counter-entry (edge case 15): the wrong place stays visible, the count follows the right one."""
    if not command.reason.strip():
        return refuse("correction.reason_missing", at="reason")
    stream = document_stream(command.document)
    standing = next((r for r in effective(act.stream(stream)) if isinstance(r.fact, AboveMachineNoted)), None)
    if standing is None or not isinstance(standing.fact, AboveMachineNoted):
        return refuse("correction.no_such_fact", at="document")
    reason = Text(command.reason.strip())
    if command.right is None:
        refused = officer(act, act.operator)
        if refused is not None:
            return refused
        act.add(stream, Annulled(reason), at=standing.happened_at, corrects=standing.version)
    else:
        fact = _as_in_the_book(command.right, act, command.document)
        if isinstance(fact, Refusal):
            return fact
        if fact == standing.fact:
            return refuse("above.same", "实施条例32", at="line")
        act.add(stream, fact, at=standing.happened_at, corrects=standing.version)
    act.add(stream, ReasonGiven("correction", "", reason), at=act.now)
    return done("document.above_corrected", {"document": command.document})


def _as_in_the_book(command: NoteAboveMachine, act: Act, own: str = "") -> AboveMachineNoted | Refusal:
    refused = officer(act, act.operator)
    if refused is not None:
        return refused
    if not command.volume.strip():
        return refuse("above.volume_missing", "实施条例32", at="volume")
    for field, value in (("page", command.page), ("line", command.line), ("copies", command.copies)):
        if not 1 <= value <= HIGHEST:
            return refuse("above.number", "实施条例32", at=field)
    volume = command.volume.strip()
    others = [row for row in act.books.above_machine() if row.id != own]
    if (volume, command.page, command.line) in [(row.volume, row.page, row.line) for row in others]:
        # entered twice it would be counted twice
        return refuse("above.noted_already", "实施条例32", at="line", line=command.line, page=command.page)
    return AboveMachineNoted(Text(volume), command.page, command.line, command.copies)
