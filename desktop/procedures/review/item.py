"""State of an item, folded from its stream."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import TypeVar

from desktop.plain.corrections import effective
from desktop.plain.facts import EXCISED, Fact
from desktop.plain.recorded import Recorded
from desktop.procedures.review import emergency as em
from desktop.procedures.review import item_facts as f
from desktop.procedures.review.emergency_facts import EmergencyBegan, ReactionNoted

BLOCKING, TO_LOOK_AT, HINT = "blocking", "to_look_at", "hint"
"""Weights of hits (D22), from what stops a conclusion to what is only shown."""

NO_LISTS = "-"
"""Digest of a check that does not say by which lists: older than any."""

REPORT_WITHIN = timedelta(hours=24)
"""What was proved secret is reported within them (实施条例61, D23)."""

K = TypeVar("K")
V = TypeVar("V")
Judged = Mapping[tuple[str, str], f.HitJudged]


@dataclass(frozen=True)
class Standing:
    """A relation to a secret document and what lifted its bar."""

    noted: f.RelationNoted
    cleared: f.RelationCleared | None = None


@dataclass(frozen=True)
class Consultation:
    """A letter and its answer."""

    sent: f.ConsultationSent
    reply: f.ConsultationAnswered | None = None


@dataclass(frozen=True)
class Item:
    """An item as its facts leave it.

    ``rounds``       its cases, the latest last
    ``conclusion``   of the round in force; empty while it runs or where it was withdrawn
    ``published``    by channel, what is out now; ``out_again`` the channels that have the round in force
    ``emergencies``  应急处置, the latest last (C7.22)
    """

    id: str
    handed_in: f.ItemHandedIn | None = None
    handed_in_on: date | None = None
    rounds: tuple[f.RoundBegan, ...] = ()
    under_review: bool = False
    conclusion: str = ""
    concluded_on: date | None = None
    draft: f.DraftTaken | None = None
    drafts: tuple[f.DraftTaken, ...] = ()
    checked: f.DraftChecked | None = None
    judged: Judged = field(default_factory=lambda: MappingProxyType({}))
    relations: Mapping[int, Standing] = field(default_factory=lambda: MappingProxyType({}))
    consultations: Mapping[int, Consultation] = field(default_factory=lambda: MappingProxyType({}))
    issued: f.Issued | None = None
    published: Mapping[str, f.Published] = field(default_factory=lambda: MappingProxyType({}))
    ever_published: tuple[f.Published, ...] = ()
    taken_down: tuple[f.TakenDown, ...] = ()
    wordings: tuple[f.WordingConfirmed, ...] = ()
    secret: f.ProvedSecret | None = None
    reported: f.SecretReported | None = None
    outputs: tuple[f.MaskedCopyMade, ...] = ()
    given_back: f.GivenBack | None = None
    kept_online: str = ""
    out_again: frozenset[str] = frozenset()
    emergencies: em.Handled = ()

    @property
    def start(self) -> f.ItemHandedIn:
        """How it was handed in; an item that never was has none (ValueError)."""
        if self.handed_in is None:
            raise ValueError(self.id)
        return self.handed_in

    @property
    def case(self) -> str:
        """The case of the round in force; empty before the first."""
        return self.rounds[-1].case if self.rounds else ""

    @property
    def over(self) -> bool:
        """Whether nothing can happen to it any more."""
        return self.secret is not None or self.given_back is not None

    @property
    def emergency(self) -> em.Emergency | None:
        """The 应急处置 that runs."""
        return em.running(self.emergencies)

    @property
    def words_due(self) -> bool:
        """Proved secret, and words of a draft, or of what proved it, still stand here (D17, D23)."""
        texts = [text for draft in self.drafts for text in (draft.name, draft.text, draft.unseen)]
        texts += [v.passage for v in self.judged.values() if v.verdict is f.Verdict.SECRET]
        return self.secret is not None and any(text and text != EXCISED for text in texts)

    @property
    def to_mask(self) -> tuple[str, ...]:
        """Passages that were judged to be hidden in what goes out (B6.10, C4.2)."""
        hits = self.checked.hits if self.checked else ()
        found = (hit for hit in hits if (v := self.verdict(hit)) and v.verdict is f.Verdict.MASKED)
        return tuple(dict.fromkeys(str(hit.passage) for hit in found))

    @property
    def barred(self) -> tuple[Standing, ...]:
        """Relations to secret documents that nothing has lifted (A2.4a)."""
        return tuple(s for s in self.relations.values() if s.cleared is None)

    @property
    def asking(self) -> tuple[Consultation, ...]:
        """Letters without an answer."""
        return tuple(c for c in self.consultations.values() if c.reply is None)

    @property
    def objected(self) -> tuple[Consultation, ...]:
        """Other bodies that objected, and nobody who settles it has agreed since (C1.8, C3.5b, C3.6c)."""
        answered = [c for c in self.consultations.values() if c.reply and c.sent.asked is f.Asked.OTHER_BODY]
        settled = max(
            (c.sent.number for c in answered if c.reply and c.reply.reply is f.Reply.AGREES), default=0
        )
        against = (c for c in answered if c.reply and c.reply.reply is f.Reply.OBJECTS)
        return tuple(c for c in against if c.sent.number > settled)

    def verdict(self, hit: f.Hit) -> f.HitJudged | None:
        """What was judged of a hit: of the passage itself, or, unless it blocks, of its kind."""
        of_passage = self.judged.get((hit.kind, hit.passage))
        if of_passage is None and hit.weight != BLOCKING:
            return self.judged.get((hit.kind, ""))
        return of_passage

    @property
    def open_hits(self) -> tuple[f.Hit, ...]:
        """Blocking hits and those to be looked at that nobody has judged (D22)."""
        hits = self.checked.hits if self.checked else ()
        return tuple(h for h in hits if h.weight != HINT and self.verdict(h) is None)

    @property
    def checked_by(self) -> str:
        """Digest of the lists by which the text that is kept here was checked; empty: no machine read any (D22)."""
        if self.draft is None or self.checked is None or self.checked.unread or self.unchecked:
            return ""
        return "" if self.draft.text in ("", EXCISED) else self.checked.words_digest or NO_LISTS

    @property
    def unchecked(self) -> bool:
        """A draft lies here that was never checked."""
        if self.draft is None:
            return False
        return self.checked is None or self.checked.text_sm3 != self.draft.prints.text_sm3


def by_weight(hits: Iterable[f.Hit]) -> tuple[f.Hit, ...]:
    """What blocks first, then what is to be looked at, then hints."""
    order = {BLOCKING: 0, HINT: 2}
    return tuple(sorted(hits, key=lambda hit: order.get(hit.weight, 1)))


def after(item: Item, fact: Fact, on: date | None = None) -> Item:
    """The item as a fact of its stream leaves it; ``on`` is the day it happened."""
    match fact:
        case f.ItemHandedIn():
            return replace(item, handed_in=fact, handed_in_on=item.handed_in_on or on)
        case f.RoundBegan():
            return replace(
                item,
                rounds=(*item.rounds, fact),
                under_review=True,
                conclusion="",
                concluded_on=None,
                out_again=frozenset(),
            )
        case f.RoundEnded():
            return replace(item, under_review=False, conclusion=fact.conclusion, concluded_on=on)
        case f.DraftTaken():
            return replace(
                item, draft=fact, drafts=(*item.drafts, fact), checked=None, judged=MappingProxyType({})
            )
        case f.DraftChecked():
            return replace(item, checked=fact, judged=_still_judged(item))
        case f.HitJudged():
            return replace(item, judged=_with(item.judged, (fact.kind, str(fact.passage)), fact))
        case f.RelationNoted() | f.RelationCleared():
            return replace(item, relations=_related(item, fact))
        case f.ConsultationSent():
            return replace(item, consultations=_with(item.consultations, fact.number, Consultation(fact)))
        case f.ConsultationAnswered():
            asked = replace(item.consultations[fact.number], reply=fact)
            return replace(item, consultations=_with(item.consultations, fact.number, asked))
        case _:
            return _afterwards(item, fact)


def _afterwards(item: Item, fact: Fact) -> Item:
    match fact:
        case f.Issued():
            return replace(item, issued=fact)
        case f.Published():
            return replace(
                item,
                published=_with(item.published, fact.channel, fact),
                ever_published=(*item.ever_published, fact),
                out_again=item.out_again | {fact.channel},
            )
        case f.TakenDown():
            left = {channel: out for channel, out in item.published.items() if channel != fact.channel}
            again = item.out_again - {fact.channel}
            taken_down = (*item.taken_down, fact)
            return replace(item, published=MappingProxyType(left), taken_down=taken_down, out_again=again)
        case f.WordingConfirmed():
            return replace(item, wordings=(*item.wordings, fact))
        case f.ProvedSecret():
            return replace(item, secret=fact)
        case f.SecretReported():
            return replace(item, reported=fact)
        case f.MaskedCopyMade():
            return replace(item, outputs=(*item.outputs, fact))
        case f.KeptOnline():
            return replace(item, kept_online=fact.group)
        case EmergencyBegan() | ReactionNoted():
            return replace(item, emergencies=em.after(item.emergencies, fact))
        case f.GivenBack():
            return replace(item, given_back=fact)
        case _:
            return item


def _with(known: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    return MappingProxyType({**known, key: value})


def _related(item: Item, fact: f.RelationNoted | f.RelationCleared) -> Mapping[int, Standing]:
    if isinstance(fact, f.RelationNoted):
        return _with(item.relations, fact.number, Standing(fact))
    return _with(item.relations, fact.number, replace(item.relations[fact.number], cleared=fact))


def _still_judged(item: Item) -> Judged:
    """Checked again: what was judged of a whole kind was judged of the passages that were seen, and of no new one."""
    seen = item.checked.hits if item.checked else ()
    of_kind = {hit: verdict for hit in seen if (verdict := item.verdict(hit)) and not verdict.passage}
    kept = {key: verdict for key, verdict in item.judged.items() if key[1]}
    return MappingProxyType({**{(hit.kind, str(hit.passage)): v for hit, v in of_kind.items()}, **kept})


def fold_item(item: str, stream: Iterable[Recorded]) -> Item:
    """The state of an item from its stream."""
    state = Item(item)
    for row in effective(stream):
        state = after(state, row.fact, row.happened_at.date())
    return state
