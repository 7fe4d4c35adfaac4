"""Draws a set sheet as PDF. The same sheet and faces give the same bytes; faces are embedded as subsets."""

from __future__ import annotations

import io
from typing import Any

from desktop.paper import letter
from desktop.paper.codes import draw_qr
from desktop.paper.embedding import begun
from desktop.paper.faces import Faces
from desktop.paper.footing import PAGE_SIZE, number_text, running_text, serial_text
from desktop.paper.sheet import (
    MM,
    PAD_X,
    PAD_Y,
    Line,
    SetCell,
    SetLetterhead,
    SetPiece,
    SetRule,
    SetSection,
    SetSignature,
    SetTable,
    SetTear,
    SetText,
    SetWords,
    Sheet,
)

RULE = 0.5
FRAME = 0.9
RED = (0.86, 0.08, 0.08)
FOOT_SIZE = 8.0
ABOVE = 2 * MM
"""The running head stands so far above the text."""
_ASCENT = 0.86


def write_pdf(sheet: Sheet, faces: Faces) -> bytes:
    """The sheet's bytes."""
    out = io.BytesIO()
    canvas = begun(out, faces.font("song").name, sheet.title)
    writer = _Writer(canvas, faces, sheet)
    for section in sheet.sections:
        writer.section(section)
    canvas.save()
    return out.getvalue()


