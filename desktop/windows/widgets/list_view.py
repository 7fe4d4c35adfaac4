"""The list: 32-pixel rows, hairlines, levels as chips, titles elided in the middle; keeps its row through changes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QPainter, QPen, QResizeEvent
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
from desktop.windows.widgets.level_chip import chip_width, paint_level
from desktop.windows.widgets.page_model import CELL_ROLE, PageModel
from desktop.windows.widgets.rows import Row
from desktop.windows.widgets.widths import spread

Index = QModelIndex | QPersistentModelIndex
_PAD = 8
ELIDE = {"middle": Qt.TextElideMode.ElideMiddle, "number": Qt.TextElideMode.ElideLeft}
"""The end of a title and the tail of a number tell documents apart."""
_ALSO = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


def shortened(measure: QFontMetrics, line: str, mode: Qt.TextElideMode, width: int) -> str:
    """Elided to ``width``; a number before the title (two blanks between) stays whole: copies differ there alone."""
    number, gap, title = line.partition("  ")
    room = width - measure.horizontalAdvance(number + gap)
    if mode is not Qt.TextElideMode.ElideMiddle or not title or room < width // 5:
        return measure.elidedText(line, mode, width)
    return number + gap + measure.elidedText(title, mode, room)


class CellDelegate(QStyledItemDelegate):
    """Draws one cell by the kind of its column."""

    def __init__(self, model: PageModel, view: QTableView) -> None:
        super().__init__(view)
        self._model, self._view = model, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        self._draw(painter, option, index)

    def _draw(self, painter: QPainter, option: Any, index: Index) -> None:
        """``option`` is a QStyleOptionViewItem; its stubs do not know its fields."""
        kind = self._model.columns[index.column()].kind
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        painter.save()
        painter.fillRect(option.rect, colour("accent_soft") if chosen else colour("sheet"))
        if chosen and index.column() == 0:
            painter.fillRect(option.rect.left(), option.rect.top(), 3, option.rect.height(), colour("accent"))
        painter.setPen(QPen(colour("hairline"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if kind == "level":
            paint_level(
                painter, QRectF(room.adjusted(-4, 0, 6, 0)), str(index.data(CELL_ROLE) or ""), option.font
            )
        else:
            mode = ELIDE.get(kind, Qt.TextElideMode.ElideRight)
            painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole) or colour("text"))
            painter.setFont(option.font)
            line = " ".join(str(option.text).split("\n"))
            painter.drawText(
                room,
                int(
                    Qt.AlignmentFlag.AlignVCenter
                    | (option.displayAlignment & Qt.AlignmentFlag.AlignHorizontal_Mask)
                ),
                shortened(QFontMetrics(option.font), line, mode, room.width()),
            )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.columnWidth(index.column()), ROW)


class ListView(QTableView):
    """A list over a ``PageModel``. ``row_current`` follows the arrow keys at once; ``opened`` is Enter."""

    row_current = Signal(object)
    opened = Signal(object)

    def __init__(self, model: PageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._keep_id = ""
        self._keep_chosen: frozenset[str] = frozenset()
        self._dragged = False
        self.setModel(model)
        self.setItemDelegate(CellDelegate(model, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._dress_header()
        self.fit_columns()
        self.selectionModel().currentRowChanged.connect(self._moved)
        model.modelAboutToBeReset.connect(self._remember)
        model.loaded.connect(self._settle)
        model.dataChanged.connect(self._told_again)

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(36)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort)
        header.sectionResized.connect(self._resized)

    def fit_columns(self) -> None:
        """Widths of the columns there are now, in the room there is now."""
        self._dragged = False
        self._fit()

    def _fit(self) -> None:
        header, columns = self.horizontalHeader(), self._rows.columns
        level = chip_width("work_secret", self.font()) + _PAD  # the level is always in sight
        asked = [(max(c.width, level) if c.kind == "level" else c.width, c.wide) for c in columns]
        for place, width in enumerate(spread(asked, self.viewport().width())):
            if width:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(place, width)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._dragged:
            self._fit()

    def _resized(self) -> None:
        """A width drawn by hand is kept: the columns no longer follow the window."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._dragged = True

    def current_row(self) -> Row | None:
        """The row the card shows."""
        return self._rows.row_at(self.currentIndex().row())

    def chosen(self) -> tuple[Row, ...]:
        """All rows that are selected and in memory, from the top."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(row for row in map(self._rows.row_at, numbers) if row is not None)

    def go_to(self, row_id: str) -> bool:
        """Make a row the current one; False where it is not loaded."""
        number = self._rows.number_of(row_id)
        if number >= 0:
            index = self._rows.index(number, 0)
            # not by the view, which adds to what is chosen while Ctrl is still down from Ctrl+Enter
            self.selectionModel().setCurrentIndex(index, _ONLY)
            self.scrollTo(index)
        return number >= 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            row = self.current_row()
            if row is not None:
                self.opened.emit(row)
            return
        if event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()  # letters belong to the window (?), not to a search in the first column
            return
        super().keyPressEvent(event)

    def _sort(self, section: int) -> None:
        column = self._rows.columns[section]
        if not column.sortable:
            return
        now = self._rows.sorted_by
        down = not now.descending if now.column == column.id else False
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSortIndicator(
            section, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        )
        self._rows.sort(section, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)

    def _remember(self) -> None:
        row = self.current_row()
        self._keep_id = row.id if row is not None else self._keep_id
        self._keep_chosen = frozenset(kept.id for kept in self.chosen())

    def _settle(self) -> None:
        if self.currentIndex().isValid() or not self._rows.rowCount():
            if not self._rows.rowCount():
                self.row_current.emit(None)
            return
        if not (self._keep_id and self.go_to(self._keep_id)):
            self.selectionModel().setCurrentIndex(self._rows.index(0, 0), _ONLY)
        for row_id in self._keep_chosen:
            number = self._rows.number_of(row_id)
            if number >= 0:
                self.selectionModel().select(self._rows.index(number, 0), _ALSO)

    def _moved(self, current: Index, before: Index) -> None:
        self.row_current.emit(self._rows.row_at(current.row()))

    def _told_again(self, first: Index, last: Index) -> None:
        if first.row() <= self.currentIndex().row() <= last.row():
            self.row_current.emit(self.current_row())
