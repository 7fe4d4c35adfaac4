"""Sets a filled form: breaks its lines, measures its rows. What the writers draw is decided here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.paper import letter
from desktop.paper.breaking import balanced_lines, break_lines
from desktop.paper.faces import Faces
from desktop.paper.faults import unprintable
from desktop.paper.filled import Cell, FilledForm, Piece, Row, Table, Words
from desktop.paper.fitting import fitted
from desktop.paper.form import Align, Gap, Letterhead, Page, Rule, Signature, Tear
from desktop.paper.paging import SLACK, SPARE, paginate
from desktop.paper.sheet import (
    MM,
    PAD_X,
    SetCell,
    SetGap,
    SetLetterhead,
    SetPiece,
    SetRow,
    SetRule,
    SetSection,
    SetSignature,
    SetTable,
    SetTear,
    SetText,
    SetWords,
    Sheet,
)

_VARIATION = {0xFE0E: None, 0xFE0F: None} | dict.fromkeys(range(0xE0100, 0xE01F0))
_CONTROL = dict.fromkeys([*range(0x00, 0x0A), *range(0x0B, 0x20), 0x7F, 0x2028, 0x2029], " ")
_SPACELESS = (0x00AD, 0x200B, 0x200C, 0x200D, *range(0x2060, 0x2065), 0xFEFF)
_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070))
_INVISIBLE = dict.fromkeys([*_SPACELESS, *_DIRECTIONS, 0xFFFE, 0xFFFF])
"""What pasted text brings and no eye sees: no face has it, and nobody could be told which sign it was."""
_CLEAN = str.maketrans({**_CONTROL, **_VARIATION, **_INVISIBLE})
CELL_LEADING = 1.24
TEXT_LEADING = 1.45
HEADINGS = ("title", "hei")
"""Centred words of these styles are titles, heads and captions: their lines are made equal."""


def clean(text: str) -> str:
    """Without what has no shape on paper: controls become blanks, selectors and joiners go."""
    return text.replace("\r\n", "\n").translate(_CLEAN)


class Setter:
    """Sets pieces with the given faces. Lines already broken are remembered: register cells repeat."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces

    def text(
        self,
        text: str,
        style: str,
        size: float,
        room: float,
        *,
        leading: float = 0,
        align: Align = "left",
        indent: float = 0,
        right: float = 0,
        spacing: float = 0,
        hang: float = 0,
    ) -> SetText:
        """A text in ``room`` points."""
        faces = self.faces
        words = clean(text)
        lines: list[tuple[str, bool]] = []
        left = room - right - hang
        even = align == "center" and style in HEADINGS

        def advance(character: str) -> float:
            return faces.advance(character, style, size) + spacing

        for paragraph in words.split("\n"):
            if even:
                broken = balanced_lines(paragraph, advance, left)
            else:
                broken = break_lines(paragraph, advance, left, indent - hang)
            lines += [(line, number == 0) for number, line in enumerate(broken)]
        starts = frozenset(n for n, (_line, first) in enumerate(lines) if first)
        runs = tuple(faces.runs(line, style) for line, _first in lines)
        return SetText(
            runs, style, size, leading or size * CELL_LEADING, align, indent, right, starts, spacing, hang
        )

    def words(self, piece: Words, width: float) -> SetWords:
        text = self.text(
            piece.text,
            piece.style,
            piece.size,
            width,
            leading=piece.leading or piece.size * TEXT_LEADING,
            align=piece.align,
            indent=piece.indent * piece.size,
            right=piece.right * piece.size,
            spacing=piece.spacing,
            hang=piece.indent * piece.size + self.width(piece.hang, piece) if piece.hang else 0,
        )
        if piece.spacing:
            text = replace(text, stretch=tuple(self.stretches(text, width)))
        return SetWords(text, piece.before * MM, piece.after * MM)

    def stretches(self, text: SetText, width: float) -> Iterator[float]:
        """What each line of a letter needs to reach the edge; the last of a paragraph stays as it is."""
        for number, line in enumerate(text.lines):
            shift = text.indent if number in text.starts else text.hang
            count = sum(len(run.text) for run in line)
            used = sum(self.faces.width(run.text, run.style, text.size) for run in line)
            left = width - text.right - shift - used - text.spacing * count
            ends = number + 1 == len(text.lines) or number + 1 in text.starts
            reaches = not ends and letter.LEAST_STRETCH < left < letter.JUSTIFIED
            yield left / (count - 1) if reaches and count > 1 else 0.0

    def width(self, text: str, piece: Words) -> float:
        """Width of words within a text, in points."""
        return self.faces.width(text, piece.style, piece.size) + piece.spacing * len(text)

    def signature(self, piece: Signature, room: float) -> SetSignature:
        """署名 over the middle of the date; one too long for that ends two characters from the edge."""
        date_words = letter.line(piece.date)
        name_words = letter.line(piece.text)
        em, date, name = letter.SIZE, self.width(piece.date, date_words), self.width(piece.text, name_words)
        middle = letter.FROM_EDGE * em + date / 2
        if name / 2 > middle - letter.INDENT * em:
            middle = letter.INDENT * em + name / 2
        texts = tuple(
            self.text(
                words.text,
                words.style,
                words.size,
                room,
                leading=words.leading,
                align="right",
                right=max(0.0, middle - width / 2),
                spacing=words.spacing,
            )
            for words, width in ((name_words, name), (date_words, date))
        )
        return SetSignature(texts, letter.SEAL_ROOM)

    def cell(self, cell: Cell, width: float) -> SetCell:
        room = width - 2 * PAD_X
        off = cell.right * cell.size
        text = self.text(cell.text, cell.style, cell.size, room, align=cell.align, right=off)
        foot = self.text(cell.foot, cell.style, cell.size, room, align="right") if cell.foot else None
        return SetCell(text, foot, width, cell.span, cell.valign)

    def row(self, row: Row, widths: tuple[float, ...]) -> SetRow:
        """A row is as high as its highest cell, and never lower than asked for."""
        cells = []
        at = 0
        for cell in row.cells:
            cells.append(self.cell(cell, sum(widths[at : at + cell.span])))
            at += cell.span
        natural = max(cell.natural for cell in cells)
        return SetRow(tuple(cells), natural, max(natural, row.height * MM))

    def letterhead(self, piece: Letterhead, width: float, top: float) -> SetLetterhead:
        """The head of a document in its text; of a 函 (with its rule) above it, ``top`` mm being the margin.

        A long name is set smaller, so that it stays on one line; below what can be read it takes two.
        """
        room = letter.RULE_WIDTH * MM if piece.rule else width
        needed = self.faces.width(piece.text, "title", piece.size)
        size = max(letter.LEAST_HEAD, min(piece.size, piece.size * (room - 1) / max(needed, 1.0)))
        text = self.text(piece.text, "title", size, room, align="center")
        if not piece.rule:
            return SetLetterhead(text, text.height, piece.rule)
        raised = max(0.0, top - letter.HEAD_FROM_TOP) * MM
        below = (letter.HEAD_TO_RULE + letter.HEAD_AFTER) * MM
        return SetLetterhead(text, max(0.0, text.height + below - raised), piece.rule, raised)

    def piece(self, piece: Piece, width: float, top: float = 0) -> SetPiece:
        """One piece in ``width`` points, on a page that begins ``top`` mm down."""
        match piece:
            case Words():
                return self.words(piece, width)
            case Table():
                widths = tuple(w * MM for w in piece.widths)
                rows = tuple(self.row(row, widths) for row in piece.rows)
                return SetTable(widths, rows, piece.heads, piece.ruled, piece.per_page, piece.closed)
            case Letterhead():
                return self.letterhead(piece, width, top)
            case Rule():
                return SetRule(piece.height * MM)
            case Signature():
                return self.signature(piece, width)
            case Tear():
                return SetTear(self.text(piece.text, "song", 9, width, align="center"), 10 * MM)
            case Gap():
                return SetGap(piece.height * MM)

    def pieces(self, pieces: Sequence[Piece], page: Page) -> list[SetPiece]:
        """All pieces of a section. A table of fixed pages gets what the others leave of a page (D12)."""
        width = page.body_width * MM
        found = [self.piece(piece, width, page.top) for piece in pieces]
        for number, piece in enumerate(pieces):
            if isinstance(piece, Table) and piece.per_page:
                others = sum(one.height for n, one in enumerate(found) if n != number)
                found[number] = self.fixed(piece, page.body_height * MM - SLACK - SPARE - others)
        return found

    def fixed(self, table: Table, room: float) -> SetTable:
        """A table whose rows, so many to a page, must not run over: a long title is set smaller."""
        widths = tuple(w * MM for w in table.widths)

        def set_row(row: Row) -> SetRow:
            return self.row(row, widths)

        rows = [set_row(row) for row in table.rows[: table.heads]]
        left = room - sum(row.height for row in rows)
        lines = table.rows[table.heads :]
        for start in range(0, len(lines), table.per_page):
            rows += fitted(lines[start : start + table.per_page], left, set_row)
        return SetTable(widths, tuple(rows), table.heads, table.ruled, table.per_page)


