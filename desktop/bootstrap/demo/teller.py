"""Tells the story: every step is a command that a window would give; a refusal that was not meant is a fault."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeVar

from desktop.bootstrap.desk.sheets_port import SheetsPort
from desktop.bootstrap.session import Session
from desktop.operations.books import Books
from desktop.operations.commands import Command, Done
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.plain.clock import SetClock
from desktop.plain.refusal import Refusal
from desktop.plain.typed import Typed
from desktop.plain.words import _

MONDAY = date(2026, 3, 2)
T = TypeVar("T")


class UnexpectedError(Exception):
    """The story does not hold: something was refused, or not refused, against the telling."""


class Teller:
    """The session, its clock, and the names of things told so far."""

    def __init__(self, session: Session, clock: SetClock, printed: Path) -> None:
        self.session = session
        self._printed = printed
        self._sheets = SheetsPort(self, send=self._into_folder)
        self.clock = clock
        self.people: dict[str, str] = {}
        self.bodies: dict[str, str] = {}
        self.safes: dict[str, str] = {}
        self.documents: dict[str, str] = {}
        self.slips: dict[str, str] = {}
        self.refused: list[Refusal] = []

    def at(self, day: int, clock: str) -> datetime:
        """Set the clock: day 0 is Monday."""
        hour, minute = (int(part) for part in clock.split(":"))
        self.clock.at = datetime.combine(MONDAY + timedelta(days=day), time(hour, minute))
        return self.clock.at

    def moment(self, day: int, clock: str) -> datetime:
        """A moment of the week, the clock left alone."""
        hour, minute = (int(part) for part in clock.split(":"))
        return datetime.combine(MONDAY + timedelta(days=day), time(hour, minute))

    def do(self, command: Command) -> Done:
        """It must be done."""
        outcome = self.session.do(command)
        if isinstance(outcome, Refusal):
            raise UnexpectedError(
                f"{type(command).__name__}: {outcome.code} {dict(outcome.facts)} {outcome.field}"
            )
        return outcome

    def not_do(self, command: Command, code: str) -> Refusal:
        """It must be refused, with this code."""
        outcome = self.session.do(command)
        if not isinstance(outcome, Refusal) or outcome.code != code:
            raise UnexpectedError(f"{type(command).__name__} should be refused with {code}: {outcome}")
        self.refused.append(outcome)
        return outcome

    def ask(self, read: Callable[[Books], T]) -> T:
        """A read."""
        return self.session.ask(read)

    def print(self, form: str, about: str | Wanted) -> str:
        """Print a sheet: its pages go into the folder where a printer would stand; answers the serial."""
        outcome = self._sheets.print(form, about, _("演示打印机"))
        if isinstance(outcome, Refusal):
            raise UnexpectedError(f"{form}: {outcome.code} {dict(outcome.facts)}")
        serial = outcome.ids["serial"]
        for place in self._printed.glob("page-*.png"):
            place.rename(self._printed / f"{serial}-{form}{place.stem[4:]}.png")
        return serial

    def _into_folder(self, pages: Sequence[bytes], _printer: str, _copies: int, _wide: bool) -> bool:
        self._printed.mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(pages, 1):
            (self._printed / f"page-{number}.png").write_bytes(page)
        return True

    def holder(self, post: str) -> str:
        """Who holds a post on the day of the story."""
        return self.ask(lambda books: books.holders_of(post, self.clock.at.date()))[0]

    def copies(self, document: str) -> tuple[str, ...]:
        """Ids of the copies of a document of the story, by its title."""
        found = self.documents[document]
        return tuple(row.id for row in self.ask(lambda books: books.copies_of(found)))


def understood(read: Typed[T] | Refusal) -> T:
    """The value of what an officer types; the story's own typing must be understood."""
    if isinstance(read, Refusal):
        raise UnexpectedError(read.code)
    return read.value
