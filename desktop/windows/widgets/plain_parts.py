"""Labels, buttons and rules as they are used everywhere, so that they look alike everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.windows.keys import shown


def words(text: str, name: str = "", tone: str = "", wrap: bool = False) -> QLabel:
    """A label of plain text (never rich text: titles may hold < and &)."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # a policy set anew forgets it, and the last lines are cut off
        label.setSizePolicy(policy)
    if tone:
        label.setProperty("tone", tone)
    return label


_LONG = re.compile(r"[!-~]{18,}")


def breakable(text: str) -> str:
    """The same words, a long code in them with places where its line may break (after - / . : or twelve signs)."""
    return _LONG.sub(lambda run: _breaks(run[0]), text)


def _breaks(code: str) -> str:
    parts = [part for piece in re.split(r"(?<=[-/_.:])", code) for part in re.findall(r".{1,12}", piece)]
    return "\u200b".join(parts)


def button(
    text: str,
    pressed: Callable[[], object] | None = None,
    *,
    key: str = "",
    primary: bool = False,
    quiet: bool = False,
) -> QPushButton:
    """A button with its words and, where the verb has one, its key."""
    face = QPushButton(f"{text}  {shown(key)}" if shown(key) else text)
    face.setAutoDefault(False)
    if primary:
        face.setProperty("primary", True)
    if quiet:
        face.setProperty("quiet", True)
    if pressed is not None:
        face.clicked.connect(lambda _checked=False: pressed())
    return face


def rule() -> QFrame:
    """A hairline across."""
    line = QFrame()
    line.setObjectName("rule")
    return line


def restyle(widget: QWidget, **marks: object) -> None:
    """Set properties the style sheet looks at, and draw anew."""
    for name, value in marks.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def clear(layout_owner: QWidget) -> None:
    """Take every widget out of the owner's layout and destroy it."""
    layout = layout_owner.layout()
    while layout is not None and layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


class Elided(QWidget):
    """Text on at most ``lines`` lines, broken between any two Chinese characters; whole on hover."""

    def __init__(self, text: str = "", lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._lines = text, lines
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def broken(self, width: int) -> list[str]:
        """The lines as drawn; the last one is elided in the middle where the text is too long."""
        measure, rest = QFontMetrics(self.font()), " ".join(self._text.split())
        lines: list[str] = []
        while rest and len(lines) < self._lines - 1:
            most = _fits(measure, rest, width)
            if most >= len(rest):
                break
            lines.append(rest[:most])
            rest = rest[most:].lstrip()
        if rest:
            lines.append(measure.elidedText(rest, Qt.TextElideMode.ElideMiddle, width))
        return lines

    def sizeHint(self) -> QSize:
        wanted = len(self.broken(self.width())) if self._lines > 1 else 1
        return QSize(200, max(1, wanted) * QFontMetrics(self.font()).lineSpacing() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._lines > 1:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        step = QFontMetrics(self.font()).lineSpacing()
        for number, line in enumerate(self.broken(self.width())):
            painter.drawText(0, number * step, self.width(), step, int(Qt.AlignmentFlag.AlignVCenter), line)


_NOT_FIRST = "，。、；：？！）》〉】〕”’％%,.;:?!)]}·…"
_NOT_LAST = "（《〈【〔“‘([{"


def _fits(measure: QFontMetrics, text: str, width: int) -> int:
    """How many characters stand on one line; no ，。》 at the next line's start, no 《（ at this one's end."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure.horizontalAdvance(text[:middle]) <= width else (low, middle - 1)
    most = low
    while 1 < most < len(text) and (text[most] in _NOT_FIRST or text[most - 1] in _NOT_LAST):
        most -= 1
    return most
