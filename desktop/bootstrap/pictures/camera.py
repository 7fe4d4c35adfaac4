"""Takes the pictures: waits until nothing is under way, then draws at both sizes under one name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.plain.digest import sm3
from desktop.windows.threads import Threads

SIZES = ((1366, 768), (1920, 1080))
_QUIET_MS = 40
_DIALOG_MS = 120


class Camera:
    """``take`` answers False, and keeps nothing, where the picture has been taken before under another name."""

    def __init__(self, threads: Threads, out: Path) -> None:
        self.threads, self.out = threads, out
        self._seen: set[bytes] = set()
        self._name = ""
        self._watch = QTimer()
        self._watch.setInterval(_DIALOG_MS)
        self._watch.timeout.connect(self._dialog)
        self._watch.start()
        out.mkdir(parents=True, exist_ok=True)

    def settle(self) -> None:
        """Until nothing is under way on either thread and everything is drawn."""
        for _turn in range(200):
            loop = QEventLoop()
            QTimer.singleShot(_QUIET_MS, loop.quit)
            loop.exec()
            if not self.threads.reader.working and not self.threads.writer.working:
                break
        QApplication.processEvents()

    def about(self, name: str) -> None:
        """What a dialog that opens from now on is named after."""
        self._name = name

    def take(self, widget: QWidget, name: str) -> bool:
        """At both sizes; the window is back at the smaller one after it."""
        self.settle()
        if not self._new(widget):
            return False
        for width, height in SIZES:
            widget.resize(width, height)
            self.settle()
            self._keep(widget, f"{name}-{width}")
        widget.resize(*SIZES[0])
        self.settle()
        return True

    def _new(self, widget: QWidget) -> bool:
        image = widget.grab().toImage()  # its bits go with it: it must stand while they are read
        mark = sm3(bytes(image.constBits()))
        known = mark in self._seen
        self._seen.add(mark)
        return not known

    def _keep(self, widget: QWidget, name: str) -> None:
        widget.grab().save(str(self.out / f"{name}.png"))

    def _dialog(self) -> None:
        """A dialog waits for an answer: it is drawn as it stands, and left."""
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            self._keep(dialog, f"{self._name}-dialog")
            dialog.reject()
