"""Above a list: the saved views, and the words searched for as one types (F3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop.plain.words import _
from desktop.windows.acts import Act
from desktop.windows.widgets.field_spec import Offer
from desktop.windows.widgets.rows import Asked
from desktop.windows.widgets.typed_line import TypedLine

PAUSE_MS = 120
LEAST, MOST = 180, 240
"""Of the search: a page with many buttons takes from it before it takes from its card."""


class _Search(TypedLine):
    """As wide as its grey words; narrower before anything else is."""

    def sizeHint(self) -> QSize:
        return QSize(MOST, super().sizeHint().height())


class ViewBar(QWidget):
    """``asked`` carries the new ``Asked``. Enter and Down in the search go to the list (``to_list``)."""

    asked = Signal(object)
    to_list = Signal()

    def __init__(self, views: Sequence[Offer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = Asked(view=str(views[0].value) if views else "")
        self.views = QComboBox()
        self.views.setAccessibleName(_("视图"))
        for view in views:
            self.views.addItem(view.shown, view.value)
        if not views:  # shown without a parent it would open a window of its own
            self.views.hide()
        self.line = _Search()
        self.line.setPlaceholderText(_("F3  编号、标题、来文单位、人员"))
        self.line.setMinimumWidth(LEAST)
        self.line.setClearButtonEnabled(False)
        self.line.setAccessibleName(_("查找"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.views.currentIndexChanged.connect(self._ask)
        self.line.textEdited.connect(self._pause.start)
        self.line.onward.connect(self._enter)
        self.line.step.connect(self._down)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.views)
        row.addWidget(self.line)

    @property
    def now(self) -> Asked:
        """What is asked for now."""
        return self._now

    @property
    def title(self) -> str:
        """What the view in front is called."""
        return self.views.currentText()

    @property
    def at_first(self) -> bool:
        """Whether it is the view a page opens with; so too where the views are chosen elsewhere."""
        return self.views.currentIndex() <= 0 or self.views.isHidden()

    def begin(self) -> None:
        """F3: the cursor goes to the search."""
        self.line.setFocus()
        self.line.selectAll()

    def choose(self, view: str) -> None:
        """Take a saved view (from the numbers of Today)."""
        self.views.setCurrentIndex(max(0, self.views.findData(view)))

    def turn(self, by: int) -> None:
        """The view after or before, round and round."""
        self.views.setCurrentIndex((self.views.currentIndex() + by) % self.views.count())

    def acts(self, where: str, in_sight: Callable[[], bool]) -> tuple[Act, ...]:
        """Another view by key; none where the views are chosen elsewhere."""
        if self.views.isHidden() or self.views.count() < 2:
            return ()
        steps = (("view_after", _("下一个视图"), 1), ("view_before", _("上一个视图"), -1))
        return tuple(Act(key, said, partial(self.turn, by), key, where, in_sight) for key, said, by in steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.line.text():
                self.line.clear()
                self._ask()
            self.to_list.emit()
            return
        super().keyPressEvent(event)

    def _ask(self) -> None:
        self._pause.stop()
        view, words = self.views.currentData(), self.line.text().strip()
        asked = replace(self._now, view=str(view) if view is not None else "", words=words)
        if asked != self._now:
            self._now = asked
            self.asked.emit(asked)

    def _enter(self) -> None:
        self._ask()
        self.to_list.emit()

    def _down(self, by: int) -> None:
        if by > 0:
            self._enter()
