"""Writes a list as an Excel file. Every cell is text: nothing in it can become a formula."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.plain.words import _

_RISKY = tuple("=+-@\t\r\n＝＋－＠")
_THEN = datetime(2000, 1, 1)
_MOST = 32_767
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: key of the row, heading, width in characters."""

    key: str
    label: str
    width: float = 14


def risky(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula (also after a save as CSV)."""
    return text.startswith(_RISKY)


def write_excel(
    title: str,
    columns: Sequence[ListColumn],
    rows: Sequence[Mapping[str, str]],
    *,
    mark: str,
    origin: str,
    serial: str,
) -> bytes:
    """The list: first row whose it is and its serial, then title, heads, rows.

    ``origin`` is unit, operator and time, ``mark`` the level of the list.
    A text too long for a cell is cut, visibly, by 〔截〕.
    """
    import xlsxwriter  # type: ignore[import-untyped]

    out = io.BytesIO()
    book: Any = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"title": title, "author": "", "created": _THEN})
    sheet = book.add_worksheet(_("清单"))
    looks = _looks(book)
    said = (mark, origin, _("流水号 {serial}").format(serial=serial))
    _write(sheet, 0, 0, "　".join(part for part in said if part), looks["grey"])
    _write(sheet, 1, 0, title, looks["large"])
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        _write(sheet, 2, number, column.label, looks["head"])
    for line, row in enumerate(rows, 3):
        for number, column in enumerate(columns):
            text = row.get(column.key, "")
            _write(sheet, line, number, text, looks["quoted" if risky(text) else "plain"])
    sheet.freeze_panes(3, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(2)
    book.close()
    return out.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    """Formats, all of the number format "text"; ``quoted`` also carries the quote that keeps it text."""
    body = {"num_format": "@", "text_wrap": True, "valign": "top", "border": 1}
    head = {"num_format": "@", "bold": True, "border": 1, "align": "center", "bg_color": "#EEEEEE"}
    return {
        "plain": book.add_format(body),
        "quoted": book.add_format(body | {"quote_prefix": True}),
        "head": book.add_format(head),
        "large": book.add_format({"num_format": "@", "bold": True, "font_size": 16}),
        "grey": book.add_format({"num_format": "@", "font_color": "#808080"}),
    }


def _write(sheet: Any, row: int, column: int, text: str, look: Any) -> None:
    """A cell of text; what a cell cannot hold is cut, and says so."""
    sheet.write_string(row, column, text if len(text) <= _MOST else text[: _MOST - 3] + "〔截〕", look)
