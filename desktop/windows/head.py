"""The head: the F2 box, the level of this machine, who works, and the lock."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.plain.words import _
from desktop.windows.icons import icon
from desktop.windows.theme import HEAD_HEIGHT
from desktop.windows.threads import Worker
from desktop.windows.widgets.level_chip import LevelChip
from desktop.windows.widgets.plain_parts import button, words
from desktop.windows.widgets.scan_box import Look, ScanBox


class Head(QWidget):
    """Always in sight; the machine's level never scrolls away."""

    def __init__(
        self, look: Look, reader: Worker, machine_level: str, operator: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEAD_HEIGHT)
        self.box = ScanBox(look, reader)
        self.box.setMinimumWidth(320)
        self.box.setMaximumWidth(480)
        self.machine = words(_("本机密级"), "machine")
        self.level = LevelChip(machine_level)
        self.operator = words(operator, "operator")
        self.lock = button(_("锁屏"), key="lock", quiet=True)
        self.lock.setIcon(icon("lock"))
        self.lock.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.box, 1)
        row.addStretch(1)
        row.addWidget(self.machine)
        row.addWidget(self.level)
        row.addSpacing(16)
        row.addWidget(self.operator)
        row.addWidget(self.lock)
