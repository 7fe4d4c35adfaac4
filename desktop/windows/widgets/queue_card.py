"""The queue card (D10): a person at the desk opens three keys; the next person replaces it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.plain.words import _
from desktop.windows.widgets.level_chip import LevelChip
from desktop.windows.widgets.plain_parts import Elided, button, clear, restyle, words


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A thing he brought or that waits for him."""

    id: str
    level: str
    number: str
    title: str
    note: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class AtDesk:
    """Who stands at the desk, what he has, what waits for him."""

    person: str
    name: str
    post: str
    holds: tuple[QueueLine, ...] = ()
    waits: tuple[QueueLine, ...] = ()
    warning: str = ""


class QueueCard(QFrame):
    """1 or F6 take back all, 2 or F5 hand out what waits, 3 or F7 sign list; Esc closes. Ids go out."""

    take_back = Signal(str)
    hand_out = Signal(str)
    sign_list = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queueCard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._at: AtDesk | None = None
        self._name = words("", "queueName")
        self._post = words("", "muted")
        self._warning: QLabel = words("", tone="overdue", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._name)
        top.addWidget(self._post)
        top.addStretch(1)
        self._back = button("", lambda: self._give(self.take_back), primary=True)
        self._out = button("", lambda: self._give(self.hand_out), primary=True)
        self._list = button(_("3  打印签收单  F7"), lambda: self._give(self.sign_list))
        for face in (self._back, self._out, self._list):
            face.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            top.addWidget(face)
        top.addWidget(button(_("Esc"), self._close, quiet=True))
        column.addLayout(top)
        column.addWidget(self._warning)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        self._holds, self._waits = QWidget(), QWidget()
        for side in (self._holds, self._waits):
            inside = QVBoxLayout(side)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(4)
            sides.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(sides)
        self.hide()

    @property
    def person(self) -> str:
        """Id of who stands at the desk; empty for nobody."""
        return self._at.person if self._at is not None else ""

    def show_person(self, at: AtDesk) -> None:
        """The next person replaces the one before."""
        self._at = at
        self._name.setText(at.name)
        self._post.setText(at.post)
        self._warning.setText(at.warning)
        self._warning.setVisible(bool(at.warning))
        self._back.setText(_("1  全部收回（{n}）  F6").format(n=len(at.holds)))
        self._out.setText(_("2  交出待取（{n}）  F5").format(n=len(at.waits)))
        for face, lines in ((self._back, at.holds), (self._out, at.waits)):
            face.setEnabled(bool(lines))
            restyle(face)
        self._list.setEnabled(bool(at.holds or at.waits))
        self._fill(self._holds, _("在他手中"), at.holds, _("名下没有在外的文件。"))
        self._fill(self._waits, _("等他来取"), at.waits, _("没有等他来取的文件。"))
        self.show()
        self.setFocus()

    def _fill(self, side: QWidget, title: str, lines: tuple[QueueLine, ...], none: str) -> None:
        clear(side)
        layout = side.layout()
        assert layout is not None
        layout.addWidget(words(title, "section"))
        for line in lines:
            layout.addWidget(_queue_line(line))
        if not lines:
            layout.addWidget(words(none, "muted"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        faces = {
            Qt.Key.Key_1: self._back,
            Qt.Key.Key_F6: self._back,
            Qt.Key.Key_2: self._out,
            Qt.Key.Key_F5: self._out,
            Qt.Key.Key_3: self._list,
            Qt.Key.Key_F7: self._list,
        }
        face = faces.get(Qt.Key(event.key()))
        if face is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            face.click()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _give(self, signal: SignalInstance) -> None:
        if self._at is not None:
            signal.emit(self._at.person)

    def _close(self) -> None:
        self._at = None
        self.hide()
        self.closed.emit()


def _queue_line(line: QueueLine) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(8)
    row.addWidget(LevelChip(line.level))
    row.addWidget(words(line.number, "muted"))
    title = Elided()
    title.set_text(line.title)
    row.addWidget(title, 1)
    if line.note:
        row.addWidget(words(line.note, "" if line.tone else "muted", tone=line.tone))
    return part
