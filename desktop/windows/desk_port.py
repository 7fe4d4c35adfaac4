"""What the pages ask of the program: verbs by their command, reads, words, sheets. ``bootstrap`` gives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from desktop.operations.approvals.view import CaseView
from desktop.operations.books import Books
from desktop.operations.commands import Command, Done, Outcome
from desktop.operations.views import Entry
from desktop.plain.refusal import Refusal
from desktop.profiles.profile import Profile

T = TypeVar("T")


class Words(Protocol):
    """Codes into Chinese."""

    def of(self, refusal: Refusal) -> str:
        """Sentence of a refusal."""
        ...

    def clause(self, clause: str) -> str:
        """What the clause says."""
        ...

    def done(self, done: Done) -> str:
        """Sentence of what was done."""
        ...

    def entry(self, books: Books, entry: Entry) -> str:
        """One line of a timeline or of the log; called on the reader thread."""
        ...


class Sheets(Protocol):
    """Printed sheets. All of it works long and is called on the writer thread, but ``preview``."""

    def preview(self, form: str, subject: str, *, hide_titles: bool = False) -> Sequence[bytes] | Refusal:
        """Page images (PNG) with 预览 on them; nothing is booked. On the reader thread."""
        ...

    def printers(self) -> Sequence[str]:
        """Printers found."""
        ...

    def print(
        self,
        form: str,
        subject: str,
        printer: str,
        copies: int = 1,
        *,
        hide_titles: bool = False,
        reason: str = "",
    ) -> Outcome:
        """Issue, draw, print, book the outcome."""
        ...

    def save(
        self, form: str, subject: str, place: Path, *, hide_titles: bool = False, reason: str = ""
    ) -> Outcome:
        """Issue and save as PDF or Word, by the ending of the name."""
        ...


class DeskPort(Protocol):
    """The open book, for one operator."""

    operator: str
    words: Words
    sheets: Sheets

    def now(self) -> datetime:
        """The program's clock."""
        ...

    def do(self, command: Command) -> Outcome:
        """Run a verb; on the writer thread."""
        ...

    def ask(self, read: Callable[[Books], T]) -> T:
        """Run a read; on the reader thread."""
        ...

    def profile(self) -> Profile:
        """The rules in force; on the reader thread."""
        ...

    def case(self, case: str) -> CaseView | None:
        """A case with its rail; on the reader thread."""
        ...
