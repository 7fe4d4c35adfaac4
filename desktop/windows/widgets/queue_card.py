"""The queue card (D10): a person at the desk opens three keys; the next person replaces it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.plain.refusal import Refusal
from desktop.plain.typed import read_count
from desktop.plain.words import _
from desktop.windows.widgets.level_chip import LevelChip
from desktop.windows.widgets.plain_parts import Elided, button, clear, restyle, words
from desktop.windows.widgets.typed_line import TypedLine

MOST_HIGH = 380
"""Pixels of the two lists; more than that scrolls."""


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
class ToCount:
    """What a number is asked for (D6): a folder of several copies (``thing``: its slip), or his single copies."""

    thing: str
    words: str
    expected: int


@dataclass(frozen=True, slots=True)
class AtDesk:
    """Who stands at the desk, what he has, what waits for him; ``counts``: what is counted before it is booked."""

    person: str
    name: str
    post: str
    holds: tuple[QueueLine, ...] = ()
    waits: tuple[QueueLine, ...] = ()
    warning: str = ""
    counts: tuple[ToCount, ...] = ()


class QueueCard(QFrame):
    """1 or F6 take back all, 2 or F5 hand out what waits, 3 or F7 sign list; Esc closes. Ids go out.

    ``take_back`` carries the person and what was counted, by the thing counted: a number nobody counted is
    never booked.
    """

    take_back = Signal(str, object)
    hand_out = Signal(str)
    sign_list = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queueCard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._at: AtDesk | None = None
        self._counted: dict[str, int] = {}
        self._name = words("", "queueName")
        self._post = words("", "muted")
        self._warning: QLabel = words("", tone="overdue", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        who = QHBoxLayout()
        who.setSpacing(12)
        who.addWidget(self._name)
        who.addWidget(self._post, 1)
        who.addWidget(button(_("Esc"), self._close, quiet=True))
        column.addLayout(who)
        column.addLayout(self._faces())
        column.addWidget(self._warning)
        column.addWidget(self._counting())
        self._sides = QWidget()
        self._sides.setObjectName("scrolled")
        sides = QHBoxLayout(self._sides)
        sides.setContentsMargins(0, 0, 8, 0)
        sides.setSpacing(24)
        self._holds, self._waits = QWidget(), QWidget()
        for side in (self._holds, self._waits):
            inside = QVBoxLayout(side)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(4)
            sides.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._sides)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._scroll)
        self.hide()

    def _faces(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._back = button("", self._take_back, primary=True)
        self._out = button("", lambda: self._give(self.hand_out), primary=True)
        self._list = button(_("3  签收单  F7"), lambda: self._give(self.sign_list))
        for face in (self._back, self._out, self._list):
            face.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            row.addWidget(face)
        row.addStretch(1)
        return row

    def _counting(self) -> QWidget:
        """The line in which a count is entered; hidden until one is asked for."""
        self._count = QWidget()
        row = QHBoxLayout(self._count)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._count_words = words("", wrap=True)
        self._count_line = TypedLine()
        self._count_line.setPlaceholderText(_("点到几份"))
        self._count_line.setMaximumWidth(140)
        self._count_line.onward.connect(self._count_given)
        self._count_line.textEdited.connect(lambda _text: restyle(self._count_line, wrong=False))
        row.addWidget(self._count_words, 1)
        row.addWidget(self._count_line)
        self._count.hide()
        return self._count

    @property
    def person(self) -> str:
        """Id of who stands at the desk; empty for nobody."""
        return self._at.person if self._at is not None else ""

    @property
    def counting(self) -> bool:
        """Whether a count is asked for now."""
        return not self._count.isHidden()

    def show_person(self, at: AtDesk) -> None:
        """The next person replaces the one before."""
        self._at = at
        self._stop_counting()
        self._name.setText(at.name)
        self._post.setText(at.post)
        self._warning.setText(at.warning)
        self._warning.setVisible(bool(at.warning))
        self._back.setText(_("1  全部收回（{n}）  F6").format(n=len(at.holds)))
        self._out.setText(_("2  交出待取（{n}）  F5").format(n=len(at.waits)))
        for face, lines in ((self._back, at.holds), (self._out, at.waits)):
            face.setEnabled(bool(lines))
            restyle(face)
        self._list.setEnabled(bool(at.holds))
        self._fill(self._holds, _("在他手中"), at.holds, _("名下没有在外的文件。"))
        self._fill(self._waits, _("等他来取"), at.waits, _("没有等他来取的文件。"))
        self._scroll.setFixedHeight(min(self._sides.sizeHint().height() + 4, MOST_HIGH))
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
        layout.activate()

    # counting

    def _take_back(self) -> None:
        """A single copy is seen; several are counted, folder by folder."""
        if self._at is None or self.counting:
            return
        self._counted = {}
        self._ask_next()

    def _ask_next(self) -> None:
        at = self._at
        if at is None:
            return
        following = next((one for one in at.counts if one.thing not in self._counted), None)
        if following is None:
            counted = self._counted
            self._stop_counting()
            self.setFocus()
            self.take_back.emit(at.person, counted)
            return
        self._count_words.setText(
            _("{words}，应有 {n} 份").format(words=following.words, n=following.expected)
        )
        self._count_line.clear()
        self._count.show()
        self._count_line.setFocus()
        self.adjustSize()

    def _count_given(self) -> None:
        at, counted = self._at, read_count(self._count_line.text())
        if at is None or isinstance(counted, Refusal):
            restyle(self._count_line, wrong=True)
            return
        asked = next(one for one in at.counts if one.thing not in self._counted)
        self._counted[asked.thing] = counted.value
        self._ask_next()

    def _stop_counting(self) -> None:
        self._counted = {}
        restyle(self._count_line, wrong=False)
        self._count.hide()

    # keys

    def event(self, event: QEvent) -> bool:
        # F5, F6 and F7 mean this person here, not what lies under the card
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._face(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def _face(self, event: QKeyEvent) -> QPushButton | None:
        """Whose key this is."""
        faces = {
            Qt.Key.Key_1: self._back,
            Qt.Key.Key_F6: self._back,
            Qt.Key.Key_2: self._out,
            Qt.Key.Key_F5: self._out,
            Qt.Key.Key_3: self._list,
            Qt.Key.Key_F7: self._list,
        }
        marks = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return None if marks else faces.get(Qt.Key(event.key()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        face = self._face(event)
        if event.key() == Qt.Key.Key_Escape and self.counting:
            self._stop_counting()  # nothing was booked
            self.setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        elif face is not None:
            if not self.counting:
                face.click()
        else:
            super().keyPressEvent(event)

    def _give(self, signal: SignalInstance) -> None:
        if self._at is not None:
            signal.emit(self._at.person)

    def _close(self) -> None:
        self._at = None
        self._stop_counting()
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
