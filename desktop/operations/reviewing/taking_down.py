"""撤稿/下线: what was out is taken down, by the unit's own will or because it should never have been out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import add, item_of
from desktop.operations.run import AHEAD
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.review import item_laws as laws
from desktop.procedures.review.item_facts import TakenDown


@dataclass(frozen=True, kw_only=True)
class TakeItemDown(Command):
    """撤稿/下线; ``wrongly`` where it should never have been out."""

    item: str
    channel: str
    reason: str
    taken_down_at: datetime | None = None
    wrongly: bool = False


def take_item_down(command: TakeItemDown, act: Act) -> Outcome:
    """What happened is recorded, also where the program never saw it go out (edge case 51)."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    fact = TakenDown(
        channel=command.channel,
        at=command.taken_down_at or act.at,
        reason=Text(command.reason.strip()),
        by=act.operator,
        wrongly=command.wrongly,
    )
    refused = laws.may_take_down(item, fact)
    if fact.at > act.now + AHEAD:
        refused = refuse("act.in_future", at="taken_down_at")
    if refused is not None:
        return refused
    add(act, command.item, fact)
    return done("item.taken_down", {"item": command.item})
