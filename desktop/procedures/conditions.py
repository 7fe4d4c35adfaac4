"""Whether a condition holds in a situation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.procedures.definition import Condition, When
from desktop.procedures.facts import Answer
from desktop.procedures.vocabulary import ConditionKind, height


@dataclass(frozen=True)
class Situation:
    """What conditions look at: level of the subject, importance, item type, the answers so far.

    ``conclusion``  code of the one drawn last, or being drawn by the act at hand
    """

    level: str
    important: bool
    item_type: str
    answers: Mapping[str, Answer]
    conclusion: str = ""


def holds(when: When, situation: Situation) -> bool:
    """Whether all conditions hold."""
    return failing(when, situation) is None


def failing(when: When, situation: Situation) -> Condition | None:
    """The first condition that does not hold: why a stage is skipped."""
    return next((c for c in when if not _holds(c, situation)), None)


def _holds(condition: Condition, situation: Situation) -> bool:
    match condition.kind:
        case ConditionKind.LEVEL_AT_LEAST:
            return height(situation.level) >= height(condition.value)
        case ConditionKind.LEVEL_BELOW:
            return height(situation.level) < height(condition.value)
        case ConditionKind.LEVEL_IS:
            return situation.level == condition.value
        case ConditionKind.IMPORTANT:
            return situation.important
        case ConditionKind.ITEM_TYPE:
            return situation.item_type in condition.values
        case ConditionKind.ANSWER:
            answer = situation.answers.get(condition.field)
            return answer is not None and not set(condition.values).isdisjoint(answer.values)
        case ConditionKind.CONCLUSION:
            return situation.conclusion in condition.values
        case ConditionKind.ALWAYS:
            return True
