"""A panel over the window, in its middle: Esc or a click beside it closes it. Not a dialog: nothing waits."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class Overlay(QWidget):
    """Covers its window and holds one panel; gives the focus back to where it was."""

    closed = Signal()

    def __init__(self, window: QWidget, width: int = 640) -> None:
        super().__init__(window)
        self._before: QWidget | None = None
        self.panel = QFrame(self)
        self.panel.setObjectName("overlay")
        self.panel.setMinimumWidth(width)
        self.panel.setMaximumWidth(width)
        self.column = QVBoxLayout(self.panel)
        self.column.setContentsMargins(24, 16, 24, 16)
        self.column.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 72, 0, 24)
        outer.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it over the whole window."""
        self._before = self.window().focusWidget()
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def close_over(self) -> None:
        """Go; the focus returns."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        parent = self.parentWidget()
        if event.type() == QEvent.Type.Resize and watched is parent and self.isVisible():
            self.setGeometry(parent.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_over()
            return
        event.accept()  # keys stop here: the page beneath is covered

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_over()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(29, 39, 51, 90))
