"""The rail of a case: its stages from top to bottom, what each one said, and where it stands now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.windows.theme import colour
from desktop.windows.widgets.card_facts import Stop
from desktop.windows.widgets.plain_parts import words

_GUTTER = 22
_DOT = 5.0
_TOP = 13
_TONES = {"done": "done", "now": "today", "ahead": "waiting", "skipped": "waiting", "refused": "overdue"}


class Rail(QWidget):
    """One row per stage."""

    def __init__(self, stops: Sequence[Stop], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 4, 2)
        column.setSpacing(0)
        for number, stop in enumerate(stops):
            column.addWidget(_Row(stop, first=not number, last=number == len(stops) - 1))


class _Row(QWidget):
    """A dot on the line, and beside it the stage: the state is said by words too, never by the dot alone."""

    def __init__(self, stop: Stop, *, first: bool, last: bool) -> None:
        super().__init__()
        self._stop, self._first, self._last = stop, first, last
        grid = QGridLayout(self)
        grid.setContentsMargins(_GUTTER, 3, 0, 5)
        grid.setVerticalSpacing(1)
        quiet = "muted" if stop.state in ("ahead", "skipped") else ""
        title = words(stop.title, quiet or "stop", wrap=True)
        grid.addWidget(title, 0, 0)
        if stop.text:
            tone = _TONES[stop.state] if stop.state in ("now", "refused") else ""
            grid.addWidget(words(stop.text, "" if tone else "muted", tone=tone, wrap=True), 1, 0)
        if stop.note:
            grid.addWidget(words(stop.note, wrap=True), 2, 0)
        if stop.amber:
            grid.addWidget(words(stop.amber, tone="today", wrap=True), 3, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(_GUTTER / 2 - 2, _TOP)
        painter.setPen(QPen(colour("edge"), 1.5))
        if not self._first:
            painter.drawLine(QPointF(middle.x(), 0), QPointF(middle.x(), middle.y() - _DOT))
        if not self._last:
            painter.drawLine(QPointF(middle.x(), middle.y() + _DOT), QPointF(middle.x(), self.height()))
        tone = colour(_TONES[self._stop.state])
        filled = self._stop.state in ("done", "now", "refused")
        painter.setPen(QPen(tone, 1.5))
        painter.setBrush(tone if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, _DOT, _DOT)
