"""Rows that reads answer with: frozen, ready for a list or a card, ids beside names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from desktop.plain.recorded import Recorded

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """One page of a list; ``next_key`` asks for the following one, None at the end."""

    rows: tuple[R, ...]
    next_key: tuple[str | int, ...] | None


@dataclass(frozen=True, slots=True)
class BodyRow:
    """An issuing body."""

    id: str
    name: str
    initials: str
    collector: str
    retired: bool


@dataclass(frozen=True, slots=True)
class SafeRow:
    """A safe."""

    id: str
    name: str
    level: str
    keeper: str
    room: str | None
    retired: bool


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A line of the register."""

    seq: int
    id: str
    register: str
    register_number: str
    level: str
    body: str
    body_name: str
    title: str
    document_number: str | None
    copies: int
    in_safe: int
    out: int
    received_on: date
    period_kind: str
    period_amount: int | None
    period_day: date | None
    period_words: str | None
    return_due: date | None
    telegram: bool
    eyes_only: bool
    must_return: bool
    late: bool
    pending: int
    discrepancy: str
    voided: bool


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A copy with what one must know of its document and where it is; ``seq`` makes its scan code."""

    id: str
    seq: int
    document: str
    register_number: str
    number: str
    label: str
    level: str
    title: str
    body_name: str
    document_number: str | None
    place_kind: str
    place: str
    place_name: str
    since: datetime
    slip: str
    purpose: str
    due: date | None
    return_due: date | None
    frozen: str
    missing: bool
    recalled: bool
    parent: str
    origin: str
    chases: int
    incidents: int
    overnight: str
    clearance: str
    telephone: str | None
    overnight_by: str


@dataclass(frozen=True, slots=True)
class SlipRow:
    """A slip in the list."""

    id: str
    seq: int
    number: str
    folder: str
    opened_on: date
    due_back: date | None
    copies: int
    readers: int
    done: int
    out_with: str
    out_with_name: str
    out_since: datetime | None
    next_reader: str
    next_reader_name: str
    pending: int
    missing: int
    state: str
    level: str
    first_title: str


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """A reader's line on a slip."""

    line: int
    person: str
    name: str
    duty: str | None
    stand: str
    way: str
    proxy: str
    proxy_name: str
    out_at: datetime | None
    back_at: datetime | None
    approved: bool
    instruction: str | None
    instructed: bool


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person."""

    id: str
    seq: int
    name: str
    initials: str
    department: str
    department_name: str
    duty: str | None
    rank: int
    clearance: str
    telephone: str | None
    retired: bool
    operator: bool
    holds: int = 0


@dataclass(frozen=True, slots=True)
class TermRow:
    """A person in a post; ``to_day`` the last day, None: open."""

    post: str
    person: str
    person_name: str
    from_day: date
    to_day: date | None


@dataclass(frozen=True, slots=True)
class DeputyRow:
    """A substitute: for a post (code) or a person (id), named by whom, from–to (edge case 45)."""

    stands_for: str
    person: str
    person_name: str
    named_by_name: str
    from_day: date
    to_day: date


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A receipt (签收)."""

    id: str
    seq: int
    delivery_list: str
    channel: str
    courier: str
    receiver: str
    receiver_name: str
    sender: str
    sender_name: str
    signed_at: datetime
    envelopes: int
    unopened: int


@dataclass(frozen=True, slots=True)
class AboveRow:
    """A reference to the paper 专册: where a document above the machine's level is registered (D16)."""

    id: str
    seq: int
    volume: str
    page: int
    line: int
    copies: int
    noted_on: date


@dataclass(frozen=True, slots=True)
class EnvelopeRow:
    """An envelope of a receipt."""

    receipt: str
    number: str
    seal: str
    level: str
    addressee: str
    addressee_name: str
    stand: str
    delivery_list: str
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class PermitRow:
    """A permit and what is left of it."""

    id: str
    act: str
    case_id: str
    number: str
    clause: str
    copies: tuple[str, ...]
    quantity: int
    used: int
    valid_to: date | None
    revoked: bool


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in the list."""

    id: str
    seq: int
    procedure: str
    number: str
    subject: str
    opened_on: date
    stage: str
    state: str
    prepared_by: str


@dataclass(frozen=True, slots=True)
class ClearanceRow:
    """A clearance return in the list."""

    id: str
    seq: int
    number: str
    collector: str
    collector_name: str
    received_on: date
    due: date | None
    lines: int
    unmatched: int
    state: str


@dataclass(frozen=True, slots=True)
class ClearanceLineRow:
    """A line of a clearance list, or a copy of ours that it does not name (line 0)."""

    line: int
    part: int
    body: str | None
    document_number: str | None
    title: str
    copy_numbers: tuple[str, ...]
    wanted: int
    match: str
    document: str
    copies: tuple[str, ...]
    proof: str | None


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A printed sheet and its life."""

    serial: str
    seq: int
    form: str
    subject: str
    level: str
    pages: int
    issued_at: datetime
    issued_by: str
    issued_by_name: str
    signed_by_hand: bool
    page: int
    replaces: str
    result: str
    printed: int
    signed_on: date | None
    binder: str | None
    recalled: bool
    reason: str | None
    receiver: str | None
    medium: str


@dataclass(frozen=True, slots=True)
class HoldingRow:
    """Where a copy was from when to when."""

    copy: str
    label: str
    register_number: str
    title: str
    level: str
    place_kind: str
    place: str
    place_name: str
    from_at: datetime
    to_at: datetime | None


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers beside the navigation and on Today."""

    unopened: int
    out: int
    slips_open: int
    papers_out: int
    papers_unresolved: int
    pending: int
    returns_due: int
    cases_open: int
    items_open: int


@dataclass(frozen=True, slots=True)
class Balance:
    """opening + received + made = in custody + out + ended, by level."""

    level: str
    opening: int
    received: int
    made: int
    in_safe: int
    with_persons: int
    outside: int
    ended: int


@dataclass(frozen=True, slots=True)
class LogWish:
    """Which entries of the log: ``person`` who entered or decided, days of entry, ``families`` of kinds (copy, slip).

    ``late`` 补记 alone; ``corrected`` corrections alone.
    """

    person: str = ""
    first: date | None = None
    last: date | None = None
    families: tuple[str, ...] = ()
    late: bool = False
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact of the book with the names of those who acted: for timelines and the operation log."""

    recorded: Recorded
    by_name: str
    for_name: str
