"""Which rules are in force on a day: what the vault holds, under its hash, from a day on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.plain.facts import Fact, Text


def rules_stream(kind: str) -> str:
    """The stream of what was adopted of a kind: ``rules/profile``, ``rules/form/F03`` …"""
    return f"rules/{kind}"


@dataclass(frozen=True)
class RulesAdopted(Fact):
    """A text of rules is put in force from a day on; ``hash`` names ``text`` (a profile's bundle)."""

    KIND: ClassVar[str] = "rules.adopted"
    name: str
    hash: str
    from_day: date
    text: Text


FACTS: tuple[type[Fact], ...] = (RulesAdopted,)


@dataclass(frozen=True)
class InForce:
    """One adoption, as it is looked up: the rules of that hash hold from ``from_day``."""

    hash: str
    from_day: date


def in_force(adopted: Iterable[InForce], day: date) -> InForce | None:
    """The rules of a day: the latest beginning by then; of two with one beginning, the one adopted last."""
    chosen: InForce | None = None
    for entry in adopted:
        if entry.from_day <= day and (chosen is None or entry.from_day >= chosen.from_day):
            chosen = entry
    return chosen
