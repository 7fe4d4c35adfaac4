"""The bar with what was put aside: what and since when; its digit with Alt+Shift brings it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.plain.words import _
from desktop.windows.aside import Aside
from desktop.windows.times_shown import said_time, whole
from desktop.windows.widgets.flow import FlowLayout
from desktop.windows.widgets.plain_parts import button, clear, words

_LONGEST = 18


class AsideBar(QWidget):
    """Hidden while nothing is aside. ``resume`` carries the digit."""

    resume = Signal(int)

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.setObjectName("asideBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 4)
        self._row = QWidget()
        FlowLayout(self._row)
        column.addWidget(self._row)
        self.hide()

    def show_places(self, places: dict[int, Aside]) -> None:
        """Show what is aside."""
        clear(self._row)
        layout = self._row.layout()
        assert layout is not None
        if places:
            label = words(_("挂起"), "muted")
            label.setMinimumHeight(26)
            layout.addWidget(label)
        for number, aside in places.items():
            title = aside.title if len(aside.title) <= _LONGEST else f"{aside.title[: _LONGEST - 1]}…"
            mark = title.replace("&", "&&")  # no mnemonic out of a title
            face = button(f"{number}  {mark} · {said_time(aside.at, self._now())}")
            face.setToolTip(f"{aside.title}\n{whole(aside.at)}\nAlt+Shift+{number}")
            face.clicked.connect(lambda _checked=False, n=number: self.resume.emit(n))
            layout.addWidget(face)
        self.setVisible(bool(places))
