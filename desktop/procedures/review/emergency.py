"""应急处置 of an item as its facts leave it, and what may follow (C7.22–C7.24)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.review.emergency_facts import EmergencyBegan, ReactionNoted


@dataclass(frozen=True)
class Emergency:
    """One handling, with what the public said meanwhile."""

    began: EmergencyBegan
    reactions: tuple[ReactionNoted, ...] = ()

    @property
    def over(self) -> bool:
        """Whether the office noted its end."""
        return bool(self.reactions) and self.reactions[-1].over

    @property
    def noted_on(self) -> date | None:
        """The last day of which the public's reaction is known."""
        return max((one.on for one in self.reactions), default=None)


Handled = tuple[Emergency, ...]
"""Every handling of an item, the latest last; only that one can still run."""


def running(handled: Handled) -> Emergency | None:
    """The one that is not over."""
    return handled[-1] if handled and not handled[-1].over else None


def after(handled: Handled, fact: EmergencyBegan | ReactionNoted) -> Handled:
    """As a fact leaves them."""
    if isinstance(fact, EmergencyBegan):
        return (*handled, Emergency(fact))
    last = handled[-1]
    return (*handled[:-1], replace(last, reactions=(*last.reactions, fact)))


def may_begin(handled: Handled, fact: EmergencyBegan, clause: str) -> Refusal | None:
    """Why it is one is written down; one at a time."""
    now = running(handled)
    if now is not None:
        return refuse("item.emergency_runs", clause, at="ground", on=now.began.on.isoformat())
    return None if fact.reason.strip() else refuse("item.emergency_without_reason", clause, at="reason")


def may_note(handled: Handled, fact: ReactionNoted) -> Refusal | None:
    """C7.23: of one that runs, in words, from the day it began on."""
    now = running(handled)
    if now is None:
        return refuse("item.no_emergency", "C7.23", at="item")
    if fact.on < now.began.on:
        return refuse("item.reaction_before_it", "C7.23", at="on", on=now.began.on.isoformat())
    return None if fact.reaction.strip() else refuse("item.reaction_untold", "C7.23", at="reaction")
