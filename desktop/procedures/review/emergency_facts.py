"""Facts of 应急处置 (C7.22–C7.24); they stand in the stream of the item that is handled so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.plain.facts import Fact, Text


@dataclass(frozen=True, kw_only=True)
class EmergencyBegan(Fact):
    """One of the unit's cases applies since ``on``; ``ground`` is its code in the profile's list (C7.22)."""

    KIND: ClassVar[str] = "item.emergency"
    ground: str
    reason: Text
    on: date


@dataclass(frozen=True, kw_only=True)
class ReactionNoted(Fact):
    """舆情: what the public says and what is done about it, as the office gathered it; ``over``: with it ends (C7.23)."""

    KIND: ClassVar[str] = "item.reaction"
    on: date
    person: str
    reaction: Text
    over: bool = False


FACTS: tuple[type[Fact], ...] = (EmergencyBegan, ReactionNoted)
