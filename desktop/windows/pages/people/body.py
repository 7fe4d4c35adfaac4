"""The widget of 人员: the list and card of most pages, rows pasted from a sheet, the order of rank by Alt and arrows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.windows.counter import Counter
from desktop.windows.pages.middle import MiddlePage
from desktop.windows.pages.people.pasting import PastePanel
from desktop.windows.pages.people.plan import plan

_MOVES = (("Alt+Up", "person.up"), ("Alt+Down", "person.down"))


class PeopleBody(MiddlePage):
    """人员."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, plan(counter))
        self.panel = PastePanel(counter)
        self.panel.left.connect(self.back)
        self.panel.saved.connect(self.back)
        self.stack.addWidget(self.panel)
        for sequence, verb in _MOVES:
            shortcut = QShortcut(QKeySequence(sequence), self.middle.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._run, verb))

    def begin(self, verb: str, thing: str) -> None:
        if verb == "person.paste":
            self.strips.close(rest=False)
            self.stack.setCurrentWidget(self.panel)
            self.panel.setFocus()
            return
        super().begin(verb, thing)

    def shown(self) -> None:
        if self.stack.currentWidget() is self.panel:
            self.panel.setFocus()
            return
        super().shown()
