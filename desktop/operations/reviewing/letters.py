"""Letters of a review: those who are asked before publication, and what they answer (A2.4b, B6.8, B6.11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.deadlines.items import letter_terms
from desktop.operations.numbers import draw
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import add, item_of
from desktop.operations.reviewing.about import words as free
from desktop.operations.run import waive
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.case import fold_case
from desktop.procedures.facts import case_stream
from desktop.procedures.review import item_facts as f
from desktop.procedures.review import item_laws as laws
from desktop.procedures.review.item import Item
from desktop.procedures.review.item_facts import item_stream


@dataclass(frozen=True, kw_only=True)
class AskBefore(Command):
    """征求意见: the last day and what silence means are the rule's; what is given otherwise needs a reason."""

    item: str
    asked: f.Asked
    to: str
    sent_on: date
    due_on: date | None = None
    silence: f.Silence | None = None


@dataclass(frozen=True, kw_only=True)
class BookReply(Command):
    """The reply to a letter, or that the day went by without one."""

    item: str
    number: int
    reply: f.Reply
    on: date
    words: str = ""


def ask_before(command: AskBefore, act: Act) -> Outcome:
    """The letter's number is drawn with it; its text is printed from F39."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    if command.sent_on > act.now.date():
        return refuse("act.in_future", at="sent_on")
    rule = _rule(act, item, command)
    number = max(item.consultations, default=0) + 1
    fact = f.ConsultationSent(
        number=number,
        asked=command.asked,
        to=Text(command.to.strip()),
        letter="",
        sent_on=command.sent_on,
        due_on=command.due_on or rule.due_on,
        silence=command.silence or rule.silence,
        clause=rule.clause,
    )
    refused = laws.may_ask(item, fact) or waive(_differs(fact, rule), act, item_stream(command.item))
    if refused is not None:
        return refused
    letter = draw(act, "consultation").text
    add(act, command.item, f.ConsultationSent(**{**vars(fact), "letter": letter}))
    if fact.due_on is None:
        return done("item.asked", {"item": command.item}, number=letter)
    return done("item.asked", {"item": command.item}, number=letter, due=fact.due_on.isoformat())


@dataclass(frozen=True)
class _Rule:
    """What the profile says of such a letter; ``due_on`` None where it has no term, or no table for its year."""

    due_on: date | None
    silence: f.Silence
    clause: str


def _rule(act: Act, item: Item, command: AskBefore) -> _Rule:
    """By the rules that the case began under (edge case 53)."""
    opened = fold_case(item.case, act.stream(case_stream(item.case))).start if item.case else None
    profile = (act.profile_of(opened.definition) if opened else None) or act.profile
    return _Rule(*letter_terms(profile, calendar_in_force(act.books), command.asked, command.sent_on))


def _differs(fact: f.ConsultationSent, rule: _Rule) -> Refusal | None:
    """Another day or meaning of silence than the rule's is warned against, and goes with a reason (公开条例32, 34)."""
    if not rule.clause:
        return None
    if rule.due_on is not None and fact.due_on is not None and fact.due_on != rule.due_on:
        code = "item.letter_shorter" if fact.due_on < rule.due_on else "item.letter_longer"
        return refuse(code, rule.clause, at="due_on", reason_helps=True, due=rule.due_on.isoformat())
    if fact.silence is not rule.silence:
        return refuse(
            "item.silence_otherwise", rule.clause, at="silence", reason_helps=True, silence=rule.silence.value
        )
    return None


def book_reply(command: BookReply, act: Act) -> Outcome:
    """Agreed, partly, objected, or silent for as long as the rule gives silence a meaning."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    if command.on > act.now.date():
        return refuse("act.in_future", at="on")
    fact = f.ConsultationAnswered(
        number=command.number, reply=command.reply, on=command.on, words=free(command.words)
    )
    refused = laws.may_reply(item, fact)
    if refused is not None:
        return refused
    add(act, command.item, fact)
    return done("item.replied", {"item": command.item})
