"""What a rule says about time: how long, from when, how often longer, what silence means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.procedures.vocabulary import Unit


class Silence(Enum):
    """What it means when the one who was asked does not answer in time."""

    NOTHING = "nothing"
    CONSENT = "consent"
    DECIDES = "decides"


@dataclass(frozen=True)
class Extension:
    """Once, by at most ``count`` more; agreed to by one of ``roles``, told by ``form``.

    ``consent_of``  a body outside the unit that has to agree as well (C2.7)
    """

    count: int
    roles: tuple[str, ...]
    form: str = ""
    clause: str = ""
    consent_of: str = ""


@dataclass(frozen=True)
class Term:
    """``origin``: what it counts from; ``at_least``: a time to be given, not one to be kept (B3.5b)."""

    id: str
    title: str
    count: int
    unit: Unit
    origin: str
    clause: str
    extension: Extension | None = None
    silence: Silence = Silence.NOTHING
    at_least: bool = False


class Compared(Enum):
    """The unit's own term beside the law's."""

    SAME = "same"
    STRICTER = "stricter"
    LAXER = "laxer"
    OTHERWISE = "otherwise"


def compared(own: Term, law: Term | None) -> Compared:
    """Laxer is what takes longer, or takes silence for more than the law does (C2.11); both are shown, neither wins.

    Terms in different units, or from different days, are compared by their dates, case by case.
    """
    if law is None:
        return Compared.SAME
    if law.silence is Silence.DECIDES and own.silence is Silence.CONSENT:
        return Compared.LAXER
    if (own.unit, own.origin) != (law.unit, law.origin):
        return Compared.OTHERWISE
    longer, allowed = own.extension, law.extension
    more = longer.count - (allowed.count if allowed else 0) if longer else 0
    over = own.count - law.count
    if own.at_least:
        over = -over
    if over > 0 or more > 0:
        return Compared.LAXER
    return Compared.STRICTER if over < 0 or more < 0 else Compared.SAME
