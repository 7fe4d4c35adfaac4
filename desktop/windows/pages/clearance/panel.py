"""The collector's list, pasted or typed: taken whole and in its own order, or not at all (D13)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.audit.acts import DESK, UnitChanged, VaultFounded
from desktop.custody.clearance_facts import ListLine
from desktop.custody.levels import Level, above
from desktop.operations.books import Books
from desktop.operations.returning.open_list import PaperLine
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Typed, read_count
from desktop.plain.typed.answer import even
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.pasting import DOCUMENT_HEADERS, PasteGrid, pasted
from desktop.windows.pages.typed import read_copies, read_level, reader
from desktop.windows.widgets.lines_model import LineColumn, LinesModel, LineState
from desktop.windows.widgets.plain_parts import button, words

LIST_HEADERS = {**DOCUMENT_HEADERS, "number": ("序号", "行号", "行", "目录序号")}
"""Their own numbers stand in the first column of a list."""
_CONTENT = ("issuing_body", "document_number", "title", "copy_numbers")
_PLACE = re.compile(r"(.+?)[-－/、 ]+([0-9]{1,5})[-－/、 ]+([0-9]{1,5})")
MOST_NAMED = 3


def _text(text: str) -> Typed[str] | Refusal:
    return Typed(" ".join(text.split()), "")


def read_place(text: str) -> Typed[tuple[str, int, int]] | Refusal:
    """``2-14-3``: volume 2 of the paper 专册, page 14, line 3."""
    found = _PLACE.fullmatch(even(text))
    if found is None:
        return refuse("typed.place_unclear", typed=text.strip())
    volume, page, row = found[1].strip(), int(found[2]), int(found[3])
    shown = _("{volume} 第{page}页第{row}行").format(volume=volume, page=page, row=row)
    return Typed((volume, page, row), shown)


def _columns() -> tuple[LineColumn, ...]:
    return (
        LineColumn("number", _("序号"), reader(lambda t: read_count(t, least=1)), width=52),
        LineColumn("issuing_body", _("来文单位"), reader(_text), "middle", 150),
        LineColumn("document_number", _("文号"), reader(_text), "number", 150),
        LineColumn("title", _("标题"), reader(_text), "middle", 0),
        LineColumn("level", _("密级"), reader(read_level), width=72),
        LineColumn("copy_numbers", _("份号"), reader(read_copies), width=120),
        LineColumn("copies", _("份数"), reader(lambda t: read_count(t, least=1)), width=52, hint="1"),
        LineColumn("place", _("专册位置"), reader(read_place), width=116),
    )


class ListPanel(QWidget):
    """``saved`` carries the lines as the collector wrote them, and those above the machine; ``left`` is Esc."""

    saved = Signal(object, object)
    left = Signal()

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter, self._machine = counter, ""
        self.model = LinesModel(_columns(), counter.desk.words, growing=True)
        self.grid = PasteGrid(self.model)
        self.title = words("", "entryTitle")
        self.counted = words("", "section")
        self.said: QLabel = words("", "refusal", wrap=True)
        about = _(
            "把对方的清退目录整片复制后按 Ctrl+V：按表头的栏名对应；次序照目录，打印时不变。"
            "高于本机密级的行不留内容，只填专册位置（册-页-行）和份数。"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._top())
        column.addWidget(words(about, "muted", wrap=True))
        column.addWidget(self.grid, 1)
        column.addWidget(self.said)
        self.grid.pasting.connect(self.paste)
        self.grid.saved.connect(self.save)
        self.grid.left.connect(self.left)
        self.grid.said.connect(self.said.setText)
        self.model.changed.connect(self._count)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addWidget(self.counted)
        top.addStretch(1)
        top.addWidget(button(_("粘贴  Ctrl+V"), self.paste))
        top.addWidget(button(_("加一行"), self.add))
        top.addWidget(button(_("登记目录"), self.save, key="save", primary=True))
        top.addWidget(button(_("返回"), self.left.emit, key="out"))
        return top

    def begin(self, title: str) -> None:
        """A fresh list."""
        self.title.setText(title)
        self.said.clear()
        self._put([])
        self.add()
        self._counter.ask(_machine_level, self._told_machine)

    def _told_machine(self, level: str) -> None:
        self._machine = level

    def paste(self) -> None:
        """From the clipboard."""
        self.take(QGuiApplication.clipboard().text())

    def take(self, text: str) -> None:
        """Rows of a spreadsheet, after those that stand already; of a line above the machine no word stays."""
        order = [column.id for column in self.model.columns]
        rows = pasted(text, order[1:-1], LIST_HEADERS)
        if not rows:
            self.said.setText(_("剪贴板里没有表格行。请在表格里选中整片区域复制后再粘贴。"))
            return
        kept = [line for line in self.model.lines if line.typed]
        self._put([*kept, *(LineState("") for _row in rows)])
        for number, row in enumerate(rows, len(kept)):
            hidden = self._is_above(row.get("level", ""))
            for place, name in enumerate(order):
                if name in row and not (hidden and name in _CONTENT):
                    self.model.put(number, place, row[name])
        self._count()
        self.grid.begin()
        self._tell_faults()

    def _is_above(self, typed: str) -> bool:
        told = read_level(typed) if typed else None
        if not isinstance(told, Typed) or not self._machine:
            return False
        return above(Level(told.value), Level(self._machine))

    def add(self) -> None:
        """One more line."""
        self._put([*self.model.lines, LineState("")])
        self.grid.setCurrentIndex(self.model.index(len(self.model.lines) - 1, 1))
        self.grid.setFocus()

    def _put(self, lines: Sequence[LineState]) -> None:
        self.model.beginResetModel()
        self.model.lines = list(lines)
        self.model.endResetModel()
        self._count()

    def _count(self) -> None:
        lines = [line for line in self.model.lines if line.typed]
        wrong = sum(1 for line in lines if line.faults)
        told = _("{n} 行").format(n=len(lines))
        self.counted.setText(told + (_("，{n} 行有误").format(n=wrong) if wrong else ""))

    # checking and saving

    def _check(self) -> None:
        """Each line as a whole: a title, or above the machine nothing but its place."""
        for number, state in enumerate(self.model.lines):
            if not state.typed:
                continue
            if self._is_above(state.typed.get("level", "")):
                for name in _CONTENT:
                    state.typed.pop(name, None)
                    state.faults.pop(name, None)
                if not state.typed.get("place"):
                    self.model.refuse(number, refuse("typed.place_missing", "实施条例32", at="place"))
            elif not state.typed.get("title"):
                self.model.refuse(number, refuse("document.title_missing", "A6.1.1b", at="title"))

    def _tell_faults(self) -> None:
        """Name the lines that do not read."""
        wrong = [number for number, state in enumerate(self.model.lines) if state.faults]
        if not wrong:
            self.said.clear()
            return
        told = [
            _("第 {n} 行：{told}").format(n=n + 1, told=self.model.fault_words(n)) for n in wrong[:MOST_NAMED]
        ]
        if len(wrong) > MOST_NAMED:
            rest = "、".join(str(n + 1) for n in wrong[MOST_NAMED:])
            told.append(_("还有第 {rows} 行。").format(rows=rest))
        told.append(_("改好以前一行也不登记。"))
        self.said.setText("\n".join(told))

    def save(self) -> None:
        """All of them, or none."""
        self._check()
        if self.model.first_fault() is not None:
            self._count()
            self.grid.begin()
            self._tell_faults()
            return
        entered = [line.values for line in self.model.entered() if line.values]
        if not entered:
            self.said.setText(_("目录还是空的。请粘贴或加一行。"))
            return
        numbers = _numbers([values.get("number") for values in entered])
        pairs = list(zip(numbers, entered, strict=True))
        plain = tuple(_line(n, values) for n, values in pairs if not values.get("place"))
        on_paper = tuple(_on_paper(n, values) for n, values in pairs if values.get("place"))
        self.saved.emit(plain, on_paper)

    def refused(self, refusal: Refusal) -> None:
        """What the book says."""
        self.said.setText(self._counter.desk.words.of(refusal))


def _machine_level(books: Books) -> str:
    told = [r.fact for r in books.stream(DESK) if isinstance(r.fact, VaultFounded | UnitChanged)]
    return told[-1].machine_level if told else ""


def _numbers(theirs: Sequence[int | None]) -> list[int]:
    """The collector's own numbers where they rise all the way; else the lines are counted."""
    given = [number for number in theirs if number is not None]
    rising = len(given) == len(theirs) and all(a < b for a, b in pairwise(given))
    return given if rising else list(range(1, len(theirs) + 1))


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


def _on_paper(number: int, values: dict[str, Any]) -> PaperLine:
    volume, page, row = values["place"]
    return PaperLine(
        number, volume, page, row, values.get("copies") or 1, values.get("level") or "top_secret"
    )
