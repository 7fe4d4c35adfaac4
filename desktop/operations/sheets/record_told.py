"""What the record of a case tells beside its F30, as plain facts (A2.9a)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop.operations.sheets.review_facts import ReviewSheet
from desktop.operations.sheets.sheet_facts import Cells


@dataclass(frozen=True, kw_only=True)
class ReviewOpinion:
    """An opinion of the record; ``given`` how it was given, 待签 with it (D14)."""

    round: int
    stage: str
    opinion: str
    person: str
    given: str
    on: date


@dataclass(frozen=True, kw_only=True)
class ReviewTerm:
    """A deadline: the unit's last day and the law's; ``proof`` in words, ``weeks`` day by day, a line to a week."""

    title: str
    starts: date
    due: date | None
    proof: str
    national: date | None = None
    met: date | None = None
    weeks: tuple[Cells, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReviewAsked:
    """A consultation or referral: to whom, until when, what came back."""

    number: str
    addressee: str
    sent: date
    due: date | None = None
    answered: date | None = None
    result: str = ""


@dataclass(frozen=True, kw_only=True)
class ReviewRelation:
    """That it contains or cites a secret document and what lifted the bar (A2.4a); never which (D21)."""

    relation: str
    noted: date
    by: str
    cleared: date | None = None
    reference: str = ""
    person: str = ""


@dataclass(frozen=True)
class ReviewPublished:
    """Issued or brought out, or taken back (撤稿)."""

    channel: str
    on: date
    address: str = ""
    published_by: str = ""
    checked_by: str = ""
    remark: str = ""


@dataclass(frozen=True)
class ReviewRound:
    """A round with what differs from the one before, said by place, and where it went out; or a change of wording (D25)."""

    number: str
    on: date
    why: str
    difference: str = ""
    out: str = ""


@dataclass(frozen=True, kw_only=True)
class ReviewPaper:
    """A sheet of the case and in which binder it lies."""

    serial: str
    form: str
    printed: date
    back: date | None = None
    binder: str = ""


@dataclass(frozen=True, kw_only=True)
class ReviewRecord:
    """The whole record of a case: its F30, ``answers`` that have no place on it, what came before and after."""

    review: ReviewSheet
    as_of: datetime
    procedure: str
    prepared_by: str
    checked_with: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    opinions: tuple[ReviewOpinion, ...] = ()
    relations: tuple[ReviewRelation, ...] = ()
    terms: tuple[ReviewTerm, ...] = ()
    asked: tuple[ReviewAsked, ...] = ()
    published: tuple[ReviewPublished, ...] = ()
    rounds: tuple[ReviewRound, ...] = ()
    papers: tuple[ReviewPaper, ...] = ()
    emergency: str = ""
