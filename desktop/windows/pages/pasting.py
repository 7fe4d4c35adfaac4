"""Rows pasted from a spreadsheet: by the names of their columns, in any order."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.windows.widgets.lines_grid import LinesGrid
from desktop.windows.widgets.lines_model import LinesModel

Headers = Mapping[str, tuple[str, ...]]
DOCUMENT_HEADERS: Headers = {
    "old_number": ("收文编号", "原收文编号", "原编号", "编号", "登记号", "收文号", "登记编号"),
    "level": ("密级", "秘密等级"),
    "title": ("标题", "文件标题", "文件名称", "文件资料名称", "资料名称", "名称", "题名"),
    "issuing_body": ("来文单位", "发文单位", "制发单位", "来文机关", "发文机关", "制作发文单位"),
    "copy_numbers": ("份号", "份号范围", "序列号"),
    "copies": ("份数", "数量"),
    "document_number": ("文号", "发文字号", "文件编号", "来文字号", "文号或编号"),
    "received_on": ("收文日期", "收文时间", "签收日期", "登记日期", "日期"),
    "period": ("保密期限", "期限"),
    "place": ("存放", "存放地点", "存放位置", "保密柜", "柜号", "现在何处", "持有人", "保管人"),
    "return_due": ("应退日期", "清退期限", "退还期限", "应退"),
}
"""What the columns of a ledger or list of documents are called."""
ITEM_HEADERS: Headers = {
    "title": ("信息名称", "信息标题", "公开信息名称", "标题", "题目", "名称", "信息"),
    "document_number": ("文号", "发文字号", "文件编号"),
    "about": ("文号或内容摘要", "文号或摘要", "内容摘要", "摘要", "内容", "主要内容", "信息内容"),
    "intended_on": ("拟公开日期", "拟公开时间", "公开日期", "公开时间", "拟发布日期", "发布日期", "日期"),
    "important": ("是否重要", "重要", "重要信息", "是否重要信息"),
}
"""What the columns of a department's list of what it would publish are called."""
_HEADER_WITHIN = 12
"""Rows above the header (the ledger's own title, unit, year) are passed by."""


class PasteGrid(LinesGrid):
    """Pasting goes by the names of the columns, not by the cell in hand. Its rows are numbered: refusals name them."""

    pasting = Signal()

    def __init__(self, model: LinesModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.verticalHeader().show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasting.emit()
            return
        super().keyPressEvent(event)


def pasted(text: str, order: Sequence[str], headers: Headers) -> list[dict[str, str]]:
    """Rows of a spreadsheet by column; without a header the cells stand in the order of the grid.

    A cell with a line end inside stays one cell, as the spreadsheet quotes it; empty rows are left out.
    """
    rows = [[" ".join(cell.split()) for cell in row] for row in csv.reader(io.StringIO(text), delimiter="\t")]
    rows = [row for row in rows if any(row)]
    for number, row in enumerate(rows[:_HEADER_WITHIN]):
        named = _named(row, headers)
        if len(set(named.values())) >= 2:
            return [_line(row, named) for row in rows[number + 1 :] if _named(row, headers) != named]
    return [_line(row, dict(enumerate(order))) for row in rows]


def _named(row: Sequence[str], headers: Headers) -> dict[int, str]:
    """Place in the row → column, for the cells that are names of columns; the first one of a name counts."""
    found: dict[int, str] = {}
    for place, cell in enumerate(row):
        bare = re.sub(r"[(（].*?[)）]|[\s*:：]", "", cell)
        column = next((name for name, words in headers.items() if bare in words), "")
        if column and column not in found.values():
            found[place] = column
    return found


def _line(row: Sequence[str], named: Mapping[int, str]) -> dict[str, str]:
    return {column: row[place] for place, column in named.items() if place < len(row) and row[place]}
