"""What a card shows, as values: heading, where it is now, what one can do, its life, its paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Verb:
    """Something one can do with the thing shown; only allowed ones are given. ``key`` is an id of ``keys``."""

    id: str
    words: str
    key: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A label and its words: 现在何处, 应还 …"""

    label: str
    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class LifeEntry:
    """One moment of its life, newest first; ``note`` is the smaller second line."""

    at: datetime
    text: str
    note: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A sheet that belongs to it: 传阅单 000142, 待收回."""

    text: str
    state: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class CardFacts:
    """A whole card. A card with heading only is shown while the rest is on the way (``whole`` False)."""

    id: str
    number: str
    title: str
    level: str = ""
    period: str = ""
    now: tuple[Line, ...] = ()
    verbs: tuple[Verb, ...] = ()
    life: tuple[LifeEntry, ...] = ()
    paper: tuple[PaperLine, ...] = ()
    more: tuple[Line, ...] = field(default=())
    whole: bool = True
