"""A slip of eight readers in bare platypus: the same words, the same faces, the same QR."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

_HEADS = ("姓名 职务", "送出", "签收", "阅毕", "签字", "收回", "经手")


def register_faces(faces: Mapping[str, Path]) -> None:
    """Once per process, as the program does."""
    for name, path in faces.items():
        pdfmetrics.registerFont(TTFont(f"bare-{name}", str(path)))


def bare_slip(facts: Mapping[str, Any], unit: str, code: str) -> bytes:
    """The sheet's bytes."""
    song = ParagraphStyle("song", fontName="bare-song", fontSize=10.5, leading=14, wordWrap="CJK")
    head = ParagraphStyle("head", parent=song, fontName="bare-hei", fontSize=16, leading=22, alignment=1)

    def table(rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Table:
        laid = Table([[Paragraph(text, song) for text in row] for row in rows], colWidths=list(widths))
        laid.setStyle(
            TableStyle([("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
        )
        return laid

    documents = [
        (
            d["register_number"],
            d["issuing_body"],
            d["document_number"],
            d["title"],
            d["classification"],
            d["copy_numbers"],
            d["pages"],
        )
        for d in facts["documents"]
    ]
    readers = [
        tuple(r[key] for key in ("name", "out_at", "received", "read_at", "signature", "back_at", "officer"))
        for r in facts["readers"]
    ]
    widget = QrCodeWidget(code, barLevel="M", barWidth=60, barHeight=60)
    square = Drawing(60, 60)
    square.add(widget)
    story: list[Flowable] = [
        Paragraph(facts["sheet_mark"], song),
        Paragraph(unit, head),
        Paragraph("文件传阅单", head),
        Paragraph(f"{facts['slip_number']} {facts['folder_number']} {facts['copies_in_folder']}", song),
        Paragraph(f"{facts['sent_on']} {facts['return_by']}", song),
        Paragraph(facts["routing_proposal"], song),
        Spacer(1, 6),
        table(
            [("收文编号", "来文单位", "文号", "标题", "密级", "份号", "页数"), *documents],
            (70, 80, 80, 150, 50, 50, 40),
        ),
        Spacer(1, 6),
        table([_HEADS, *readers], (120, 60, 60, 60, 90, 60, 70)),
        square,
    ]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, leftMargin=36, rightMargin=36).build(story)
    return out.getvalue()
