"""Hands at the keyboard of the page 收文: what they press is counted; Chinese signs come by the input method."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from real_desk import RealOffice

Mark = Qt.KeyboardModifier
ENTER = Qt.Key.Key_Return


class Hands:
    """``presses``: keys pressed, a chord counted as all its keys, a Chinese sign as one."""

    def __init__(self, office: RealOffice) -> None:
        self.office = office
        self.presses = 0
        office.shell.show()
        office.shell.activateWindow()
        QApplication.processEvents()
        office.settle()

    def at(self) -> Any:
        """What has the cursor."""
        return self.office.shell.focusWidget()

    def key(self, key: Qt.Key, mark: Qt.KeyboardModifier = Mark.NoModifier) -> None:
        self.presses += 1 if mark == Mark.NoModifier else 2
        QTest.keyClick(self.at(), key, mark)

    def type(self, text: str) -> None:
        """Into the line that has the cursor, as the input method would."""
        self.presses += len(text)
        line = self.at()
        for sign in text:
            line.insert(sign)
            line.textEdited.emit(line.text())

    def enter(self, text: str = "") -> None:
        if text:
            self.type(text)
        self.key(ENTER)

    def cell(self, text: str) -> None:
        """Into the cell of a grid where the cursor stands: the first sign opens it; Enter goes on."""
        QTest.keyClick(self.at(), Qt.Key.Key_X)
        self.at().clear()
        self.enter(text)

    def digit(self, number: int) -> None:
        self.key(Qt.Key(Qt.Key.Key_0 + number))

    def rest(self) -> None:
        self.office.settle()

    def put(self, **texts: str) -> None:
        """Fill fields of the open strip by name: choices by digit, offers by Enter, else typed."""
        fields = self.office.body().strips.strip.fields
        for name, text in texts.items():
            spec = fields[name].spec
            fields[name].focus()
            if spec.choices:
                self.digit(int(text))
            elif spec.offers is not None and not spec.free:
                self.enter(text)
            else:
                self.type(text)

    def save(self) -> None:
        """Ctrl+Enter, and until it is booked."""
        self.key(ENTER, Mark.ControlModifier)
        self.rest()

    @property
    def field(self) -> str:
        """Id of the field that has the cursor."""
        strip = self.office.body().strips.strip
        if strip is None:
            return ""
        return next((name for name, f in strip.fields.items() if f.line.hasFocus()), "")


def newest(office: RealOffice) -> Any:
    """The last line of the register."""
    return office.desk.ask(lambda books: books.documents()).rows[0]
