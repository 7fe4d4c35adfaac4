"""Ctrl+K: any act by its Chinese name or its pinyin initials."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from desktop.plain.words import _
from desktop.windows.acts import Act, find
from desktop.windows.ports import Initials
from desktop.windows.widgets.overlay import Overlay
from desktop.windows.widgets.plain_parts import words
from desktop.windows.widgets.typed_line import TypedLine

_ROWS = 10


class Palette(Overlay):
    """Type, arrows, Enter."""

    def __init__(self, window: QWidget, acts: Callable[[], Sequence[Act]], initials: Initials) -> None:
        super().__init__(window, 560)
        self._acts, self._initials = acts, initials
        self._found: list[Act] = []
        self.line = TypedLine()
        self.line.setPlaceholderText(_("操作名称或拼音首字母，如 收文登记 / swdj"))
        self.line.textChanged.connect(self._look)
        self.line.step.connect(self._step)
        self.line.onward.connect(self._run)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _item: self._run())
        self._none = words(_("没有这样的操作。"), "muted")
        for part in (self.line, self.list, self._none):
            self.column.addWidget(part)

    def open(self) -> None:
        super().open()
        self.line.clear()
        self._look("")
        self.line.setFocus()

    @property
    def found(self) -> list[Act]:
        """What is listed now."""
        return self._found

    def _look(self, text: str) -> None:
        self._found = find(self._acts(), text, self._initials)
        self.list.clear()
        for act in self._found:
            item = QListWidgetItem(self.list)
            item.setSizeHint(QSize(0, 32))
            self.list.setItemWidget(item, _line(act))
        self.list.setCurrentRow(0 if self._found else -1)
        self.list.setFixedHeight(min(len(self._found), _ROWS) * 32 + 4)
        self.list.setVisible(bool(self._found))
        self._none.setVisible(not self._found)

    def _step(self, by: int) -> None:
        self.list.setCurrentRow(max(0, min(len(self._found) - 1, self.list.currentRow() + by)))

    def _run(self) -> None:
        row = self.list.currentRow()
        if not 0 <= row < len(self._found):
            return
        act = self._found[row]
        self.close_over()
        if act.allowed():
            act.run()


def _line(act: Act) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(8, 0, 8, 0)
    row.setSpacing(12)
    row.addWidget(words(act.title))
    row.addWidget(words(act.where, "muted"))
    row.addStretch(1)
    if act.key_shown:
        row.addWidget(words(act.key_shown, "muted"))
    return line
