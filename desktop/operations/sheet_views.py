"""Rows that printed sheets are made of: lines of the register as fixed on paper, movements of a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A document with every column of the register F01; ``number`` 0: it kept its old number (期初)."""

    seq: int
    id: str
    register: str
    register_number: str
    year: int
    number: int
    level: str
    body_name: str
    title: str
    document_number: str | None
    copies: int
    copies_listed: int | None
    received_on: date
    registered_on: date
    receiver_name: str
    source: str
    period_kind: str
    period_amount: int | None
    period_day: date | None
    period_words: str | None
    urgency: str
    carrier: str
    pages: int | None
    attachments: str | None
    channel: str
    delivery_list: str
    envelope: str
    seal: str
    handling: str | None
    remark: str | None
    telegram: bool
    eyes_only: bool
    addressee_name: str
    must_return: bool
    return_due: date | None
    receipt: str
    late: bool
    discrepancy: str
    voided: bool


@dataclass(frozen=True, slots=True)
class RegisterTotal:
    """What a volume of the register holds at a level, and where its copies are now."""

    level: str
    documents: int
    voided: int
    copies: int
    in_safe: int
    outside: int
    ended: int


@dataclass(frozen=True, slots=True)
class Movement:
    """So many copies of a level and carrier: ``term`` says in which way they entered, ended or lay.

    entered_before · ended_before · entered:<origin> · ended:<how> · at:<place kind at the end>
    """

    level: str
    carrier: str
    term: str
    copies: int


@dataclass(frozen=True, slots=True)
class Rounds:
    """What was done in a period: slips, chases, lines out at closing; cases as (procedure, opened, granted)."""

    slips: int
    slips_closed: int
    notices: int
    nights: int
    cases: tuple[tuple[str, int, int], ...]
