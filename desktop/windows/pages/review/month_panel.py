"""比对公文: what was issued on paper in a month, pasted from the register of outgoing papers or typed (B4.4b)."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.operations.reviewing.comparing_months import CompareMonth, IssuedPaper, month_of
from desktop.plain.refusal import Refusal
from desktop.plain.typed import Typed
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.pasting import DOCUMENT_HEADERS, PasteGrid, pasted
from desktop.windows.pages.review.verbs import past_day, person
from desktop.windows.widgets.field_spec import Entered, FieldSpec
from desktop.windows.widgets.lines_model import LineColumn, LinesModel
from desktop.windows.widgets.plain_parts import button, words

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
        person(counter, "compared_by", _("比对人"), 6),
    )


class MonthPanel(QWidget):
    """``saved`` carries the command; ``left`` is Esc: what was typed stays until it is entered."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._first, self._by = date.min, ""
        self._empty_said = False
        columns = (
            LineColumn("document_number", _("文号"), lambda t: Typed(t, t), width=240, hint=_("可空")),
            LineColumn("title", _("标题"), lambda t: Typed(t, t), "middle", 0),
        )
        self.model = LinesModel(columns, counter.desk.words, growing=True)
        self.grid = PasteGrid(self.model)
        self.heading = words("", "entryTitle")
        self.said = words("", "refusal", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._top())
        told = _(
            "从发文登记簿（纸质目录）复制后按 Ctrl+V：有表头的按表头，没有的依次是文号、标题。也可以直接输入。"
            "本月没有印发公文的，按两次“比对”，只列出已公开而目录没有的。"
        )
        column.addWidget(words(told, "muted", wrap=True))
        column.addWidget(self.grid, 1)
        column.addWidget(self.said)
        self.grid.pasting.connect(self.paste)
        self.grid.saved.connect(self.save)
        self.grid.left.connect(self.left)
        self.grid.said.connect(self.said.setText)
        self.setFocusProxy(self.grid)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.heading)
        row.addStretch(1)
        for face in (
            button(_("粘贴  Ctrl+V"), self.paste),
            button(_("加一行"), self.add),
            button(_("比对"), self.save, key="save", primary=True),
            button(_("返回"), self.left.emit, key="out"),
        ):
            face.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            row.addWidget(face)
        return row

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
        self.model.beginResetModel()
        self.model.lines = []
        self.model.endResetModel()

    def add(self) -> None:
        """One more line to type into."""
        self.model.paste(len(self.model.lines), 0, "\t")
        self.grid.setCurrentIndex(self.model.index(len(self.model.lines) - 1, 0))
        self.grid.setFocus()

    def paste(self) -> None:
        """From the clipboard, by the names of its columns, from the first empty line on."""
        self.said.clear()
        rows = pasted(QGuiApplication.clipboard().text(), ORDER, HEADERS)
        text = "\n".join("\t".join(row.get(name, "") for name in ORDER) for row in rows)
        empty = next((n for n, line in enumerate(self.model.lines) if not line.typed), len(self.model.lines))
        if text:
            self.model.paste(empty, 0, text)
        self.grid.begin()

    def save(self) -> None:
        """All lines, or none; an empty list is a month in which nothing was issued."""
        issued = tuple(
            IssuedPaper(str(line.values.get("title", "")), str(line.values.get("document_number", "")))
            for line in self.model.entered()
        )
        if not issued and not self._empty_said:
            self._empty_said = True
            self.said.setText(_("目录是空的。请粘贴或输入；本月确实没有印发公文的，再按一次“比对”。"))
            return
        self.saved.emit(CompareMonth(first=self._first, issued=issued, compared_by=self._by))

    def refused(self, refusal: Refusal) -> None:
        """What the book says against a line stands in its cell."""
        parts = refusal.field.split(".")
        filled = [n for n, line in enumerate(self.model.lines) if line.typed]
        if len(parts) == 3 and parts[1].isdecimal() and int(parts[1]) < len(filled):
            self.model.refuse(filled[int(parts[1])], refusal.at(parts[2]))
            self.grid.begin()
        self.said.setText(self._counter.desk.words.of(refusal))
