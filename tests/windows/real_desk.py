"""The real thing for tests of pages: the demonstration's week in a vault, behind the windows' port."""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QEventLoop, QIODevice, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.bootstrap import shipped
from desktop.bootstrap.demo import cast
from desktop.bootstrap.demo.run import tell_week
from desktop.bootstrap.demo.teller import Teller
from desktop.bootstrap.desk.confirming_port import ConfirmingPort
from desktop.bootstrap.desk.excision_port import ExcisionPort
from desktop.bootstrap.desk.foreign_port import ForeignPort
from desktop.bootstrap.desk.forms_port import FormsPort
from desktop.bootstrap.desk.keys_port import KeysPort
from desktop.bootstrap.desk.machine_port import MachinePort
from desktop.bootstrap.session import Session
from desktop.operations.approvals.view import CaseView
from desktop.operations.books import Books
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.sentences.catalogue import Speaker
from desktop.operations.sentences.clauses import read_clauses
from desktop.operations.sentences.verify import report_sentences, sheet_sentence
from desktop.operations.views import Entry
from desktop.people.initials import initials
from desktop.plain.clock import SetClock
from desktop.plain.progress import Progress
from desktop.plain.refusal import Refusal
from desktop.profiles.profile import Profile
from desktop.vault import door
from desktop.vault.checking.verify import verify
from desktop.vault.connections import open_checker, truncate_log
from desktop.vault.keys.cost import FLOOR
from desktop.windows.counter import Counter
from desktop.windows.desk_port import Verified
from desktop.windows.page import Page
from desktop.windows.shell import Shell, ShellPorts
from desktop.windows.threads import Threads
from desktop.workdays.calendar import Calendar

PATIENCE = 60.0
"""Seconds after which threads that still work are a failure."""

T = TypeVar("T")


class RealWords(Speaker):
    """The program's sentences; a line of a timeline falls back to its kind where it cannot be said yet."""

    def entry(self, books: Books, entry: Entry) -> str:
        try:
            from desktop.operations.sentences.told.timeline import fact_words, names_of
        except ImportError:
            return entry.recorded.fact.KIND
        return str(fact_words(entry.recorded, names_of(books)))


class BlankSheets:
    """Every sheet is one blank page; what was asked for is kept in ``asked``."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []
        self.printed_before: dict[str, str] = {}
        self.reasons: list[str] = []
        self.left: list[tuple[str, str, str]] = []

    def preview(self, form: str, subject: str, *, hide_titles: bool = False) -> Sequence[bytes] | Refusal:
        self.asked.append(("preview", form, subject))
        return (blank_png(),)

    def older(self, form: str, about: Any) -> str:
        return self.printed_before.get(form, "")

    def printers(self) -> Sequence[str]:
        return ("演示打印机",)

    def print(
        self,
        form: str,
        subject: str,
        printer: str,
        copies: int = 1,
        *,
        hide_titles: bool = False,
        reason: str = "",
        pages: tuple[int, ...] = (),
    ) -> Outcome:
        self.asked.append(("print", form, subject, printer, *map(str, pages)))
        self.reasons.append(reason)
        return done("paper.printed", {"subject": subject}, copies=copies)

    def save(
        self,
        form: str,
        subject: str,
        place: Path,
        *,
        hide_titles: bool = False,
        reason: str = "",
        receiver: str = "",
        medium: str = "",
    ) -> Outcome:
        self.asked.append(("save", form, subject, place.name))
        self.left.append((reason, receiver, medium))
        return done("paper.saved", {"subject": subject})


class RealDesk:
    """``DeskPort`` over a session, and its drafts."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.words = RealWords(read_clauses(shipped.clauses()), lambda: session.roles)
        self.sheets = BlankSheets()
        self.keys = KeysPort(self, FLOOR)
        self.confirming = ConfirmingPort(self, FLOOR)
        self.excision = ExcisionPort(self)
        self.machine = MachinePort(self)
        self.foreign = ForeignPort(self)
        self.forms = FormsPort(self)

    @property
    def operator(self) -> str:
        return self.session.operator

    def now(self) -> datetime:
        return self.session.clock.now()

    def do(self, command: Command) -> Outcome:
        return self.session.do(command)

    def ask(self, read: Callable[[Books], T]) -> T:
        return self.session.ask(read)

    def profile(self) -> Profile:
        return self.session.profile

    def case(self, case: str) -> CaseView | None:
        return self.session.case(case)

    def case_in(self, books: Books, case: str) -> CaseView | None:
        return self.session.case_in(books, case)

    def verify(self, progress: Progress) -> Verified:
        checker = open_checker(self.session.path, self.session.opened.data_key)
        try:
            report = verify(checker, self.session.codebook, progress)
            return Verified(report_sentences(report), report.entries)
        finally:
            checker.close()

    def rules_named(self, digest: str) -> Profile | None:
        return self.session.rules_named(digest)

    def calendar(self) -> Calendar:
        return self.session.ask(calendar_in_force)

    def check_sheet(self, code: str) -> str:
        said = self.session.check_sheet(code)
        return self.words.of(said) if isinstance(said, Refusal) else sheet_sentence(said)

    def save(self, key: str, text: str) -> None:
        self.session.drafts.save(key, text)

    def load(self, key: str) -> str | None:
        return self.session.drafts.load(key)

    def delete(self, key: str) -> None:
        self.session.drafts.delete(key)


