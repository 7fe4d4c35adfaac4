"""What the pages ask of the program: verbs by their command, reads, words, sheets. ``bootstrap`` gives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, TypeVar

from desktop.operations.approvals.confirming import Opinion
from desktop.operations.approvals.view import CaseView
from desktop.operations.books import Books
from desktop.operations.commands import Command, Done, Outcome
from desktop.operations.desk.excise import Excise
from desktop.operations.reviewing.bringing import Brought
from desktop.operations.reviewing.drafts import NoteCheck
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.views import Entry
from desktop.plain.progress import Progress
from desktop.plain.refusal import Refusal
from desktop.profiles.profile import Profile
from desktop.windows.forms_port import Forms
from desktop.windows.machine_port import Machine
from desktop.workdays.calendar import Calendar

T = TypeVar("T")


@dataclass(frozen=True)
class Verified:
    """What a verification says, line by line, and at which entries of the log something does not hold."""

    lines: Sequence[str]
    broken: tuple[int, ...] = ()


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
    """Printed sheets. ``about`` is the id of the thing (slip, case, document …), or a ``Wanted`` in full.

    ``preview`` is called on the reader thread, what issues a paper on the writer thread.
    """

    def preview(
        self, form: str, about: str | Wanted, *, hide_titles: bool = False
    ) -> Sequence[bytes] | Refusal:
        """Page images (PNG) with 预览 on them; nothing is booked."""
        ...

    def older(self, form: str, about: str | Wanted) -> str:
        """Serial of the valid sheet that a print of this one would replace, with a reason (D12); empty: none."""
        ...

    def printers(self) -> Sequence[str]:
        """Printers found, the default one first."""
        ...

    def print(
        self,
        form: str,
        about: str | Wanted,
        printer: str,
        copies: int = 1,
        *,
        hide_titles: bool = False,
        reason: str = "",
        pages: tuple[int, ...] = (),
    ) -> Outcome:
        """Issue, draw, print, book the outcome; ``pages``: only these."""
        ...

    def save(
        self,
        form: str,
        about: str | Wanted,
        place: Path,
        *,
        hide_titles: bool = False,
        reason: str = "",
        receiver: str = "",
        medium: str = "",
    ) -> Outcome:
        """Issue and save as PDF or Word, by the ending of the name: an output that says why, to whom, on what (D19)."""
        ...

    def labels(self, copies: Sequence[str], printer: str, start: int = 1) -> Outcome:
        """Labels of copies, on the stock set for this machine; a sheet of labels from place ``start``."""
        ...


@dataclass(frozen=True, slots=True)
class PasswordTerms:
    """The password rule of this machine as ``lines`` of (refusal code, sentence), and what a password
    lacks of it: pure and quick, asked while typing."""

    lines: Sequence[tuple[str, str]]
    lacking: Callable[[str], Sequence[Refusal]]


@dataclass(frozen=True, slots=True)
class SlotShown:
    """A slot of the key file. ``left`` tries; ``wait`` seconds that it is still closed; ``due`` last day of
    the password; ``issued``: set by another and not yet changed."""

    operator: str
    name: str
    left: int
    wait: int = 0
    due: date | None = None
    issued: bool = False


class Keys(Protocol):
    """Slots of the key file. What changes them works long and is called on the writer thread."""

    def terms(self) -> PasswordTerms:
        """The rule for the operator's own new password; on the reader thread."""
        ...

    def slots(self) -> Sequence[SlotShown]:
        """Everybody who may unlock; on the reader thread."""
        ...

    def open_slot(self, person: str) -> Outcome:
        """Open the closed slot of another operator."""
        ...

    def due(self) -> Refusal | None:
        """Why the operator's own password must be changed first; None: it need not."""
        ...

    def change_password(self, old: str, new: str, again: str) -> Outcome:
        """The operator's own."""
        ...

    def enrol(self, person: str, name: str, password: str, again: str) -> Outcome:
        """A slot for another person, with a first password that he changes himself."""
        ...

    def remove(self, person: str) -> Outcome:
        """Take a slot away."""
        ...


@dataclass(frozen=True, slots=True)
class AtTheDesk:
    """An opinion that its signer confirms here and now with ``password``, his own (D14)."""

    command: Opinion
    password: str = field(repr=False)


