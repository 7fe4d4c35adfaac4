"""Which proposal a verb of the settings opens, and the way back from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QStackedWidget

from desktop.operations.commands import Done
from desktop.windows.counter import Counter
from desktop.windows.pages.settings.form_asking import bring_template, change_layout, restore
from desktop.windows.pages.settings.proposal_panel import Asks, ProposalPanel
from desktop.windows.pages.settings.rule_asking import bring_files, change_rule, enter_year
from desktop.windows.pages.settings.section import Looking
from desktop.windows.pages.settings.sections import word_lists
from desktop.windows.pages.settings.sections.changes import BRING, CHANGE
from desktop.windows.pages.settings.sections.forms import LAYOUT, RESTORE, TEMPLATE
from desktop.windows.pages.settings.sections.holidays import ENTER, year_of
from desktop.windows.pages.settings.word_asking import bring_allowed, change_list, new_list

OF_A_THING: Mapping[str, Callable[[Counter, str], Asks | None]] = MappingProxyType(
    {
        LAYOUT: change_layout,
        RESTORE: restore,
        TEMPLATE: bring_template,
        word_lists.NEW: new_list,
        word_lists.EDIT: change_list,
        word_lists.BRING: bring_allowed,
    }
)
"""Verb → what it asks about the thing after the slash."""
PROPOSALS = frozenset({CHANGE, BRING, ENTER, *OF_A_THING})


class Proposals:
    """One panel at a time in the page's stack."""

    def __init__(self, counter: Counter, stack: QStackedWidget, back: Callable[[], object]) -> None:
        self._counter, self._stack, self._back = counter, stack, back
        self.panel: ProposalPanel | None = None

    def begin(self, verb: str, thing: str) -> None:
        """Read what is in force, then ask."""
        counter = self._counter

        def read() -> Asks | None:
            profile = counter.desk.profile()
            if verb in OF_A_THING:
                return OF_A_THING[verb](counter, thing.partition("/")[2])
            if verb == BRING:
                return bring_files(counter)
            if verb == ENTER:
                return enter_year(counter, year_of(Looking(counter, profile), thing))
            return change_rule(counter, profile, thing)

        counter.threads.reader.submit(read, self._show, counter.complain)

    def _show(self, asks: Asks | None) -> None:
        self.leave()
        if asks is None:
            return
        panel = ProposalPanel(self._counter, asks)
        panel.left.connect(self.leave)
        panel.adopted.connect(self._adopted)
        self.panel = panel
        self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)
        panel.setFocus()

    def leave(self) -> None:
        """Back to the list."""
        panel, self.panel = self.panel, None
        if panel is not None:
            self._stack.removeWidget(panel)
            panel.deleteLater()
            self._back()

    def _adopted(self, _done: Done) -> None:
        self.leave()
        self._counter.renew()
