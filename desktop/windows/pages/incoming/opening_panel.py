"""建账 by the sheet: rows pasted from a spreadsheet or typed; nothing is entered until all are in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.custody.levels import Level, register_of
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.incoming.opening_lines import columns, faults
from desktop.windows.pages.pasting import DOCUMENT_HEADERS, PasteGrid, pasted
from desktop.windows.widgets.lines_model import LinesModel, LineState
from desktop.windows.widgets.plain_parts import button, words


class OpeningPanel(QWidget):
    """``saved`` carries the values of each line; ``left`` is Esc: what was pasted stays until it is entered."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, counter: Counter, machine: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter, self._machine = counter, machine
        self.model = LinesModel(columns(counter), counter.desk.words, growing=True)
        self.grid = PasteGrid(self.model)
        self.about = words(
            _("把原登记簿的表格整片复制后按 Ctrl+V：按表头的中文栏名对应，栏的次序不限，表头以上的标题行自动略过。"),
            "muted", wrap=True,
        )  # fmt: skip
        self.counted = words("", "section")
        self.said = words("", "refusal", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._top())
        column.addWidget(self.about)
        column.addWidget(self.grid, 1)
        column.addWidget(self.said)
        self.grid.pasting.connect(self.paste)
        self.grid.saved.connect(self.save)
        self.grid.left.connect(self.left)
        self.grid.said.connect(self.said.setText)
        self.model.changed.connect(self._count)
        self.setFocusProxy(self.grid)
        self._count()

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(words(_("建账：录入期初在管的文件"), "entryTitle"))
        row.addWidget(self.counted)
        row.addStretch(1)
        for face in (
            button(_("粘贴  Ctrl+V"), self.paste),
            button(_("加一行"), self.add),
            button(_("清空"), self.empty, quiet=True),
            button(_("全部登记"), self.save, key="save", primary=True),
            button(_("返回"), self.left.emit, key="out"),
        ):
            face.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            row.addWidget(face)
        return row

    # filling

    def paste(self) -> None:
        """From the clipboard."""
        self.take(QGuiApplication.clipboard().text())

    def take(self, text: str) -> None:
        """Rows of a spreadsheet; they come after those that stand already."""
        order = [column.id for column in self.model.columns]
        rows = pasted(text, order, DOCUMENT_HEADERS)
        if not rows:
            self.said.setText(_("剪贴板里没有表格行。请在表格里选中整片区域复制后再粘贴。"))
            return
        kept = [line for line in self.model.lines if line.typed]
        self.model.beginResetModel()
        self.model.lines = [*kept, *(LineState("") for _row in rows)]
        self.model.endResetModel()
        for number, row in enumerate(rows, len(kept)):
            for place, name in enumerate(order):
                if name in row:
                    self.model.put(number, place, row[name])
        self.check()
        self._count()
        self.grid.begin()

    def add(self) -> None:
        """One more line to type into."""
        number = len(self.model.lines)
        self.model.beginInsertRows(self.grid.rootIndex(), number, number)
        self.model.lines.append(LineState(""))
        self.model.endInsertRows()
        self.grid.setCurrentIndex(self.model.index(number, 0))
        self.grid.setFocus()
        self._count()

    def empty(self) -> None:
        """Take all lines back."""
        self.model.beginResetModel()
        self.model.lines = []
        self.model.endResetModel()
        self.said.clear()
        self._count()

    # checking and saving

    def values(self) -> list[tuple[int, dict[str, Any]]]:
        """Number and values of each line where something stands."""
        found = []
        for number, state in enumerate(self.model.lines):
            if not state.typed:
                continue
            line: dict[str, Any] = {}
            for spec in self.model.columns:
                if spec.read and spec.id in state.typed:
                    answer = spec.read(state.typed[spec.id])
                    if not isinstance(answer, Refusal):
                        line[spec.id] = answer.value
            found.append((number, line))
        return found

    def check(self) -> int:
        """Every line as a whole, and numbers that stand twice; answers how many lines have a fault."""
        taken: set[tuple[str, str]] = set()
        for number, line in self.values():
            for fault in faults(line, self._machine()):
                if fault.field not in self.model.lines[number].faults:
                    self.model.refuse(number, fault)
            old, level = line.get("old_number"), line.get("level")
            if old and level:
                key = (register_of(Level(level)), old)
                if key in taken:
                    twice = refuse("opening.number_taken", "A6.1.1c", at="old_number", number=old)
                    self.model.refuse(number, twice)
                taken.add(key)
        self._count()
        return sum(1 for line in self.model.lines if line.faults)

    def save(self) -> None:
        """All of them, or none."""
        wrong = self.check()
        if wrong:
            self.grid.begin()
            place = self.model.first_fault()
            if place is not None:
                told = self.model.fault_words(place[0])
                line = _("第 {n} 行：{told}").format(n=place[0] + 1, told=told)
                self.said.setText(line + _("（共 {n} 行有误，改好前一行也不录入）").format(n=wrong))
            return
        lines = [line for _number, line in self.values()]
        if not lines:
            self.said.setText(_("还没有行。请粘贴或加一行。"))
            return
        self.saved.emit(lines)

    def refused(self, refusal: Refusal) -> None:
        """What the book says against a line: ``lines.3.title`` is the third line's title."""
        parts = refusal.field.split(".")
        numbers = [number for number, _line in self.values()]
        if len(parts) == 3 and parts[1].isdecimal() and 1 <= int(parts[1]) <= len(numbers):
            name = "place" if parts[2] in ("safe", "holder") else parts[2]
            self.model.refuse(numbers[int(parts[1]) - 1], refusal.at(name))
            self.grid.begin()
        self.said.setText(self._counter.desk.words.of(refusal))

    def _count(self) -> None:
        lines = sum(1 for line in self.model.lines if line.typed)
        wrong = sum(1 for line in self.model.lines if line.faults)
        told = _("{n} 行").format(n=lines)
        self.counted.setText(told + (_("，{n} 行有误").format(n=wrong) if wrong else ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
