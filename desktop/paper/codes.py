"""QR and Code128. What a code cannot hold is refused: reportlab's Code128 drops Chinese without a word."""

from __future__ import annotations

from typing import Any

from desktop.paper.faults import PaperFault
from desktop.plain.refusal import refuse

_QR_QUIET = 4
_BARS_QUIET = 10
_HAIR = 0.04
_MOST_QR = 600


def code_text(text: str) -> str:
    """The text if every character may stand in a scan code (digits, capitals, printable ASCII)."""
    wrong = tuple(sorted({c for c in text if not " " <= c <= "~"}))
    if wrong or not text or len(text) > _MOST_QR:
        raise PaperFault(refuse("paper.code_text", text=text, characters=wrong))
    return text


def qr_rows(text: str) -> list[list[bool]]:
    """The dark modules of a QR code, error correction M, without its quiet zone."""
    from reportlab.graphics.barcode.qr import QrCodeWidget

    widget: Any = QrCodeWidget(code_text(text), barLevel="M")
    widget.draw()
    modules = widget.qr
    count = modules.getModuleCount()
    return [[bool(modules.isDark(row, column)) for column in range(count)] for row in range(count)]


def draw_qr(canvas: Any, text: str, x: float, y: float, side: float, quiet: int = _QR_QUIET) -> None:
    """A QR code of ``side`` points, ``quiet`` modules included, its lower left corner at (x, y)."""
    rows = qr_rows(text)
    module = side / (len(rows) + 2 * quiet)
    path = canvas.beginPath()
    for number, row in enumerate(rows):
        top = y + side - (quiet + number) * module
        start = None
        for column, dark in enumerate([*row, False]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                path.rect(x + (quiet + start) * module, top - module, (column - start) * module, module)
                start = None
    canvas.drawPath(path, stroke=0, fill=1)


def code128_widths(text: str) -> list[int]:
    """Widths in modules of bars and spaces in turn, a bar first."""
    from reportlab.graphics.barcode.code128 import Code128

    code = Code128(code_text(text), barWidth=1)
    code.validate()
    code.encode()
    return [ord(mark.lower()) - ord("a") + 1 for mark in code.decompose()]


def code128_width(text: str, module: float) -> float:
    """Width of the code in points, quiet zones included."""
    return (sum(code128_widths(text)) + 2 * _BARS_QUIET) * module


def draw_code128(canvas: Any, text: str, x: float, y: float, module: float, height: float) -> None:
    """A Code128, quiet zones included, its lower left corner at (x, y); ``module`` is the thinnest bar.

    Bars are drawn a hair thin: a bar that ends exactly on a dot would else be rounded to one more.
    """
    at = x + _BARS_QUIET * module
    path = canvas.beginPath()
    for number, width in enumerate(code128_widths(text)):
        if number % 2 == 0:
            path.rect(at + _HAIR * module, y, (width - 2 * _HAIR) * module, height)
        at += width * module
    canvas.drawPath(path, stroke=0, fill=1)
