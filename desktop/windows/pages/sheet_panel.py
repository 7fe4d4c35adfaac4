"""A sheet pasted from a spreadsheet or typed: every fault beside its row, one save for all of it or for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from desktop.plain.refusal import Refusal
from desktop.plain.typed import Typed
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.panel import Panel
from desktop.windows.pages.pasting import Headers, PasteGrid, pasted
from desktop.windows.widgets.lines_model import LineColumn, LinesModel, LineState
from desktop.windows.widgets.plain_parts import button, words

MOST_NAMED = 3
"""Rows whose fault is told in full below the grid; of the rest the numbers."""

Filled = list[tuple[int, dict[str, Any]]]
"""Number of a row in the grid, and the values understood in it."""


@dataclass(frozen=True)
class SheetWords:
    """What a panel is called, how its sheet is brought, and what saving it is called."""

    title: str
    about: str
    save: str
    nothing: str


class SheetPanel(Panel):
    """A panel says its columns and headers, checks its rows (``check``) and enters them (``enter``).

    ``order`` are the columns of a sheet without a header; ``first`` is the column where typing begins.
    """

    first = 0

    def __init__(
        self, counter: Counter, columns: Sequence[LineColumn], headers: Headers, told: SheetWords
    ) -> None:
        super().__init__(counter, told.title)
        self._headers, self._told = headers, told
        self.model = LinesModel(columns, counter.desk.words, growing=True)
        self.grid = PasteGrid(self.model)
        self.head(
            button(_("粘贴  Ctrl+V"), self.paste),
            button(_("加一行"), self.add),
            button(_("清空"), self.empty, quiet=True),
            button(told.save, self.save, key="save", primary=True),
        )
        self.column.addWidget(words(told.about, "muted", wrap=True))
        self.column.addWidget(self.grid, 1)
        self.column.addWidget(self.said)
        self.grid.pasting.connect(self.paste)
        self.grid.saved.connect(self.save)
        self.grid.left.connect(self.leave)
        self.grid.said.connect(self.said.setText)
        self.model.changed.connect(self._count)
        self.setFocusProxy(self.grid)
        self._count()

    # what a panel says of itself

    @property
    def order(self) -> Sequence[str]:
        """Columns of a sheet that has no header, from the left."""
        return [column.id for column in self.model.columns]

    def kept(self, row: dict[str, str]) -> dict[str, str]:
        """What of a pasted row may stay at all."""
        return row

    def check(self) -> None:
        """Every row as a whole: what is wrong is put against it."""

    def enter(self, filled: Filled) -> None:
        """All rows are in order: into the book."""
        raise NotImplementedError

    # filling

    def paste(self) -> None:
        """From the clipboard."""
        self.take(QGuiApplication.clipboard().text())

    def take(self, text: str) -> None:
        """Rows of a spreadsheet; they come after those that stand already."""
        rows = pasted(text, self.order, self._headers)
        if not rows:
            self.said.setText(_("剪贴板里没有表格行。请在表格里选中整片区域复制后再粘贴。"))
            return
        standing = [line for line in self.model.lines if line.typed]
        self._put([*standing, *(LineState("") for _row in rows)])
        for number, row in enumerate(map(self.kept, rows), len(standing)):
            for place, column in enumerate(self.model.columns):
                if column.id in row:
                    self.model.put(number, place, row[column.id])
        self._check_anew()
        self.grid.begin()
        self._tell_faults()

    def add(self) -> None:
        """One more row to type into."""
        self.said.clear()
        self._put([*self.model.lines, LineState("")])
        self.grid.setCurrentIndex(self.model.index(len(self.model.lines) - 1, self.first))
        self.grid.setFocus()

    def empty(self) -> None:
        """Take all rows back."""
        self._put([])
        self.said.clear()

    def _put(self, lines: Sequence[LineState]) -> None:
        self.model.beginResetModel()
        self.model.lines = list(lines)
        self.model.endResetModel()
        self._count()

    # saving

    def filled(self) -> Filled:
        """The rows in which something stands."""
        found = []
        for number, state in enumerate(self.model.lines):
            values = {}
            for column in self.model.columns:
                answer = (
                    column.read(state.typed[column.id]) if column.read and column.id in state.typed else None
                )
                if isinstance(answer, Typed):
                    values[column.id] = answer.value
            if state.typed:
                found.append((number, values))
        return found

    def save(self) -> None:
        """All of them, or none."""
        if self._check_anew():
            self.grid.begin()
            self._tell_faults()
            return
        filled = self.filled()
        if filled:
            self.enter(filled)
        else:
            self.nothing_filled()

    def nothing_filled(self) -> None:
        """An empty sheet is asked to be saved."""
        self.said.setText(self._told.nothing)

    def _check_anew(self) -> bool:
        """Whether any row has a fault; that of two rows together is gone once either of them is mended."""
        self.model.read_again()
        self.check()
        self._count()
        return self.model.first_fault() is not None

    def row_of(self, refusal: Refusal) -> tuple[int, str] | None:
        """Row and field a refusal of the book means: ``lines.3.title`` is the title of the third row filled in."""
        parts = refusal.field.split(".")
        numbers = [number for number, _values in self.filled()]
        if len(parts) == 3 and parts[1].isdecimal() and 1 <= int(parts[1]) <= len(numbers):
            return numbers[int(parts[1]) - 1], parts[2]
        return None

    def refused(self, refusal: Refusal) -> None:
        """What the book says, at its row where it is about one."""
        place = self.row_of(refusal)
        if place is not None:
            self.model.refuse(place[0], refusal.at(place[1]))
            self.grid.begin()
        super().refused(refusal)

    def _tell_faults(self) -> None:
        wrong = [number for number, state in enumerate(self.model.lines) if state.faults]
        if not wrong:
            self.said.clear()
            return
        line = _("第 {n} 行：{told}")
        told = [line.format(n=n + 1, told=self.model.fault_words(n)) for n in wrong[:MOST_NAMED]]
        if len(wrong) > MOST_NAMED:
            rest = "、".join(str(n + 1) for n in wrong[MOST_NAMED:])
            told.append(_("还有第 {rows} 行。").format(rows=rest))
        told.append(_("改好以前一行也不登记。"))
        self.said.setText("\n".join(told))

    def _count(self) -> None:
        lines = [line for line in self.model.lines if line.typed]
        wrong = sum(1 for line in lines if line.faults)
        told = _("{n} 行").format(n=len(lines))
        self.counted.setText(told + (_("，{n} 行有误").format(n=wrong) if wrong else ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.save()
        else:
            super().keyPressEvent(event)
