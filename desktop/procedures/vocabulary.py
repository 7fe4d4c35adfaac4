"""The closed vocabulary of a procedure: verbs, leads, field types, conditions. Titles stand in the data."""

from __future__ import annotations

from enum import Enum

LEVELS = ("internal", "work_secret", "confidential", "secret", "top_secret")
"""Codes of the levels from low to high (保密法14; the lowest two stand beside, A6.1.3c)."""

TOP_SECRET = LEVELS[-1]


def height(level: str) -> int:
    """For comparing: 内部 0 … 绝密 4. ValueError: not a level."""
    return LEVELS.index(level)


class Verb(Enum):
    """What is done at a stage."""

    APPLY = "apply"
    PREPARE = "prepare"
    SUBMIT = "submit"
    PROPOSE = "propose"
    FIRST_REVIEW = "first_review"
    REVIEW = "review"
    CHECK = "check"
    RECHECK = "recheck"
    JOINT_REVIEW = "joint_review"
    ENDORSE = "endorse"
    FINALISE = "finalise"
    APPROVE = "approve"
    DETERMINE = "determine"
    SIGN_OFF = "sign_off"
    EXECUTE = "execute"
    CONFIRM = "confirm"
    PUBLISH = "publish"

    @property
    def prepares(self) -> bool:
        """Whether it puts the matter before others (who prepares does not decide)."""
        return self in (Verb.PREPARE, Verb.SUBMIT, Verb.APPLY)

    @property
    def carries_out(self) -> bool:
        """Whether it only carries out what others decided."""
        return self in (Verb.EXECUTE, Verb.PUBLISH)

    @property
    def decides(self) -> bool:
        """Whether it is a judgement of its own, so that nobody gives two of them in one case."""
        return not self.prepares and not self.carries_out

    @property
    def approves(self) -> bool:
        """Whether it is the word of somebody who may say yes for the unit."""
        return self in (Verb.APPROVE, Verb.ENDORSE, Verb.FINALISE, Verb.DETERMINE, Verb.SIGN_OFF)


class Lead(Enum):
    """Where a decision leads."""

    NEXT = "next"
    BACK = "back"
    REFUSED = "refused"
    GRANTED = "granted"
    FINISHED = "finished"

    @property
    def forward(self) -> bool:
        """Whether the stage is done by it, so that what it requires must be there."""
        return self in (Lead.NEXT, Lead.GRANTED, Lead.FINISHED)


class End(Enum):
    """What stands behind the last stage: a permit, or a finished case."""

    GRANTED = "granted"
    FINISHED = "finished"


class FieldType(Enum):
    """What an answer is made of."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    LEVEL = "level"
    PERSON = "person"
    PERSONS = "persons"
    CHOICE = "choice"
    YES_NO = "yes_no"
    COPIES = "copies"


class ConditionKind(Enum):
    """When a stage stands in the way, or a field is asked."""

    ALWAYS = "always"
    LEVEL_AT_LEAST = "level_at_least"
    LEVEL_BELOW = "level_below"
    LEVEL_IS = "level_is"
    IMPORTANT = "important"
    ANSWER = "answer"
    ITEM_TYPE = "item_type"


class SubjectKind(Enum):
    """What a case is about."""

    COPY = "copy"
    DOCUMENT = "document"
    ITEM = "item"


class PermitKind(Enum):
    """Which act of custody an approved case allows."""

    REPRODUCTION = "reproduction"
    WIDENING = "widening"


class Unit(Enum):
    """How a deadline counts."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"


YES, NO = "yes", "no"
