"""The one door: a command runs its verb in one transaction, or nothing happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from desktop.audit.acts import ReasonGiven
from desktop.operations.commands import Command, Outcome
from desktop.operations.desk.acts import ConfirmClock
from desktop.operations.ports import Act, C, Store
from desktop.operations.whole_words import whole
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse

BEHIND = timedelta(minutes=2)
"""So far the clock may fall back by itself."""

AHEAD = timedelta(minutes=2)
"""So far a happened time may lie after the clock (a watch beside the machine)."""


def run(verb: Callable[[C, Act], Outcome], command: C, store: Store) -> Outcome:
    """Run one verb. A repeated request id answers with the first result."""
    command = whole(command)
    if command.request:
        before = store.answered(command.request)
        if before is not None:
            return before
    with store.begin(command) as act:
        outcome: Outcome | None = timely(command, act)
        if outcome is None:
            outcome = verb(command, act)
        if isinstance(outcome, Refusal):
            return outcome
        return store.keep(act, outcome)


def timely(command: Command, act: Act) -> Refusal | None:
    """Nothing happens in the future; what happened on an earlier day needs a reason (补记, D1)."""
    if act.last_entry and act.now < act.last_entry - BEHIND and not isinstance(command, ConfirmClock):
        # edge case 54: nothing is written while the clock stands behind the last entry
        return refuse("clock.behind", at="at", last=act.last_entry.isoformat(), now=act.now.isoformat())
    if command.at is None:
        return None
    if command.at > act.now + AHEAD:
        return refuse("act.in_future", at="at")
    if command.at.date() < act.now.date() and not command.late_reason.strip():
        return refuse(
            "act.late_reason", at="late_reason", reason_helps=False, day=command.at.date().isoformat()
        )
    return None


def waive(refused: Refusal | None, act: Act, stream: str) -> Refusal | None:
    """None where nothing is refused, or where a reason was given for what is unusual but allowed.

    The reason is recorded in the stream it concerns, in the same act.
    """
    if refused is None:
        return None
    reason = act.command.reasons.get(refused.code, "").strip()
    if not refused.reason_helps or not reason:
        return refused
    act.add(stream, ReasonGiven(refused.code, refused.clause, Text(reason)))
    return None
