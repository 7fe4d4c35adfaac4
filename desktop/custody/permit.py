"""Permits: an approved case lets a custody act be done, so often and no more (A6.1.5c)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import ClassVar

from desktop.plain.corrections import effective
from desktop.plain.facts import Fact, Text
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse


def permit_stream(permit: str) -> str:
    """The stream of a permit."""
    return f"permit/{permit}"


class PermitAct(Enum):
    """Kinds of acts that need one."""

    REPRODUCE = "reproduce"
    WIDEN = "widen"


@dataclass(frozen=True)
class PermitIssued(Fact):
    """From an approved case: for which copies or documents, how many, for whom, from when to when."""

    KIND: ClassVar[str] = "permit.issued"
    act: PermitAct
    case: str
    number: str
    clause: str
    copies: tuple[str, ...]
    quantity: int
    persons: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    reference: Text | None = None


@dataclass(frozen=True)
class PermitUsed(Fact):
    """So much of it was used up, in the same transaction as the act itself."""

    KIND: ClassVar[str] = "permit.used"
    quantity: int
    persons: tuple[str, ...] = ()


@dataclass(frozen=True)
class PermitRevoked(Fact):
    """What is left of it is taken back."""

    KIND: ClassVar[str] = "permit.revoked"
    reason: Text


FACTS: tuple[type[Fact], ...] = (PermitIssued, PermitUsed, PermitRevoked)


@dataclass(frozen=True)
class Permit:
    """State of a permit; ``left`` is what may still be used."""

    id: str
    issued: PermitIssued | None = None
    used: int = 0
    informed: tuple[str, ...] = ()
    revoked: bool = False

    @property
    def left(self) -> int:
        """Quantity not yet used."""
        return 0 if self.issued is None or self.revoked else self.issued.quantity - self.used


def usable(
    permit: Permit, act: PermitAct, on: date, quantity: int, copy: str = "", documents: tuple[str, ...] = ()
) -> Refusal | None:
    """Whether so much may be done under it on that day."""
    issued = permit.issued
    if issued is None or issued.act is not act:
        return refuse("permit.missing", "A6.1.5b", at="permit")
    if permit.revoked:
        return refuse("permit.revoked", issued.clause, at="permit", number=issued.number)
    if (issued.valid_from and on < issued.valid_from) or (issued.valid_to and on > issued.valid_to):
        until = issued.valid_to.isoformat() if issued.valid_to else ""
        return refuse("permit.expired", issued.clause, at="permit", number=issued.number, until=until)
    if copy and issued.copies and copy not in issued.copies:
        return refuse("permit.other_copy", issued.clause, at="permit", number=issued.number)
    if not set(documents) <= set(issued.documents):
        return refuse("permit.other_document", issued.clause, at="permit", number=issued.number)
    if quantity > permit.left:
        return refuse(
            "permit.used_up",
            "A6.1.5c",
            at="quantity",
            number=issued.number,
            left=permit.left,
            wanted=quantity,
        )
    return None


def widens(permit: Permit, on: date, persons: tuple[str, ...], documents: tuple[str, ...]) -> Refusal | None:
    """Whether these persons may come to know these documents under it: those it names, each once (A6.1.4d)."""
    refused = usable(permit, PermitAct.WIDEN, on, len(persons), documents=documents)
    issued = permit.issued
    if refused is not None or issued is None:
        return refused
    if not set(persons) <= set(issued.persons):
        return refuse("permit.other_person", "A6.1.4d", at="reader", number=issued.number)
    if set(persons) & set(permit.informed):
        return refuse("permit.person_used", "A6.1.4d", at="reader", number=issued.number)
    return None


def fold_permit(permit: str, stream: Iterable[Recorded]) -> Permit:
    """The state of a permit from its stream."""
    state = Permit(permit)
    for row in effective(stream):
        match row.fact:
            case PermitIssued():
                state = replace(state, issued=row.fact)
            case PermitUsed():
                informed = (*state.informed, *row.fact.persons)
                state = replace(state, used=state.used + row.fact.quantity, informed=informed)
            case PermitRevoked():
                state = replace(state, revoked=True)
            case _:
                pass
    return state