class Confirming(Protocol):
    """Confirming at the desk, by the signer's own slot. What tries a password works long: on the writer thread."""

    def confirm(self, command: Opinion, password: str) -> Outcome:
        """Book the opinion, if the password is the signer's."""
        ...

    def signers(self) -> Sequence[SlotShown]:
        """Who has a slot to confirm with; on the reader thread."""
        ...

    def enrol(self, person: str, name: str, new: str, again: str) -> Outcome:
        """A slot for a signer, who types his password himself."""
        ...

    def renew(self, person: str, old: str, new: str, again: str) -> Outcome:
        """Another password for it."""
        ...

    def remove(self, person: str) -> Outcome:
        """Take it away."""
        ...


class Excision(Protocol):
    """清除 (D17)."""

    def excise(self, command: Excise, password: str) -> Outcome:
        """Destroy the words; ``password`` is the second person's own. Long, on the writer thread."""
        ...

    def forget_drafts(self) -> None:
        """Once the pages are gone: what they kept while it ran. On the writer thread."""
        ...


@dataclass(frozen=True, slots=True)
class DraftRead:
    """A file as it was read: the draft for the book, what was not read in sentences; ``found`` False: no such file."""

    draft: Brought
    said: tuple[str, ...] = ()
    found: bool = True


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """A difference: what stood, what stands, what is around, and what it touches, in a word."""

    before: str
    after: str
    left: str
    right: str
    line: int
    sort: str
    wording: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A later file beside the reviewed text. ``unread``: why it could not be read."""

    text_sm3: str
    same: bool = False
    changes: tuple[ChangeShown, ...] = ()
    unread: str = ""

    @property
    def wording(self) -> bool:
        """Nothing but 文字性修改."""
        return bool(self.changes) and all(one.wording for one in self.changes)


@dataclass(frozen=True, slots=True)
class MaskedFile:
    """``why`` it could not be made, in a sentence; ``of`` the file it was made from (SHA-256)."""

    content: bytes = b""
    why: str = ""
    of: str = ""


class Foreign(Protocol):
    """Files that somebody else made. Long; called on a thread that only waits; raises ``Stopped``."""

    def read(self, place: Path, progress: Progress, *, check: bool = True) -> DraftRead:
        """Read one file in its bounded worker, nothing but read; then the content check by the unit's lists."""
        ...

    def check_again(self, items: Sequence[str], progress: Progress) -> Sequence[NoteCheck]:
        """What the kept texts of these items come to by the lists of today (D22); the caller books each."""
        ...

    def compare(self, reviewed: str, place: Path, progress: Progress) -> Compared:
        """Is this the text we reviewed? (D25)"""
        ...

    def masked(self, place: Path | None, text: str, passages: Sequence[str]) -> MaskedFile:
        """The draft's file with the passages blacked out, in a bounded worker; without a file the text alone."""
        ...

    def put(self, content: bytes, place: Path, booked: Callable[[], Outcome]) -> Outcome:
        """Write what leaves beside its name, book it, then give it the name: without the book it does not leave."""
        ...

    def words(self, place: Path) -> str | None:
        """A list of words as text; None where it is no text or cannot be read."""
        ...


class DeskPort(Protocol):
    """The open book, for one operator."""

    @property
    def operator(self) -> str:
        """Person id of the operator."""
        ...

    @property
    def words(self) -> Words:
        """Codes into Chinese."""
        ...

    @property
    def sheets(self) -> Sheets:
        """Printed sheets."""
        ...

    @property
    def keys(self) -> Keys:
        """Slots of the key file."""
        ...

    @property
    def confirming(self) -> Confirming:
        """Opinions confirmed at the desk."""
        ...

    @property
    def excision(self) -> Excision:
        """Destroying words."""
        ...

    @property
    def foreign(self) -> Foreign:
        """Files that somebody else made."""
        ...

    @property
    def forms(self) -> Forms:
        """The printed forms, and what the unit makes them go by."""
        ...

    @property
    def machine(self) -> Machine:
        """This machine: where the vault lies, faces, printers, calendars, and what is set for it alone."""
        ...

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

    def case_in(self, books: Books, case: str) -> CaseView | None:
        """The same inside a read that is under way."""
        ...

    def rules_named(self, digest: str) -> Profile | None:
        """The rules that a case began under; inside a read that is under way."""
        ...

    def verify(self, progress: Progress) -> Verified:
        """Verify the whole book in a process of its own; answers the report in sentences, the verdict last.

        Long; called on a thread that only waits. Raises ``Stopped`` when asked to stop.
        """
        ...

    def calendar(self) -> Calendar:
        """The working days that are known."""
        ...

    def check_sheet(self, code: str) -> str:
        """Whether the code at the foot of a sheet is the book's own, in a sentence; on the reader thread."""
        ...
