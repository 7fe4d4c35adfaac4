"""The folder itself: it goes on without a copy that is lost."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.custody.slip_facts import (
    CopyLeftFolder,
)
from desktop.operations.circulating.round import put, slip_of
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.move import copy_of
from desktop.operations.ports import Act
from desktop.plain.facts import Text
from desktop.plain.refusal import refuse


@dataclass(frozen=True, kw_only=True)
class GoOnWithout(Command):
    """Copies that were not in the folder and are reported as 下落不明: the round goes on without them."""

    slip: str
    copies: tuple[str, ...]
    reason: str


def go_on_without(command: GoOnWithout, act: Act) -> Outcome:
    """Only what is reported: until then the question where it is stays open (A6.1.2c, 保密法47)."""
    if not command.reason.strip():
        return refuse("slip.reason_missing", "A6.1.2c", at="reason")
    slip = slip_of(act, command.slip)
    for copy in command.copies:
        state = copy_of(act, copy)
        if copy in slip.inside and not state.missing:
            return refuse("slip.not_reported_missing", "保密法47", at="copies", label=state.label)
    fact = CopyLeftFolder(command.copies, "missing", Text(command.reason.strip()))
    refused = put(act, slip, fact, act.at)
    return refused or done("slip.goes_on_without", {"slip": slip.id}, number=slip.number)
