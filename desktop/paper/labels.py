"""Labels for label sheets and for roll printers: a short code as QR and Code128, its number to read, no content."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from desktop.paper.codes import code128_width, code_text, draw_code128, draw_qr
from desktop.paper.faces import Faces
from desktop.paper.faults import PaperFault, unprintable
from desktop.paper.sheet import MM
from desktop.plain.refusal import refuse

_PAD = 1.2 * MM
_MODULES = (0.375, 0.33, 0.25, 0.2, 0.167)
"""Thinnest bars in mm that printers of 203 and 300 dpi draw cleanly, widest first."""
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
    canvas = Canvas(out, pagesize=(stock.page_width * MM, stock.page_height * MM), invariant=1)
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


def _draw(canvas: Any, label: Label, x: float, y: float, stock: LabelStock, faces: Faces) -> None:
    """QR left; right of it the number above the bars, each as large as fits."""
    code = code_text(label.code)
    width, height = stock.width * MM, stock.height * MM
    side = min(height - 2 * _PAD, width * 0.42)
    draw_qr(canvas, code, x + _PAD, y + (height - side) / 2, side)
    left, room = x + _PAD + side + _PAD / 2, width - side - 2.5 * _PAD
    module = next((m * MM for m in _MODULES if code128_width(code, m * MM) <= room), 0.0)
    bars = min(11 * MM, height * 0.42) if module else 0.0
    if module:
        draw_code128(canvas, code, left, y + _PAD, module, bars)
    above = height - bars - 2.5 * _PAD
    size, lines = _fitted(label.number, room, above, faces)
    step = size * 1.2
    top = y + height - _PAD - (above - len(lines) * step) / 2
    for number, line in enumerate(lines):
        at = left
        for run in faces.runs(line, "hei"):
            canvas.setFont(faces.font(run.style).name, size)
            canvas.drawString(at, top - number * step - size * 0.95, run.text)
            at += faces.width(run.text, run.style, size)


def _fitted(text: str, room: float, height: float, faces: Faces) -> tuple[float, tuple[str, ...]]:
    """The largest size at which the number fits, on as few lines as that needs."""
    from desktop.paper.breaking import break_lines

    for size in _SIZES:
        lines = break_lines(text, lambda c, s=size: faces.advance(c, "hei", s), room)  # type: ignore[misc]
        if len(lines) * size * 1.2 <= height:
            return size, lines
    raise PaperFault(refuse("paper.label_too_small", number=text))
