"""应急处置: begun by one of the unit's cases, followed by what the public says, ended by the office (C7.22–C7.24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import known
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import add, item_of
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.review import emergency, item_laws
from desktop.procedures.review.emergency_facts import EmergencyBegan, ReactionNoted

EMERGENCIES = "emergencies"
"""The list of a profile that names its cases; a unit without it knows no 应急处置."""


@dataclass(frozen=True, kw_only=True)
class HandleEmergency(Command):
    """``ground``: a case of the unit's list; ``on``: the day since which it is one."""

    item: str
    ground: str
    reason: str
    on: date


@dataclass(frozen=True, kw_only=True)
class NoteReaction(Command):
    """舆情 as ``person`` of the office gathered it; ``over``: the handling ends with it."""

    item: str
    on: date
    person: str
    reaction: str
    over: bool = False


def handle_emergency(command: HandleEmergency, act: Act) -> Outcome:
    """Only a case of the profile's list (C7.22)."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    cases = act.profile.words.lists.get(EMERGENCIES)
    clause = cases.clause if cases else "C7.22"
    if cases is None or command.ground not in {entry.id for entry in cases.entries}:
        return refuse("item.no_such_emergency", clause, at="ground")
    if command.on > act.now.date():
        return refuse("act.in_future", clause, at="on")
    fact = EmergencyBegan(ground=command.ground, reason=Text(command.reason.strip()), on=command.on)
    refused = item_laws.living(item) or emergency.may_begin(item.emergencies, fact, clause)
    if refused is not None:
        return refused
    add(act, command.item, fact)
    return done("item.emergency", {"item": command.item})


def note_reaction(command: NoteReaction, act: Act) -> Outcome:
    """As often as the office gathers something; the last one ends it (C7.23)."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    fact = ReactionNoted(
        on=command.on, person=command.person, reaction=Text(command.reaction.strip()), over=command.over
    )
    refused = known(act, "person", command.person) or emergency.may_note(item.emergencies, fact)
    if command.on > act.now.date():
        refused = refuse("act.in_future", "C7.23", at="on")
    if refused is not None:
        return refused
    add(act, command.item, fact)
    return done("item.emergency_over" if command.over else "item.reaction", {"item": command.item})
