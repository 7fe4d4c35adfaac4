"""签收: signed before anything is opened (D3, A6.1.1c)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.custody.receipt import Receipt, may
from desktop.custody.receipt_facts import Envelope, ReceiptSigned, receipt_stream
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import known, officer
from desktop.operations.ports import Act
from desktop.operations.run import waive
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.profiles.parameters import FORBIDDEN_CHANNELS


@dataclass(frozen=True, kw_only=True)
class SignReceipt(Command):
    """``listed``: the count on the courier's list; ``receiver`` who signs, by default the operator."""

    delivery_list: str
    envelopes: tuple[Envelope, ...]
    courier: str = ""
    channel: str = ""
    sender: str = ""
    listed: int | None = None
    receiver: str = ""


def sign_receipt(command: SignReceipt, act: Act) -> Outcome:
    """One receipt with its envelopes."""
    receiver = command.receiver or act.operator
    refused = officer(act, receiver) or known(act, "receiver", command.receiver)
    refused = refused or known(act, "envelopes", *(e.addressee for e in command.envelopes))
    if refused is None and command.sender and act.books.body(command.sender) is None:
        refused = refuse("body.unknown", at="sender")
    if refused is not None:
        return refused
    fact = ReceiptSigned(
        command.delivery_list.strip(),
        command.channel,
        Text(command.courier.strip()),
        receiver,
        command.envelopes,
        command.sender,
        command.listed,
    )
    receipt = act.new_id()
    stream = receipt_stream(receipt)
    for question in (_channel_fits(command), may(Receipt(receipt), fact)):
        refused = waive(question, act, stream)
        if refused is not None:
            return refused
    act.add(stream, fact)
    return done(
        "receipt.signed", {"receipt": receipt}, envelopes=len(command.envelopes), list=fact.delivery_list
    )


def _channel_fits(command: SignReceipt) -> Refusal | None:
    # 保密法28: not by ordinary post or express; what came that way is recorded with its reason
    if command.channel in FORBIDDEN_CHANNELS:
        return refuse("receipt.channel_forbidden", "保密法28", at="channel", reason_helps=True)
    return None
