"""Facts of an item that is to be published; stream ``item/<id>``. Words are content, codes and days stand in the body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import ClassVar

from desktop.plain.facts import Fact, Text


def item_stream(item: str) -> str:
    """The stream of an item."""
    return f"item/{item}"


class Attribute(Enum):
    """公开属性 (A2.8, B4.1, C1.2): the ids of the profile's list ``attributes``."""

    PROACTIVE = "proactive"
    ON_REQUEST = "on_request"
    WITHHELD = "withheld"


class Relation(Enum):
    """How an item stands to a secret document (A2.4a, D24)."""

    CONTAINS = "contains"
    CITES = "cites"


class Clearing(Enum):
    """What lifts the bar of a relation: declassified; or the citation is out and nothing secret is derived."""

    DECLASSIFIED = "declassified"
    CITATION_OUT = "citation_out"
    MISTAKEN = "mistaken"


class Verdict(Enum):
    """What was judged of a hit (D22, D23)."""

    FALSE_ALARM = "false_alarm"
    REMOVED = "removed"
    MASKED = "masked"
    ACCEPTED = "accepted"
    SECRET = "secret"


class Asked(Enum):
    """Who is asked before publication (A2.4b, B6.8, B6.11, C1.8)."""

    RIGHT_HOLDER = "right_holder"
    THIRD_PARTY = "third_party"
    OTHER_BODY = "other_body"
    PRESS_OFFICE = "press_office"


class Reply(Enum):
    """What came back in writing (B6.11); ``SILENCE`` once the term is over and the profile gives silence a meaning."""

    AGREES = "agrees"
    PARTLY = "partly"
    OBJECTS = "objects"
    SILENCE = "silence"


class Silence(Enum):
    """What silence means by the rule that was in force when the letter went out (公开条例32, 34; C1.8)."""

    CONSENT = "consent"
    OWN_DECISION = "own_decision"
    NONE = "none"


@dataclass(frozen=True)
class Words:
    """What an item says of itself (A2.9b: title with number or summary)."""

    title: Text
    document_number: Text | None = None
    summary: Text | None = None


@dataclass(frozen=True)
class Source:
    """转载: whose text and of which day (edge case 51, D25)."""

    name: Text
    day: date


@dataclass(frozen=True, kw_only=True)
class ItemHandedIn(Fact):
    """A department hands in what it wants to publish.

    ``item_type``         code of the profile: ``document`` 公文, ``web`` 网站公众号 …; it chooses the chain
    ``channels``          ids of the profile's list, in their order (C7.4)
    ``carrier``           id of the profile's list
    ``pages``             of the text that was reviewed on paper; 0: not counted
    ``processing_sheet``  number of the 公文处理单 that carries the record instead (A2.9c)
    ``unsure``            whoever made it could not tell whether it is secret (C4.3): it waits for a ruling
    ``named``             persons C4.8 wants named: (role code, person id)
    """

    KIND: ClassVar[str] = "item.handed_in"
    words: Words
    department: str
    handed_in_by: str
    item_type: str
    channels: tuple[str, ...]
    attribute: Attribute
    attribute_reason: Text | None = None
    carrier: str = "paper"
    important: bool = False
    intended_on: date | None = None
    pages: int = 0
    source: Source | None = None
    processing_sheet: Text | None = None
    unsure: bool = False
    named: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, kw_only=True)
class RoundBegan(Fact):
    """A review of the item begins: its case. A second one shows what changed since (A3.6b)."""

    KIND: ClassVar[str] = "item.round"
    case: str
    number: int
    why: Text | None = None


@dataclass(frozen=True, kw_only=True)
class RoundEnded(Fact):
    """The review came to its end; ``conclusion`` is a code of the procedure, empty where it was withdrawn."""

    KIND: ClassVar[str] = "item.concluded"
    case: str
    conclusion: str


@dataclass(frozen=True)
class Fingerprints:
    """Of the file (SHA-256, SM3) and of its text alone (SM3), in hexadecimal; ``size`` in bytes."""

    sha256: str
    sm3: str
    text_sm3: str
    size: int


@dataclass(frozen=True, kw_only=True)
class DraftTaken(Fact):
    """The electronic draft was read in; the reviewed text is content (D19). ``entry``: its 导入登记.

    ``unseen``  what is not in that text and was checked with it: comments, headers, hidden words; a line each,
                place and words parted by a tab
    """

    KIND: ClassVar[str] = "item.draft"
    name: Text
    prints: Fingerprints
    text: Text
    entry: str = ""
    unseen: Text | None = None


@dataclass(frozen=True)
class Hit:
    """One passage found, as often as ``count``; ``weight`` by the profile of the day (D22)."""

    kind: str
    weight: str
    passage: Text
    where: Text
    count: int


@dataclass(frozen=True, kw_only=True)
class DraftChecked(Fact):
    """机检 of the draft. ``unread`` says what kept it from being read; then it is reviewed by hand."""

    KIND: ClassVar[str] = "item.checked"
    text_sm3: str
    words_digest: str
    hits: tuple[Hit, ...]
    unread: str = ""


