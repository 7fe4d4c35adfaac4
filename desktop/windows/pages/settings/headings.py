"""The headings of the settings at the left: arrows choose, Right or Enter goes into the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.plain.words import _
from desktop.windows.pages.settings.section import Section

WIDTH, ROW = 136, 36


class Headings(QListWidget):
    """``chosen`` carries the id of a section; ``inward`` wants the cursor in the list."""

    chosen = Signal(str)
    inward = Signal()

    def __init__(self, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("headings")
        self.setAccessibleName(_("设置的分栏"))
        self.setFixedWidth(WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for section in sections:
            item = QListWidgetItem(_(section.title))
            item.setData(Qt.ItemDataRole.UserRole, section.id)
            item.setSizeHint(QSize(WIDTH - 4, ROW))
            self.addItem(item)
        self.setCurrentRow(0)
        self.currentItemChanged.connect(
            lambda item, _before: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)) if item else None
        )

    @property
    def current(self) -> str:
        """Id of the section in front."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def choose(self, section: str) -> None:
        """Bring a section to the front."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == section:
                self.setCurrentRow(row)

    def serve(self, part: QWidget) -> None:
        """Left in this part comes back here."""
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Left:
            self.setFocus()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.inward.emit()
            return
        super().keyPressEvent(event)