class _Writer:
    """Draws pages downwards from the top; ``y`` is the distance of the pen from the foot of the paper."""

    def __init__(self, canvas: Any, faces: Faces, sheet: Sheet) -> None:
        self.canvas = canvas
        self.faces = faces
        self.sheet = sheet

    def section(self, section: SetSection) -> None:
        page = section.page
        for number, pieces in enumerate(section.pages, 1):
            self.canvas.setPageSize((page.width * MM, page.height * MM))
            if self.sheet.behind:
                self.behind(section)
            y = (page.height - page.top) * MM
            for piece in pieces:
                if isinstance(piece, SetLetterhead):
                    self.letterhead(piece, section, y)
                else:
                    self.piece(piece, page.left * MM, y, page.body_width * MM)
                y -= piece.height
            if number == 1 and section.letter:
                self.double(page.width * MM / 2, letter.FOOT_RULE * MM, thick_above=False)
            self.foot(section, number, len(section.pages))
            self.canvas.showPage()

    def line(
        self, line: Line, x: float, baseline: float, size: float, style: str, spacing: float = 0
    ) -> None:
        """One line of runs from ``x``."""
        bold = self.faces.font(style).bold
        for run in line:
            text = self.canvas.beginText(x, baseline)
            text.setFont(self.faces.font(run.style).name, size)
            if spacing:
                text.setCharSpace(spacing)
            if bold:
                text.setTextRenderMode(2)
                self.canvas.setLineWidth(size * 0.016)
            text.textOut(run.text)
            if bold:
                text.setTextRenderMode(0)
            if spacing:
                text.setCharSpace(0)
            self.canvas.drawText(text)
            x += self.faces.width(run.text, run.style, size) + spacing * len(run.text)

    def line_width(self, line: Line, size: float, spacing: float = 0) -> float:
        return sum(self.faces.width(run.text, run.style, size) + spacing * len(run.text) for run in line)

    def text(self, text: SetText, x: float, top: float, width: float) -> None:
        """Lines below ``top`` within ``width``."""
        for number, line in enumerate(text.lines):
            if not line:
                continue
            space = text.space(number)
            used = self.line_width(line, text.size, space)
            at = x + (text.indent if number in text.starts else text.hang)
            if text.align == "center":
                at = x + (width - used) / 2
            elif text.align == "right":
                at = x + width - text.right - used
            baseline = top - number * text.leading - (text.leading - text.size) / 2 - _ASCENT * text.size
            self.line(line, at, baseline, text.size, text.style, space)

    def piece(self, piece: SetPiece, x: float, y: float, width: float) -> None:
        match piece:
            case SetWords():
                self.text(piece.text, x, y - piece.before, width)
            case SetTable():
                self.table(piece, x, y)
            case SetRule():
                self.red(x, y - piece.height / 2, width, 1.6)
            case SetSignature():
                y -= piece.before
                for text in piece.texts:
                    self.text(text, x, y, width)
                    y -= text.height
            case SetTear():
                self.tear(piece, x, y, width)
            case _:
                pass

    def table(self, table: SetTable, x: float, y: float) -> None:
        top = y
        for row in table.rows:
            at = x
            for cell in row.cells:
                self.cell(cell, at, y, row.height)
                if table.ruled:
                    self.canvas.setLineWidth(RULE)
                    self.canvas.rect(at, y - row.height, cell.width, row.height)
                at += cell.width
            y -= row.height
        if table.ruled:
            self.canvas.setLineWidth(FRAME)
            self.canvas.rect(x, y, sum(table.widths), top - y)

    def cell(self, cell: SetCell, x: float, y: float, height: float) -> None:
        inner = cell.width - 2 * PAD_X
        top = y - PAD_Y
        if cell.valign == "center" and cell.foot is None:
            top = y - (height - cell.text.height) / 2
        self.text(cell.text, x + PAD_X, top, inner)
        if cell.foot is not None:
            self.text(cell.foot, x + PAD_X, y - height + PAD_Y + cell.foot.height, inner)

    def letterhead(self, piece: SetLetterhead, section: SetSection, y: float) -> None:
        page = section.page
        left, width, top = page.left * MM, page.body_width * MM, y + piece.raised
        middle = page.width * MM / 2
        if piece.rule:
            left, width = middle - letter.RULE_WIDTH * MM / 2, letter.RULE_WIDTH * MM
        self.canvas.setFillColorRGB(*RED)
        self.canvas.setStrokeColorRGB(*RED)
        self.text(piece.text, left, top, width)
        self.canvas.setFillColorRGB(0, 0, 0)
        self.canvas.setStrokeColorRGB(0, 0, 0)
        if piece.rule:
            under = top - piece.text.height - letter.HEAD_TO_RULE * MM
            self.double(middle, under, thick_above=True)

    def double(self, middle: float, y: float, *, thick_above: bool) -> None:
        """The red double rule of a 函; of the upper one the thick line is above."""
        width = letter.RULE_WIDTH * MM
        thick, thin = (y, y - 2.6) if thick_above else (y, y + 2.6)
        self.red(middle - width / 2, thick, width, 2.2)
        self.red(middle - width / 2, thin, width, 0.7)

    def red(self, x: float, y: float, width: float, thick: float) -> None:
        """A red rule."""
        self.canvas.setStrokeColorRGB(*RED)
        self.canvas.setLineWidth(thick)
        self.canvas.line(x, y, x + width, y)
        self.canvas.setStrokeColorRGB(0, 0, 0)

    def tear(self, piece: SetTear, x: float, y: float, width: float) -> None:
        """A dashed line with its words in the middle."""
        canvas = self.canvas
        used = max((self.line_width(line, piece.text.size) for line in piece.text.lines), default=0) + 8
        middle = y - piece.height / 2
        canvas.saveState()
        canvas.setDash(4, 3)
        canvas.setLineWidth(RULE)
        canvas.line(x, middle, x + (width - used) / 2, middle)
        canvas.line(x + (width + used) / 2, middle, x + width, middle)
        canvas.restoreState()
        self.text(piece.text, x, middle + piece.text.height / 2, width)

    def behind(self, section: SetSection) -> None:
        """Light grey across the sheet: a preview says so, a print may say whose it is."""
        canvas, page = self.canvas, section.page
        size = 60.0 if self.sheet.preview else 15.0
        line = self.faces.runs(self.sheet.behind, "hei")
        step = self.line_width(line, size) + 6 * size
        canvas.saveState()
        canvas.setFillColorRGB(0.93, 0.93, 0.93)
        canvas.translate(page.width * MM / 2, page.height * MM / 2)
        canvas.rotate(30)
        reach = page.height * MM if page.height > page.width else page.width * MM
        rows = int(reach / (6 * size)) + 1
        for row in range(-rows, rows + 1):
            count = int(reach / step) + 1
            for column in range(-count, count + 1):
                self.line(line, column * step + (row % 2) * step / 2 - step / 2, row * 4 * size, size, "hei")
        canvas.restoreState()

    def foot(self, section: SetSection, number: int, count: int) -> None:
        """Serial and code left, page right, note between them and the text (D15); later pages have a head."""
        page, canvas = section.page, self.canvas
        left, right = page.left * MM, (page.width - page.right) * MM
        baseline = (page.bottom - 10) * MM
        again = running_text(section, number, self.sheet)
        if again:
            self.small(again, left, (page.height - page.top) * MM + ABOVE)
        said = serial_text(self.sheet) if section.foot else ""
        if said:
            self.small(said, left, baseline)
        paged = number_text(section, number, count)
        if paged and section.page_number == "count":
            width = self.faces.width(paged, "song", FOOT_SIZE)
            self.small(paged, right - width, baseline)
        elif paged:
            line = self.faces.runs(paged, "song")
            at = right - PAGE_SIZE - self.line_width(line, PAGE_SIZE)
            self.line(line, at, page.bottom * MM - 7 * MM - PAGE_SIZE, PAGE_SIZE, "song")
        if section.foot and self.sheet.foot.note:
            self.small(self.sheet.foot.note, left, baseline + 4 * MM)
        if section.foot and self.sheet.foot.head_code:
            draw_qr(canvas, self.sheet.foot.head_code, right - 40 * MM, baseline - 5 * MM, 11 * MM)

    def small(self, text: str, x: float, baseline: float) -> None:
        self.line(self.faces.runs(text, "song"), x, baseline, FOOT_SIZE, "song")
