"""长期留存: what is out and belongs to an exempt class is not asked about when the retention is over (A1.3.3a)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import add, item_of
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.review.item_facts import KeptOnline

EXEMPT = "retention_exempt"
"""The list of a profile whose classes stay online beyond the unit's retention."""


@dataclass(frozen=True, kw_only=True)
class KeepOnline(Command):
    """长期留存: what is out belongs to a class that the unit exempts from its retention (A1.3.3a)."""

    item: str
    group: str


def keep_online(command: KeepOnline, act: Act) -> Outcome:
    """Only a class of the profile's list; its taking down is not asked for any more."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    exempt = act.profile.words.lists.get(EXEMPT)
    if exempt is None or command.group not in {entry.id for entry in exempt.entries}:
        return refuse("item.not_exempt", exempt.clause if exempt else "A1.3.3a", at="group")
    if not item.published:
        return refuse("item.not_out", "A1.3.3a", at="group")
    add(act, command.item, KeptOnline(group=command.group))
    return done("item.kept_online", {"item": command.item})
