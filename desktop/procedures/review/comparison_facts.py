"""Facts of the monthly comparison of 公文 with what was published: ``comparison/<year>-<month>`` (B4.4b, D24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from desktop.plain.facts import Fact, Text


def comparison_stream(month: date) -> str:
    """The stream of a month."""
    return f"comparison/{month:%Y-%m}"


class Outcome(Enum):
    """What the comparison of one 公文 found.

    ``published`` as issued; ``title_differs`` published under another title; ``kept_in`` by its conclusion;
    ``to_publish`` may be published and is not; ``under_review`` not concluded; ``not_reviewed`` issued past the
    review (A2.8, B4.3); ``taken_down`` was out; ``not_issued`` published, and not among the paper
    """

    PUBLISHED = "published"
    TITLE_DIFFERS = "title_differs"
    KEPT_IN = "kept_in"
    TO_PUBLISH = "to_publish"
    UNDER_REVIEW = "under_review"
    NOT_REVIEWED = "not_reviewed"
    TAKEN_DOWN = "taken_down"
    NOT_ISSUED = "not_issued"

    @property
    def agrees(self) -> bool:
        """Nothing is to be done about it."""
        return self in (Outcome.PUBLISHED, Outcome.KEPT_IN)


@dataclass(frozen=True, kw_only=True)
class ComparedLine:
    """One 公文: as the paper says it, and the item it was reviewed as, empty where there is none."""

    number: Text | None
    title: Text
    item: str
    outcome: Outcome
    published_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class MonthCompared(Fact):
    """比对: the paper issued in the month against what was reviewed and published, by ``compared_by``.

    ``issued``  how many the paper list had
    """

    KIND: ClassVar[str] = "comparison.made"
    first: date
    last: date
    issued: int
    compared_by: str
    lines: tuple[ComparedLine, ...]


FACTS: tuple[type[Fact], ...] = (MonthCompared,)
