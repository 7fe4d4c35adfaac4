"""The floor under a circulation slip: the same words, faces and QR by bare platypus, no form, no checks.

What it does not do: check that a face has a character, break lines by the Chinese rules, keep the head of a
table on each page in step with a Word file. It is what reportlab costs anyway.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

SONG, HEI = "floor-song", "floor-hei"
RULED = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])


def register_faces(fonts: Path) -> None:
    """Both faces, once, before the clock runs."""
    pdfmetrics.registerFont(TTFont(SONG, str(fonts / "NotoSerifSC-Regular.ttf")))
    pdfmetrics.registerFont(TTFont(HEI, str(fonts / "NotoSansSC-Regular.ttf")))


def _style(name: str, face: str, size: float, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=face, fontSize=size, leading=size * 1.3, wordWrap="CJK", **more)


def _table(
    rows: Sequence[Sequence[str]], widths: Sequence[float], heads: int, label: Any, value: Any
) -> Table:
    cells = [
        [Paragraph(text, label if number < heads else value) for text in row]
        for number, row in enumerate(rows)
    ]
    table = Table(cells, colWidths=[width * mm for width in widths], repeatRows=heads)
    table.setStyle(RULED)
    return table


def bare_slip(
    title: str,
    lines: Sequence[str],
    pairs: Sequence[Sequence[str]],
    documents: Sequence[Sequence[str]],
    opinions: Sequence[Sequence[str]],
    readers: Sequence[Sequence[str]],
    foot: str,
    code: str,
) -> bytes:
    """The slip's PDF. ``documents`` and ``readers`` begin with their head row; ``code`` is the QR's text."""
    out = io.BytesIO()
    label, value = _style("l", HEI, 10, alignment=TA_CENTER), _style("v", SONG, 10)
    story: list[Any] = [Paragraph(title, _style("t", SONG, 20, alignment=TA_CENTER, spaceAfter=8))]
    story += [Paragraph(line, value) for line in lines]
    story.append(_table(pairs, (28, 54, 28, 54), 0, label, value))
    story.append(_table(documents, (10, 24, 23, 24, 40, 14, 14, 15), 1, label, value))
    story.append(_table(opinions, (28, 136), 0, label, value))
    story.append(_table(readers, (10, 32, 20, 20, 20, 24, 20, 18), 1, label, value))
    story.append(Paragraph(foot, _style("f", SONG, 9)))
    square = QrCodeWidget(code, barLevel="M", barWidth=11 * mm, barHeight=11 * mm)
    story.append(Drawing(11 * mm, 11 * mm, square))
    document = SimpleDocTemplate(out, pagesize=A4, leftMargin=28 * mm, rightMargin=18 * mm, topMargin=15 * mm)
    document.build(story)
    return out.getvalue()
