"""The line at the foot: what the last act did, in one sentence; the last twenty a click away."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.plain.words import _
from desktop.windows.widgets.plain_parts import Elided, button, restyle, words

KEPT = 20


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence, when, and its tone (``refused`` or empty)."""

    at: datetime
    sentence: str
    tone: str = ""

    def line(self) -> str:
        return f"{self.at:%H:%M}  {self.sentence}"


class StatusLine(QWidget):
    """``say`` what was done; ``busy`` what is being done; ``state`` the words at the right."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(32)
        self.said: deque[Said] = deque(maxlen=KEPT)
        self._last = button("", self._open)
        self._last.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._last.setToolTip(_("最近二十条"))
        self._last.setAccessibleName(_("最近二十条"))
        self._last.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # Tab has nothing to do here before something was said
        self._busy = words("", "muted")
        self._state = words("", "muted")
        self._keys = words(_("F1 帮助　? 按键　Ctrl+K 找操作"), "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 16, 0)
        row.addWidget(self._last, 1)
        row.addWidget(self._busy)
        row.addSpacing(16)
        row.addWidget(self._state)
        row.addSpacing(16)
        row.addWidget(self._keys)
        self._list: QFrame | None = None

    def say(self, sentence: str, tone: str = "") -> None:
        """The last act in one sentence."""
        one = Said(self._now(), sentence, tone)
        self.said.appendleft(one)
        self._last.setToolTip(one.sentence)
        self._last.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fit()
        restyle(self._last, tone=tone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = self.said[0].line() if self.said else ""
        beside = sum(one.sizeHint().width() for one in (self._state, self._busy, self._keys))
        room = max(40, self.width() - beside - 96)
        fitted = self._last.fontMetrics().elidedText(line, Qt.TextElideMode.ElideMiddle, room)
        self._last.setText(fitted.replace("&", "&&"))

    def busy(self, what: str) -> None:
        """What is being done; empty when it is done."""
        self._busy.setText(what)
        self._fit()

    def state(self, text: str, why: str = "") -> None:
        """The standing words at the right: what no printed sheet holds yet; ``why`` on hover."""
        self._state.setText(text)
        self._state.setToolTip(why)
        self._fit()

    def forget(self) -> None:
        """Nothing said remains: before locking."""
        self.said.clear()
        self._last.setText("")
        self._last.setToolTip("")
        self._close()

    def _close(self) -> None:
        if self._list is not None:
            self._list.deleteLater()
            self._list = None

    def _open(self) -> None:
        if self._list is not None:
            self._close()
            return
        panel = QFrame(self.window())
        panel.setObjectName("overlay")
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 12, 16, 12)
        for one in self.said:
            line = Elided()
            line.set_text(one.line())
            column.addWidget(line)
        if not self.said:
            column.addWidget(words(_("还没有做过什么。"), "muted"))
        wide = min(720, self.window().width() - 32)
        panel.resize(wide, panel.sizeHint().height())
        corner = self.mapTo(self.window(), QPoint(8, 0))
        panel.move(corner.x(), corner.y() - panel.height() - 4)
        panel.show()
        panel.raise_()
        self._list = panel
