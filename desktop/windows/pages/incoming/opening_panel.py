"""建账 by the sheet: rows pasted from a spreadsheet or typed; nothing is entered until all are in order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from desktop.custody.levels import Level, register_of
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.incoming.opening_lines import columns, faults
from desktop.windows.pages.pasting import DOCUMENT_HEADERS
from desktop.windows.pages.sheet_panel import Filled, SheetPanel, SheetWords


class OpeningPanel(SheetPanel):
    """``saved`` carries the values of each line; what was pasted stays until it is entered."""

    saved = Signal(object)

    def __init__(self, counter: Counter, machine: Callable[[], str]) -> None:
        self._machine = machine
        told = SheetWords(
            _("建账：录入期初在管的文件"),
            _("把原登记簿的表格整片复制后按 Ctrl+V：按表头的中文栏名对应，栏的次序不限，表头以上的标题行自动略过。"),
            _("全部登记"),
            _("还没有行。请粘贴或加一行。"),
        )  # fmt: skip
        super().__init__(counter, columns(counter), DOCUMENT_HEADERS, told)

    def check(self) -> None:
        """Every line as a whole, and numbers that stand twice."""
        taken: set[tuple[str, str]] = set()
        for number, line in self.filled():
            for fault in faults(line, self._machine()):
                if fault.field not in self.model.lines[number].faults:
                    self.model.refuse(number, fault)
            old, level = line.get("old_number"), line.get("level")
            if old and level:
                key = (register_of(Level(level)), old)
                if key in taken:
                    twice = refuse("opening.number_taken", "A6.1.1c", at="old_number", number=old)
                    self.model.refuse(number, twice)
                taken.add(key)

    def enter(self, filled: Filled) -> None:
        """To the page, which books them."""
        self.saved.emit([line for _number, line in filled])

    def row_of(self, refusal: Refusal) -> tuple[int, str] | None:
        """A safe and a holder stand in one column."""
        place = super().row_of(refusal)
        return (place[0], "place") if place and place[1] in ("safe", "holder") else place
