"""An opinion confirmed at the desk (D14): by the signer's own slot, which opens nothing, under the same lockout."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeGuard

from desktop.operations.approvals.cases import ActOnCase
from desktop.operations.commands import Command, Outcome
from desktop.operations.ports import Act, Verb, Witness
from desktop.operations.reviewing.batches import SignBatch
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.facts import Given, How

Opinion = ActOnCase | SignBatch
"""Commands that say what a person decided, and how he gave it."""


def claims(command: Command) -> TypeGuard[Opinion]:
    """Whether it says that somebody confirmed at the desk: such a command goes through ``confirmed`` alone."""
    return isinstance(command, Opinion) and command.given.how is How.PIN


def confirmed(verb: Verb[Opinion], witness: Witness) -> Verb[Opinion]:
    """The verb, and after it the password: nobody types it for what is refused anyway, and without it nothing stays."""

    def run(command: Opinion, act: Act) -> Outcome:
        slot = witness.slot_of(command.person)
        if not slot:
            return refuse("confirm.no_slot", "D14", at="password")
        outcome = verb(replace(command, given=Given(How.PIN, slot=slot)), act)
        if isinstance(outcome, Refusal) or witness.confirmed(command.person):
            return outcome
        return refuse("confirm.wrong", "D14", at="password")

    return run
