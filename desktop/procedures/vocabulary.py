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
    REVISE = "revise"
    FIRST_REVIEW = "first_review"
    SECOND_REVIEW = "second_review"
    FINAL_REVIEW = "final_review"
    REVIEW = "review"
    CHECK = "check"
    RECHECK = "recheck"
    JOINT_REVIEW = "joint_review"
    AGREE = "agree"
    ENDORSE = "endorse"
    FINALISE = "finalise"
    APPROVE = "approve"
    DETERMINE = "determine"
    SIGN_OFF = "sign_off"
    REPORT_UP = "report_up"
    EXECUTE = "execute"
    CONFIRM = "confirm"
    PUBLISH = "publish"

    @property
    def prepares(self) -> bool:
        """Whether it puts the matter before others (who prepares does not decide)."""
        return self in (Verb.PREPARE, Verb.SUBMIT, Verb.APPLY, Verb.REVISE)

    @property
    def carries_out(self) -> bool:
        """Whether it only carries out what others decided."""
        return self in (Verb.EXECUTE, Verb.PUBLISH, Verb.REPORT_UP)

    @property
    def decides(self) -> bool:
        """Whether it is a judgement of its own, so that nobody gives two of them in one case."""
        return not self.prepares and not self.carries_out

    @property
    def approves(self) -> bool:
        """Whether it is the word of somebody who may say yes for the unit."""
        return self in (
            Verb.APPROVE,
            Verb.ENDORSE,
            Verb.FINALISE,
            Verb.FINAL_REVIEW,
            Verb.DETERMINE,
            Verb.SIGN_OFF,
        )


class Lead(Enum):
    """Where a decision leads."""

    NEXT = "next"
    BACK = "back"
    REFUSED = "refused"
    GRANTED = "granted"
    FINISHED = "finished"
    HOLD = "hold"

    @property
    def forward(self) -> bool:
        """Whether the stage is done by it, so that what it requires must be there."""
        return self in (Lead.NEXT, Lead.GRANTED, Lead.FINISHED)

    @property
    def waits(self) -> bool:
        """Whether the case stays at the stage until something has come."""
        return self is Lead.HOLD


class Conclusion(Enum):
    """What a review comes to (A2.2): 可以公开 · 区分处理后公开 · 依申请公开 · 不予公开 · 延期 · 报请确定."""

    PUBLISH = "publish"
    SEVER = "sever"
    ON_REQUEST = "on_request"
    WITHHOLD = "withhold"
    POSTPONE = "postpone"
    REFER = "refer"

    @property
    def whole(self) -> bool:
        """Whether somebody outside may see the whole text by it."""
        return self in (Conclusion.PUBLISH, Conclusion.ON_REQUEST)

    @property
    def final(self) -> bool:
        """Whether the case can end with it; the others wait (A2.12, C2.12)."""
        return self not in (Conclusion.POSTPONE, Conclusion.REFER)

    @property
    def goes_out(self) -> bool:
        """Whether something is published by it."""
        return self in (Conclusion.PUBLISH, Conclusion.SEVER)

    def fits(self, lead: Lead) -> bool:
        """Whether a decision that draws it may lead there: on, or to waiting."""
        return lead.waits if not self.final else lead.forward


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
    CHOICES = "choices"
    CHECKLIST = "checklist"
    YES_NO = "yes_no"
    COPIES = "copies"

    @property
    def offers(self) -> bool:
        """Whether its answer is taken from a list."""
        return self in (FieldType.CHOICE, FieldType.CHOICES, FieldType.CHECKLIST)


class ConditionKind(Enum):
    """When a stage stands in the way, or a field is asked."""

    ALWAYS = "always"
    LEVEL_AT_LEAST = "level_at_least"
    LEVEL_BELOW = "level_below"
    LEVEL_IS = "level_is"
    IMPORTANT = "important"
    ANSWER = "answer"
    ITEM_TYPE = "item_type"
    CONCLUSION = "conclusion"


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
    MONTHS = "months"


YES, NO = "yes", "no"
