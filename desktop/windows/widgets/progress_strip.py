"""Long work shows what it is doing, how far it is, and 停止."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from desktop.plain.progress import Stopped
from desktop.plain.words import _
from desktop.windows.widgets.plain_parts import Elided, button, words


class Reported(QObject):
    """A ``Progress`` for work on another thread: steps come to the window by signal, stop goes back."""

    stepped = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()

    def step(self, done: int, total: int) -> None:
        """Called by the work; raises ``Stopped`` once the person asked for it."""
        if self._stop.is_set():
            raise Stopped
        self.stepped.emit(done, total)

    def stop(self) -> None:
        self._stop.set()


class ProgressStrip(QFrame):
    """Hidden while nothing long runs. ``stopped`` is the press of 停止; ``bar``: its width, less in a narrow panel."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None, *, bar: int = 240) -> None:
        super().__init__(parent)
        self.setObjectName("progressStrip")
        self._what = Elided()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(bar)
        self._far = words("", "muted")
        self._stop = button(_("停止"), self.press)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._what, 1)
        row.addWidget(self._far)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        self._reported: Reported | None = None
        self.hide()

    def begin(self, what: str) -> Reported:
        """Show the strip; the answer is given to the work as its progress."""
        self._reported = Reported(self)
        self._reported.stepped.connect(self._step, Qt.ConnectionType.QueuedConnection)
        self._what.set_text(what)
        self._bar.setRange(0, 0)
        self._far.setText("")
        self._stop.setEnabled(True)
        self._stop.setText(_("停止"))
        self.show()
        return self._reported

    def end(self) -> None:
        """The work is over."""
        self._reported = None
        self.hide()

    def _step(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._far.setText(_("{done} / {total}").format(done=f"{done:,}", total=f"{total:,}"))

    def press(self) -> None:
        """停止: the work hears it at its next step."""
        if self._reported is not None:
            self._reported.stop()
        self._stop.setEnabled(False)
        self._stop.setText(_("正在停止…"))
        self.stopped.emit()
