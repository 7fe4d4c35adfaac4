"""拆封, 亲启 delivered unopened, 错投 sent back (A6.1.1d, A6.1.1e)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.custody.receipt import fold_receipt, may
from desktop.custody.receipt_facts import (
    EnvelopeDelivered,
    EnvelopeReturned,
    EnvelopesOpened,
    receipt_stream,
)
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import known, officer
from desktop.operations.ports import Act
from desktop.operations.run import waive
from desktop.plain.facts import Fact, Text
from desktop.plain.refusal import refuse


@dataclass(frozen=True, kw_only=True)
class OpenEnvelopes(Command):
    """``opener``: by default the operator; another makes it an incident with an account (A6.1.1d)."""

    receipt: str
    envelopes: tuple[str, ...]
    opener: str = ""
    witnesses: tuple[str, ...] = ()
    account: str = ""


@dataclass(frozen=True, kw_only=True)
class DeliverEnvelope(Command):
    """亲启 leaves unopened by the addressee's signature, or his secretary's for him."""

    receipt: str
    envelope: str
    addressee: str
    proxy: str = ""


@dataclass(frozen=True, kw_only=True)
class ReturnEnvelope(Command):
    """It was not for us."""

    receipt: str
    envelope: str
    to: str
    proof: str


def open_envelopes(command: OpenEnvelopes, act: Act) -> Outcome:
    """One or several envelopes of a receipt."""
    opener = command.opener or act.operator
    refused = known(act, "opener", command.opener) or known(act, "witnesses", *command.witnesses)
    if refused is not None:
        return refused
    by_officer = officer(act, opener) is None
    account = Text(command.account.strip()) if command.account.strip() else None
    fact = EnvelopesOpened(command.envelopes, opener, by_officer, command.witnesses, account)
    return _add(command.receipt, fact, act, "receipt.opened", len(command.envelopes))


def deliver_envelope(command: DeliverEnvelope, act: Act) -> Outcome:
    """One envelope."""
    refused = known(act, "proxy", command.proxy)
    if refused is not None:
        return refused
    fact = EnvelopeDelivered(command.envelope, command.addressee, command.proxy)
    return _add(command.receipt, fact, act, "receipt.delivered", 1)


def return_envelope(command: ReturnEnvelope, act: Act) -> Outcome:
    """One envelope."""
    fact = EnvelopeReturned(command.envelope, Text(command.to.strip()), Text(command.proof.strip()))
    return _add(command.receipt, fact, act, "receipt.returned", 1)


def _add(receipt: str, fact: Fact, act: Act, code: str, count: int) -> Outcome:
    stream = receipt_stream(receipt)
    if not act.stream(stream):
        return refuse("receipt.unknown", "A6.1.1c", at="receipt")
    refused = waive(may(fold_receipt(receipt, act.stream(stream)), fact), act, stream)
    if refused is not None:
        return refused
    act.add(stream, fact)
    return done(code, {"receipt": receipt}, envelopes=count)
