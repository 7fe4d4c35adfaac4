"""The stages of a case as a window shows them: done, now, ahead, skipped and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.procedures.case import Act, Case, Status
from desktop.procedures.conditions import failing
from desktop.procedures.definition import Condition, Procedure, Stage
from desktop.procedures.rules import next_stage


class StepState(Enum):
    """Where a stage stands."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    HELD = "held"
    SKIPPED = "skipped"
    REFUSED = "refused"
    UNREACHED = "unreached"


@dataclass(frozen=True)
class Step:
    """``act``: passed, refused or held it; ``why``: it is not in the way; ``rounds``: how many were set aside."""

    stage: Stage
    state: StepState
    act: Act | None = None
    why: Condition | None = None
    rounds: int = 0


def rail(definition: Procedure, case: Case) -> tuple[Step, ...]:
    """Every stage of the definition, in order."""
    due = next_stage(definition, case) if case.status is Status.OPEN else None
    return tuple(_step(case, stage, due) for stage in definition.stages)


def _step(case: Case, stage: Stage, due: Stage | None) -> Step:
    standing = case.act_at(stage.id)
    tried = [a for a in case.history if a.fact.stage == stage.id]
    if standing is not None:
        return Step(stage, StepState.DONE, standing, rounds=len(tried) - 1)
    if case.status is Status.REFUSED and case.history[-1].fact.stage == stage.id:
        return Step(stage, StepState.REFUSED, case.history[-1], rounds=len(tried) - 1)
    why = failing(stage.when, case.situation)
    if why is not None:
        return Step(stage, StepState.SKIPPED, why=why, rounds=len(tried))
    if case.held is not None and case.held.fact.stage == stage.id:
        return Step(stage, StepState.HELD, case.held, rounds=len(tried) - 1)
    if stage == due:
        return Step(stage, StepState.NOW, rounds=len(tried))
    state = StepState.AHEAD if due is not None else StepState.UNREACHED
    return Step(stage, state, rounds=len(tried))
