"""Letters of a review: those who are asked before publication, and what they answer (A2.4b, B6.8, B6.11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.numbers import draw
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import add, item_of
from desktop.operations.reviewing.about import words as free
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.review import item_facts as f
from desktop.procedures.review import item_laws as laws


@dataclass(frozen=True, kw_only=True)
class AskBefore(Command):
    """征求意见: ``due_on`` and what silence means come from the profile; ``clause`` is its rule."""

    item: str
    asked: f.Asked
    to: str
    sent_on: date
    due_on: date | None = None
    silence: f.Silence = f.Silence.NONE
    clause: str = ""


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
    number = len(item.consultations) + 1
    fact = f.ConsultationSent(
        number=number,
        asked=command.asked,
        to=Text(command.to.strip()),
        letter="",
        sent_on=command.sent_on,
        due_on=command.due_on,
        silence=command.silence,
        clause=command.clause,
    )
    refused = laws.may_ask(item, fact)
    if refused is not None:
        return refused
    letter = draw(act, "consultation").text
    add(act, command.item, f.ConsultationSent(**{**vars(fact), "letter": letter}))
    return done("item.asked", {"item": command.item}, number=letter)


def book_reply(command: BookReply, act: Act) -> Outcome:
    """Agreed, partly, objected, or silent for as long as the rule gives silence a meaning."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    fact = f.ConsultationAnswered(
        number=command.number, reply=command.reply, on=command.on, words=free(command.words)
    )
    refused = laws.may_reply(item, fact)
    if refused is not None:
        return refused
    add(act, command.item, fact)
    return done("item.replied", {"item": command.item})