@dataclass(frozen=True, kw_only=True)
class HitJudged(Fact):
    """What a person judged of a hit; for hits to be looked at also of a whole kind (``passage`` empty)."""

    KIND: ClassVar[str] = "item.judged"
    kind: str
    passage: Text
    verdict: Verdict
    person: str
    reason: Text | None = None


@dataclass(frozen=True, kw_only=True)
class RelationNoted(Fact):
    """The item contains or cites a secret document: one of the book (``document``) or one named in words."""

    KIND: ClassVar[str] = "item.related"
    number: int
    relation: Relation
    document: str = ""
    named: Text | None = None


@dataclass(frozen=True, kw_only=True)
class RelationCleared(Fact):
    """The bar is lifted; ``reference`` of the declassification or of the written statement (D24)."""

    KIND: ClassVar[str] = "item.relation_cleared"
    number: int
    by: Clearing
    reference: Text
    person: str = ""


@dataclass(frozen=True, kw_only=True)
class ConsultationSent(Fact):
    """A letter went out; the review waits (its term is paused) until ``due_on``."""

    KIND: ClassVar[str] = "item.asked"
    number: int
    asked: Asked
    to: Text
    letter: str
    sent_on: date
    due_on: date | None
    silence: Silence
    clause: str = ""


@dataclass(frozen=True, kw_only=True)
class ConsultationAnswered(Fact):
    """The reply, or that none came by the day."""

    KIND: ClassVar[str] = "item.replied"
    number: int
    reply: Reply
    on: date
    words: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Issued(Fact):
    """印发 of a 公文 with the attribute that was decided before it (A2.8, B4.3); ``number`` it was given then.

    ``intranet_on``  day its text was loaded to the intranet, which is not a secret one (B4.4a)
    """

    KIND: ClassVar[str] = "item.issued"
    on: date
    attribute: Attribute
    number: Text | None = None
    intranet_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Published(Fact):
    """Brought out on one channel by somebody (B1.4); ``compared_by`` compared it with the reviewed text (C7.20b)."""

    KIND: ClassVar[str] = "item.published"
    channel: str
    on: date
    published_by: str
    compared_by: str
    address: Text | None = None


@dataclass(frozen=True, kw_only=True)
class TakenDown(Fact):
    """撤稿/下线 on one channel; ``wrongly`` where it should never have been out (edge case 51)."""

    KIND: ClassVar[str] = "item.taken_down"
    channel: str
    at: datetime
    reason: Text
    by: str
    wrongly: bool = False


@dataclass(frozen=True, kw_only=True)
class WordingConfirmed(Fact):
    """文字性修改 after the review: confirmed by the reviewing stage, with its own line (D25)."""

    KIND: ClassVar[str] = "item.wording"
    text_sm3: str
    difference: Text
    person: str
    capacity: str


@dataclass(frozen=True, kw_only=True)
class ProvedSecret(Fact):
    """涉密 (C4.6.5): the case is over, the draft leaves the vault, an incident opens (D23; 保密法47, 实施条例61).

    ``computer``, ``people``, ``ways``: where it was typed, who had it, how it was sent.
    """

    KIND: ClassVar[str] = "item.secret"
    found_at: datetime
    computer: Text
    people: Text
    ways: Text


@dataclass(frozen=True, kw_only=True)
class SecretReported(Fact):
    """The incident was reported, to whom and by which paper (实施条例61: within 24 hours)."""

    KIND: ClassVar[str] = "item.secret_reported"
    at: datetime
    to: Text
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class MaskedCopyMade(Fact):
    """遮盖副本 went out as a file: a line of the 输出登记 (D19). ``passages`` hidden in it, by their number.

    ``level`` of the copy itself; ``medium`` its number; ``sha256``, ``size`` of the file that left
    """

    KIND: ClassVar[str] = "item.output"
    number: str
    name: Text
    reason: Text
    receiver: Text
    level: str
    medium: str
    sha256: str
    size: int
    passages: int


@dataclass(frozen=True, kw_only=True)
class KeptOnline(Fact):
    """Of a class that the unit's retention does not bound: ``group`` of its list of exempt ones (A1.3.3a)."""

    KIND: ClassVar[str] = "item.kept_online"
    group: str


@dataclass(frozen=True, kw_only=True)
class GivenBack(Fact):
    """The department takes it back before it was decided; or it belongs to the archives now (A2.15)."""

    KIND: ClassVar[str] = "item.given_back"
    reason: Text
    to_archives: bool = False


FACTS: tuple[type[Fact], ...] = (
    ItemHandedIn,
    RoundBegan,
    RoundEnded,
    DraftTaken,
    DraftChecked,
    HitJudged,
    RelationNoted,
    RelationCleared,
    ConsultationSent,
    ConsultationAnswered,
    Issued,
    Published,
    TakenDown,
    WordingConfirmed,
    ProvedSecret,
    SecretReported,
    MaskedCopyMade,
    KeptOnline,
    GivenBack,
)
