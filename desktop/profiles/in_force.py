"""Which rules are in force on a day: what the vault holds, under its hash, from a day on (A2.16)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar, Protocol, TypeVar

from desktop.plain.facts import Fact, Text


def rules_stream(kind: str) -> str:
    """The stream of what was adopted of a kind: ``rules/profile``, ``rules/form/f03_copy_approval`` …"""
    return f"rules/{kind}"


def form_stream(form: str) -> str:
    """The stream of what a printed form goes by."""
    return rules_stream(f"form/{form}")


@dataclass(frozen=True)
class RulesAdopted(Fact):
    """A text of rules is put in force from a day on; ``hash`` names ``text`` (a profile's bundle)."""

    KIND: ClassVar[str] = "rules.adopted"
    name: str
    hash: str
    from_day: date
    text: Text


class Follows(Enum):
    """What a printed form goes by: as shipped, a layout of the unit's, a Word template of the unit's."""

    SHIPPED = "shipped"
    LAYOUT = "layout"
    TEMPLATE = "template"


@dataclass(frozen=True)
class FormAdopted(Fact):
    """From a day on a form goes by this; stream ``rules/form/<form>``.

    ``hash``  SM3 of the file; ``text`` the layout, or the template's bytes as base64; neither of the shipped one
    ``name``  the file's name, as it was brought
    """

    KIND: ClassVar[str] = "form.adopted"
    form: str
    follows: Follows
    hash: str
    from_day: date
    name: Text | None = None
    text: Text | None = None


FACTS: tuple[type[Fact], ...] = (RulesAdopted, FormAdopted)
STANDING: tuple[type[Fact], ...] = (RulesAdopted, FormAdopted)
"""Rules are no secret words, and without them nothing could be read or printed any more: they are never excised."""


class Begins(Protocol):
    """Something that holds from a day on."""

    @property
    def from_day(self) -> date: ...


B = TypeVar("B", bound=Begins)


@dataclass(frozen=True)
class InForce:
    """One adoption, as it is looked up: the rules of that hash hold from ``from_day``."""

    hash: str
    from_day: date


def in_force(adopted: Iterable[B], day: date) -> B | None:
    """The rules of a day: the latest beginning by then; of two with one beginning, the one adopted last."""
    chosen: B | None = None
    for entry in adopted:
        if entry.from_day <= day and (chosen is None or entry.from_day >= chosen.from_day):
            chosen = entry
    return chosen
