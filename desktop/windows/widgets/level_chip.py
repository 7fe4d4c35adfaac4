"""The level as a word in a small frame; colour second, and it never disappears when a column is narrow."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.windows.levels_shown import LOOKS, level_word

HEIGHT = 20
_PAD = 6
Index = QModelIndex | QPersistentModelIndex


def chip_font(font: QFont) -> QFont:
    """A little smaller than the text around it."""
    small = QFont(font)
    small.setPointSizeF(max(8.0, font.pointSizeF() - 1.0))
    return small


def chip_width(code: str, font: QFont) -> int:
    """Pixels the whole word needs, frame included."""
    return QFontMetrics(chip_font(font)).horizontalAdvance(level_word(code)) + 2 * _PAD


def paint_level(painter: QPainter, room: QRectF, code: str, font: QFont) -> None:
    """Draw the chip at the left of the room, centred in height; in a narrow room the letters shrink."""
    look = LOOKS.get(code)
    if look is None:
        return
    small = chip_font(font)
    wide = chip_width(code, font)
    if wide > room.width():
        small.setPointSizeF(max(6.0, small.pointSizeF() * room.width() / wide))
        wide = int(room.width())
    box = QRectF(room.left() + 0.5, room.center().y() - HEIGHT / 2 + 0.5, wide - 1, HEIGHT - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(look.colour)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(ink if look.filled else QColor("#ffffff"))
    painter.drawRoundedRect(box, 2, 2)
    painter.setPen(QColor("#ffffff") if look.filled else ink)
    painter.setFont(small)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, level_word(code))
    painter.restore()


class LevelChip(QWidget):
    """One level, for cards and headings."""

    def __init__(self, code: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = code
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_level(code)

    @property
    def code(self) -> str:
        return self._code

    def show_level(self, code: str) -> None:
        """Show another level; nothing is drawn for none."""
        self._code = code
        self.setAccessibleName(level_word(code))
        if not code:
            self.hide()
        elif self.parent() is not None:  # without a parent it would open a window of its own
            self.show()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._code, self.font()) if self._code else 0, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_level(painter, QRectF(self.rect()), self._code, self.font())
