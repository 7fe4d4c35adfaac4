"""The collector's list, pasted or typed; and the same lines again where they are matched by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.custody.clearance_facts import ListLine
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Typed, read_count
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.incoming.opening_lines import pasted, read_level
from desktop.windows.pages.incoming.opening_panel import PasteGrid
from desktop.windows.pages.incoming.typed import read_copies, reader
from desktop.windows.widgets.lines_model import LineColumn, LinesModel, LineState
from desktop.windows.widgets.plain_parts import button, words


def _text(text: str) -> Typed[str] | Refusal:
    return Typed(" ".join(text.split()), "")


def _columns() -> tuple[LineColumn, ...]:
    return (
        LineColumn("issuing_body", _("来文单位"), reader(_text), "middle", 170),
        LineColumn("document_number", _("文号"), reader(_text), "number", 150),
        LineColumn("title", _("标题"), reader(_text), "middle", 0),
        LineColumn("level", _("密级"), reader(read_level), width=76),
        LineColumn("copy_numbers", _("份号"), reader(read_copies), width=140),
        LineColumn("copies", _("份数"), reader(lambda t: read_count(t, least=1)), width=56, hint="1"),
    )


class ListPanel(QWidget):
    """``saved`` carries the lines as the collector wrote them; ``left`` is Esc."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LinesModel(_columns(), counter.desk.words, growing=True)
        self.grid = PasteGrid(self.model)
        self.title = words("", "entryTitle")
        self.said: QLabel = words("", "refusal", wrap=True)
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addStretch(1)
        top.addWidget(button(_("粘贴  Ctrl+V"), self.paste))
        top.addWidget(button(_("加一行"), self.add))
        top.addWidget(button(_("登记目录"), self.save, key="save", primary=True))
        top.addWidget(button(_("返回"), self.left.emit, key="out"))
        about = _("把对方的清退目录整片复制后按 Ctrl+V：按表头的栏名对应；次序照目录，打印时不变。")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(words(about, "muted", wrap=True))
        column.addWidget(self.grid, 1)
        column.addWidget(self.said)
        self.grid.pasting.connect(self.paste)
        self.grid.saved.connect(self.save)
        self.grid.left.connect(self.left)
        self.grid.said.connect(self.said.setText)

    def begin(self, title: str) -> None:
        """A fresh list."""
        self.title.setText(title)
        self.said.clear()
        self._put([])
        self.add()

    def paste(self) -> None:
        """From the clipboard."""
        self.take(QGuiApplication.clipboard().text())

    def take(self, text: str) -> None:
        """Rows of a spreadsheet, after those that stand already."""
        order = [column.id for column in self.model.columns]
        rows = pasted(text, order)
        if not rows:
            self.said.setText(_("剪贴板里没有表格行。请在表格里选中整片区域复制后再粘贴。"))
            return
        kept = [line for line in self.model.lines if line.typed]
        self._put([*kept, *(LineState("") for _row in rows)])
        for number, row in enumerate(rows, len(kept)):
            for place, name in enumerate(order):
                if name in row:
                    self.model.put(number, place, row[name])
        self.grid.begin()

    def add(self) -> None:
        """One more line."""
        self._put([*self.model.lines, LineState("")])
        self.grid.setCurrentIndex(self.model.index(len(self.model.lines) - 1, 0))
        self.grid.setFocus()

    def _put(self, lines: Sequence[LineState]) -> None:
        self.model.beginResetModel()
        self.model.lines = list(lines)
        self.model.endResetModel()

    def save(self) -> None:
        """Nothing is entered until every line has its title."""
        entered = [line for line in self.model.entered() if line.values]
        for number, state in enumerate(self.model.lines):
            if state.typed and not state.typed.get("title"):
                self.model.refuse(number, refuse("document.title_missing", "A6.1.1b", at="title"))
        if self.model.first_fault() is not None:
            self.grid.begin()
            self.said.setText(_("有的行还没填对，改好后再登记。"))
            return
        if not entered:
            self.said.setText(_("目录还是空的。请粘贴或加一行。"))
            return
        self.saved.emit(tuple(_line(n, line.values) for n, line in enumerate(entered, 1)))


def _line(number: int, values: dict[str, Any]) -> ListLine:
    copies = values.get("copy_numbers")
    numbers = copies.numbers if copies is not None else ()
    body, document = values.get("issuing_body"), values.get("document_number")
    return ListLine(
        number,
        Text(body) if body else None,
        Text(document) if document else None,
        Text(values["title"]),
        numbers,
        values.get("copies") or len(numbers) or 1,
        values.get("level", ""),
    )
