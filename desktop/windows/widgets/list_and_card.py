"""List and card side by side: the card follows the arrow keys at once, its details come when they are read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.plain.words import _
from desktop.windows.threads import Task, Worker
from desktop.windows.widgets.card import WIDTH, Card
from desktop.windows.widgets.card_facts import CardFacts
from desktop.windows.widgets.empty_state import EmptyState
from desktop.windows.widgets.list_view import ListView
from desktop.windows.widgets.page_model import PageModel
from desktop.windows.widgets.plain_parts import words
from desktop.windows.widgets.rows import Asked, Row
from desktop.windows.widgets.view_bar import ViewBar

Load = Callable[[str], "CardFacts | None"]
"""The whole card of a thing by its id; called on the reader thread."""


def _nothing() -> object:
    return None


class ListAndCard(QWidget):
    """A page's middle. ``bar`` takes the view chooser and filters; ``above`` is where an entry strip opens."""

    verb = Signal(str, str)
    absent = Signal(str)

    def __init__(
        self,
        model: PageModel,
        load: Load,
        reader: Worker,
        now: Callable[[], datetime],
        empty: EmptyState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._load, self._reader = load, reader
        self._task: Task | None = None
        self._brought = ""
        self._stale, self._waits = False, _nothing
        self.model, self.empty = model, empty
        self.nothing = ""  # what it means where the list in front is empty, if the page knows better
        model.setParent(self)
        self.list = ListView(model)
        self.card = Card(now)
        self.card.verb.connect(self.verb)
        self.list.row_current.connect(self._follow)
        model.loaded.connect(self._count)
        model.loaded.connect(self._bring_there)
        model.failed.connect(self._unread)
        self._views: ViewBar | None = None
        self.measure = _("件")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._left())
        split.addWidget(self.card)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setSizes([10_000, WIDTH])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 8, 12, 12)
        column.setSpacing(8)
        self.bar = QHBoxLayout()
        self.bar.setSpacing(8)
        self.counted: QLabel = words("", "muted")
        row = QHBoxLayout()
        row.addLayout(self.bar)
        row.addStretch(1)
        row.addWidget(self.counted)
        column.addLayout(row)
        self.above = QVBoxLayout()
        column.addLayout(self.above)
        column.addWidget(self._stack, 1)
        return left

    def serve(self, views: ViewBar, ask: Callable[[Asked], object] | None = None) -> None:
        """Views and search above the list; what an empty answer means is said in their terms."""
        self._views = views
        views.asked.connect(ask or self.model.ask)
        views.to_list.connect(self.list.setFocus)
        self.bar.addWidget(views)

    def _count(self) -> None:
        number, whole = self.model.rowCount(), self.model.complete
        self._stack.setCurrentIndex(0 if number else 1)
        self.counted.setText(f"{number}{'' if whole else '+'} {self.measure}")
        if not number:
            self._tell_nothing()
            self._follow(None)

    def _tell_nothing(self) -> None:
        """Nothing found, nothing in this view, or nothing yet: three things."""
        asked, views = self.model.asked, self._views
        if asked.words:
            self.empty.say(
                _("没有找到“{words}”").format(words=asked.words),
                _("换几个字再找，或按 F3 再按 Esc 看全部。"),
            )
        elif self.nothing:
            self.empty.say(self.nothing, "")
        elif views is not None and not views.at_first:
            self.empty.say(_("“{view}”里没有").format(view=views.title), _("换一个视图看看。"))
        else:
            self.empty.say_plain()

    def _unread(self, sentence: str) -> None:
        if not self.model.rowCount():
            self.empty.say(_("列表没有读出来"), sentence)
            self._stack.setCurrentIndex(1)

    def _follow(self, row: Row | None) -> None:
        if self._task is not None:
            self._task.cancel()  # the person has gone on: that card is no longer wanted
        if row is None:
            self._show(None)
            return
        shown = self.card.facts
        if isinstance(row.head, CardFacts) and (shown is None or shown.id != row.id):
            self.card.show_facts(row.head)
        load = self._load
        self._task = self._reader.submit(lambda: load(row.id), self._show, what=_("正在读取经历…"))

    def _show(self, facts: CardFacts | None) -> None:
        self.card.show_facts(facts)
        run, self._stale, self._waits = self._waits, False, _nothing
        run()

    def once_read(self, run: Callable[[], object]) -> None:
        """Now, or when the card says again how things are: after an act it still shows the verbs of before."""
        if self._stale:
            self._waits = run
        else:
            run()

    def bring(self, row_id: str) -> None:
        """List anew and make this row the current one; ``absent`` where this view does not have it."""
        self._brought = row_id
        self.model.ask(seek=row_id)

    def _bring_there(self) -> None:
        sought, self._brought = self._brought, ""
        if sought:
            self.list.clearSelection()
        if sought and not self.list.go_to(sought):
            self.absent.emit(sought)

    def reread(self) -> None:
        """After an act: the list and the card anew, the row kept."""
        row = self.list.current_row()
        self._stale, self._waits = True, _nothing
        self.model.ask(seek=self._brought or (row.id if row is not None else ""))
