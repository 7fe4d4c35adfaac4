"""What a heading of the settings is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from desktop.operations.books import Books
from desktop.profiles.profile import Profile
from desktop.windows.counter import Counter
from desktop.windows.widgets.card_facts import CardFacts
from desktop.windows.widgets.rows import Cell, Row

T = TypeVar("T")


@dataclass(frozen=True)
class Thing:
    """What a line of the settings is about."""

    id: str
    kind: str
    name: str
    row: Any = None


@dataclass(frozen=True)
class Looking:
    """On the reader thread, outside a read: ports may be asked too. ``typed``: words searched for."""

    counter: Counter
    profile: Profile
    typed: str = ""

    def ask(self, read: Callable[[Books], T]) -> T:
        """A read of the book."""
        return self.counter.desk.ask(read)

    def clause(self, clause: str) -> str:
        """What the clause says, or the clause."""
        return self.counter.desk.words.clause(clause) or clause


CardOf = Callable[[Looking, str], "CardFacts | None"]
"""The card of a line, by its id without the kind."""


@dataclass(frozen=True)
class Section:
    """``cards``: kind of a line → its card; ``faces``: verbs that stand over the list, the first by F4.

    ``nothing``  what it means that it has no line, and what makes the first
    """

    id: str
    title: str
    lines: Callable[[Looking], list[Row]]
    cards: Mapping[str, CardOf]
    faces: tuple[str, ...] = ()
    nothing: str = ""


def line(one: str, name: str, value: Cell, note: Cell = "", tone: str = "") -> Row:
    """A line with its id ``kind/…``."""
    return Row(one, (name,), {"name": name, "value": value, "note": note}, tone)
