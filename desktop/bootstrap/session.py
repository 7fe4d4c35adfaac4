"""A session: the vault open for one operator, its two connections, verbs and reads behind one face."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from desktop.operations.approvals.confirming import Opinion, claims, confirmed
from desktop.operations.approvals.view import CaseView, case_view
from desktop.operations.books import Books
from desktop.operations.codebook import whole_codebook
from desktop.operations.commands import Command, Outcome
from desktop.operations.desk.acts import ConfirmClock, NoteKept, NoteLock, NoteUnlock
from desktop.operations.desk.excise import Excise
from desktop.operations.desk.sheet_check import SheetCheck
from desktop.operations.ports import C, Witness
from desktop.operations.run import run
from desktop.operations.verbs import VERBS
from desktop.plain.clock import Clock, WallClock
from desktop.plain.ids import NewId, new_id
from desktop.plain.progress import Progress
from desktop.plain.refusal import Refusal, refuse
from desktop.profiles.profile import Profile
from desktop.vault import door
from desktop.vault.books.library import Library
from desktop.vault.checking.sheet import check_sheet
from desktop.vault.connections import open_excision, open_reader, open_writer, truncate_log
from desktop.vault.door import Opened
from desktop.vault.drafts import DraftDrawer
from desktop.vault.excise import BLANKED, excise_words
from desktop.vault.known_login import last_unlock, told_copies
from desktop.vault.login_entry import BAD
from desktop.vault.migrations.bring import bring_up
from desktop.vault.migrations.kept import kept_copies
from desktop.vault.rules_in_force import RulesInForce, is_demonstration, unit_name
from desktop.vault.store import BookStore
from desktop.vault.trouble import VaultTrouble
from desktop.vault.unfinished import finish

T = TypeVar("T")


class Session:
    """``do`` runs on the writer thread, ``ask`` on the reader thread; ``close`` when both are idle."""

    def __init__(self, opened: Opened, clock: Clock, ids: NewId = new_id) -> None:
        self.opened = opened
        self.clock = clock
        self.codebook = whole_codebook()
        self._ids = ids
        path, key = opened.places.vault, opened.data_key
        self._writer = open_writer(path, key)
        self._reading = threading.RLock()
        self.store = BookStore(
            self._writer, self.codebook, clock, operator=opened.operator, login=opened.login_length, ids=ids
        )
        self._open_reader()
        self.drafts = DraftDrawer(self._writer, clock, opened.operator)
        self.closed = False
        self.clock_doubt: datetime | None = None
        """The last entry, where the machine's clock stands before it; nothing is written until it is confirmed."""

        self.roles: Mapping[str, str] = {}
        """Titles of posts, as the unit in force calls them; read with the profile."""

    @property
    def path(self) -> Path:
        return self.opened.places.vault

    @property
    def operator(self) -> str:
        return self.opened.operator

    def _open_reader(self) -> None:
        self._reader = open_reader(self.path, self.opened.data_key)
        self._books = Library(self._reader, self.codebook)
        self._rules = RulesInForce(self._reader, self.codebook)

    @contextmanager
    def _looking(self) -> Iterator[None]:
        """A read in a transaction of its own; none runs while words are being destroyed."""
        with self._reading, self._reader.begin():
            yield

    def forget_drafts(self) -> None:
        """After excision (D17): a form kept while it ran may hold the words again; the log is emptied of it too."""
        with self._reading:
            self.drafts.clear()
            truncate_log(self.store.connection)

    def do(self, command: Command) -> Outcome:
        """Run the verb of a command; a command without a request id gets one."""
        if claims(command):
            return refuse("confirm.not_asked", "D14", at="given")
        return run(VERBS[type(command)], self._asked(command), self.store)

    def confirm(self, command: Opinion, witness: Witness) -> Outcome:
        """An opinion that its signer confirms at the desk (D14): his own slot is tried, last of all."""
        return run(confirmed(VERBS[type(command)], witness), self._asked(command), self.store)

    def _asked(self, command: C) -> C:
        return command if command.request else replace(command, request=self._ids())

    def ask(self, read: Callable[[Books], T]) -> T:
        """Run a read in a transaction of its own, so that it sees the latest book."""
        with self._looking():
            return read(self._books)

    def excise(self, command: Excise, witness: Witness) -> Outcome:
        """Destroy words (D17) on a connection of its own; the reader is closed meanwhile, its memory with it."""
        command = replace(command, request=command.request or self._ids())
        with self._reading:
            self._reader.close()
            before = self.store.books.head()[0]
            door = open_excision(self.path, self.opened.data_key, BLANKED)
            try:
                return excise_words(
                    door, self.codebook, self.clock, command, witness,
                    operator=self.operator, login=self.opened.login_length, ids=self._ids,
                )  # fmt: skip
            except VaultTrouble as trouble:
                if trouble.code != "vault_busy" or self.store.books.head()[0] == before:
                    raise
                return refuse(
                    "excise.log_waits", at="reason"
                )  # blank already; the next opening empties the log
            finally:
                door.close()
                self._open_reader()

    def note_unlock(self) -> Outcome:
        """Take the login log into the book; what does not fit it becomes an event."""
        with self._writer.begin():
            length, head = last_unlock(self._writer)
        broken, found = "", self.opened.login_length
        try:
            self.opened.log.prove(length, head)
        except VaultTrouble as trouble:
            broken = trouble.code
        since = () if broken else self.opened.log.entries_since(length)
        tries = sum(1 for entry in since if entry.kind == BAD)
        return self.do(
            NoteUnlock(
                log_length=found,
                log_head=self.opened.login_head,
                tries=tries,
                broken=broken,
                known_length=length,
            )
        )

    @property
    def profile(self) -> Profile:
        """The profile in force today."""
        with self._looking():
            found = self._rules.on(self.clock.now().date())
        if found is None:
            raise LookupError("the book is not founded")
        self.roles = found.roles
        return found

    def rules_named(self, digest: str) -> Profile | None:
        """The profile of a digest, inside a read that is under way."""
        return self._rules.named(digest)

    @property
    def demonstration(self) -> bool:
        """Whether the book only shows the program."""
        with self._looking():
            return is_demonstration(self._reader)

    @property
    def unit(self) -> str:
        """The unit's name as the book has it."""
        with self._looking():
            return unit_name(self._reader, self.codebook)

    def case(self, case: str) -> CaseView | None:
        """A case with the rules it began under."""
        with self._looking():
            return case_view(self._books, self._rules.named, case)

    def case_in(self, books: Books, case: str) -> CaseView | None:
        """The same inside a read that is under way."""
        return case_view(books, self._rules.named, case)

    def check_sheet(self, code: str) -> SheetCheck | Refusal:
        """Whether a printed code is this book's own."""
        with self._looking():
            return check_sheet(self._reader, code)

    def confirm_clock(self, reason: str) -> Outcome:
        """The clock is right: the confirmation is an entry, then the unlock is noted (edge case 54)."""
        outcome = self.do(ConfirmClock(reason=reason))
        if isinstance(outcome, Refusal):
            return outcome
        self.clock_doubt = None
        outcome = self.note_unlock()
        self.heal()
        return outcome

    def heal(self) -> None:
        """What a start or a crash left to be done: a copy of the vault that the book does not tell of, a long batch
        that was not closed, words of an excision still in the log."""
        self._note_kept()
        left = finish(self.store)
        if isinstance(left, Refusal) and left.code != "clock.behind":
            raise RuntimeError(left.code)
        truncate_log(self.store.connection)

    def _note_kept(self) -> None:
        kept = kept_copies(self.path)
        if not kept:
            return
        with self._writer.begin():
            told = told_copies(self._writer)
        for one in kept:
            if (one.format, one.day.isoformat(), one.again) not in told:
                self.do(NoteKept(file_format=one.format, day=one.day, again=one.again))

    def close(self, why: str = "") -> None:
        """Lock: the last entry, then connections, keys and the lock of the instance."""
        if self.closed:
            return
        self.closed = True
        try:
            if why and self.clock_doubt is None:
                self.do(NoteLock(why=why))
        finally:
            self._reader.close()
            self._writer.close()
            self.opened.close()


def open_session(
    path: Path, operator: str, password: str, clock: Clock | None = None, progress: Progress | None = None
) -> Session:
    """Through the door, the file brought to this version, the unlock in the book. ``progress`` of a copy before that.

    Raises ``VaultTrouble``; nothing stays held then.
    """
    at = clock or WallClock()
    opened = door.unlock(path, operator, password, at)
    try:
        bring_up(opened, at, progress)
        session = Session(opened, at)
    except BaseException:
        opened.close()
        raise
    try:
        _ = session.profile  # what cannot be read is said at the door, not by the first page
    except BaseException:
        session.close()
        raise
    outcome = session.note_unlock()
    if isinstance(outcome, Refusal):
        if outcome.code != "clock.behind":
            session.close()
            raise RuntimeError(outcome.code)
        session.clock_doubt = datetime.fromisoformat(str(outcome.facts["last"]))
        return session
    session.heal()
    return session
