"""Replaying a stream: a correction is accepted only if everything after it still obeys the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from desktop.plain.facts import Fact
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse

State = TypeVar("State")
Rule = Callable[[State, Fact, datetime], Refusal | None]
Step = Callable[[State, Fact, datetime], State]


def replay(rows: Sequence[Recorded], start: State, rule: Rule[State], step: Step[State]) -> State | Refusal:
    """Fold while every rule is obeyed; a refusal names the versions that would have to be corrected first.

    What was unusual but allowed had its reason when it was booked: it does not stand in the way now.
    """
    state = start
    for place, row in enumerate(rows):
        refused = rule(state, row.fact, row.happened_at)
        if refused is not None and not refused.reason_helps:
            later = tuple(str(r.version) for r in rows[place:])
            return refuse(
                "correction.breaks_later", cause=refused.code, clause_of=refused.clause, later=later
            )
        state = step(state, row.fact, row.happened_at)
    return state
