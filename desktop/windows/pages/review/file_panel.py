"""A panel that reads files somebody else made: a line for the path, the dialog by Ctrl+O, one worker that is given up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.threads import Worker
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.plain_parts import button, words
from desktop.windows.widgets.progress_strip import ProgressStrip


class FilePanel(QWidget):
    """``left`` is Esc: nothing is booked, what is being read is given up."""

    left = Signal()

    def __init__(self, counter: Counter, hint: str, name: str) -> None:
        super().__init__()
        self._counter = counter
        self._worker: Worker | None = None
        self.strip: EntryStrip | None = None
        self.heading = words("", "entryTitle")
        self.place = QLineEdit()
        self.place.setPlaceholderText(hint)
        self.place.setAccessibleName(name)
        self.place.returnPressed.connect(self.typed)
        self.progress = ProgressStrip()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 12)
        self._column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.heading)
        top.addStretch(1)
        for face in (button(_("选文件  Ctrl+O"), self.choose), button(_("返回"), self.leave, key="out")):
            face.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            top.addWidget(face)
        self._column.addLayout(top)
        self.setFocusProxy(self.place)

    @property
    def path_typed(self) -> str:
        """What stands in the line, without the quotes a file manager copies with it."""
        return self.place.text().strip().strip('"')

    def typed(self) -> None:
        """Enter in the line."""
        raise NotImplementedError

    def choose(self) -> None:
        """By the dialog of files."""
        raise NotImplementedError

    def stop(self) -> None:
        """What is being read is done, or given up; nothing was booked."""
        worker, self._worker = self._worker, None
        if worker is not None:
            self.progress.press()  # the work hears it at its next step
            worker.stop()
        self.progress.end()

    def leave(self) -> None:
        """Nothing is booked; nothing more is read."""
        self.stop()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif control and event.key() == Qt.Key.Key_O:
            self.choose()
        else:
            super().keyPressEvent(event)
