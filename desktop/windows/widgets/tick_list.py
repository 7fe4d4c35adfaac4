"""A list of lines each ticked by Space, all of them by A; Enter goes on to what is asked below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

_THING = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class TickList(QListWidget):
    """``onward`` is Enter. What a line stands for is any value."""

    onward = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.itemActivated.connect(lambda _item: self.onward.emit())

    def fill(self, lines: Iterable[tuple[Any, str, bool]]) -> None:
        """Value, words, whether it is ticked already; the cursor goes to the first that is, else to the first."""
        self.clear()
        for value, words, ticked in lines:
            item = QListWidgetItem(words)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_ON if ticked else _OFF)
            item.setData(_THING, value)
            self.addItem(item)
        ticked_rows = (row for row in range(self.count()) if self.item(row).checkState() is _ON)
        self.setCurrentRow(next(ticked_rows, 0))

    def ticked(self) -> list[Any]:
        """The values of the ticked lines, in their order."""
        items = (self.item(row) for row in range(self.count()))
        return [item.data(_THING) for item in items if item.checkState() is _ON]

    def tick_all(self) -> None:
        """All; where all are ticked, none."""
        to = _OFF if len(self.ticked()) == self.count() else _ON
        for row in range(self.count()):
            self.item(row).setCheckState(to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_A and not event.modifiers():
            self.tick_all()
            return
        super().keyPressEvent(event)
