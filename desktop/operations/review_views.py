"""Rows of the review: items, what was published of them, batch sheets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop.procedures.review.item_laws import GOES_OUT


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item with where its review stands.

    ``state``       handed_in · review · concluded · out · taken_down · secret · given_back
    ``number``      of its case; ``definition`` and ``waits_at`` name the stage that is due
    ``held``        conclusion by which it waits: refer, postpone
    ``hits_open``   hits that nobody has judged (D22); ``barred`` relations to secret documents (A2.4a)
    ``asked_until`` earliest day by which an answer was asked for
    ``batch``       number of the batch sheet on which it still stands; empty: a case by itself
    ``out_again``   channels that have the version of the round in force (C7.24)
    ``emergency``   case of the 应急处置 that runs, since ``emergency_on`` (C7.22)
    ``clock_from``  no deadline of its case counts from an earlier day
    ``checked_by``  digest of the lists its kept text was checked by (D22); empty: no machine read any
    """

    id: str
    seq: int
    title: str
    document_number: str | None
    department: str
    department_name: str
    handed_in_by: str
    handed_in_by_name: str
    handed_in_on: date
    item_type: str
    attribute: str
    channels: tuple[str, ...]
    important: bool
    intended_on: date | None
    rounds: int
    case: str
    number: str
    procedure: str
    definition: str
    waits_at: str
    waits_since: datetime | None
    held: str
    held_until: date | None
    drafted: bool
    hits_open: int
    barred: int
    asking: int
    asked_until: date | None
    conclusion: str
    concluded_on: date | None
    published: tuple[str, ...]
    published_on: date | None
    state: str
    batch: str
    checked_by: str
    issued_on: date | None = None
    emergency: str = ""
    emergency_on: date | None = None
    out_again: tuple[str, ...] = ()
    clock_from: date | None = None

    @property
    def channels_left(self) -> tuple[str, ...]:
        """On which of its channels it may go out and is not yet as it was last reviewed, in its own order (C7.4, C7.24)."""
        if self.conclusion not in GOES_OUT:
            return ()
        return tuple(channel for channel in self.channels if channel not in self.out_again)


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """Once brought out on one channel."""

    item: str
    line: int
    channel: str
    published_on: date
    published_by: str
    published_by_name: str
    compared_by: str
    compared_by_name: str
    address: str | None
    taken_down_at: datetime | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A batch sheet; ``signatures`` the stages signed at its foot."""

    id: str
    seq: int
    number: str
    procedure: str
    definition: str
    item_type: str
    department: str
    department_name: str
    handed_in_by: str
    handed_in_by_name: str
    handed_in_on: date
    lines: int
    standing: int
    judged: int
    signatures: tuple[str, ...]
    state: str


@dataclass(frozen=True, slots=True)
class BatchLineRow:
    """A line: its item, what was judged (stages), which signatures cover it, why it left."""

    batch: str
    line: int
    item: str
    case: str
    opened: bool
    judged: tuple[str, ...]
    signed: tuple[str, ...]
    out: str


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """What was last judged of a passage, in whatever item (D22)."""

    item: str
    title: str
    verdict: str
    person_name: str
    reason: str | None
    judged_on: date


@dataclass(frozen=True, slots=True)
class OutputRow:
    """A masked copy that left (D19), with the item it is of."""

    seq: int
    item: str
    title: str
    number: str
    made_at: datetime
    made_by: str
    made_by_name: str
    name: str
    reason: str
    receiver: str
    level: str
    medium: str
    sha256: str
    size: int
    passages: int


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An entry of the 导入登记 (D19): a medium, or drafts on paper; ``files`` on it, ``drafts`` that they became."""

    id: str
    seq: int
    way: str
    medium: str
    approval: str
    brought_by: str
    brought_by_name: str
    department: str
    entered_at: datetime
    entered_by: str
    entered_by_name: str
    files: int
    drafts: int


@dataclass(frozen=True, slots=True)
class ImportFileRow:
    """A file of an entry, or a draft on paper (no name); ``item`` it is the draft of, with its case's number."""

    entry: str
    line: int
    name: str
    sha256: str
    sm3: str
    size: int
    item: str
    title: str
    number: str
