"""Levels and what follows from them. Three are classifications (保密法14); two stand beside, not below."""

from __future__ import annotations

from enum import Enum


class Level(Enum):
    """密级, and the two kinds of information kept beside it (保密法64, A6.1.3c)."""

    TOP_SECRET = "top_secret"
    SECRET = "secret"
    CONFIDENTIAL = "confidential"
    WORK_SECRET = "work_secret"
    INTERNAL = "internal"

    @property
    def classified(self) -> bool:
        """Whether it is one of the three classifications."""
        return self in (Level.TOP_SECRET, Level.SECRET, Level.CONFIDENTIAL)

    @property
    def height(self) -> int:
        """For comparing: 绝密 5 … 内部 1."""
        return _HEIGHT[self]


_HEIGHT = {
    Level.TOP_SECRET: 5,
    Level.SECRET: 4,
    Level.CONFIDENTIAL: 3,
    Level.WORK_SECRET: 2,
    Level.INTERNAL: 1,
}


def highest(levels: tuple[Level, ...]) -> Level:
    """The level at which a folder is marked and handled (D7)."""
    return max(levels, key=lambda level: level.height)


def above(level: Level, machine: Level) -> bool:
    """Whether words of this level may not be stored on a machine of that level (D16)."""
    return level.height > machine.height


def register_of(level: Level) -> str:
    """The register and number series: 绝密 has its own (专册); the two kinds beside have theirs."""
    return {
        Level.TOP_SECRET: "top_secret",
        Level.SECRET: "secret",
        Level.CONFIDENTIAL: "secret",
        Level.WORK_SECRET: "work_secret",
        Level.INTERNAL: "internal",
    }[level]
