"""A receipt: which envelopes still wait to be opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from desktop.custody import receipt_facts as f
from desktop.plain.corrections import effective
from desktop.plain.facts import Fact
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse

UNOPENED, OPENED, DELIVERED, RETURNED = "unopened", "opened", "delivered", "returned"


@dataclass(frozen=True)
class Receipt:
    """State of a receipt: each envelope's number → unopened · opened · delivered · returned."""

    id: str
    signed: f.ReceiptSigned | None = None
    stands: MappingProxyType[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def envelope(self, number: str) -> f.Envelope | None:
        """The envelope of that number."""
        if self.signed is None:
            return None
        return next((e for e in self.signed.envelopes if e.number == number), None)


def may(receipt: Receipt, fact: Fact) -> Refusal | None:
    """Whether the fact may follow."""
    match fact:
        case f.ReceiptSigned():
            numbers = [e.number for e in fact.envelopes]
            if not numbers:
                return refuse("receipt.no_envelopes", "A6.1.1c", at="envelopes")
            if not all(number.strip() for number in numbers):
                return refuse("receipt.number_blank", "A6.1.1c", at="envelopes")
            if len(set(numbers)) < len(numbers):
                return refuse("receipt.number_twice", "A6.1.1c", at="envelopes")
            if fact.listed is not None and fact.listed != len(numbers):
                return refuse(
                    "receipt.count_differs",
                    "A6.1.1c",
                    reason_helps=True,
                    at="listed",
                    listed=fact.listed,
                    found=len(numbers),
                )
            return None
        case f.EnvelopesOpened():
            return _openable(receipt, fact)
        case f.EnvelopeDelivered():
            return _waiting(receipt, fact.envelope) or _addressed(receipt, fact)
        case f.EnvelopeReturned():
            if not fact.to.strip() or not fact.proof.strip():
                return refuse("receipt.proof_missing", "A6.1.1c", at="to" if not fact.to.strip() else "proof")
            return _waiting(receipt, fact.envelope)
        case _:
            return None


def _waiting(receipt: Receipt, number: str) -> Refusal | None:
    stand = receipt.stands.get(number)
    if stand is None:
        return refuse("receipt.no_such_envelope", at="envelope", number=number)
    if stand != UNOPENED:
        return refuse("receipt.not_waiting", at="envelope", number=number, stand=stand)
    return None


def _addressed(receipt: Receipt, fact: f.EnvelopeDelivered) -> Refusal | None:
    # A6.1.1e: only 亲启 leaves unopened, and only to its addressee (his secretary signs as proxy)
    envelope = receipt.envelope(fact.envelope)
    if envelope is None or not envelope.addressee:
        return refuse("receipt.not_eyes_only", "A6.1.1e", at="envelope", number=fact.envelope)
    if envelope.addressee != fact.addressee:
        return refuse("receipt.other_addressee", "A6.1.1e", at="addressee", number=fact.envelope)
    if fact.proxy == fact.addressee:
        return refuse("slip.proxy_is_reader", at="proxy")
    return None


def _openable(receipt: Receipt, fact: f.EnvelopesOpened) -> Refusal | None:
    if not fact.envelopes:
        return refuse("receipt.no_envelopes", "A6.1.1c", at="envelopes")
    if len(set(fact.envelopes)) < len(fact.envelopes):
        return refuse("receipt.number_twice", "A6.1.1c", at="envelopes")
    for number in fact.envelopes:
        refused = _waiting(receipt, number)
        if refused is not None:
            return refused
        envelope = receipt.envelope(number)
        if envelope and envelope.addressee and fact.by_officer:
            # A6.1.1e: mail marked 亲启 goes unopened to its addressee
            return refuse("receipt.eyes_only", "A6.1.1e", at="envelope", number=number)
        if envelope and envelope.seal is not f.Seal.INTACT and len(set(fact.witnesses)) < 2:
            return refuse("receipt.two_witnesses", "A6.1.1d", at="witnesses", number=number)
    if not fact.by_officer and not fact.account:
        return refuse("receipt.account_missing", "A6.1.1d", at="account")
    return None


def after(receipt: Receipt, fact: Fact) -> Receipt:
    """The receipt as the fact leaves it."""
    stands = dict(receipt.stands)
    match fact:
        case f.ReceiptSigned():
            stands = {e.number: UNOPENED for e in fact.envelopes}
            return replace(receipt, signed=fact, stands=MappingProxyType(stands))
        case f.EnvelopesOpened():
            stands.update(dict.fromkeys(fact.envelopes, OPENED))
        case f.EnvelopeDelivered():
            stands[fact.envelope] = DELIVERED
        case f.EnvelopeReturned():
            stands[fact.envelope] = RETURNED
    return replace(receipt, stands=MappingProxyType(stands))


def fold_receipt(receipt: str, stream: Iterable[Recorded]) -> Receipt:
    """The state of a receipt from its stream."""
    state = Receipt(receipt)
    for row in effective(stream):
        state = after(state, row.fact)
    return state
