"""Rules before they are put in force: what is to be changed, what that changes, what is wrong with it, from when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.operations.commands import Command, Done
from desktop.plain.refusal import Refusal
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.picking import pick_file
from desktop.windows.widgets.plain_parts import button, words


@dataclass(frozen=True)
class Input:
    """One thing to enter; ``lines``: a list, one to a line; ``file``: a path, its pattern in the dialog of files."""

    id: str
    label: str
    text: str = ""
    lines: bool = False
    file: str = ""


WIDTH = 960
"""A line of text is read to about here; a wider screen leaves room beside it."""


@dataclass(frozen=True)
class Looked:
    """What comes of it; ``command`` puts it in force, None where something is wrong."""

    changes: Sequence[str] = ()
    warnings: Sequence[str] = ()
    faults: Sequence[str] = ()
    command: Command | None = None


@dataclass(frozen=True)
class Asks:
    """``look`` runs on the reader thread with what was entered."""

    title: str
    told: str
    inputs: tuple[Input, ...]
    look: Callable[[Mapping[str, str]], Looked] = field(repr=False)


class ProposalPanel(QWidget):
    """Ctrl+Enter looks, and once nothing is wrong puts in force; ``left`` is Esc, ``adopted`` carries what was done."""

    left = Signal()
    adopted = Signal(object)

    def __init__(self, counter: Counter, asks: Asks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter, self._asks = counter, asks
        self._looked: Looked | None = None
        self._asked = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(6)
        self.setMaximumWidth(WIDTH)
        column.addWidget(words(asks.title, "overlayTitle"))
        column.addWidget(words(asks.told, "statement", wrap=True))
        self.edits: dict[str, QLineEdit | QPlainTextEdit] = {
            one.id: self._edit(column, one) for one in asks.inputs
        }
        column.addWidget(words(_("变动和检查"), "label"))
        self.found = QListWidget()
        self.found.setWordWrap(True)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setAccessibleName(_("变动和检查"))
        self.found.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column.addWidget(self.found, 2)
        row = QHBoxLayout()
        row.addStretch(1)
        self.look_button = button(_("看变动"), self.look)
        self.adopt_button = button(_("采用"), self.adopt, key="save", primary=True)
        for face in (self.look_button, self.adopt_button, button(_("退出"), self.left.emit, key="out")):
            row.addWidget(face)
        column.addLayout(row)
        self._show(None)
        self.setFocusProxy(next(iter(self.edits.values())))

    def _edit(self, column: QVBoxLayout, one: Input) -> QLineEdit | QPlainTextEdit:
        column.addWidget(words(one.label, "label"))
        if one.lines:
            several = QPlainTextEdit(one.text)
            several.setTabChangesFocus(True)
            several.setAccessibleName(one.label)
            several.textChanged.connect(lambda: self._show(None))
            column.addWidget(several, 3)
            return several
        line = QLineEdit(one.text)
        line.setAccessibleName(one.label)
        line.textChanged.connect(lambda _text: self._show(None))
        line.returnPressed.connect(lambda: self._onward(line))
        if one.file:
            choose = partial(self._choose, line, one)
            QShortcut(QKeySequence.StandardKey.Open, self, choose)
            row = QHBoxLayout()
            row.addWidget(line, 1)
            row.addWidget(button(_("选文件  Ctrl+O"), choose))
            column.addLayout(row)
        else:
            column.addWidget(line)
        return line

    def _choose(self, line: QLineEdit, one: Input) -> None:
        found = pick_file(self, one.label, one.file)
        if found is not None:
            line.setText(str(found))
            self._onward(line)

    def _onward(self, line: QLineEdit) -> None:
        """Enter goes to the next; from the last one it looks."""
        edits = list(self.edits.values())
        place = edits.index(line)
        if place + 1 < len(edits):
            edits[place + 1].setFocus()
        else:
            self.look()

    def entered(self) -> dict[str, str]:
        """What stands in the fields."""
        return {
            name: edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()
            for name, edit in self.edits.items()
        }

    # looking

    def look(self) -> None:
        """What it would change, and whether it holds; an answer to an earlier asking is not shown."""
        self._asked += 1
        asked, given = self._asked, self.entered()

        def show(looked: Looked) -> None:
            if asked == self._asked:
                self._show(looked)

        self._counter.threads.reader.submit(
            lambda: self._asks.look(given), show, self._counter.complain, _("正在比较…")
        )

    def _show(self, looked: Looked | None) -> None:
        self._looked = looked
        if looked is None:
            self._asked += 1
        self.found.clear()
        for sign, lines in self._told(looked):
            self.found.addItems([f"{sign}{one}" for one in lines])
        self.adopt_button.setEnabled(looked is not None and looked.command is not None)

    @staticmethod
    def _told(looked: Looked | None) -> Sequence[tuple[str, Sequence[str]]]:
        if looked is None:
            return (("", (_("填好后按 Enter 或“看变动”，先看改了什么、有没有问题，再采用。"),)),)
        changes = looked.changes or (() if looked.faults else (_("没有变动。"),))
        return (("✗  ", looked.faults), ("！ ", looked.warnings), ("→  ", changes))

    # putting in force

    def adopt(self) -> None:
        """Only what was looked at."""
        if self._looked is None:
            self.look()
        elif self._looked.command is not None and self.adopt_button.isEnabled():
            self.adopt_button.setEnabled(False)
            self._counter.book(self._looked.command, self._done, self._refused)

    def _done(self, done: Done) -> None:
        self.adopted.emit(done)

    def _refused(self, refusal: Refusal) -> None:
        self._show(Looked(faults=(self._counter.desk.words.of(refusal),)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.adopt()
            return
        super().keyPressEvent(event)
