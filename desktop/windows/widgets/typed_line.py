"""The line one types into: Enter on, Shift+Enter back, arrows in what is offered; remembers no words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class TypedLine(QLineEdit):
    """``onward`` Enter, ``back`` Shift+Enter, ``step`` ±1 with the arrows, ``digit`` 1–9, ``left`` focus gone.

    ``mend``  → in an empty line: the grey words become words to be changed
    """

    onward = Signal()
    back = Signal()
    step = Signal(int)
    digit = Signal(int)
    mend = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_digits = False
        # The input method learns words otherwise, and would keep titles outside the vault.
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.setDragEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, marks = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if marks == Qt.KeyboardModifier.ShiftModifier:
                self.back.emit()
                return
            if not marks:
                self.onward.emit()
                return
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not marks:
            self.step.emit(-1 if key == Qt.Key.Key_Up else 1)
            return
        elif key == Qt.Key.Key_Right and not marks and not self.text():
            self.mend.emit()
            return
        elif self.takes_digits and not marks and event.text() in tuple("123456789"):
            self.digit.emit(int(event.text()))
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
