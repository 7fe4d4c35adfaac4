"""What may lie in one folder (D7): pure, asked when a folder is made up and when a slip is opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.custody.levels import Level


@dataclass(frozen=True)
class Inside:
    """A copy as far as it matters beside others."""

    copy: str
    document: str
    level: Level
    telegram: bool


def why_alone(level: Level, telegram: bool) -> str:
    """Why its document takes a folder of its own: top_secret (保密法26, edge case 16), telegram, or nothing."""
    if level is Level.TOP_SECRET:
        return "top_secret"
    return "telegram" if telegram else ""


def mixed(levels: Sequence[Level]) -> bool:
    """内部 or 工作秘密 beside secret papers: only when confirmed."""
    return 0 < sum(level.classified for level in levels) < len(levels)


def folders(copies: Sequence[Inside], together: bool = False) -> tuple[tuple[Inside, ...], ...]:
    """The folders these copies make; ``together``: 内部 beside secret was confirmed. Their order stays."""
    made: dict[str, list[Inside]] = {}
    for copy in copies:
        if why_alone(copy.level, copy.telegram):
            key = f"alone/{copy.document}"
        else:
            key = "secret" if copy.level.classified or together else "plain"
        made.setdefault(key, []).append(copy)
    return tuple(tuple(inside) for inside in made.values())
