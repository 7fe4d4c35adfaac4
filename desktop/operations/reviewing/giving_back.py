"""Given back to the department that handed it in: it is no longer to be published, or belongs to the archives (A2.15)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import add, item_of, words
from desktop.operations.reviewing.rounds import end_round
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.review.item_facts import GivenBack
from desktop.procedures.review.item_laws import living


@dataclass(frozen=True, kw_only=True)
class GiveItemBack(Command):
    """The department takes it back; ``to_archives``: it belongs to the archives now (A2.15)."""

    item: str
    reason: str
    to_archives: bool = False


def give_item_back(command: GiveItemBack, act: Act) -> Outcome:
    """Its open review ends with it; what is out cannot be given back."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    reason = words(command.reason)
    if reason is None:
        return refuse("case.reason_missing", at="reason")
    if item.published:
        return refuse("item.still_out", "D25", at="item")
    over = living(item)
    if over is not None:
        return over
    if item.under_review:
        refused = end_round(act, item, reason)
        if refused is not None:
            return refused
    add(act, command.item, GivenBack(reason=reason, to_archives=command.to_archives))
    return done("item.given_back", {"item": command.item})
