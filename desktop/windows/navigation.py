"""The dark rail at the left: icon, word, and a number only where something waits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.windows.icons import icon
from desktop.windows.page import Count, Page
from desktop.windows.theme import INK, NAV_WIDTH
from desktop.windows.widgets.plain_parts import restyle, words

_MANY = 99


class Navigation(QWidget):
    """``wanted`` carries the id of the page clicked."""

    wanted = Signal(str)

    def __init__(self, unit: str, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nav")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(NAV_WIDTH)
        self._buttons: dict[str, QPushButton] = {}
        self._counts: dict[str, QLabel] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        name = words(unit, "unit", wrap=True)
        name.setMinimumHeight(48)
        column.addWidget(name)
        for number, page in enumerate(pages, 1):
            column.addWidget(self._button(page, number))
        column.addStretch(1)

    def _button(self, page: Page, number: int) -> QPushButton:
        face = QPushButton(f" {page.title}")
        face.setCheckable(True)
        face.setIcon(icon(page.icon, INK["nav_text"], "#ffffff"))
        face.setIconSize(QSize(18, 18))
        face.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        face.setToolTip(f"Alt+{number % 10}" if number <= 10 else "")
        face.clicked.connect(lambda: self.wanted.emit(page.id))
        count = words("", "count")
        count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        count.hide()
        row = QHBoxLayout(face)
        row.setContentsMargins(0, 0, 12, 0)
        row.addStretch(1)
        row.addWidget(count, 0, Qt.AlignmentFlag.AlignVCenter)
        self._group.addButton(face)
        self._buttons[page.id], self._counts[page.id] = face, count
        return face

    def show_current(self, page: str) -> None:
        """Mark the page in front."""
        self._buttons[page].setChecked(True)

    def show_count(self, page: str, count: Count) -> None:
        """The number beside a page; none for nothing."""
        label = self._counts[page]
        label.setText(str(count.number) if count.number <= _MANY else f"{_MANY}+")
        label.setVisible(count.number > 0)
        restyle(label, urgent=count.urgent)
