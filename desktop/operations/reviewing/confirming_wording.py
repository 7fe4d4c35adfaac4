"""文字性修改 after the review: no new round, but one who reviewed it says that nothing of substance changed (D25)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import add, item_of
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.case import fold_case
from desktop.procedures.facts import case_stream
from desktop.procedures.review import item_laws as laws
from desktop.procedures.review.item_facts import WordingConfirmed


@dataclass(frozen=True, kw_only=True)
class ConfirmWording(Command):
    """文字性修改: the reviewing stage confirms the later text; ``difference`` in short."""

    item: str
    text_sm3: str
    difference: str
    person: str


def confirm_wording(command: ConfirmWording, act: Act) -> Outcome:
    """By a person who reviewed the item in the round in force."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    posts = act.books.posts_of(command.person, act.at.date())
    fact = WordingConfirmed(
        text_sm3=command.text_sm3,
        difference=Text(command.difference.strip()),
        person=command.person,
        capacity=posts[0] if posts else "",
    )
    reviewers = {one.fact.person for one in fold_case(item.case, act.stream(case_stream(item.case))).acts}
    refused = laws.may_confirm_wording(item, fact, reviewers)
    if refused is not None:
        return refused
    add(act, command.item, fact)
    return done("item.wording", {"item": command.item})
