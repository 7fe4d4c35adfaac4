"""Labels for sheets and for roll printers: a short code as QR and Code128, a number to read, no content."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.paper.breaking import break_lines
from desktop.paper.codes import code128_width, code_text, draw_code128, draw_qr
from desktop.paper.embedding import begun
from desktop.paper.faces import Faces
from desktop.paper.faults import PaperFault, unprintable
from desktop.paper.sheet import MM
from desktop.plain.refusal import refuse
from desktop.plain.words import _

_PAD = 1.2 * MM
_MODULES = (0.375, 0.25, 0.17)
"""Thinnest bars in mm, widest first: whole dots of 8 to the mm (3 and 2), of 300 dpi (2)."""
_LEAST_WITH_BARS = 18 * MM
_FEW_LINES = 2
_SIZES = (12.0, 10.5, 9.0, 8.0, 7.0, 6.0, 5.0)


@dataclass(frozen=True, slots=True)
class Label:
    """``code`` is what the scanner reads (digits and capitals), ``number`` what a person reads."""

    code: str
    number: str


@dataclass(frozen=True, slots=True)
class LabelStock:
    """Label material in mm. A roll is a stock of one label per page, as large as the page."""

    width: float
    height: float
    columns: int = 1
    rows: int = 1
    left: float = 0
    top: float = 0
    gap_x: float = 0
    gap_y: float = 0
    page_width: float = 0
    page_height: float = 0

    @classmethod
    def roll(cls, width: float, height: float) -> LabelStock:
        """One label per page."""
        return cls(width, height, page_width=width, page_height=height)

    @classmethod
    def a4(
        cls, rows: int, columns: int, *, top: float, left: float, gap_x: float = 0, gap_y: float = 0
    ) -> LabelStock:
        """A sheet of A4; the labels fill what the margins leave, equal on both sides."""
        width = (210 - 2 * left - (columns - 1) * gap_x) / columns
        height = (297 - 2 * top - (rows - 1) * gap_y) / rows
        return cls(width, height, columns, rows, left, top, gap_x, gap_y, 210, 297)


def write_labels(labels: Sequence[Label], stock: LabelStock, faces: Faces, start: int = 1) -> bytes:
    """The labels as PDF; ``start`` is the first free place on the first sheet, counted from 1 by rows."""
    places = stock.rows * stock.columns
    if not 1 <= start <= places or stock.width < 15 or stock.height < 8:
        raise PaperFault(refuse("paper.label_stock", start=start, places=places))
    lost = faces.missing((label.number, "hei") for label in labels)
    if lost:
        raise unprintable(lost)
    out = io.BytesIO()
    size = (stock.page_width * MM, stock.page_height * MM)
    canvas = begun(out, faces.font("hei").name, _("标签"), pagesize=size)
    page = 0
    for (at_page, x, y), label in zip(_places(stock, start), labels, strict=False):
        if at_page != page:
            canvas.showPage()
            page = at_page
        _draw(canvas, label, x, y, stock, faces)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _places(stock: LabelStock, start: int) -> Iterator[tuple[int, float, float]]:
    """Page and lower left corner of each place, without end."""
    number = start - 1
    while True:
        page, place = divmod(number, stock.rows * stock.columns)
        row, column = divmod(place, stock.columns)
        x = stock.left + column * (stock.width + stock.gap_x)
        top = stock.top + row * (stock.height + stock.gap_y)
        yield page, x * MM, (stock.page_height - top - stock.height) * MM
        number += 1


def _bars(code: str, room: float) -> float:
    """The widest thinnest bar at which the Code128 fits; nothing if it does not."""
    return next((m * MM for m in _MODULES if code128_width(code, m * MM) <= room), 0.0)


def _draw(canvas: Any, label: Label, x: float, y: float, stock: LabelStock, faces: Faces) -> None:
    """Bars along the foot, above them the QR and beside it the number, as large as fits."""
    code = code_text(label.code)
    width, height = stock.width * MM, stock.height * MM
    module = _bars(code, width - 2 * _PAD)
    bars = min(10 * MM, height * 0.3) if module and height >= _LEAST_WITH_BARS else 0.0
    if bars:
        free = (width - code128_width(code, module)) / 2
        draw_code128(canvas, code, x + free - free % (module / 2), y + _PAD, module, bars)
    foot = y + _PAD + (bars + _PAD / 2 if bars else 0)
    room = y + height - _PAD - foot
    side = min(room, width * 0.5)
    draw_qr(canvas, code, x + _PAD, foot + (room - side) / 2, side, quiet=2)
    left = x + _PAD + side
    size, lines = _fitted(label.number, x + width - _PAD - left, room, faces)
    step = size * 1.2
    top = foot + room - (room - len(lines) * step) / 2
    for number, line in enumerate(lines):
        at = left
        for run in faces.runs(line, "hei"):
            canvas.setFont(faces.font(run.style).name, size)
            canvas.drawString(at, top - number * step - size * 0.95, run.text)
            at += faces.width(run.text, run.style, size)


def _fitted(text: str, room: float, height: float, faces: Faces) -> tuple[float, tuple[str, ...]]:
    """The largest size at which the number fits, on two lines if any size allows that."""
    tried = [
        (size, break_lines(text, lambda c, s=size: faces.advance(c, "hei", s), room))  # type: ignore[misc]
        for size in _SIZES
    ]
    fitting = [(size, lines) for size, lines in tried if len(lines) * size * 1.2 <= height]
    if not fitting:
        raise PaperFault(refuse("paper.label_too_small", number=text))
    return next((one for one in fitting if len(one[1]) <= _FEW_LINES), fitting[0])
