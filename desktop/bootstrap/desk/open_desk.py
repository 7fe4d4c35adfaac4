"""The desk while the vault is open: what every page talks to. Between two unlocks there is nothing behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

from desktop.bootstrap import children, shipped
from desktop.bootstrap.child_work import report_from
from desktop.bootstrap.desk.confirming_port import ConfirmingPort
from desktop.bootstrap.desk.excision_port import ExcisionPort
from desktop.bootstrap.desk.foreign_port import ForeignPort
from desktop.bootstrap.desk.forms_port import FormsPort
from desktop.bootstrap.desk.keys_port import KeysPort
from desktop.bootstrap.desk.machine_port import MachinePort
from desktop.bootstrap.desk.sheets_port import SheetsPort
from desktop.bootstrap.session import Session
from desktop.operations.approvals.view import CaseView
from desktop.operations.books import Books
from desktop.operations.commands import Command, Outcome
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.sentences.catalogue import Speaker
from desktop.operations.sentences.clauses import Clauses, read_clauses
from desktop.operations.sentences.told.timeline import fact_words, names_of
from desktop.operations.sentences.verify import report_sentences, sheet_sentence
from desktop.operations.views import Entry
from desktop.plain.clock import Clock
from desktop.plain.progress import Progress
from desktop.plain.refusal import Refusal
from desktop.profiles.profile import Profile
from desktop.windows.desk_port import Verified
from desktop.workdays.calendar import Calendar

T = TypeVar("T")


class ClosedError(RuntimeError):
    """The desk was asked while the vault is locked: a window outlived its lock."""


class DeskWords(Speaker):
    """Sentences, clauses, and lines of timelines in the unit's own words."""

    def __init__(self, clauses: Clauses, posts: Callable[[], Mapping[str, str]]) -> None:
        super().__init__(clauses, posts)
        self._titles = posts

    def entry(self, books: Books, entry: Entry) -> str:
        """One line of what happened."""
        return fact_words(entry.recorded, names_of(books, self._titles(), shipped.profile_names()))


class OpenDesk:
    """``DeskPort`` of the windows, over the session of the moment."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._session: Session | None = None
        self.words = DeskWords(read_clauses(shipped.clauses()), self._posts)
        self.sheets = SheetsPort(self)
        self.keys = KeysPort(self)
        self.confirming = ConfirmingPort(self)
        self.excision = ExcisionPort(self)
        self.machine = MachinePort(self)
        self.foreign = ForeignPort(self)
        self.forms = FormsPort(self)

    def take(self, session: Session) -> None:
        """A session begins."""
        self._session = session

    @property
    def session(self) -> Session:
        """The session; ``ClosedError`` while locked."""
        if self._session is None:
            raise ClosedError
        return self._session

    @property
    def open(self) -> bool:
        """Whether the vault is open."""
        return self._session is not None

    @property
    def operator(self) -> str:
        return self.session.operator

    def close(self, why: str) -> None:
        """The session ends: the last entry, then the keys are forgotten."""
        session, self._session = self._session, None
        if session is not None:
            session.close(why)

    def now(self) -> datetime:
        return self._clock.now()

    def do(self, command: Command) -> Outcome:
        return self.session.do(command)

    def ask(self, read: Callable[[Books], T]) -> T:
        return self.session.ask(read)

    def profile(self) -> Profile:
        return self.session.profile

    def case(self, case: str) -> CaseView | None:
        return self.session.case(case)

    def verify(self, progress: Progress) -> Verified:
        """In a child of the program: the window paints on while it works."""
        session = self.session
        answer = children.run("verify", {"vault": str(session.path)}, session.opened.data_key, progress)
        report = report_from(answer)
        return Verified(report_sentences(report), report.entries)

    def rules_named(self, digest: str) -> Profile | None:
        return self.session.rules_named(digest)

    def calendar(self) -> Calendar:
        """The days as the book holds them."""
        return self.session.ask(calendar_in_force)

    def check_sheet(self, code: str) -> str:
        """What the book says of a printed code."""
        said = self.session.check_sheet(code)
        return self.words.of(said) if isinstance(said, Refusal) else sheet_sentence(said)

    def case_in(self, books: Books, case: str) -> CaseView | None:
        return self.session.case_in(books, case)

    def _posts(self) -> Mapping[str, str]:
        return self._session.roles if self._session is not None else {}

    # drafts, as the windows' kit asks for them; called on the writer thread

    def save(self, key: str, text: str) -> None:
        """Keep a half-filled form."""
        self.session.drafts.save(key, text)

    def load(self, key: str) -> str | None:
        """A half-filled form."""
        return self.session.drafts.load(key)

    def delete(self, key: str) -> None:
        """It is done."""
        self.session.drafts.delete(key)
