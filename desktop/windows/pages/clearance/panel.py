"""The collector's list, pasted or typed: taken whole and in its own order, or not at all (D13)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Signal

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
from desktop.windows.pages.pasting import DOCUMENT_HEADERS
from desktop.windows.pages.sheet_panel import Filled, SheetPanel, SheetWords
from desktop.windows.pages.typed import read_copies, read_level, reader
from desktop.windows.widgets.lines_model import LineColumn
from desktop.windows.widgets.progress_strip import ProgressStrip

LIST_HEADERS = {**DOCUMENT_HEADERS, "number": ("序号", "行号", "行", "目录序号")}
"""Their own numbers stand in the first column of a list."""
_CONTENT = ("issuing_body", "document_number", "title", "copy_numbers")
_PLACE = re.compile(r"(.+?)[-－/、 ]+([0-9]{1,5})[-－/、 ]+([0-9]{1,5})")


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
        LineColumn("issuing_body", _("来文单位"), reader(_text), "middle", 150, 240),
        LineColumn("document_number", _("文号"), reader(_text), "number", 150, 220),
        LineColumn("title", _("标题"), reader(_text), "middle", 0),
        LineColumn("level", _("密级"), reader(read_level), width=72),
        LineColumn("copy_numbers", _("份号"), reader(read_copies), width=120, wide=220),
        LineColumn("copies", _("份数"), reader(lambda t: read_count(t, least=1)), width=52, hint="1"),
        LineColumn("place", _("专册位置"), reader(read_place), width=116),
    )


class ListPanel(SheetPanel):
    """``saved`` carries the lines as the collector wrote them, and those above the machine."""

    saved = Signal(object, object)
    first = 1

    def __init__(self, counter: Counter) -> None:
        self._machine = ""
        told = SheetWords(
            "",
            _(
                "把对方的清退目录整片复制后按 Ctrl+V：按表头的栏名对应；次序照目录，打印时不变。"
                "高于本机密级的行不留内容，只填专册位置（册-页-行）和份数。"
            ),
            _("登记目录"),
            _("目录还是空的。请粘贴或加一行。"),
        )
        super().__init__(counter, _columns(), LIST_HEADERS, told)
        self.progress = ProgressStrip()
        self.column.addWidget(self.progress)

    def begin(self, title: str) -> None:
        """A fresh list."""
        self.heading.setText(title)
        self.empty()
        self.add()
        self._counter.ask(_machine_level, self._told_machine)

    def _told_machine(self, level: str) -> None:
        self._machine = level

    @property
    def order(self) -> Sequence[str]:
        """Without a header neither their number nor our place is in it."""
        return super().order[1:-1]

    def kept(self, row: dict[str, str]) -> dict[str, str]:
        """Of a line above the machine no word stays."""
        hidden = self._is_above(row.get("level", ""))
        return {name: cell for name, cell in row.items() if not (hidden and name in _CONTENT)}

    def _is_above(self, typed: str) -> bool:
        told = read_level(typed) if typed else None
        if not isinstance(told, Typed) or not self._machine:
            return False
        return above(Level(told.value), Level(self._machine))

    def check(self) -> None:
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

    def enter(self, filled: Filled) -> None:
        """To the page, which opens the clearance with them."""
        numbers = _numbers([values.get("number") for _row, values in filled])
        pairs = list(zip(numbers, (values for _row, values in filled), strict=True))
        plain = tuple(_line(n, values) for n, values in pairs if not values.get("place"))
        on_paper = tuple(_on_paper(n, values) for n, values in pairs if values.get("place"))
        self.saved.emit(plain, on_paper)


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
