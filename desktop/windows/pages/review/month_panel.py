"""比对公文: what was issued on paper in a month, pasted from the register of outgoing papers or typed (B4.4b)."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal

from desktop.operations.reviewing.comparing_months import CompareMonth, IssuedPaper, month_of
from desktop.plain.refusal import refuse
from desktop.plain.typed import Typed
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.pasting import DOCUMENT_HEADERS
from desktop.windows.pages.sheet_panel import Filled, SheetPanel, SheetWords
from desktop.windows.pages.typed import past_day
from desktop.windows.pages.typed_people import person
from desktop.windows.widgets.field_spec import Entered, FieldSpec
from desktop.windows.widgets.lines_model import LineColumn

MONTH = "month:"
"""Prefix of a month that another page asks to be compared: ``month:2026-03-31``."""
ORDER = ("document_number", "title")
HEADERS = {name: DOCUMENT_HEADERS[name] for name in ORDER}


def month_fields(counter: Counter, day: date | None = None) -> tuple[FieldSpec, ...]:
    """Which month, the one that is over unless another is asked for; who compared."""
    proposed = day or counter.now().date().replace(day=1) - timedelta(days=1)
    first, _last = month_of(proposed)
    shown = _("{y}年{m}月").format(y=first.year, m=first.month)
    return (
        FieldSpec("first", _("哪个月（填其中一天）"), past_day(counter), True, Typed(first, shown), span=6),
        person(counter, "compared_by", _("比对人"), span=6),
    )


class MonthPanel(SheetPanel):
    """``saved`` carries the command; ``left`` is Esc: what was typed stays until it is entered."""

    saved = Signal(object)

    def __init__(self, counter: Counter) -> None:
        self._first, self._by = date.min, ""
        self._empty_said = False
        columns = (
            LineColumn("document_number", _("文号"), lambda t: Typed(t, t), width=240, hint=_("可空")),
            LineColumn("title", _("标题"), lambda t: Typed(t, t), "middle", 0),
        )
        told = SheetWords(
            "",
            _(
                "从发文登记簿（纸质目录）复制后按 Ctrl+V：有表头的按表头，没有的依次是文号、标题。也可以直接输入。"
                "本月没有印发公文的，按两次“比对”，只列出已公开而目录没有的。"
            ),
            _("比对"),
            _("目录是空的。请粘贴或输入；本月确实没有印发公文的，再按一次“比对”。"),
        )
        super().__init__(counter, columns, HEADERS, told)

    def begin(self, entered: Entered) -> None:
        """For this month; another month begins with an empty list."""
        first = month_of(entered.values["first"])[0]
        if first != self._first:
            self.clear()
        self._first, self._by = first, str(entered.values["compared_by"])
        self.heading.setText(_("{y}年{m}月印发的公文").format(y=first.year, m=first.month))
        self.said.clear()
        self._empty_said = False
        if not self.model.lines:
            self.add()

    def clear(self) -> None:
        """What was typed is entered, or belongs to another month."""
        self._first = date.min
        self.empty()

    def check(self) -> None:
        """A paper without a title cannot be compared."""
        for number, values in self.filled():
            if not values.get("title"):
                self.model.refuse(number, refuse("comparison.no_title", "B4.4b", at="title"))

    def enter(self, filled: Filled) -> None:
        """To the page, which compares them."""
        papers = (values for _number, values in filled)
        self._compare(tuple(IssuedPaper(one["title"], one.get("document_number", "")) for one in papers))

    def nothing_filled(self) -> None:
        """A month in which nothing was issued is compared too, once it was said twice."""
        if self._empty_said:
            self._compare(())
            return
        self._empty_said = True
        super().nothing_filled()

    def _compare(self, issued: tuple[IssuedPaper, ...]) -> None:
        self.saved.emit(CompareMonth(first=self._first, issued=issued, compared_by=self._by))