@functools.cache
def _told() -> tuple[Path, Teller]:
    """The week, told once per process: its closed vault, and the names of what was told."""
    folder = tempfile.mkdtemp(prefix="week-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    session, story = tell_week(Path(folder) / "week.vault", FLOOR)
    truncate_log(session.store.connection)
    session.close()
    return Path(folder), story


def week(folder: Path) -> tuple[Session, Teller]:
    """A book of one's own with the week in it, the clock where the week ended."""
    told, before = _told()
    for part in told.glob("week.vault*"):
        if not part.name.endswith((".lock", "-wal", "-shm")):
            shutil.copy(part, folder / part.name)
    clock = SetClock(before.clock.at)
    opened = door.unlock(folder / "week.vault", f"DEMO-{cast.OPERATORS[0][0]}", cast.PASSWORD, clock)
    story = Teller(Session(opened, clock), clock, folder / "printed")
    for names in ("people", "bodies", "safes", "documents", "slips"):
        setattr(story, names, dict(getattr(before, names)))
    story.refused = list(before.refused)
    return story.session, story


class RealOffice:
    """Vault, threads, counter and shell with the given pages; ``close`` ends all of it."""

    def __init__(self, folder: Path, *makers: Callable[[Counter], Page]) -> None:
        self.session, self.story = week(folder)
        self.desk = RealDesk(self.session)
        self.threads = Threads()
        self.counter = Counter(self.desk, self.threads)
        self.scanned: list[Any] = []
        ports = ShellPorts(
            unit=cast.UNIT,
            machine_level="secret",
            operator=cast.OPERATORS[0][1],
            now=self.desk.now,
            threads=self.threads,
            drafts=self.desk,
            initials=lambda words: " ".join(initials(words)).lower(),
            look=lambda _typed: (),
            scanned=self.scanned.append,
            unlock=QWidget,
            on_lock=lambda: None,
            help_text=shipped.help_text,
        )
        self.shell = Shell(ports, [make(self.counter) for make in makers])
        self.counter.said.connect(lambda sentence, tone: self.shell.status.say(sentence, tone))
        self.counter.cleared.connect(self.shell.start_afresh)
        self.counter.wanted.connect(self._go)
        self.counter.done.connect(lambda _done: self.shell.recount())
        self.shell.pages_gone.connect(self.counter.forget_pages)
        self.settle()

    def _go(self, page: str, thing: str) -> None:
        """As the program joins its pages."""
        self.shell.go(page)
        show = getattr(self.shell.body(page), "show_thing", None)
        if thing and show is not None:
            show(thing)

    @property
    def clock(self) -> Teller:
        """The teller: ``clock.at(day, "09:00")`` sets the time."""
        return self.story

    def body(self) -> Any:
        """The body of the page in front."""
        return self.shell.body(self.shell.current)

    def settle(self) -> None:
        """Until both threads rest and their results have been shown."""
        self.until(lambda: not self.threads.reader.working and not self.threads.writer.working)

    def until(self, condition: Callable[[], bool]) -> None:
        """Until it holds for a while.

        In an event loop of its own, as in the program: ``qWait`` keeps the interpreter to itself, so that each
        query of a thread would wait for it.
        """
        loop, watch, held = QEventLoop(), QTimer(), 0
        late = time.monotonic() + PATIENCE

        def look() -> None:
            nonlocal held
            held = held + 1 if condition() else 0
            if held > 2 or time.monotonic() > late:
                loop.quit()

        watch.timeout.connect(look)
        watch.start(2)
        loop.exec()
        watch.stop()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if not held:
            raise AssertionError("the threads do not come to rest")

    def grab(self, place: Path, size: tuple[int, int] = (1366, 768)) -> None:
        """A picture of the whole shell."""
        self.shell.resize(*size)
        self.shell.show()
        self.settle()
        self.shell.grab().save(str(place))

    def close(self) -> None:
        self.settle()
        self.shell.hide()
        self.shell.idle.stop()
        self.threads.stop()
        self.shell.deleteLater()
        self.session.close("closing")


def blank_png() -> bytes:
    """A white page."""
    image = QImage(620, 877, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())
