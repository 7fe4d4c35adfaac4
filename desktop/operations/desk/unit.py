"""The unit's name and the machine's level, as its grading says them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.audit.acts import DESK, UnitChanged
from desktop.custody.levels import Level
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.desk.acts import unfit
from desktop.operations.ports import Act
from desktop.operations.run import waive
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True, kw_only=True)
class ChangeUnit(Command):
    """The unit's name and the machine's level."""

    unit: str
    machine_level: str


def change_unit(command: ChangeUnit, act: Act) -> Outcome:
    """A new level counts from the next unlock."""
    refused = unfit(command.unit, command.machine_level)
    if refused is None and command.machine_level != act.machine_level:
        refused = waive(_holds_higher(act, command.machine_level), act, DESK)
    if refused is not None:
        return refused
    act.add(DESK, UnitChanged(Text(command.unit.strip()), command.machine_level))
    return done("unit.changed", unit=command.unit.strip())


def _holds_higher(act: Act, level: str) -> Refusal | None:
    """D16: copies ever entered above the level; their words stand in the book, wherever the paper is."""
    top = Level(level).height
    higher = [one for one in act.books.balance() if Level(one.level).height > top]
    copies = sum(one.opening + one.received + one.made for one in higher)
    if not copies:
        return None
    highest = max((one.level for one in higher), key=lambda one: Level(one).height)
    return refuse("unit.holds_higher", "D16", at="machine_level", reason_helps=True, n=copies, level=highest)
