"""Facts of what the content check goes by (D22): keyword lists by name, passages that may stand; one stream each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.plain.facts import Fact, Text

KEYWORDS = "words/keywords"
"""The one stream of all keyword lists."""
ALLOWED = "allow/list"
"""The one stream of what the unit allows."""


@dataclass(frozen=True, kw_only=True)
class KeywordsAdopted(Fact):
    """The whole text of a list comes into force, in place of its earlier one; ``hash`` names the text."""

    KIND: ClassVar[str] = "words.adopted"
    list: str
    name: Text
    hash: str
    count: int
    text: Text


@dataclass(frozen=True, kw_only=True)
class KeywordsRetired(Fact):
    """A list is no longer looked for."""

    KIND: ClassVar[str] = "words.retired"
    list: str
    reason: Text


@dataclass(frozen=True, kw_only=True)
class PassageAllowed(Fact):
    """A false alarm may stand from now on (D22): its words, what stood around them; ``kind`` empty: of any kind."""

    KIND: ClassVar[str] = "screening.allowed"
    kind: str
    words: Text
    context: Text | None
    by: str
    reason: Text
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class AllowedTakenBack(Fact):
    """An entry counts no more; ``entry`` is the number in the log under which it was made."""

    KIND: ClassVar[str] = "screening.allowed_back"
    entry: int
    reason: Text


FACTS: tuple[type[Fact], ...] = (KeywordsAdopted, KeywordsRetired, PassageAllowed, AllowedTakenBack)
