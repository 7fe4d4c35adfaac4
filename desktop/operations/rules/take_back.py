"""Rules that were adopted for a later day are taken back before it has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.operations.rules.proposal import PROFILES
from desktop.plain.refusal import refuse
from desktop.profiles.in_force import RulesAdopted, in_force


@dataclass(frozen=True, kw_only=True)
class TakeBackRules(Command):
    """The adoption that waits for that day; nothing was decided by it yet."""

    from_day: date


def take_back_rules(command: TakeBackRules, act: Act) -> Outcome:
    """From its day on holds what would hold without it; that it was adopted stays in the book (A2.16)."""
    day = command.from_day
    if day <= act.now.date():
        return refuse("profile.in_force_already", "A2.16", at="from_day", day=day.isoformat())
    adopted = [row.fact for row in act.stream(PROFILES) if isinstance(row.fact, RulesAdopted)]
    standing = in_force((one for one in adopted if one.from_day < day), day)
    waiting = in_force((one for one in adopted if one.from_day == day), day)
    if waiting is None or standing is None or waiting.hash == standing.hash:
        return refuse("profile.none_waiting", "A2.16", at="from_day", day=day.isoformat())
    act.add(PROFILES, RulesAdopted(standing.name, standing.hash, day, standing.text))
    return done("profile.taken_back", day=day.isoformat())