def _texts(form: FilledForm) -> Iterator[tuple[str, str]]:
    """Every text of a form with its style."""
    foot = form.foot
    for small in (foot.note, foot.serial, foot.head, foot.reprint, foot.running, form.behind):
        yield small, "song"
    for section in form.sections:
        for piece in section.pieces:
            match piece:
                case Words():
                    yield piece.text, piece.style
                case Table():
                    for row in piece.rows:
                        for cell in row.cells:
                            yield cell.text, cell.style
                            yield cell.foot, cell.style
                case Letterhead():
                    yield piece.text, "title"
                case Signature():
                    yield from ((piece.text, "fang"), (piece.date, "fang"))
                case Tear():
                    yield piece.text, "song"
                case _:
                    pass


def set_form(form: FilledForm, faces: Faces) -> Sheet:
    """The sheet of a filled form; ``PaperFault`` with the whole list if a character has no face."""
    lost = faces.missing((clean(text), style) for text, style in _texts(form))
    if lost:
        raise unprintable(lost)
    setter = Setter(faces)
    sections = []
    for section in form.sections:
        page = section.part.page
        pieces = setter.pieces(section.pieces, page)
        pages = paginate(pieces, page.body_height * MM)
        sections.append(SetSection(page, section.part.foot, section.part.page_number, pages))
    foot = replace(form.foot, running=clean(form.foot.running))
    return Sheet(form.name, form.title, tuple(sections), foot, form.preview, form.behind)
