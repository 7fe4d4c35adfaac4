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
class Stop:
    """A stage of a case on its rail: ``state`` is ``done``, ``now``, ``ahead``, ``skipped`` or ``refused``.

    ``text`` who and when, or what it waits for; ``note`` his words; ``amber`` what is still missing (待签)
    """

    title: str
    state: str
    text: str = ""
    note: str = ""
    amber: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading of their own."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class CardFacts:
    """A whole card. A card with heading only is shown while the rest is on the way (``whole`` False).

    ``rail`` and ``sections`` stand before ``more``, whose heading is ``about``.
    """

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
    rail: tuple[Stop, ...] = ()
    sections: tuple[Section, ...] = ()
    about: str = ""
    whole: bool = True
