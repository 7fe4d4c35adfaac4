"""The record of a review in bare python-docx: the same words in the same tables, nothing measured before."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from desktop.paper.filled import Cell, FilledForm, Table, Words


def bare_record(form: FilledForm) -> bytes:
    """The file's bytes."""
    document: Any = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.footer.paragraphs[0].add_run(form.foot.note)
    for part in form.sections:
        for piece in part.pieces:
            if isinstance(piece, Words):
                _run(document.add_paragraph(), piece.text, piece.size)
            elif isinstance(piece, Table):
                _table(document, piece)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _table(document: Any, piece: Table) -> None:
    table = document.add_table(rows=len(piece.rows), cols=len(piece.widths))
    if piece.ruled:
        table.style = "Table Grid"
    for row, told in zip(table.rows, piece.rows, strict=True):
        cells, at = row.cells, 0
        for cell in told.cells:
            place = cells[at]
            if cell.span > 1:
                place = place.merge(cells[at + cell.span - 1])
            _fill(place, cell)
            at += cell.span


def _fill(place: Any, cell: Cell) -> None:
    paragraph = place.paragraphs[0]
    _run(paragraph, cell.text, cell.size)
    if cell.foot:
        _run(place.add_paragraph(), cell.foot, cell.size)


def _run(paragraph: Any, text: str, size: float) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.name = "宋体"
    run._element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
