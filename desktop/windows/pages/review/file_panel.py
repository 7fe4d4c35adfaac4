"""A panel that reads files somebody else made: a line for the path, the dialog by Ctrl+O, one worker that is given up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.panel import Panel
from desktop.windows.threads import Worker
from desktop.windows.widgets.plain_parts import button
from desktop.windows.widgets.progress_strip import ProgressStrip


class FilePanel(Panel):
    """``left`` is Esc: nothing is booked, what is being read is given up."""

    def __init__(self, counter: Counter, hint: str, name: str) -> None:
        super().__init__(counter)
        self._worker: Worker | None = None
        self.place = QLineEdit()
        self.place.setPlaceholderText(hint)
        self.place.setAccessibleName(name)
        self.place.returnPressed.connect(self.typed)
        self.progress = ProgressStrip()
        self.head(button(_("选文件  Ctrl+O"), self.choose))
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
        super().leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() == Qt.Key.Key_O:
            self.choose()
        else:
            super().keyPressEvent(event)
