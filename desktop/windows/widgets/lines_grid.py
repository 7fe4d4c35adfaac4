"""The grid for lines filled in together: typing begins at once, arrows go down the lines, Enter goes on."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.windows.theme import ROW, colour
from desktop.windows.widgets.level_chip import paint_level
from desktop.windows.widgets.lines_model import CELL_ROLE, LinesModel
from desktop.windows.widgets.list_view import ELIDE
from desktop.windows.widgets.typed_line import TypedLine
from desktop.windows.widgets.widths import spread

Index = QModelIndex | QPersistentModelIndex


class _Cell(QStyledItemDelegate):
    """Edits with the same line as an entry's fields."""

    def __init__(self, grid: LinesGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = TypedLine(parent)
        line.onward.connect(lambda: self._leave(line, self._grid.onward))
        line.back.connect(lambda: self._leave(line, self._grid.backward))
        line.step.connect(lambda by: self._leave(line, lambda: self._grid.down(by)))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, TypedLine):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, TypedLine):
            model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Esc leaves the cell alone, and what was typed stays; Qt would drop it."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(editor, TypedLine)
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._let_go(editor)
            return True
        return super().eventFilter(editor, event)

    def _let_go(self, line: Any) -> None:
        """Unless it is not understood and something stood there before: then that stands again."""
        here = self._grid.currentIndex()
        before = str(here.data(Qt.ItemDataRole.EditRole) or "")
        self._leave(line, self._grid.setFocus)
        column = self._grid.rows.columns[here.column()].id
        if before and column in self._grid.rows.lines[here.row()].faults:
            self._grid.rows.put(here.row(), here.column(), before)

    def _leave(self, line: TypedLine, move: Any) -> None:
        self.commitData.emit(line)
        self.closeEditor.emit(line)
        move()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        self._draw(painter, option, index)

    def _draw(self, painter: QPainter, option: Any, index: Index) -> None:
        """``option`` is a QStyleOptionViewItem; its stubs do not know its fields."""
        column, line = self._grid.rows.columns[index.column()], self._grid.rows.lines[index.row()]
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        wrong = column.id in line.faults
        ground = "red_soft" if wrong else "accent_soft" if here else "sheet" if column.typed else "given"
        painter.save()
        painter.fillRect(option.rect, colour(ground))
        painter.setPen(colour("hairline"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
        if here and self._grid.hasFocus():
            painter.setPen(colour("red" if wrong else "accent"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        room = option.rect.adjusted(8, 0, -8, 0)
        if column.kind == "level":
            paint_level(painter, QRectF(room), str(index.data(CELL_ROLE) or ""), option.font)
        else:
            painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole) or colour("text"))
            mode = ELIDE.get(column.kind, Qt.TextElideMode.ElideRight)
            text = QFontMetrics(option.font).elidedText(str(option.text), mode, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()


class LinesGrid(QTableView):
    """``saved`` is Ctrl+Enter or Enter after the last cell; ``said`` a sentence about the line in hand.

    Esc in a cell leaves the cell, Esc on the grid emits ``left``.
    """

    saved = Signal()
    left = Signal()
    said = Signal(str)

    def __init__(self, model: LinesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(_Cell(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, column in enumerate(model.columns):
            if not column.width:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self._fit()
        self.setShowGrid(False)
        self.selectionModel().currentChanged.connect(self._tell)

    def _fit(self) -> None:
        asked = [(column.width, column.wide) for column in self.rows.columns]
        for place, width in enumerate(spread(asked, self.viewport().width())):
            if width:
                self.setColumnWidth(place, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def begin(self) -> None:
        """To the first cell to fill in, or to the first fault."""
        fault = self.rows.first_fault()
        cells = self._cells()
        if fault is not None or cells:
            row, column = fault if fault is not None else cells[0]
            self.setCurrentIndex(self.rows.index(row, column))
        self.setFocus()

    def onward(self) -> None:
        """The next cell to fill in; after the last one the whole is saved."""
        self._move(1)

    def backward(self) -> None:
        """The cell before."""
        self._move(-1)

    def down(self, by: int) -> None:
        """The same column, another line."""
        row = max(0, min(self.rows.rowCount() - 1, self.currentIndex().row() + by))
        self.setCurrentIndex(self.rows.index(row, self.currentIndex().column()))
        self.setFocus()

    def settle(self) -> None:
        """What is typed in an open cell counts: before putting aside, locking, closing."""
        for line in self.viewport().children():
            if isinstance(line, TypedLine):
                self.commitData(line)

    def _cells(self) -> list[tuple[int, int]]:
        columns = [n for n, column in enumerate(self.rows.columns) if column.typed]
        return [(row, column) for row in range(self.rows.rowCount()) for column in columns]

    def _move(self, by: int) -> None:
        cells, here = self._cells(), (self.currentIndex().row(), self.currentIndex().column())
        ahead = (
            [cell for cell in cells if cell > here] if by > 0 else [c for c in reversed(cells) if c < here]
        )
        if by > 0 and not ahead:
            self.save()  # and the cursor goes where its owner puts it
            return
        if ahead:
            self.setCurrentIndex(self.rows.index(*ahead[0]))
        self.setFocus()

    def save(self) -> None:
        """Give it out, unless a cell was not understood: then go there and say why."""
        if self.rows.first_fault() is not None:
            self.begin()
            self._tell(self.currentIndex(), self.currentIndex())
            return
        self.saved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Paste):
            here = self.currentIndex()
            self.rows.paste(max(0, here.row()), max(0, here.column()), QGuiApplication.clipboard().text())
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif enter:
            self._move(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.rows.put(self.currentIndex().row(), self.currentIndex().column(), "")
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self, current: Index, before: Index) -> None:
        if current.isValid() and self.rows.lines[current.row()].faults:
            self.said.emit(self.rows.fault_words(current.row()))
