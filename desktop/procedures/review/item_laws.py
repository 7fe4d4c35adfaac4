"""What may follow in the life of an item: the rules of the review that no unit's file can soften."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.review import item_facts as f
from desktop.procedures.review.item import BLOCKING, Item
from desktop.procedures.vocabulary import Conclusion

GOES_OUT = frozenset(c.value for c in Conclusion if c.goes_out)
"""Conclusions with which an item may be brought out; every other one keeps it in."""

SEEN_OUTSIDE = GOES_OUT | {Conclusion.ON_REQUEST.value}
"""With these somebody outside reads it, whole or in part (C4.5)."""

_FINGERPRINT = re.compile("[0-9a-f]{64}")

OFFICIAL_DOCUMENT = "document"
"""公文: has its attribute before it is issued (A2.8, B4.1)."""


def may_be_handed_in(fact: f.ItemHandedIn) -> Refusal | None:
    """A2.9b: title, and number or summary; A2.7a, B4.1, C4.7.5: a reason where it is not to be public.

    Whose it is stands with it: the department (C3.4, C4.1) and who supplies it (B1.3).
    """
    if not fact.words.title.strip():
        return refuse("item.no_title", "A2.9b", at="title")
    if not _said(fact.words.document_number) and not _said(fact.words.summary):
        return refuse("item.no_number_or_summary", "A2.9b", at="summary")
    if fact.pages < 0:
        return refuse("item.pages_negative", "A2.9b", at="pages")
    if not fact.department:
        return refuse("item.no_department", "C4.1", at="department")
    if fact.attribute is f.Attribute.WITHHELD and not _said(fact.attribute_reason):
        clause = "B4.1" if fact.item_type == OFFICIAL_DOCUMENT else "A2.7a"
        return refuse("item.not_public_without_reason", clause, at="attribute_reason")
    if fact.attribute is f.Attribute.PROACTIVE and not fact.channels:
        return refuse("item.no_channel", "C7.4", at="channels")
    if fact.source is not None and not fact.source.name.strip():
        return refuse("item.no_source", "D25", at="source")
    return None


def may_begin_round(item: Item) -> Refusal | None:
    """One review at a time; a new one after the last has ended (A3.6b)."""
    refused = living(item)
    if refused is not None:
        return refused
    return refuse("item.review_open", "A3.6b", at="item") if item.under_review else None


def may_judge(item: Item, fact: f.HitJudged) -> Refusal | None:
    """Blocking hits are judged one by one, the others also by kind (D22); a false alarm says why."""
    refused = living(item)
    if refused is not None:
        return refused
    hits = item.checked.hits if item.checked else ()
    of_kind = [h for h in hits if h.kind == fact.kind]
    if fact.passage:
        of_kind = [h for h in of_kind if h.passage == fact.passage]
    if not of_kind:
        return refuse("item.no_such_hit", "D22", at="hits")
    if not fact.passage and any(h.weight == BLOCKING for h in of_kind):
        return refuse("item.blocking_one_by_one", "D22", at="hits")
    if fact.verdict in (f.Verdict.FALSE_ALARM, f.Verdict.ACCEPTED) and not _said(fact.reason):
        blocking = any(h.weight == BLOCKING for h in of_kind)
        return refuse("item.verdict_without_reason", "D22", at="reason") if blocking else None
    return None


def may_be_concluded(item: Item, conclusion: str) -> Refusal | None:
    """Whether a stage may let the item go on towards ``conclusion``; asked before the engine is."""
    refused = living(item)
    if refused is not None:
        return refused
    if item.unchecked:
        return refuse("item.draft_not_checked", "D19", at="item")
    if conclusion not in SEEN_OUTSIDE:
        return None
    if any(v.verdict is f.Verdict.SECRET for v in item.judged.values()):
        return refuse("item.holds_secret", "保密法47", at="item")
    if item.open_hits:
        return refuse("item.hits_open", "D22", at="hits", n=len(item.open_hits))
    if item.barred:
        clause = "A2.4a" if item.barred[0].noted.relation is f.Relation.CONTAINS else "D24"
        return refuse("item.relation_open", clause, at="relations", n=len(item.barred))
    if item.asking:
        return refuse("item.letter_open", "B6.8", at="consultations", n=len(item.asking))
    if item.objected:
        # C1.8: nothing without the consent of whom it touches; C3.6c: who stands above both settles it
        to = str(item.objected[0].sent.to)
        return refuse("item.objected", "C3.6c", at="consultations", to=to)
    return None


def may_go_by_its_check(item: Item, conclusion: str, lists: str) -> Refusal | None:
    """C7.5: what is to go out was checked by the lists of the day it is decided on; ``lists`` their digest (D22).

    Asked once, when the stage concludes; what was concluded stays so.
    """
    if conclusion not in SEEN_OUTSIDE or item.checked_by in ("", lists):
        return None
    return refuse("item.checked_by_older_lists", "D22", at="hits")


def may_clear(item: Item, fact: f.RelationCleared) -> Refusal | None:
    """D24: a part of a secret needs its declassification; a citation, that nothing is derived, in writing."""
    standing = item.relations.get(fact.number)
    if standing is None or standing.cleared is not None:
        return refuse("item.no_such_relation", "A2.4a", at="relations")
    if not fact.reference.strip():
        return refuse("item.clearing_without_reference", "A2.4a", at="reference")
    if standing.noted.relation is f.Relation.CONTAINS and fact.by is f.Clearing.CITATION_OUT:
        return refuse("item.part_needs_declassification", "A2.4a", at="by")
    if fact.by is f.Clearing.CITATION_OUT and not fact.person:
        return refuse("item.statement_without_person", "D24", at="person")
    return None


def may_ask(item: Item, fact: f.ConsultationSent) -> Refusal | None:
    """A letter needs somebody to go to, and a day for the answer that is not before it went (B6.8)."""
    refused = living(item)
    if refused is not None:
        return refused
    if not fact.to.strip():
        return refuse("item.nobody_asked", "B6.8", at="to")
    if fact.due_on is not None and fact.due_on < fact.sent_on:
        return refuse("item.due_before_sent", "B6.8", at="due_on")
    return None


def may_reply(item: Item, fact: f.ConsultationAnswered) -> Refusal | None:
    """Silence counts once the day is over, and only where the rule gives it a meaning (公开条例32)."""
    asked = item.consultations.get(fact.number)
    if asked is None or asked.reply is not None:
        return refuse("item.no_such_letter", "B6.8", at="consultations")
    if fact.on < asked.sent.sent_on:
        return refuse("item.answer_before_question", "B6.8", at="on")
    if fact.reply is f.Reply.SILENCE:
        if asked.sent.silence is f.Silence.NONE:
            return refuse("item.silence_means_nothing", asked.sent.clause or "B6.8", at="reply")
        if asked.sent.due_on is None or fact.on <= asked.sent.due_on:
            return refuse("item.term_not_over", asked.sent.clause or "B6.8", at="on")
    return None


_ATTRIBUTES = {
    Conclusion.PUBLISH.value: frozenset({f.Attribute.PROACTIVE, f.Attribute.ON_REQUEST}),
    Conclusion.SEVER.value: frozenset({f.Attribute.PROACTIVE, f.Attribute.ON_REQUEST}),
    Conclusion.ON_REQUEST.value: frozenset({f.Attribute.ON_REQUEST}),
    Conclusion.WITHHOLD.value: frozenset({f.Attribute.WITHHELD}),
}
"""What a review that ended so leaves for the attribute."""


def attributes_left(item: Item) -> frozenset[f.Attribute]:
    """The attributes that a 公文 may bear; none while its review has not come to an end (A2.8, B4.3)."""
    return _ATTRIBUTES.get(item.conclusion, frozenset())


def decided_attribute(item: Item) -> f.Attribute | None:
    """As proposed, if the review left it so; else what it left alone."""
    left = attributes_left(item)
    if item.start.attribute in left:
        return item.start.attribute
    if f.Attribute.PROACTIVE in left:
        return f.Attribute.PROACTIVE
    return next(iter(left), None)


def may_be_issued(item: Item, fact: f.Issued, rule: str) -> Refusal | None:
    """A2.8, B4.3: a 公文 has its attribute before it is issued.

    ``rule``  the unit's own, by which it is not issued without one; empty: a reason is asked for
    """
    refused = living(item)
    if refused is not None:
        return refused
    if item.start.item_type != OFFICIAL_DOCUMENT:
        return refuse("item.not_official", "A2.8", at="item")
    if item.issued is not None:
        return refuse("item.issued_already", rule or "A2.8", at="item", on=item.issued.on.isoformat())
    if fact.intranet_on is not None and fact.intranet_on < fact.on:
        return refuse("item.loaded_before_issue", "B4.4a", at="intranet_on")
    if item.under_review or not attributes_left(item):
        return refuse("item.no_attribute_yet", rule or "A2.8", at="on", reason_helps=not rule)
    if fact.attribute not in attributes_left(item):
        return refuse("item.other_attribute", rule or "A2.8", at="attribute", conclusion=item.conclusion)
    if item.concluded_on is not None and fact.on < item.concluded_on:
        # it happened: recorded, and why it was turned round
        reviewed = item.concluded_on.isoformat()
        return refuse(
            "item.issued_before_review", rule or "A2.8", at="on", reason_helps=True, reviewed=reviewed
        )
    return None


def may_publish(item: Item, fact: f.Published) -> Refusal | None:
    """A2.1, C1.6: only behind a review that ended so; A2.3, B6.3, C4.1: not before it; C7.20b: compared again by a person.

    What went out without one is recorded as such by a taking down, never as a publication.
    """
    refused = living(item)
    if refused is not None:
        return refused
    if item.concluded_on is None or not item.conclusion:
        return refuse("item.not_reviewed", "A2.1", at="item")
    if item.conclusion not in GOES_OUT:
        return refuse("item.not_for_publication", "A2.11", at="item", conclusion=item.conclusion)
    barred = may_be_concluded(item, item.conclusion)
    if barred is not None:
        return barred
    if fact.on < item.concluded_on:
        return refuse("item.published_before_review", "A2.3", at="on", reviewed=item.concluded_on.isoformat())
    if not fact.published_by:
        return refuse("item.nobody_entered", "C7.20b", at="published_by")
    if not fact.compared_by:
        return refuse("item.not_compared", "C7.20b", at="compared_by")
    if fact.channel in item.out_again:  # an earlier version gives way to the one of this round (C7.24)
        return refuse("item.already_out", "C7.4", at="channel")
    return None


def earlier_channels(item: Item, channel: str) -> tuple[str, ...]:
    """Channels that come before in the item's own order and have nothing yet (C7.4): shown, not refused."""
    order = item.start.channels
    before = order[: order.index(channel)] if channel in order else ()
    return tuple(c for c in before if c not in item.out_again)


