"""What lies over a list and takes the cursor: a heading with its buttons, below it what the panel is for; Esc goes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.operations.commands import Command, Done
from desktop.plain.refusal import Refusal
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, FieldSpec
from desktop.windows.widgets.lines_grid import LinesGrid
from desktop.windows.widgets.plain_parts import button, words


class Panel(QWidget):
    """``left`` is Esc. A panel stands in ``column``, asks in one strip at a time, and books one thing at a time.

    ``busy``  something is booked that the panel does not show yet: no key books it a second time
    """

    left = Signal()

    def __init__(self, counter: Counter, title: str = "") -> None:
        super().__init__()
        self._counter = counter
        self.busy = False
        self.strip: EntryStrip | None = None
        self.heading = words(title, "entryTitle")
        self.counted = words("", "section")
        self.said = words("", "refusal", wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 8, 16, 12)
        self.column.setSpacing(8)

    def head(self, *faces: QPushButton, back: str = "") -> None:
        """The heading, what is counted, the buttons at the right; a button takes the cursor by a click alone.

        ``back``  what going back is called, where it is not 返回
        """
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.heading)
        row.addWidget(self.counted)
        row.addStretch(1)
        for face in (*faces, button(back or _("返回"), self.leave, key="out")):
            face.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            row.addWidget(face)
        self.column.addLayout(row)

    def leave(self) -> None:
        """Back to the list; nothing is booked."""
        self.left.emit()

    def say(self, sentence: str) -> None:
        """What is wrong, in the line that a panel has for it; empty: nothing any more."""
        self.said.setText(sentence)

    # asking

    def ask(
        self,
        title: str,
        specs: Sequence[FieldSpec],
        saved: Callable[[Entered], object],
        left: Callable[[], object],
        place: QVBoxLayout | None = None,
        save_words: str = "",
    ) -> EntryStrip:
        """A strip in the place of the one before, at the foot unless ``place`` is another; ``left`` is Esc in it."""
        self.close_strip()
        self.strip = EntryStrip(title, specs, self._counter.desk.words, save_words=save_words)
        self.strip.saved.connect(saved)
        self.strip.left.connect(left)
        (place or self.column).addWidget(self.strip)
        return self.strip

    def close_strip(self) -> None:
        """Nothing is asked any more."""
        if self.strip is not None:
            self.strip.hide()
            self.strip.setParent(None)
            self.strip.deleteLater()
            self.strip = None

    # booking

    def book(self, command: Command, then: Callable[[Done], object]) -> None:
        """Once, however often the key is pressed."""
        if not self.busy:
            self.busy = True
            self._counter.book(command, then, self.refused)

    def refused(self, refusal: Refusal) -> None:
        """At its field where something is asked, at the first where it is about none of them; else in a line."""
        self.busy = False
        if self.strip is None:
            self.say(self._counter.desk.words.of(refusal))
            return
        name = refusal.field.rpartition(".")[2]
        known = name if name in self.strip.fields else next(iter(self.strip.fields))
        self.strip.refuse(refusal.at(known))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


class GridPanel(Panel):
    """A panel that fills in other lines each time it is opened: their grid is made anew, and stands in ``place``."""

    def __init__(self, counter: Counter, title: str = "") -> None:
        super().__init__(counter, title)
        self.grid: LinesGrid | None = None
        self.place = QVBoxLayout()

    def put_grid(self, grid: LinesGrid, saved: Callable[[], object]) -> None:
        """In the place of the one before; ``saved`` is Ctrl+Enter in it."""
        if self.grid is not None:
            self.place.removeWidget(self.grid)
            self.grid.hide()
            self.grid.deleteLater()
        self.grid = grid
        grid.saved.connect(saved)
        grid.left.connect(self.leave)
        grid.said.connect(self.say)
        self.place.addWidget(grid)
        grid.show()  # what is hidden takes no cursor
