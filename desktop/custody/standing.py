"""Standing facts of the house: safes and issuing bodies; and the number series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.custody.levels import Level
from desktop.plain.facts import Fact, Text


def safe_stream(safe: str) -> str:
    """The stream of a safe."""
    return f"safe/{safe}"


def body_stream(body: str) -> str:
    """The stream of an issuing body."""
    return f"body/{body}"


def series_stream(series: str, year: int) -> str:
    """The stream of a number series in a year; each year begins at 1 (edge case 50)."""
    return f"series/{series}/{year}"


@dataclass(frozen=True)
class SafeEntered(Fact):
    """A safe (保密柜): up to which level, who keeps it. Entered anew when it changes."""

    KIND: ClassVar[str] = "safe.entered"
    name: Text
    level: Level
    keeper: str
    room: Text | None = None


@dataclass(frozen=True)
class SafeRetired(Fact):
    """No longer in use."""

    KIND: ClassVar[str] = "safe.retired"


@dataclass(frozen=True)
class BodyEntered(Fact):
    """An issuing body (来文单位). ``collects`` its papers: the body that calls them back (清退), or itself."""

    KIND: ClassVar[str] = "body.entered"
    name: Text
    collector: str = ""


@dataclass(frozen=True)
class BodyRetired(Fact):
    """No longer offered."""

    KIND: ClassVar[str] = "body.retired"


LABELS = "setting/labels"
"""The stream of which carriers get a label."""


@dataclass(frozen=True)
class LabelsSet(Fact):
    """The unit offers labels for these carriers (codes) from now on, whatever its rules began with (D11)."""

    KIND: ClassVar[str] = "labels.set"
    carriers: tuple[str, ...]


@dataclass(frozen=True)
class NumberDrawn(Fact):
    """A number of a series was given; it is never given again."""

    KIND: ClassVar[str] = "series.drawn"
    number: int


FACTS: tuple[type[Fact], ...] = (SafeEntered, SafeRetired, BodyEntered, BodyRetired, LabelsSet, NumberDrawn)
