"""What follows a registration: 亲启 handed over, a discrepancy noted and answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.custody.document_facts import (
    NO_DETAILS,
    Details,
    DiscrepancyNoted,
    DiscrepancySettled,
    EyesOnlyHandedOver,
    document_stream,
)
from desktop.custody.levels import Level
from desktop.custody.period import UNMARKED, longer_than_allowed, presumed
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import known
from desktop.operations.ports import Act
from desktop.operations.run import waive
from desktop.plain.facts import Text
from desktop.plain.refusal import refuse
from desktop.plain.typed import PeriodKind, SecrecyPeriod


@dataclass(frozen=True, kw_only=True)
class HandOverEyesOnly(Command):
    """The addressee of 亲启 handed the content over: the same entry is completed (edge case 10)."""

    document: str
    title: str
    handed_over_on: date | None = None
    period: SecrecyPeriod = UNMARKED
    details: Details = NO_DETAILS


@dataclass(frozen=True, kw_only=True)
class NoteDiscrepancy(Command):
    """来文差错 found later; ``code``: count · number · damaged · opened."""

    document: str
    code: str
    listed: int
    found: int
    account: str
    witnesses: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SettleDiscrepancy(Command):
    """The sender answered the query letter."""

    document: str
    answer: str


def hand_over_eyes_only(command: HandOverEyesOnly, act: Act) -> Outcome:
    """No new number; the level stays as the envelope bore it (A6.1.3a)."""
    row = act.books.document(command.document)
    if row is None or row.voided:
        return refuse("document.unknown", at="document")
    if not row.eyes_only:
        return refuse("document.not_eyes_only", "A6.1.1e", at="document", number=row.register_number)
    if not command.title.strip():
        return refuse("document.title_missing", "A6.1.1b", at="title")
    handed_over_on = command.handed_over_on or act.at.date()
    if handed_over_on > act.now.date():
        return refuse("act.in_future", at="handed_over_on")
    if row.received_on and handed_over_on < row.received_on:
        return refuse(
            "document.handed_over_early", "A6.1.1e", at="handed_over_on", day=row.received_on.isoformat()
        )
    stream, level = document_stream(command.document), Level(row.level)
    if longer_than_allowed(level, command.period):
        asked = refuse("document.period_long", "保密法20", at="period", reason_helps=True)
        refused = waive(asked, act, stream)
        if refused is not None:
            return refused
    period = presumed(level) if command.period.kind is PeriodKind.UNMARKED else command.period
    act.add(
        stream,
        EyesOnlyHandedOver(handed_over_on, Text(command.title.strip()), level, period, command.details),
    )
    return done("document.handed_over", {"document": row.id}, number=row.register_number)


def note_discrepancy(command: NoteDiscrepancy, act: Act) -> Outcome:
    """With what was listed and what was found; a damaged or opened one before two witnesses (edge case 11)."""
    row = act.books.document(command.document)
    if row is None or row.voided:
        return refuse("document.unknown", at="document")
    if not command.code or not command.account.strip():
        return refuse("document.discrepancy_unexplained", "A6.1.1c", at="account", listed=command.listed,
                      found=command.found)  # fmt: skip
    refused = known(act, "witnesses", *command.witnesses)
    if refused is not None:
        return refused
    if command.code in ("damaged", "opened") and len(set(command.witnesses)) < 2:
        return refuse("receipt.two_witnesses", "A6.1.1d", at="witnesses", number=row.register_number)
    fact = DiscrepancyNoted(
        command.code, command.listed, command.found, Text(command.account.strip()), command.witnesses
    )
    act.add(document_stream(row.id), fact)
    return done("document.discrepancy_noted", {"document": row.id}, number=row.register_number)


def settle_discrepancy(command: SettleDiscrepancy, act: Act) -> Outcome:
    """What they answered."""
    row = act.books.document(command.document)
    if row is None or not row.discrepancy:
        return refuse("document.no_discrepancy", at="document")
    if not command.answer.strip():
        return refuse("document.answer_missing", "A6.1.1c", at="answer")
    act.add(document_stream(row.id), DiscrepancySettled(Text(command.answer.strip())))
    return done("document.discrepancy_settled", {"document": row.id}, number=row.register_number)
