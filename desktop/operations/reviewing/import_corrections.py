"""更正 of the head of a 导入登记 (D19): medium, who brought it, the approval; its files are what they are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import known
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import say_why
from desktop.plain.corrections import effective
from desktop.plain.refusal import refuse
from desktop.procedures.review.draft_facts import DraftsBrought, Way, import_stream


@dataclass(frozen=True, kw_only=True)
class CorrectImport(Command):
    """The right values of the whole head."""

    entry: str
    medium: str
    brought_by: str
    approval: str
    reason: str


def correct_import(command: CorrectImport, act: Act) -> Outcome:
    """The entry as it was stays readable. A draft that went to the wrong item is put right at the item."""
    stream = import_stream(command.entry)
    first = next((r for r in effective(act.stream(stream)) if isinstance(r.fact, DraftsBrought)), None)
    if first is None or not isinstance(first.fact, DraftsBrought):
        return refuse("correction.no_such_fact", at="entry")
    if not command.reason.strip():
        return refuse("correction.reason_missing", at="reason")
    if first.fact.way is not Way.PAPER and not command.medium.strip():
        return refuse("import.no_medium", "A6.2.2a", at="medium")
    if not command.brought_by:
        return refuse("import.nobody", "A6.2.2a", at="brought_by")
    right = replace(
        first.fact,
        medium=command.medium.strip(),
        brought_by=command.brought_by,
        approval=command.approval.strip(),
    )
    if right == first.fact:
        return refuse("correction.same", at="medium")
    refused = known(act, "brought_by", command.brought_by)
    if refused is not None:
        return refused
    act.add(stream, right, at=first.happened_at, corrects=first.version)
    say_why(act, stream, command.reason)
    return done("import.corrected", {"import": command.entry})
