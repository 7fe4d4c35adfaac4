"""The list under a field with what it offers; it never takes the focus, so scanning and typing go on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QMainWindow, QVBoxLayout, QWidget

from desktop.windows.widgets.field_spec import Offer

_MOST = 8
_ROW = 30
MOST = 720
_EDGE, _AROUND = 16, 40


class OffersList(QFrame):
    """``picked`` carries the offer that was clicked."""

    picked = Signal(object)

    def __init__(self, line: QWidget) -> None:
        super().__init__(_host(line))
        self._line = line
        self._offers: tuple[Offer, ...] = ()
        self._rows = 0
        self.setObjectName("offers")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(lambda item: self.picked.emit(self._offers[self._list.row(item)]))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._list)
        self.hide()

    def offer(self, offers: Sequence[Offer], first: bool, digits: bool = False) -> None:
        """Show what fits (nothing: hide); ``first`` marks the first one, so that Enter takes it."""
        self._offers = tuple(offers)
        self._rows = len(self._offers) if digits else min(len(self._offers), _MOST)
        self._list.clear()
        for number, one in enumerate(self._offers, 1):
            mark = f"{number}  " if digits else ""
            item = QListWidgetItem(f"{mark}{one.shown}" + (f"    {one.note}" if one.note else ""), self._list)
            item.setSizeHint(QSize(0, _ROW))
        self._list.setCurrentRow(0 if first and self._offers else -1)
        self.setVisible(bool(self._offers))
        if self._offers:
            self._place()

    def _place(self) -> None:
        window = _host(self._line)
        if self.parentWidget() is not window:
            self.setParent(window)
            self.show()
        high = self._rows * _ROW + 4
        below = self._line.mapTo(window, QPoint(0, self._line.height() + 1))
        above = self._line.mapTo(window, QPoint(0, -1))
        if (
            below.y() + high > window.height()
        ):  # where there is more room; what still does not fit is scrolled
            room = max(window.height() - below.y(), above.y())
            high = min(high, (room - 4) // _ROW * _ROW + 4)
            if room == above.y():
                below = QPoint(above.x(), above.y() - high)
        few = high >= len(self._offers) * _ROW
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if few else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._list.setVerticalScrollBarPolicy(policy)
        wide = min(max(self._line.width(), 240, self._longest()), window.width() - below.x() - _EDGE)
        self.setGeometry(below.x(), below.y(), wide, high)
        self.raise_()

    def _longest(self) -> int:
        """The end of a title tells documents apart: no offer is cut while the window has room."""
        measure = self._list.fontMetrics()
        texts = (self._list.item(row).text() for row in range(self._list.count()))
        return min(MOST, max((measure.horizontalAdvance(text) for text in texts), default=0) + _AROUND)

    def step(self, by: int) -> None:
        """Move the mark up or down, stopping at the ends."""
        if self.isVisible():
            self._list.setCurrentRow(max(0, min(len(self._offers) - 1, self._list.currentRow() + by)))

    def marked(self) -> Offer | None:
        """The offer that Enter takes."""
        row = self._list.currentRow()
        return self._offers[row] if self.isVisible() and 0 <= row < len(self._offers) else None


def _host(line: QWidget) -> QWidget:
    """Over what it lies: never the main window itself, which outlives a lock, but the frame within it."""
    window = line.window()
    inside = window.centralWidget() if isinstance(window, QMainWindow) else None
    return inside if inside is not None else window
