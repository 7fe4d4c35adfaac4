"""Widths of columns: on a wide screen what was cut grows first, the title keeps its share."""

from __future__ import annotations

from collections.abc import Sequence

TITLE = 320
"""So many pixels the column that takes what is left has before any other grows."""


def spread(columns: Sequence[tuple[int, int]], room: int) -> list[int]:
    """Widths for ``(width, wide)`` of each column in ``room`` pixels; width 0 takes what is left and stays 0.

    Every column has its width. What is over, beyond the title's share, goes to those that have a ``wide``, evenly
    by how much each still wants, and never beyond it.
    """
    wants = [max(0, wide - width) if width else 0 for width, wide in columns]
    taken = sum(width for width, _wide in columns)
    share = TITLE if any(not width for width, _wide in columns) else 0
    over, wanted = max(0, room - taken - share), sum(wants)
    part = min(over, wanted)
    return [
        width + (part * want // wanted if wanted else 0)
        for (width, _wide), want in zip(columns, wants, strict=True)
    ]
