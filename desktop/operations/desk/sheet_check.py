"""The answer to a code that was read from a printed sheet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class SheetAnswer(Enum):
    """Whether the sheet and the book agree."""

    MATCHES = "matches"
    DIFFERS = "differs"
    BEYOND_THE_END = "beyond_the_end"


@dataclass(frozen=True)
class SheetCheck:
    """``sequence`` of the sheet, ``last`` of the book: so many entries since are not yet anchored by it."""

    answer: SheetAnswer
    sequence: int
    last: int
