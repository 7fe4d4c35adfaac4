"""The frame: navigation, head with the F2 box and 本机密级, the pages, the put-aside bar, the line at the foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.plain.words import _
from desktop.windows.acts import Act
from desktop.windows.aside import Asides
from desktop.windows.head import Head
from desktop.windows.idle import IdleWatch
from desktop.windows.keys import KEYS
from desktop.windows.levels_shown import forbidden
from desktop.windows.navigation import Navigation
from desktop.windows.page import Page, PageBody
from desktop.windows.ports import Drafts, Initials
from desktop.windows.scan_catcher import ScanCatcher
from desktop.windows.threads import Threads
from desktop.windows.widgets.aside_bar import AsideBar
from desktop.windows.widgets.help_overlay import HelpOverlay
from desktop.windows.widgets.keys_overlay import KeysOverlay
from desktop.windows.widgets.palette import Palette
from desktop.windows.widgets.scan_box import Look
from desktop.windows.widgets.status_line import StatusLine

FLOOR = (1366, 768)


@dataclass(frozen=True)
class ShellPorts:
    """What the frame is given. ``scanned`` gets a Scan or an Offer of the box; ``unlock`` makes the lock page.

    ``standing``  the words at the right of the foot, and why they stand there; asked on the reader thread
    """

    unit: str
    machine_level: str
    operator: str
    now: Callable[[], datetime]
    threads: Threads
    drafts: Drafts
    initials: Initials
    look: Look
    scanned: Callable[[Any], object]
    unlock: Callable[[], QWidget]
    on_lock: Callable[[], object]
    help_text: Callable[[str], str] = lambda _page: ""
    standing: Callable[[], tuple[str, str]] = lambda: ("", "")
    idle_minutes: int = 10
    acts: tuple[Act, ...] = field(default=())


class Shell(QMainWindow):
    """One window for the whole day. ``lock`` destroys what was open; ``unlocked`` builds it anew.

    ``pages_gone``: every page was destroyed; whoever tells pages of something lets go of them.
    """

    pages_gone = Signal()

    def __init__(self, ports: ShellPorts, pages: Sequence[Page], catcher: ScanCatcher | None = None) -> None:
        super().__init__()
        self.ports, self.pages = ports, tuple(pages)
        self.catcher = catcher
        self.setWindowTitle(_("保密员工作台"))
        self.setMinimumSize(1024, 640)
        self.resize(*FLOOR)
        self._bodies: dict[str, PageBody] = {}
        self._current = ""
        self._shortcuts: list[QShortcut] = []
        self._frame: QWidget | None = None
        self._lock_page: QWidget | None = None
        self.idle = IdleWatch(ports.idle_minutes, self.lock, self)
        if catcher is not None:
            catcher.scanned.connect(self._scanned)
        self.build()

    # building and locking

    @property
    def locked(self) -> bool:
        return self._frame is None

    def build(self) -> None:
        """Make the frame; page bodies are made when first shown."""
        ports = self.ports
        self._lock_page = None
        frame = QWidget()
        frame.setObjectName("page")
        self.navigation = Navigation(ports.unit, self.pages)
        self.navigation.wanted.connect(self.go)
        self.head = Head(ports.look, ports.threads.reader, ports.machine_level, ports.operator)
        self.head.machine.setToolTip(forbidden(ports.machine_level))
        self.head.box.scanned.connect(self._scanned)
        self.head.box.chosen.connect(self._scanned)
        self.head.box.unknown.connect(self._unknown)
        self.head.lock.clicked.connect(self.lock)
        self.stack = QStackedWidget()
        self.aside_bar = AsideBar(ports.now)
        self.aside_bar.resume.connect(self.resume)
        self.asides = Asides(ports.drafts, ports.threads.writer, ports.now, frame)
        self.asides.changed.connect(lambda: self.aside_bar.show_places(self.asides.places))
        self.status = StatusLine(ports.now)
        for worker in (ports.threads.reader, ports.threads.writer):
            worker.busy.connect(self.status.busy)
            worker.idle.connect(self._quiet)
        self._lay_out(frame)
        self._frame = frame
        self.setCentralWidget(frame)
        self.palette_over = Palette(frame, self.all_acts, ports.initials)
        self.keys_over = KeysOverlay(frame)
        self.help_over = HelpOverlay(frame)
        self._bind_keys()
        if self.catcher is not None:
            self.catcher.resting = False
        self.idle.start()
        self.asides.load()
        self.go(self.pages[0].id)
        self.recount()

    def _lay_out(self, frame: QWidget) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.head)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.aside_bar)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.navigation)
        across.addLayout(middle, 1)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(across, 1)
        column.addWidget(self.status)

    def lock(self) -> None:
        """Keep the drafts, destroy every page with its models, show the unlock page."""
        if self._frame is None:
            return
        self._take_down()
        # Drafts go out before the key does: the vault is closed on the writer, behind them.
        self.ports.threads.writer.submit(self.ports.on_lock)
        self._lock_page = self.ports.unlock()
        self.setCentralWidget(self._lock_page)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._lock_page.setFocus()

    def leave(self) -> None:
        """The program ends: drafts are kept, nothing of this window listens to the application any longer."""
        if self._frame is not None:
            self._take_down()
        if self.catcher is not None:
            self.catcher.remove()
        self.hide()
        self.deleteLater()

    def start_afresh(self) -> None:
        """Every page anew and nothing half-filled kept: words were destroyed, none may stay in a field (D17)."""
        if self._frame is None:
            return
        page = self._current
        self._take_down(keep=False)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.build()
        self.go(page)

    def _take_down(self, keep: bool = True) -> None:
        if keep:
            self.keep_drafts()
        for body in self._bodies.values():
            body.stop()
        self.idle.stop()
        if self.catcher is not None:
            self.catcher.resting = True
        for worker in (self.ports.threads.reader, self.ports.threads.writer):
            worker.busy.disconnect(self.status.busy)
            worker.idle.disconnect(self._quiet)
        self.ports.threads.reader.cancel_all()
        for worker in (self.ports.threads.reader, self.ports.threads.writer):
            worker.forget_results()
        self.status.forget()
        self._bodies.clear()
        self._shortcuts.clear()
        self._frame = None
        self.pages_gone.emit()
        self._drop_parts()

    def _drop_parts(self) -> None:
        """No reference may keep a widget or a model of the open book alive."""
        frame = self.takeCentralWidget()
        for name in (
            "navigation",
            "head",
            "stack",
            "aside_bar",
            "asides",
            "palette_over",
            "keys_over",
            "help_over",
        ):
            delattr(self, name)
        del self.status
        frame.hide()
        frame.deleteLater()

    def unlocked(self) -> None:
        """The vault is open again."""
        if self._frame is None:
            self.build()

    def keep_drafts(self) -> None:
        """Whatever is half-filled is kept now."""
        for body in self._bodies.values():
            body.flush()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep_drafts()
        super().closeEvent(event)

    # pages

    @property
    def current(self) -> str:
        """Id of the page in front."""
        return self._current

    def body(self, page_id: str) -> PageBody:
        """The body of a page, made when first asked for. KeyError: no such page."""
        if page_id not in self._bodies:
            page = next((p for p in self.pages if p.id == page_id), None)
            if page is None:
                raise KeyError(page_id)
            body = page.make()
            self._bodies[page_id] = body
            self.stack.addWidget(body.widget())
        return self._bodies[page_id]

    def go(self, page_id: str) -> None:
        """Bring a page to the front; what was typed on the others stays."""
        body = self.body(page_id)
        self._current = page_id
        self.stack.setCurrentWidget(body.widget())
        self.navigation.show_current(page_id)
        body.shown()

    def recount(self) -> None:
        """The numbers of the navigation anew, one after the other on the reader thread."""
        navigation = self.navigation
        for page in self.pages:
            self.ports.threads.reader.submit(page.count, partial(self._counted, navigation, page.id))
        self.ports.threads.reader.submit(self.ports.standing, partial(self._stands, self.status))

    def _stands(self, status: StatusLine, words: Any) -> None:
        if self._frame is not None and status is self.status:
            status.state(*words)

    def _counted(self, navigation: Navigation, page: str, count: Any) -> None:
        if self._frame is not None and navigation is self.navigation:
            navigation.show_count(page, count)

    # acts and keys

    def own_acts(self) -> tuple[Act, ...]:
        """Acts of the frame itself."""
        pages = tuple(
            Act(f"go.{p.id}", _("转到 {page}").format(page=p.title), partial(self.go, p.id))
            for p in self.pages
        )
        return (
            *self.ports.acts,
            *pages,
            Act("shell.put_aside", _("挂起"), self.put_aside, "put_aside"),
            Act("shell.lock", _("锁屏"), self.lock, "lock"),
            Act("shell.keys", _("本窗口的按键"), self.show_keys, "keys"),
            Act("shell.help", _("帮助"), self._help, "help"),
        )

    def all_acts(self) -> tuple[Act, ...]:
        """What the palette offers: this page's acts, the frame's, then what can be begun on the other pages."""
        others = (
            Act(act, title, partial(self._begin_on, page.id, act), "", page.title)
            for page in self.pages
            if page.id != self._current
            for act, title in page.begins
        )
        return (*self._bodies[self._current].acts(), *self.own_acts(), *others)

    def _begin_on(self, page: str, act_id: str) -> None:
        """There first: what is begun must be in sight, and have the cursor."""
        self.go(page)
        act = next((act for act in self._bodies[page].acts() if act.id == act_id), None)
        if act is not None and act.allowed():
            act.run()

    def run_key(self, key_id: str) -> bool:
        """Run what a key means here: the page's act first, then the frame's; False where it means nothing."""
        if self._frame is None:
            return False
        candidates = (*self._bodies[self._current].acts(), *self.own_acts())
        act = next((a for a in candidates if a.key == key_id and a.allowed()), None)
        if act is not None:
            act.run()
        return act is not None

    def _bind_keys(self) -> None:
        frame: dict[str, Callable[[], object]] = {"palette": self._open_palette, "box": self.head.box.begin}
        for one in KEYS:
            if one.id not in ("save", "more", "out"):  # those belong to what is being filled in
                self._bind(one.sequence, frame.get(one.id, partial(self.run_key, one.id)))
        for number, page in enumerate(self.pages[:10], 1):
            self._bind(f"Alt+{number % 10}", partial(self.go, page.id))
        for number in range(1, 10):
            self._bind(f"Alt+Shift+{number}", partial(self.resume, number))

    def _bind(self, sequence: str, run: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(sequence), self.centralWidget())
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(run)
        self._shortcuts.append(shortcut)

    def _open_palette(self) -> None:
        self.palette_over.open()

    def show_keys(self) -> None:
        """``?``: the keys of the page in front."""
        title = next(p.title for p in self.pages if p.id == self._current)
        body = self._bodies[self._current]
        self.keys_over.show_for(title, body.acts(), body.topic())

    def _help(self) -> None:
        title = next(p.title for p in self.pages if p.id == self._current)
        heading = self._bodies[self._current].topic().heading
        self.help_over.show_text(title, self.ports.help_text(self._current), heading)

    # put aside, scans, what is said

    def put_aside(self) -> None:
        """F8: what is half-filled here goes to the bar."""
        half = self._bodies[self._current].half()
        if half is None:
            self.status.say(_("这里没有填到一半的事项可以挂起。"))
            return
        title, form = half
        number = self.asides.put(self._current, title, form)
        if number:
            self.status.say(_("已挂起：{title}。Alt+Shift+{n} 取回。").format(title=title, n=number))
        else:
            self.status.say(_("已有九件挂起，请先取回一件。"), "refused")

    def resume(self, number: int) -> None:
        """Bring back what was put aside under a digit."""
        aside = self.asides.take(number)
        if aside is None:
            self.status.say(_("没有第 {n} 件挂起的事项。").format(n=number))
            return
        self.go(aside.page)
        self._bodies[aside.page].resume(aside.form)

    def _scanned(self, what: object) -> None:
        """The page in front may take it (a round of returns); else it goes to the program."""
        if self._frame is None or QApplication.activeModalWidget() is not None:
            return
        for over in (self.palette_over, self.keys_over, self.help_over):
            if over.isVisible():
                over.close_over()
        if not self._bodies[self._current].scanned(what):
            self.ports.scanned(what)

    def _unknown(self, nothing: Any) -> None:
        self.status.say(
            _("“{typed}”没有对应的文件、份号或人员，请核对后再输。").format(typed=nothing.typed), "refused"
        )

    def _quiet(self) -> None:
        self.status.busy("")
