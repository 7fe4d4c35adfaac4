"""Where a copy is: exactly one place at any time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class PlaceKind(Enum):
    """The four kinds of places."""

    SAFE = "safe"
    PERSON = "person"
    OUTSIDE = "outside"
    ENDED = "ended"


class Ending(Enum):
    """How a copy's life in this book ends."""

    RETURNED = "returned"
    DESTROYED = "destroyed"
    ARCHIVED = "archived"
    TRANSFERRED = "transferred"
    DELIVERED = "delivered"
    MISDELIVERED = "misdelivered"
    LOST = "lost"
    DECLASSIFIED = "declassified"
    VOIDED = "voided"


@dataclass(frozen=True)
class Place:
    """``ref``: id of the safe, the person or the outside body; the ``Ending`` of an ended copy."""

    kind: PlaceKind
    ref: str


def in_safe(safe: str) -> Place:
    """In a safe (保密柜)."""
    return Place(PlaceKind.SAFE, safe)


def with_person(person: str) -> Place:
    """In a person's hands."""
    return Place(PlaceKind.PERSON, person)


def outside(body: str) -> Place:
    """Out of the house, its receipt not yet back (已送退, 未回单)."""
    return Place(PlaceKind.OUTSIDE, body)


def ended(how: Ending) -> Place:
    """No longer in this book's care."""
    return Place(PlaceKind.ENDED, how.value)
