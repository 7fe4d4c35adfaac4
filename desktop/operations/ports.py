"""What the verbs need from the walls: an act in the book, reads, a clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol, TypeVar

from desktop.operations.books import Books
from desktop.operations.commands import Command, Done, Outcome
from desktop.plain.facts import Fact
from desktop.plain.recorded import Recorded
from desktop.profiles.profile import Profile


class Act(Protocol):
    """One open transaction: streams to fold, facts to add, numbers to draw. Nothing is kept before it ends."""

    command: Command
    now: datetime
    operator: str
    machine_level: str
    last_entry: datetime | None
    books: Books

    @property
    def profile(self) -> Profile:
        """The profile in force today."""
        ...

    @property
    def at(self) -> datetime:
        """When the act happened: the command's time, or now."""
        ...

    def profile_of(self, digest: str) -> Profile | None:
        """The profile of that digest: what a case began under."""
        ...

    def new_id(self) -> str:
        """An id for something new."""
        ...

    def stream(self, name: str) -> Sequence[Recorded]:
        """The facts of a stream, those added in this act included."""
        ...

    def add(self, stream: str, fact: Fact, at: datetime | None = None, corrects: int = 0) -> Recorded:
        """Add a fact; ``at`` when it happened, by default ``self.at``."""
        ...

    def draw(self, series: str, year: int) -> int:
        """The next number of a series."""
        ...


class Witness(Protocol):
    """A person at the desk, beside the operator."""

    def slot_of(self, person: str) -> str:
        """Id of his own slot of the key file; empty: he has none."""
        ...

    def confirmed(self, person: str) -> bool:
        """Whether this person has just confirmed with his own password. Works long (argon2)."""
        ...


class Store(Protocol):
    """The book, open for writing by one operator."""

    def begin(self, command: Command) -> AbstractContextManager[Act]:
        """Open the transaction; leaving it without ``keep`` takes everything back."""
        ...

    def keep(self, act: Act, outcome: Done) -> Done:
        """Write the act, its links and its read tables in one go."""
        ...

    def answered(self, request: str) -> Done | None:
        """What a request was answered with before."""
        ...


C = TypeVar("C", bound=Command)
Verb = Callable[[C, Act], Outcome]


class Desk(Protocol):
    """What windows and console call: verbs by their command, reads."""

    def do(self, command: Command) -> Outcome:
        """Run the verb of a command."""
        ...

    def ask(self, read: Callable[[Books], object]) -> object:
        """Run a read on the reader's connection."""
        ...
