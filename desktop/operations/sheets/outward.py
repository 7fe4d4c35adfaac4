"""What a letter shows of its own level when it leaves the house (D15)."""

from __future__ import annotations

from desktop.custody.levels import Level


def outward(level: str, mark: str) -> str:
    """The mark of a letter: 内部 is no classification and stands on its stub alone."""
    return "" if level == Level.INTERNAL.value else mark
