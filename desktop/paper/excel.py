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
    book: Any = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties({"title": title, "author": "", "created": _THEN})
    sheet = book.add_worksheet(_("清单"))
    plain = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "border": 1})
    quoted = book.add_format(
        {"num_format": "@", "text_wrap": True, "valign": "top", "border": 1, "quote_prefix": True}
    )
    head = book.add_format(
        {"num_format": "@", "bold": True, "border": 1, "align": "center", "bg_color": "#EEEEEE"}
    )
    large = book.add_format({"num_format": "@", "bold": True, "font_size": 16})
    grey = book.add_format({"num_format": "@", "font_color": "#808080"})

    def write(row: int, column: int, text: str, look: Any) -> None:
        kept = text if len(text) <= _MOST else text[: _MOST - 3] + "〔截〕"
        sheet.write_string(row, column, kept, quoted if look is plain and risky(kept) else look)

    write(
        0,
        0,
        "　".join(part for part in (mark, origin, _("流水号 {serial}").format(serial=serial)) if part),
        grey,
    )
    write(1, 0, title, large)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        write(2, number, column.label, head)
    for line, row in enumerate(rows, 3):
        for number, column in enumerate(columns):
            write(line, number, row.get(column.key, ""), plain)
    sheet.freeze_panes(3, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(2)
    book.close()
    return out.getvalue()
