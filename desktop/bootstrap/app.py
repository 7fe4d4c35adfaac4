"""The windows joined to the program: the door first, painted before anything heavy is imported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop.bootstrap import shipped
from desktop.bootstrap.desk.door_port import DoorPort
from desktop.bootstrap.remembered import remembered_vault
from desktop.plain.clock import Clock, WallClock
from desktop.plain.words import _
from desktop.windows.printing import stay_local
from desktop.windows.theme import dress
from desktop.windows.threads import Threads
from desktop.windows.unlock import UnlockPage

if TYPE_CHECKING:
    from desktop.bootstrap.desk.open_desk import OpenDesk
    from desktop.bootstrap.session import Session
    from desktop.windows.shell import Shell

FLOOR = (1366, 768)


def _explain(error: BaseException) -> str | None:
    """A trouble of disk or vault in words; anything else is a bug and said as one."""
    from desktop.operations.sentences.catalogue import trouble_sentence
    from desktop.vault.trouble import VaultTrouble

    return trouble_sentence(error.code, error.facts) if isinstance(error, VaultTrouble) else None


def _warm() -> None:
    """What the first unlock will need, imported while the password is typed."""
    import desktop.bootstrap.desk.open_desk
    import desktop.bootstrap.pages
    import desktop.windows.shell  # noqa: F401


class App:
    """One application from its first window to its last."""

    def __init__(self, argv: Sequence[str], vault: Path | None = None, clock: Clock | None = None) -> None:
        stay_local()
        known = QApplication.instance()
        self.qt = known if isinstance(known, QApplication) else QApplication(list(argv))
        dress(self.qt, shipped.RESOURCES)
        self.clock = clock or WallClock()
        self.threads = Threads(_explain)
        self.vault = vault or remembered_vault()
        self.shell: Shell | None = None
        self._desk: OpenDesk | None = None
        self._first: QMainWindow | None = None

    @property
    def desk(self) -> OpenDesk:
        """Made when the first password is right, or the first vault made."""
        if self._desk is None:
            from desktop.bootstrap.desk.open_desk import OpenDesk

            self._desk = OpenDesk(self.clock)
        return self._desk

    def take(self, session: Session) -> None:
        """A session is open; called beside the window."""
        self.desk.take(session)

    def begin(self) -> None:
        """The first window: the assistant where there is no vault, else the door."""
        window = QMainWindow()
        window.setWindowTitle(_("保密员工作台"))
        window.resize(*FLOOR)
        known = self.vault is not None and self.vault.is_file()
        first = self.door() if known else self._first_run(window)
        window.setCentralWidget(first)
        window.show()
        first.setFocus()
        self._first = window
        QTimer.singleShot(50, lambda: self.threads.reader.submit(_warm))

    def door(self) -> UnlockPage:
        """The unlock page of the vault."""
        if self.vault is None:
            raise LookupError("there is no vault yet")
        page = UnlockPage(DoorPort(self.vault, self.take, self.clock), self.threads.reader)
        page.opened.connect(lambda _operator: self.opened())
        return page

    def _first_run(self, window: QMainWindow) -> QWidget:
        from desktop.bootstrap.desk.founding_port import FoundingPort, ports_sentences
        from desktop.windows.first_run import FirstRunPage

        page = FirstRunPage(FoundingPort(self.clock, self.take), ports_sentences(), self.threads.reader)
        page.founded.connect(lambda _first: self.opened())
        page.given_up.connect(window.close)
        return page

    def opened(self) -> None:
        """The vault is open: the shell is built, or built anew after a lock."""
        session = self.desk.session
        self.vault = session.path
        if session.clock_doubt is not None and not self._clock_confirmed(session):
            self.desk.close("")
            return
        if not self._password_kept():
            self.desk.close("by_hand")
            return
        if self.shell is None:
            from desktop.bootstrap.joined import make_shell

            self.shell = make_shell(self)
            self.shell.show()
            if self._first is not None:
                self._first.close()
                self._first = None
        else:
            self.shell.unlocked()

    def _password_kept(self) -> bool:
        """B8.2: a password that has run out, or was set by another, is changed before anything else is shown."""
        why = self.desk.keys.due()
        if why is None:
            return True
        from desktop.windows.pages.settings.password_panel import PasswordFirst

        said = self.desk.words
        return bool(PasswordFirst(self.desk.keys, self.threads, said, said.of(why)).exec())

    def _clock_confirmed(self, session: Session) -> bool:
        """Asked before anything else; given up, the vault is closed again and the door stays."""
        from desktop.windows.clock_confirm import ClockConfirm
        from desktop.windows.ports import ClockDoubt

        if session.clock_doubt is None:
            return True
        dialog = ClockConfirm(ClockDoubt(self.clock.now(), session.clock_doubt))
        if not dialog.exec():
            return False
        session.confirm_clock(dialog.reason)
        return session.clock_doubt is None

    def run(self) -> int:
        """Until the last window is closed; then the last entry is written and the keys forgotten."""
        self.begin()
        code = self.qt.exec()
        self.end()
        return code

    def end(self) -> None:
        """Drafts first, then the vault."""
        if self.shell is not None:
            self.shell.leave()
            self.shell = None
        if self._desk is not None:
            desk = self._desk
            self.threads.writer.submit(lambda: desk.close("closing"))
        self.threads.stop()
