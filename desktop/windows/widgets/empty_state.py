"""An empty list says what would stand here, and the key that makes the first one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.windows.widgets.plain_parts import button, words


class EmptyState(QWidget):
    """``title`` what is not here, ``about`` what would stand here, and the act that makes the first one."""

    def __init__(
        self,
        title: str,
        about: str,
        act: str = "",
        key: str = "",
        run: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        self._plain = (title, about)
        column.addStretch(2)
        self._title = words(title, "emptyTitle", wrap=True)
        self._about = words(about, "muted", wrap=True)
        for label in (self._title, self._about):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        if act:
            column.addWidget(button(act, run, key=key, primary=True), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, title: str, about: str) -> None:
        """Another reason for being empty: nothing found, the list could not be read."""
        self._title.setText(title)
        self._about.setText(about)

    def say_plain(self) -> None:
        """The first reason again: there is nothing yet."""
        self.say(*self._plain)
