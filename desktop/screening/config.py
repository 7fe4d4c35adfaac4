"""What a screening goes by: plain data, given by whoever asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from desktop.screening.allowing import Allowed
from desktop.screening.register import Registered
from desktop.screening.weights import DEFAULT_WEIGHTS, Weights


@dataclass(frozen=True)
class Screening:
    """What to look for beside marks and identifiers.

    ``keywords``  the unit's words
    ``allowed``   its false alarms; ``day`` says which of them still count
    ``register``  the papers of the secret register; empty without a vault
    ``weights``   its changes to the table of weights
    """

    keywords: tuple[str, ...] = ()
    allowed: tuple[Allowed, ...] = ()
    register: tuple[Registered, ...] = ()
    weights: Weights = field(default_factory=lambda: DEFAULT_WEIGHTS)
    day: date | None = None
