"""The electronic draft that came in (``bringing``): checked, its hits judged; or proved secret (D19, D22, D23)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import add, item_of, words
from desktop.operations.reviewing.rounds import end_round
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.review import item_facts as f
from desktop.procedures.review.item_laws import may_judge, may_report


@dataclass(frozen=True, kw_only=True)
class NoteCheck(Command):
    """What the content check found in the draft that lies here; ``unread`` where it could not be read."""

    item: str
    text_sm3: str
    words_digest: str = ""
    hits: tuple[f.Hit, ...] = ()
    unread: str = ""


@dataclass(frozen=True, kw_only=True)
class JudgeHit(Command):
    """One passage, or with ``passage`` empty a whole kind of hits that only had to be looked at."""

    item: str
    kind: str
    verdict: f.Verdict
    passage: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ProveSecret(Command):
    """The draft holds secret matter: the case ends as 涉密, the 24 hours begin (D23)."""

    item: str
    found_at: datetime
    computer: str
    people: str
    ways: str


def note_check(command: NoteCheck, act: Act) -> Outcome:
    """The findings belong to one text: that of the draft that lies here now."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    if item.draft is None or item.draft.prints.text_sm3 != command.text_sm3:
        return refuse("item.other_text_checked", "D19", at="item")
    add(
        act,
        command.item,
        f.DraftChecked(
            text_sm3=command.text_sm3,
            words_digest=command.words_digest,
            hits=command.hits,
            unread=command.unread,
        ),
    )
    found = sum(hit.count for hit in command.hits)
    return done("item.checked", {"item": command.item}, n=found)


def judge_hit(command: JudgeHit, act: Act) -> Outcome:
    """The operator judges; blocking hits one by one, with a word where they are let stand (D22)."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    fact = f.HitJudged(
        kind=command.kind,
        passage=Text(command.passage),
        verdict=command.verdict,
        person=act.operator,
        reason=words(command.reason),
    )
    refused = may_judge(item, fact)
    if refused is not None:
        return refused
    add(act, command.item, fact)
    return done("item.judged", {"item": command.item})


def prove_secret(command: ProveSecret, act: Act) -> Outcome:
    """保密法47, 实施条例61: recorded whatever stood before; the case ends with it. The draft's words go by 清除."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    if item.secret is not None:
        return refuse("item.proved_secret", "D23", at="item")
    told = (words(command.computer), words(command.people), words(command.ways))
    if any(part is None for part in told):
        return refuse("item.secret_untold", "实施条例61", at="computer")
    computer, people, ways = (part or Text("") for part in told)
    if item.under_review:
        refused = end_round(act, item, Text("涉密"))
        if refused is not None:
            return refused
    add(
        act,
        command.item,
        f.ProvedSecret(found_at=command.found_at, computer=computer, people=people, ways=ways),
    )
    return done("item.secret", {"item": command.item})


@dataclass(frozen=True, kw_only=True)
class ReportSecret(Command):
    """The incident was reported: when, to whom, by which paper."""

    item: str
    to: str
    reported_at: datetime | None = None
    reference: str = ""


def report_secret(command: ReportSecret, act: Act) -> Outcome:
    """The 24-hour clock stops (实施条例61); that it ran out is said, never refused."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    fact = f.SecretReported(
        at=command.reported_at or act.at, to=Text(command.to.strip()), reference=command.reference.strip()
    )
    refused = may_report(item, fact)
    if refused is not None:
        return refused
    add(act, command.item, fact)
    return done("item.secret_reported", {"item": command.item})
