"""Facts of a receipt (签收): the envelope comes first (D3); stream ``receipt/<id>``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from desktop.plain.facts import Fact, Text


def receipt_stream(receipt: str) -> str:
    """The stream of a receipt."""
    return f"receipt/{receipt}"


class Seal(Enum):
    """Condition of an envelope (A6.1.1d)."""

    INTACT = "intact"
    DAMAGED = "damaged"
    OPENED = "opened"


@dataclass(frozen=True)
class Envelope:
    """One envelope as the courier brings it. ``number`` as printed, text."""

    number: str
    seal: Seal = Seal.INTACT
    level: str = ""
    addressee: str = ""


@dataclass(frozen=True)
class ReceiptSigned(Fact):
    """Signed for, before anything is opened: list number, envelopes, courier, minute (A6.1.1c)."""

    KIND: ClassVar[str] = "receipt.signed"
    delivery_list: str
    channel: str
    courier: Text
    receiver: str
    envelopes: tuple[Envelope, ...]
    sender: str = ""
    listed: int | None = None


@dataclass(frozen=True)
class EnvelopesOpened(Fact):
    """拆封: by whom; someone who is not the officer makes an incident note (A6.1.1d)."""

    KIND: ClassVar[str] = "receipt.opened"
    envelopes: tuple[str, ...]
    opener: str
    by_officer: bool = True
    witnesses: tuple[str, ...] = ()
    account: Text | None = None


@dataclass(frozen=True)
class EnvelopeDelivered(Fact):
    """亲启 leaves unopened by the addressee's signature (A6.1.1e)."""

    KIND: ClassVar[str] = "receipt.delivered"
    envelope: str
    addressee: str
    proxy: str = ""


@dataclass(frozen=True)
class EnvelopeReturned(Fact):
    """错投: it goes back with a receipt; the number stays (edge case 12)."""

    KIND: ClassVar[str] = "receipt.returned"
    envelope: str
    to: Text
    proof: Text


FACTS: tuple[type[Fact], ...] = (ReceiptSigned, EnvelopesOpened, EnvelopeDelivered, EnvelopeReturned)