def may_take_down(item: Item, fact: f.TakenDown) -> Refusal | None:
    """What is out can be taken down; what was out wrongly is recorded as it happened and put right (A2.13)."""
    out = item.published.get(fact.channel)
    if out is None and not fact.wrongly:
        return refuse("item.not_out", at="channel")
    if out is not None and fact.at.date() < out.on:
        return refuse("item.down_before_out", "D25", at="taken_down_at", day=out.on.isoformat())
    return None if fact.reason.strip() else refuse("item.taken_down_without_reason", "D25", at="reason")


def may_be_corrected(item: Item, fact: f.ItemHandedIn) -> Refusal | None:
    """A3.6b: what the conclusion is about stays as it was reviewed; a number that came later is added."""
    was = item.start
    if not item.conclusion:
        return None
    numbered = not _said(was.words.document_number)
    right = replace(fact.words, document_number=was.words.document_number) if numbered else fact.words
    reviewed = (was.words, was.attribute, was.source)
    if (right, fact.attribute, fact.source) == reviewed:
        return None
    return refuse("item.reviewed_words", "A3.6b", at="title")


def may_confirm_wording(item: Item, fact: f.WordingConfirmed, reviewers: Collection[str]) -> Refusal | None:
    """D25: by who reviewed it in the round in force, once that has ended; the same text needs no word."""
    if not item.conclusion:
        return refuse("item.not_reviewed", "A2.1", at="item")
    if item.draft is not None and fact.text_sm3 == item.draft.prints.text_sm3:
        return refuse("item.same_text", "D25", at="item")
    if any(known.text_sm3 == fact.text_sm3 for known in item.wordings):
        return refuse("item.wording_confirmed", "D25", at="item")
    if not _FINGERPRINT.fullmatch(fact.text_sm3) or not fact.difference.strip():
        return refuse("item.difference_untold", "D25", at="difference")
    if not fact.person:
        return refuse("item.nobody_confirms", "D25", at="person")
    return None if fact.person in reviewers else refuse("item.not_his_review", "D25", at="person")


