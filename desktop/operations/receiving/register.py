"""收文登记 (A6.1.1): few required fields (D4), every copy an account of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.custody.copy_facts import CopyRegistered, Origin, copy_stream
from desktop.custody.copy_numbers import labels
from desktop.custody.document_facts import (
    NO_DETAILS,
    Details,
    DiscrepancyNoted,
    DocumentRegistered,
    Source,
    document_stream,
)
from desktop.custody.levels import Level, above, register_of
from desktop.custody.period import UNMARKED, longer_than_allowed, presumed
from desktop.custody.places import in_safe
from desktop.custody.receipt_facts import receipt_stream
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import known, officer, safe_fits
from desktop.operations.numbers import Drawn, draw
from desktop.operations.ports import Act
from desktop.operations.run import waive
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import PeriodKind, SecrecyPeriod
from desktop.profiles.parameters import FORBIDDEN_CHANNELS

LATE_AFTER_DAYS = 2
"""Received in the evening and registered the next morning is not late; from then on it says why (补登)."""


@dataclass(frozen=True, kw_only=True)
class RegisterDocument(Command):
    """To save: issuing body, title (or code word, or 亲启), level, copies and numbers, day and signer.

    ``copies_listed``  what the enclosed list says, where it differs; then ``discrepancy`` says what is wrong
    ``safe``           where the copies are put
    """

    issuing_body: str
    title: str
    level: Level
    copies: int
    copy_numbers: tuple[str, ...] = ()
    received_on: date | None = None
    receiver: str = ""
    safe: str = ""
    source: Source = Source.DELIVERED
    period: SecrecyPeriod = UNMARKED
    details: Details = NO_DETAILS
    telegram: bool = False
    eyes_only: bool = False
    addressee: str = ""
    code_word: bool = False
    must_return: bool = False
    return_due: date | None = None
    copies_listed: int | None = None
    discrepancy: str = ""
    receipt: str = ""


def register_document(command: RegisterDocument, act: Act) -> Outcome:
    """One document with all its copies, in one transaction."""
    document = act.new_id()
    stream = document_stream(document)
    for refused in (_form(command, act), *_rules(command, act)):
        left = waive(refused, act, stream)
        if left is not None:
            return left
    named = labels(tuple(number.strip() for number in command.copy_numbers), command.copies)
    if isinstance(named, Refusal):
        return named
    received = command.received_on or act.now.date()
    register = register_of(command.level)
    drawn = draw(act, register)
    act.add(stream, _fact(command, act, drawn, received))
    if command.copies_listed is not None and command.copies_listed != command.copies:
        act.add(
            stream,
            DiscrepancyNoted(
                "count", command.copies_listed, command.copies, Text(command.discrepancy.strip())
            ),
        )
    due = command.return_due if command.must_return else None
    copies = add_copies(act, document, command, named, Origin.RECEIVED, due)
    ids = {"document": document, "copy": copies[0]}
    return done("document.registered", ids, number=drawn.text, copies=command.copies)


def add_copies(
    act: Act,
    document: str,
    command: RegisterDocument,
    named: Sequence[str],
    origin: Origin,
    due: date | None,
) -> list[str]:
    """Register each copy in its own stream; answers their ids."""
    made = []
    printed = tuple(n.strip() for n in command.copy_numbers) or ("",) * command.copies
    for number, label in zip(printed, named, strict=True):
        copy = act.new_id()
        fact = CopyRegistered(
            document,
            number,
            label,
            command.level,
            origin,
            in_safe(command.safe),
            due=due,
            telegram=command.telegram,
        )
        act.add(copy_stream(copy), fact)
        made.append(copy)
    return made


def _form(command: RegisterDocument, act: Act) -> Refusal | None:
    """The few fields that must be there (D4)."""
    if not command.issuing_body:
        return refuse("document.body_missing", "A6.1.1b", at="issuing_body")
    if act.books.body(command.issuing_body) is None:
        return refuse("body.unknown", "A6.1.1b", at="issuing_body")
    if not command.title.strip() and not command.eyes_only:
        return refuse("document.title_missing", "A6.1.1b", at="title")
    if command.eyes_only and not command.addressee:
        return refuse("document.addressee_missing", "A6.1.1e", at="addressee")
    if command.must_return and command.return_due is None:
        return refuse("document.return_day_missing", "实施条例27", at="return_due")
    if not command.safe:
        return refuse("document.safe_missing", "A6.1.6a", at="safe")
    listed = command.copies_listed
    if listed is not None and listed != command.copies and not command.discrepancy.strip():
        return refuse(
            "document.discrepancy_unexplained",
            "A6.1.1c",
            at="discrepancy",
            listed=listed,
            found=command.copies,
        )
    return None


def _rules(command: RegisterDocument, act: Act) -> list[Refusal | None]:
    received = command.received_on or act.now.date()
    return [
        officer(act, act.operator),
        known(act, "receiver", command.receiver),
        known(act, "addressee", command.addressee),
        _receipt(command, act),
        _machine(command, act),
        refuse("document.received_later", at="received_on") if received > act.now.date() else None,
        _late(received, act),
        safe_fits(act, command.safe, command.level),
        _period(command),
        _channel(command, act),
        _duplicate(command, act),
    ]


def _receipt(command: RegisterDocument, act: Act) -> Refusal | None:
    if command.receipt and not act.stream(receipt_stream(command.receipt)):
        return refuse("receipt.unknown", "A6.1.1c", at="receipt")
    return None


def _machine(command: RegisterDocument, act: Act) -> Refusal | None:
    machine = Level(act.machine_level)
    if above(command.level, machine):
        # D16: only a reference to the paper register; none of its words may be stored here
        return refuse("document.above_machine", "实施条例32", at="level", machine=machine.value)
    return None


def _late(received: date, act: Act) -> Refusal | None:
    if (act.now.date() - received).days >= LATE_AFTER_DAYS:
        return refuse("document.late", "A6.1.1c", at="received_on", reason_helps=True)
    return None


def _period(command: RegisterDocument) -> Refusal | None:
    if longer_than_allowed(command.level, command.period):
        return refuse("document.period_long", "保密法20", at="period", reason_helps=True)
    return None


def _channel(command: RegisterDocument, act: Act) -> Refusal | None:
    channel = command.details.channel
    if channel in FORBIDDEN_CHANNELS:
        return refuse("receipt.channel_forbidden", "保密法28", at="channel", reason_helps=True)
    if channel == "courier_exchange" and command.level.value not in act.profile.custody.exchange_levels.value:
        return refuse("receipt.not_by_exchange", "实施条例29", at="channel", reason_helps=True)
    return None


def _duplicate(command: RegisterDocument, act: Act) -> Refusal | None:
    """Same body, number and copy number, still alive: the same copy twice (edge case 3)."""
    number = command.details.document_number
    if not number:
        return None
    same = act.books.documents_of_body(command.issuing_body, number)
    for other in same:
        taken = {c.number for c in act.books.copies_of(other.id) if c.place_kind != "ended" and c.number}
        both = tuple(n.strip() for n in command.copy_numbers if n.strip() in taken)
        if both:
            return refuse(
                "document.copy_alive", "A6.1.1c", at="copy_numbers", number=other.register_number, copies=both
            )
    if same:
        return refuse(
            "document.duplicate",
            "A6.1.1c",
            at="document_number",
            reason_helps=True,
            number=same[0].register_number,
        )
    return None


def _fact(command: RegisterDocument, act: Act, drawn: Drawn, received: date) -> DocumentRegistered:
    period = command.period
    if period.kind is PeriodKind.UNMARKED:
        period = presumed(command.level)
    return DocumentRegistered(
        register=register_of(command.level),
        register_number=drawn.text,
        series=register_of(command.level),
        year=drawn.year,
        number=drawn.number,
        level=command.level,
        issuing_body=command.issuing_body,
        title=Text(command.title.strip()),
        copies=command.copies,
        received_on=received,
        registered_on=act.now.date(),
        receiver=command.receiver or act.operator,
        source=command.source,
        period=period,
        details=command.details,
        telegram=command.telegram,
        eyes_only=command.eyes_only,
        addressee=command.addressee,
        code_word=command.code_word,
        must_return=command.must_return,
        return_due=command.return_due if command.must_return else None,
        copies_listed=command.copies_listed,
        receipt=command.receipt,
        late=received < act.now.date(),
    )
