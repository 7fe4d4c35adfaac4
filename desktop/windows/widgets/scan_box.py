"""The box of F2: a scan code, the tail of a number, or initials.

Two answers become a choice by digit; so does a single one that is not sure and would book something.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.plain.words import _
from desktop.windows.scan_reader import whole_scan
from desktop.windows.threads import Task, Worker
from desktop.windows.widgets.field_spec import Offer
from desktop.windows.widgets.offers_list import OffersList
from desktop.windows.widgets.typed_line import TypedLine

Look = Callable[[str], Sequence[Offer]]
"""What the typed words may mean, best first; called on the reader thread."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """The words typed mean nothing here."""

    typed: str


class ScanBox(QWidget):
    """``scanned`` a code typed by hand, ``chosen`` an offer, ``unknown`` what means nothing."""

    scanned = Signal(object)
    chosen = Signal(object)
    unknown = Signal(object)

    def __init__(self, look: Look, reader: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._reader = look, reader
        self._found: tuple[Offer, ...] = ()
        self._task: Task | None = None
        self.line = TypedLine()
        self.line.setPlaceholderText(_("F2  扫码 / 编号尾数 / 姓名首字母"))
        self.line.setAccessibleName(_("扫码、编号尾数或姓名首字母"))
        self.line.onward.connect(self._enter)
        self.line.digit.connect(self._digit)
        self.line.textEdited.connect(self._edited)
        self.line.left.connect(self._close)
        self._offers = OffersList(self.line)
        self.line.step.connect(self._offers.step)
        self._offers.picked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)

    def begin(self) -> None:
        """F2: the cursor comes here."""
        self.line.setFocus()
        self.line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.line.text() or self._found):
            self.line.clear()
            self._close()
            return
        super().keyPressEvent(event)

    def _edited(self, text: str) -> None:
        self._close()

    def _enter(self) -> None:
        text = self.line.text().strip()
        marked = self._offers.marked()
        if marked is not None:
            self._choose(marked)
            return
        scan = whole_scan(text)
        if scan is not None:
            self.line.clear()
            self.scanned.emit(scan)
        elif text:
            if self._task is not None:
                self._task.cancel()
            self._task = self._reader.submit(
                lambda: tuple(self._look(text)), lambda found: self._answer(text, found)
            )

    def _answer(self, text: str, found: tuple[Offer, ...]) -> None:
        if text != self.line.text().strip():
            return
        if not found:
            self.line.selectAll()
            self.unknown.emit(Nothing(text))
        elif len(found) == 1 and found[0].sure:
            self._choose(found[0])
        else:
            self._found = found[:9]
            self.line.takes_digits = True
            self._offers.offer(self._found, first=True, digits=True)

    def _digit(self, number: int) -> None:
        if number <= len(self._found):
            self._choose(self._found[number - 1])

    def _choose(self, offer: Offer) -> None:
        self.line.clear()
        self._close()
        self.chosen.emit(offer)

    def _close(self) -> None:
        self._found = ()
        self.line.takes_digits = False
        self._offers.offer((), False)
