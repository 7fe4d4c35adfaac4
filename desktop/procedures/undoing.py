"""What was booked in a case and never done: taken out of it, if what stands after it still may (更正, edge case 15).

For what led somewhere, where right values alone do not put it right: a wrong decision, an act at the wrong case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.plain.facts import Fact
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures import facts as f
from desktop.procedures.case import Status, standing
from desktop.procedures.clock_facts import CaseExtended
from desktop.procedures.definition import Procedure
from desktop.procedures.engine import replayed, straightened
from desktop.procedures.rules import next_stage

UNDOABLE: tuple[type[Fact], ...] = (f.StageFact, f.CaseResumed, f.CaseSigned, f.CaseWithdrawn, CaseExtended)
"""Acts of a person; what the engine drew from them goes with them."""


@dataclass(frozen=True)
class Undoing:
    """The facts that go, by their versions, and the stage that is due without them."""

    versions: tuple[int, ...]
    due: str


def undo(definition: Procedure, rows: Sequence[Recorded], version: int) -> Undoing | Refusal:
    """Whether an act may be taken out: a later one that needs it is undone first."""
    stands = standing(rows)
    wrong = next((row for row in stands if row.version == version), None)
    if wrong is None or not isinstance(wrong.fact, UNDOABLE):
        return refuse("correction.nothing_to_correct", definition.clause, at="version")
    if any(isinstance(row.fact, f.CaseGranted) for row in stands):
        # the permit stands in the ledger with its terms: the case is withdrawn instead
        return refuse("correction.permit_issued", definition.clause, at="version")
    ended = (row for row in stands if row.act == wrong.act and isinstance(row.fact, f.CaseFinished))
    gone = {version, *(row.version for row in ended if isinstance(wrong.fact, f.StageFact))}
    rest = straightened([row for row in stands if row.version not in gone])
    left = replayed(definition, rest)
    if isinstance(left, Refusal):
        later = tuple(dict.fromkeys(row.fact.KIND for row in rest if row.version > version))
        return refuse("correction.later_entries", left.clause, at="version", entries=later)
    due = next_stage(definition, left) if left.status is Status.OPEN else None
    return Undoing(tuple(sorted(gone)), due.id if due else "")
