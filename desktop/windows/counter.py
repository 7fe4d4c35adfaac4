"""The counter between pages and program: what is booked is said at the foot, and every page hears of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.operations.books import Books
from desktop.operations.commands import Command, Done, Outcome
from desktop.operations.daily.return_hours import ReturnHours
from desktop.operations.views import BodyRow, PersonRow, SafeRow
from desktop.people.initials import fitting, initials, matches
from desktop.plain.refusal import Refusal
from desktop.profiles.profile import Profile
from desktop.windows.desk_port import AtTheDesk, DeskPort
from desktop.windows.threads import Task, Threads
from desktop.windows.widgets.field_spec import Offer

T = TypeVar("T")
MOST_OFFERS = 9
"""Each offer is taken by its digit."""


@dataclass(frozen=True)
class Known:
    """What completes fields while typing, from memory; read anew after every act."""

    persons: tuple[PersonRow, ...] = ()
    bodies: tuple[BodyRow, ...] = ()
    safes: tuple[SafeRow, ...] = ()
    lists: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    departments: tuple[tuple[str, str], ...] = ()
    profile: Profile | None = None
    hours: ReturnHours | None = None

    def offer_persons(self, typed: str) -> list[Offer]:
        """Persons by name or initials, in order of rank."""
        found = fitting(typed, self.persons)
        return [Offer(p.id, p.name, p.duty or p.department_name) for p in found[:MOST_OFFERS]]

    def offer_bodies(self, typed: str) -> list[Offer]:
        """Issuing bodies by name or initials."""
        found = fitting(typed, self.bodies)
        return [Offer(b.id, b.name) for b in found[:MOST_OFFERS]]

    def offer_departments(self, typed: str) -> list[Offer]:
        """Departments by name or initials."""
        found = [Offer(one, name) for one, name in self.departments if matches(typed, name, initials(name))]
        return found[:MOST_OFFERS]

    def offer_safes(self, typed: str) -> list[Offer]:
        """Safes by name."""
        found = [s for s in self.safes if typed in s.name]
        return [Offer(s.id, s.name, s.room or "") for s in found[:MOST_OFFERS]]

    def person_name(self, person: str) -> str:
        """His name; empty where he is not known."""
        return next((p.name for p in self.persons if p.id == person), "")


def _known(books: Books) -> Known:
    return Known(
        tuple(books.persons(limit=5000)),
        tuple(books.bodies(limit=5000)),
        tuple(books.safes()),
        tuple(books.named_lists()),
        tuple(books.departments()),
    )


def _nobody(_done: object) -> None:
    return None


class Counter(QObject):
    """Given to every page. ``booked`` tells pages that the book has changed, ``done`` the frame; ``said`` goes to
    the line at the foot. It outlives a lock, pages do not: ``forget_pages``."""

    booked = Signal(object)
    done = Signal(object)
    said = Signal(str, str)
    known_anew = Signal()
    wanted = Signal(str, str)
    """A page and a thing on it: somebody wants to go there."""
    wanted_act = Signal(str, str, object)
    """A page, an act of it and the things it is about: an act that goes on on another page."""
    cleared = Signal()
    """Words were destroyed (D17): whatever a page still shows or has half-filled goes."""

    def __init__(self, desk: DeskPort, threads: Threads, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.threads = threads
        self.known = Known()
        self.booked.connect(_nobody)
        self.renew()

    def now(self) -> datetime:
        """The program's clock."""
        return self.desk.now()

    def forget_pages(self) -> None:
        """The pages were destroyed: none of them hears or is kept alive any more."""
        self.booked.disconnect()
        self.booked.connect(_nobody)  # with nobody there Qt warns of the next ``disconnect``

    def tell(self, done: Done) -> None:
        """The book has changed."""
        self.booked.emit(done)
        self.done.emit(done)

    def renew(self) -> None:
        """Read what completes fields."""
        self.threads.reader.submit(self._read_known, self._take_known)

    def _read_known(self) -> Known:
        known = self.desk.ask(_known)
        profile = self.desk.profile()
        return replace(known, profile=profile, hours=ReturnHours(profile.custody, self.desk.calendar()))

    def hours(self) -> ReturnHours:
        """When what is out is due. On the reader thread outside of a read: at the start it is read first."""
        return self.known.hours or ReturnHours(self.desk.profile().custody, self.desk.calendar())

    def _take_known(self, known: Known) -> None:
        self.known = known
        self.known_anew.emit()

    def book(
        self,
        command: Command | AtTheDesk,
        then: Callable[[Done], object] | None = None,
        refused: Callable[[Refusal], object] | None = None,
    ) -> Task:
        """Run a verb, or let its signer confirm it. ``refused`` shows the refusal at its field, else the foot does."""
        return self.threads.writer.submit(
            partial(self._do, command), partial(self._came, then, refused), self.complain
        )

    def _do(self, command: Command | AtTheDesk) -> Outcome:
        if isinstance(command, AtTheDesk):
            return self.desk.confirming.confirm(command.command, command.password)
        return self.desk.do(command)

    def work(
        self,
        call: Callable[[], Any],
        then: Callable[[Done], object] | None = None,
        refused: Callable[[Refusal], object] | None = None,
        what: str = "",
    ) -> Task:
        """Longer work on the writer thread that answers an outcome: printing, saving."""
        return self.threads.writer.submit(call, partial(self._came, then, refused), self.complain, what)

    def _came(
        self,
        then: Callable[[Done], object] | None,
        refused: Callable[[Refusal], object] | None,
        outcome: Done | Refusal,
    ) -> None:
        if isinstance(outcome, Refusal):
            if refused is not None:
                refused(outcome)
            else:
                self.complain(self.desk.words.of(outcome))
            return
        self.said.emit(self.desk.words.done(outcome), "")
        if then is not None:
            then(outcome)
        self.renew()
        self.tell(outcome)

    def complain(self, sentence: str) -> None:
        """Say at the foot what did not work."""
        self.said.emit(sentence, "refused")

    def ask(
        self,
        read: Callable[[Books], T],
        then: Callable[[Any], None],
        what: str = "",
    ) -> Task:
        """Run a read on the reader thread, then show it."""
        return self.threads.reader.submit(lambda: self.desk.ask(read), then, self.complain, what)
