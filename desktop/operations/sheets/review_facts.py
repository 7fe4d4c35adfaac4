"""What the sheets of a review say, as plain facts: a verb or a window fills these from its case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from desktop.operations.sheets.sheet_facts import Cells
from desktop.screening.finding import Kind


class Became(Enum):
    """What became of hits; a closed list, so that no free word about a hit reaches a record (D21)."""

    HANDLED = "handled"
    MASKED = "masked"
    REMOVED = "removed"
    ALLOWED = "allowed"
    FALSE_ALARM = "false_alarm"
    WAITING = "waiting"
    SHOWN = "shown"


@dataclass(frozen=True)
class HitCount:
    """Hits of one kind with one result, in how many places; never their words (D21)."""

    kind: Kind
    places: int
    became: Became = Became.HANDLED


@dataclass(frozen=True)
class ReviewText:
    """The reviewed text: its pages, and both fingerprints in hex (empty: no electronic text, D19)."""

    pages: int = 0
    sm3: str = ""
    sha256: str = ""


@dataclass(frozen=True)
class Question:
    """A line of the checklist; ``answer`` None: not yet answered."""

    question: str
    answer: bool | None = None
    note: str = ""


@dataclass(frozen=True)
class Signed:
    """Who signs in which box; ``lines`` of a batch sheet that he concluded (D20).

    ``manner``   口头同意 … in words, where it was not given by ink
    ``unsigned`` the ink is not there yet (待签, D14)
    """

    caption: str
    opinion: str = ""
    person: str = ""
    capacity: str = ""
    on: date | None = None
    manner: str = ""
    unsigned: bool = False
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Named:
    """Who answers for a review by C4.8: role and name."""

    role: str
    person: str


@dataclass(frozen=True, kw_only=True)
class ReviewSheet:
    """F30 审查表 of one case. ``stages`` are those of ``case_words.CaseWords.stages``; ``checked`` None: 未作机检.

    ``subject``  stream of the case; ``level`` code and ``mark`` words of the sheet's own level
    """

    subject: str
    number: str
    title: str
    department: str
    presented_by: str
    filled_on: date
    item_type: str
    stages: tuple[Cells, ...]
    questions: tuple[Question, ...]
    text: ReviewText = ReviewText()
    checked: tuple[HitCount, ...] | None = None
    document_number: str = ""
    processing_sheet: str = ""
    summary: str = ""
    carrier: str = ""
    attribute: str = ""
    channels: tuple[str, ...] = ()
    publish_on: date | None = None
    important: bool = False
    round_number: int = 1
    conclusion: str = ""
    ground: str = ""
    reason: str = ""
    severed: str = ""
    declassification: str = ""
    responsible: tuple[Named, ...] = ()
    level: str = "internal"
    mark: str = ""


@dataclass(frozen=True, kw_only=True)
class ReviewBatchLine:
    """A line of the batch sheet. ``all_no``: the whole checklist answered 否 at one key (D20).

    ``said_yes``   a question of the checklist was answered 是
    ``taken_out``  number of the case into which the line went; then ``conclusion`` is of that case
    """

    line: int
    title: str
    channel: str
    conclusion: str = ""
    all_no: bool = False
    said_yes: bool = False
    publish_on: date | None = None
    text: ReviewText = ReviewText()
    hits: int | None = None
    taken_out: str = ""
    why: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class ReviewBatchSheet:
    """批次审查单: what a department hands in together (D20, 实施条例42)."""

    subject: str
    number: str
    department: str
    presented_by: str
    presented_on: date
    lines: tuple[ReviewBatchLine, ...]
    checklist: str
    questions: tuple[str, ...]
    stages: tuple[Signed, ...]
    prepared_by: str
    import_note: str = ""
    level: str = "internal"
    mark: str = ""


@dataclass(frozen=True, kw_only=True)
class ReviewLedgerLine:
    """A line of F31; ``published`` None: may be published and is not reported yet, ``never``: it may not."""

    reviewed_on: date
    number: str
    title: str
    department: str
    channel: str
    conclusion: str
    reviewer: str
    approver: str
    ground: str = ""
    open: bool = False
    published: date | None = None
    again: bool = False
    remark: str = ""

    @property
    def unreported(self) -> bool:
        """May be published, and nobody has said that it was."""
        return self.open and not self.again and self.published is None


@dataclass(frozen=True, kw_only=True)
class ReviewLedgerSheet:
    """F31 台账 of a period; 公文 recorded on their 处理单 stand in it too (D24).

    ``note`` at the foot, ``reminder`` of what is not reported out: the unit's own words
    """

    first: date
    last: date
    lines: tuple[ReviewLedgerLine, ...]
    registrar: str
    note: str = ""
    reminder: str = ""
    level: str = "internal"
    mark: str = ""


@dataclass(frozen=True, kw_only=True)
class ReviewReleaseSheet:
    """F32 信息公开审批表; ``source`` with its day makes it 转载 (D25)."""

    subject: str
    number: str
    department: str
    submitted_at: datetime
    title: str
    channels: tuple[str, ...]
    stages: tuple[Cells, ...]
    questions: tuple[Question, ...] = ()
    secret: bool | None = None
    online: bool | None = None
    source: str = ""
    contributor: str = ""
    officer: str = ""
    summary: str = ""
    published_by: str = ""
    published_on: date | None = None
    address: str = ""
    checked_by: str = ""
    level: str = "internal"
    mark: str = ""


@dataclass(frozen=True, kw_only=True)
class ReviewConsultation:
    """F39 征求意见函 with reply and stub; ``silence`` in words as the profile says."""

    subject: str
    letter_number: str
    addressee: str
    title: str
    body: str
    reply: str
    answer_by: date | None
    silence: str
    signed_on: date
    contact: str
    telephone: str
    address: str
    case_number: str
    reason: str
    prepared_by: str
    sent_by: str = ""
    enclosures: tuple[str, ...] = ()
    stages: tuple[Cells, ...] = ()
    level: str = "internal"
    mark: str = ""


@dataclass(frozen=True, kw_only=True)
class ReviewReferral:
    """F47 报请确定的请示; ``text_enclosure`` … ``other_enclosures`` are those of A2.14."""

    subject: str
    letter_number: str
    addressee: str
    title: str
    question: str
    body: str
    signed_on: date
    contact: str
    telephone: str
    case_number: str
    why: str
    prepared_by: str
    text: ReviewText
    text_enclosure: str
    explanation: str
    other_enclosures: tuple[str, ...] = ()
    signer: str = ""
    closing: str = ""
    answer_by: date | None = None
    stages: tuple[Cells, ...] = ()
    level: str = "internal"
    mark: str = ""


@dataclass(frozen=True, kw_only=True)
class ReviewPressRelease:
    """F52 新闻发布审批表; each change is a new round (A3.6b)."""

    subject: str
    number: str
    department: str
    applied_on: date
    title: str
    form_of_release: str
    matter: str
    content: str
    stages: tuple[Cells, ...]
    release_on: date | None = None
    place: str = ""
    host: str = ""
    speaker: str = ""
    attendants: str = ""
    media: str = ""
    review_number: str = ""
    round_number: int = 1
    contact: str = ""
    telephone: str = ""
    released_on: date | None = None
    differences: str = ""
    level: str = "internal"
    mark: str = ""