def may_report(item: Item, fact: f.SecretReported) -> Refusal | None:
    """实施条例61: what was proved secret is reported, once, to somebody."""
    if item.secret is None:
        return refuse("item.not_secret", "实施条例61", at="item")
    if item.reported is not None:
        return refuse("item.reported_already", "实施条例61", at="item")
    if fact.at < item.secret.found_at:
        return refuse("item.reported_before_found", "实施条例61", at="reported_at")
    return None if fact.to.strip() else refuse("item.reported_to_nobody", "实施条例61", at="to")


def may_go_out(item: Item, fact: f.MaskedCopyMade) -> Refusal | None:
    """D19: an output says why, to whom and on what; nothing that was judged secret leaves, nothing undecided."""
    refused = living(item)
    if refused is not None:
        return refused
    if any(v.verdict is f.Verdict.SECRET for v in item.judged.values()):
        return refuse("item.holds_secret", "保密法47", at="item")
    if item.open_hits:
        return refuse("item.hits_open", "D22", at="hits", n=len(item.open_hits))
    if not item.to_mask:
        return refuse("item.nothing_masked", "C4.2", at="item")
    for name, words in (("reason", fact.reason), ("receiver", fact.receiver), ("medium", fact.medium)):
        if not words.strip():
            return refuse("item.output_untold", "D19", at=name)
    return None


def living(item: Item) -> Refusal | None:
    """Whether anything can still happen to it. A2.3: it is the department's again that answers for it."""
    if item.handed_in is None:
        return refuse("item.unknown", at="item")
    if item.secret is not None:
        return refuse("item.proved_secret", "D23", at="item")
    if item.given_back is not None:
        return refuse("item.given_back", "A2.15" if item.given_back.to_archives else "A2.3", at="item")
    return None


def _said(words: str | None) -> bool:
    return bool((words or "").strip())
