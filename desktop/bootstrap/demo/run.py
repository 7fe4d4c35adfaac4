"""``demo --out DIR``: the vault, ``password.txt``, every form as PDF and Word, pictures, and a verified book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop.bootstrap.demo import cast
from desktop.bootstrap.demo.casting import enter_cast
from desktop.bootstrap.demo.teller import Teller
from desktop.bootstrap.demo.week import tell
from desktop.bootstrap.founding import NewBook, NewBookOperator, found
from desktop.bootstrap.session import Session
from desktop.plain.clock import SetClock
from desktop.plain.ids import counted_ids
from desktop.vault.keys.cost import Cost

Say = Callable[[str], object]
BEGINNING = datetime(2026, 3, 2, 7, 50)


def tell_week(vault: Path, cost: Cost | None = None) -> tuple[Session, Teller]:
    """A fresh demonstration vault with the whole week told; the session stays open."""
    clock = SetClock(BEGINNING)
    operators = [
        NewBookOperator(name, post, cast.PASSWORD, id=f"DEMO-{key}") for key, name, post in cast.OPERATORS
    ]
    book = NewBook(cast.UNIT, "panjin", "secret", operators, vault, demonstration=True)
    session = found(book, clock, cost, counted_ids("D"))
    story = Teller(session, clock)
    enter_cast(story)
    tell(story)
    return session, story
