"""What a screening goes by: plain data, given by whoever asks."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.screening.weights import DEFAULT_WEIGHTS, Weights


@dataclass(frozen=True)
class Screening:
    """``keywords``: the unit's words; ``weights``: its changes to the table of weights."""

    keywords: tuple[str, ...] = ()
    weights: Weights = field(default_factory=lambda: DEFAULT_WEIGHTS)
