"""What a seeker answers: a stretch of the folded window, before places and weights are known."""

from __future__ import annotations

from typing import NamedTuple

from desktop.screening.finding import Kind


class Hit(NamedTuple):
    """``start``, ``end`` in the window; the rest as in ``Finding``."""

    start: int
    end: int
    kind: Kind
    confidence: int
    meant: str
    shape: str = ""
