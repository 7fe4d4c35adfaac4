"""A text with its hits marked, beside a list gone through line by line: what both 逐条审 and 命中对照 are.

The cursor stays with the panel: arrows choose the line, page keys turn the text, a letter or a digit acts on the line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from desktop.plain.words import _
from desktop.procedures.review.item import Item
from desktop.windows.counter import Counter
from desktop.windows.pages.panel import Panel
from desktop.windows.pages.review.again import CHECKING, checking_again
from desktop.windows.pages.review.marked_text import MarkedText
from desktop.windows.pages.review.subject import BatchSubject, ItemSubject
from desktop.windows.theme import colour
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, FieldSpec
from desktop.windows.widgets.plain_parts import button

Line = tuple[str, str, str]
"""A line of the list: its words, their tone, what is said on hover."""


class ReadingPanel(Panel):
    """``wanted`` carries a verb and the id it is about: what goes on elsewhere.

    A panel shows what is in hand (``show_line``), reads it anew once something was booked (``reread``), and says in
    ``keys`` what each letter does.
    """

    wanted = Signal(str, str)

    def __init__(self, counter: Counter, name: str, width: int) -> None:
        super().__init__(counter)
        self.keys: Mapping[int, Callable[[], object]] = {}
        self.list = QListWidget()
        self.list.setObjectName(name)
        self.list.setFixedWidth(width)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda _row: self.show_line())
        self.text = MarkedText()
        self.again = button(_("重新机检  R"), self.check_again)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def lay_out(
        self, faces: Sequence[QPushButton], left: Sequence[QWidget], right: Sequence[QWidget]
    ) -> None:
        """Two columns below the heading; what is asked stands over both. List and text get the height there is."""
        self.head(*faces)
        self._above = QVBoxLayout()
        self.column.addLayout(self._above)
        across = QHBoxLayout()
        across.setSpacing(16)
        for parts in (left, right):
            column = QVBoxLayout()
            column.setSpacing(8)
            for part in parts:
                column.addWidget(part, int(part in (self.list, self.text)))
            across.addLayout(column, int(self.text in parts))
        self.column.addLayout(across, 1)
        self.column.addWidget(self.said)

    # what a panel says of itself

    @property
    def subject(self) -> ItemSubject | BatchSubject | None:
        """What is read."""
        raise NotImplementedError

    def show_line(self) -> None:
        """The line in hand."""
        raise NotImplementedError

    def reread(self) -> None:
        """What the book says now, at the line in hand."""
        raise NotImplementedError

    # showing

    @property
    def row(self) -> int:
        """Of the line in hand; -1: there is none."""
        return self.list.currentRow()

    def fill(self, lines: Iterable[Line], row: int) -> None:
        """Other lines, and which of them is in hand."""
        self.list.blockSignals(True)
        self.list.clear()
        for said, tone, tip in lines:
            made = QListWidgetItem(said)
            made.setForeground(colour(tone))
            made.setToolTip(tip)
            self.list.addItem(made)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self.show_line()

    def show_text(self, item: Item, instead: str = "") -> None:
        """The draft with its hits; ``instead`` of a draft, where there is none, what else is known of the item."""
        if item.draft is None:
            self.text.show_text(instead)
            self.text.setPlaceholderText(_("没有电子文稿，请看纸质文稿。"))
        else:
            self.text.show_text(str(item.draft.text), item)
            self.text.setPlaceholderText(_("没有可读的文字，未作机检，请人工审查纸面。"))

    # acting

    def ask_above(
        self, title: str, specs: Sequence[FieldSpec], saved: Callable[[Entered], object]
    ) -> EntryStrip:
        """Over list and text; the cursor goes into it."""
        strip = self.ask(title, specs, saved, self.close_strip, self._above)
        strip.begin()
        return strip

    def close_strip(self) -> None:
        """The cursor goes back to the lines."""
        super().close_strip()
        self.setFocus()

    def check_again(self) -> None:
        """By the lists of today (D22): what an entry allows since is gone; judgements stay."""
        if self.subject is not None and not self.busy:
            self.busy = True
            call = checking_again(self._counter, self.subject)
            self._counter.work(call, lambda _done: self.reread(), self.refused, _(CHECKING))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            row = self.row + (1 if key == Qt.Key.Key_Down else -1)
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + bar.pageStep() * (1 if key == Qt.Key.Key_PageDown else -1))
        elif key in self.keys:
            self.keys[key]()
        else:
            super().keyPressEvent(event)
