"""What every command carries, and what a verb answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from desktop.plain.refusal import Refusal, RefusalFact


def _none() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Command:
    """What a window collected.

    ``request``      id of the request; a repeated one is answered with the first result
    ``at``           when it happened; None: now
    ``decided_by``   person who decided, where it was not the operator; ``capacity`` the post he held
    ``late_reason``  why it is booked on a later day (补记)
    ``reasons``      refusal code → reason, for what is unusual but allowed
    """

    request: str = ""
    at: datetime | None = None
    decided_by: str = ""
    capacity: str = ""
    late_reason: str = ""
    reasons: Mapping[str, str] = field(default_factory=_none)


@dataclass(frozen=True)
class Done:
    """The act is done. ``code`` and ``facts`` make the sentence at the foot; ``ids`` lead to what was made."""

    code: str
    facts: Mapping[str, RefusalFact] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    act: int = 0


Outcome = Done | Refusal


def done(code: str, ids: Mapping[str, str] | None = None, **facts: RefusalFact) -> Done:
    """Make the answer of a verb that was done."""
    return Done(code, dict(facts), dict(ids or {}))
