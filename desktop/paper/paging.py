"""Puts set pieces on pages: heads repeat, fixed pages hold their rows, what must stay together stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.paper.fitting import LEAST_ROW
from desktop.paper.sheet import (
    PAD_Y,
    SetCell,
    SetPiece,
    SetRow,
    SetSignature,
    SetTable,
    SetTear,
    SetText,
    SetWords,
)

SLACK = 6.0
"""Points left free on each page: Word adds the width of rules to a table's height."""
_BARE_SLACK = 1.5
SPARE = 0.5
_FEW_LINES = 4
_LAST_ROWS = 2
_OF_ANY, _OF_ITS_LINES = 1 / 3, 4 / 5
"""Share of a page up to which what follows a table takes its last rows along; signatures of its lines take more."""
_WIDOWS = 2


class _Pages:
    """Pages being filled."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.pages: list[list[SetPiece]] = [[]]
        self.left = self.height

    @property
    def fresh(self) -> bool:
        return not self.pages[-1]

    def turn(self) -> None:
        """A new page."""
        self.pages.append([])
        self.left = self.height

    def place(self, piece: SetPiece) -> None:
        """On this page, or on the next where it has no room."""
        if piece.height > self.left and not self.fresh:
            self.turn()
        self.put(piece)

    def put(self, piece: SetPiece) -> None:
        self.pages[-1].append(piece)
        self.left -= piece.height


def paginate(pieces: Sequence[SetPiece], height: float) -> tuple[tuple[SetPiece, ...], ...]:
    """The pieces on pages of ``height`` points."""
    ruled = any(isinstance(piece, SetTable) and piece.ruled for piece in pieces)
    pages = _Pages(height - (SLACK if ruled else _BARE_SLACK))
    for number, piece in enumerate(pieces):
        rest = sum(p.height for p in pieces[number + 1 :])
        if isinstance(piece, SetTable):
            _place_table(pages, piece, rest, _tail(pieces, number))
            continue
        together = rest if isinstance(piece, SetTear | SetSignature) else _companion(pieces, number)
        needed = piece.height + together
        if isinstance(piece, SetWords) and len(piece.text.lines) > _FEW_LINES:
            needed = piece.before + (_FEW_LINES + 1) * piece.text.leading  # the rest flows on
        if needed > pages.left and not pages.fresh and needed <= pages.height:
            pages.turn()
        *parts, last = _parts_of(piece, pages)
        for part in parts:
            pages.place(part)
        for part in _with_the_signature(pages, last, _signature_after(pieces, number)):
            pages.place(part)
    return tuple(tuple(page) for page in pages.pages)


def _signature_after(pieces: Sequence[SetPiece], number: int) -> float:
    """Height of what closes a letter after its text: enclosures, 署名 and date; 0 elsewhere."""
    piece, closing = pieces[number], pieces[number + 1 :]
    if not (isinstance(piece, SetWords) and piece.text.spacing):
        return 0.0
    long = any(isinstance(p, SetWords) and len(p.text.lines) > _FEW_LINES for p in closing)
    if long or not any(isinstance(p, SetSignature) for p in closing):
        return 0.0
    return sum(p.height for p in closing)


def _with_the_signature(pages: _Pages, piece: SetPiece, closing: float) -> list[SetPiece]:
    """A letter's date never stands on a page without text: two lines go over with it (GB/T 9704, 7.3.5)."""
    left = pages.left if piece.height <= pages.left else pages.height
    if not (closing and isinstance(piece, SetWords)) or piece.height + closing <= left:
        return [piece]
    over = min(len(piece.text.lines), _WIDOWS) * piece.text.leading
    if over + closing > pages.height:
        return [piece]
    if len(piece.text.lines) <= _WIDOWS:
        if piece.text.indent and not pages.fresh:
            pages.turn()
        return [piece]
    head, rest = _cut(piece.text, len(piece.text.lines) - _WIDOWS)
    first = SetWords(head, piece.before, 0)
    if first.height > pages.left and not pages.fresh:
        pages.turn()
    pages.put(first)
    pages.turn()
    return [SetWords(rest, 0, piece.after)]


def _companion(pieces: Sequence[SetPiece], number: int) -> float:
    """A text stays with the head and first row of the table under it."""
    if number + 1 < len(pieces):
        after = pieces[number + 1]
        if isinstance(after, SetTable):
            return sum(row.height for row in after.rows[: after.heads + 1])
    return 0.0


def _tail(pieces: Sequence[SetPiece], number: int) -> float:
    """Height of what follows a table and closes it (signatures, opinions): that does not stand alone."""
    height = 0.0
    for at in range(number + 1, len(pieces)):
        piece = pieces[at]
        if isinstance(piece, SetTear) or _begins(pieces, at):
            break
        height += piece.height
    return height


def _begins(pieces: Sequence[SetPiece], at: int) -> bool:
    """Whether another list begins here: its head, or the caption over it."""
    piece = pieces[at + 1] if isinstance(pieces[at], SetWords) and at + 1 < len(pieces) else pieces[at]
    return isinstance(piece, SetTable) and piece.heads > 0


def _parts_of(piece: SetPiece, pages: _Pages) -> list[SetPiece]:
    """A long text may go on over pages; everything else is whole."""
    if not isinstance(piece, SetWords) or piece.height <= pages.left:
        return [piece]
    parts: list[SetPiece] = []
    room = pages.left if pages.left > _FEW_LINES * piece.text.leading else pages.height
    lines = piece.text
    while lines.lines:
        count = max(1, int((room - piece.before) // lines.leading))
        head, lines = _cut(lines, count)
        parts.append(SetWords(head, piece.before if not parts else 0, piece.after if not lines.lines else 0))
        room = pages.height
    return parts


def _cut(text: SetText, count: int) -> tuple[SetText, SetText]:
    """The first lines and the others."""
    head = replace(text, lines=text.lines[:count], stretch=text.stretch[:count])
    starts = frozenset(n - count for n in text.starts if n >= count)
    return head, replace(text, lines=text.lines[count:], starts=starts, stretch=text.stretch[count:])


def _place_table(pages: _Pages, table: SetTable, rest: float, tail: float) -> None:
    """Rows of a table, fixed pages first."""
    heads, rows = table.rows[: table.heads], list(table.rows[table.heads :])
    if not table.per_page:
        most = pages.height * (_OF_ITS_LINES if table.closed else _OF_ANY)
        closing = tail if table.ruled and tail <= most else 0.0
        _place_rows(pages, table, heads, rows, closing)
        return
    chunks = [rows[n : n + table.per_page] for n in range(0, len(rows), table.per_page)]
    head_height = sum(row.height for row in heads)
    for number, chunk in enumerate(chunks):
        if number:
            pages.turn()
        after = rest if number == len(chunks) - 1 else 0.0
        _place_rows(pages, table, heads, _squeezed(chunk, pages.left - head_height - after))


def _squeezed(rows: list[SetRow], room: float) -> list[SetRow]:
    """The rows of a fixed page: those with room to spare give some to those with a long title."""
    excess = sum(row.height for row in rows) - room + SPARE
    if excess <= 0:
        return rows
    spare = [row.height - max(row.natural, row.height * LEAST_ROW) for row in rows]
    total = sum(spare)
    if total <= 0:
        return rows
    share = min(1.0, excess / total)
    return [replace(row, height=row.height - give * share) for row, give in zip(rows, spare, strict=True)]


def _place_rows(
    pages: _Pages, table: SetTable, heads: tuple[SetRow, ...], rows: list[SetRow], tail: float = 0.0
) -> None:
    """Rows one by one; the last ones go along with a ``tail`` that has no room beside them."""
    head_height = sum(row.height for row in heads)
    waiting = list(rows)
    taken: list[SetRow] = []
    used = head_height
    least = _LAST_ROWS if table.closed else 1  # 以下空白 alone is no line of the list

    def close() -> None:
        nonlocal used
        if taken:
            pages.put(replace(table, rows=(*heads, *taken)))
            taken.clear()
        used = head_height

    while waiting:
        if taken and tail and least <= len(waiting) <= (_LAST_ROWS if heads else 1):
            needed = sum(row.height for row in waiting) + tail
            if used + needed > pages.left and head_height + needed <= pages.height:
                close()
                pages.turn()
        row = waiting.pop(0)
        if used + row.height <= pages.left:
            taken.append(row)
            used += row.height
        elif row.height <= pages.height - head_height and (taken or not pages.fresh):
            close()
            pages.turn()
            waiting.insert(0, row)
        else:
            room = pages.left - used
            first, second = _split_row(row, room)
            if first is not None:
                taken.append(first)
                waiting.insert(0, second)
            elif pages.fresh and not taken:
                taken.append(row)
            else:
                waiting.insert(0, row)
            close()
            if waiting:
                pages.turn()
    close()


def _split_row(row: SetRow, room: float) -> tuple[SetRow | None, SetRow]:
    """A row higher than a page goes on over it: its lines are shared out."""
    count = min(int((room - 2 * PAD_Y) // c.text.leading) for c in row.cells)
    if count < 1:
        return None, row
    firsts, seconds = [], []
    for cell in row.cells:
        head, rest = _cut(cell.text, count)
        firsts.append(SetCell(head, None, cell.width, cell.span, cell.valign))
        seconds.append(replace(cell, text=rest))
    return _measured(firsts), _measured(seconds)


def _measured(cells: list[SetCell]) -> SetRow:
    natural = max(cell.natural for cell in cells)
    return SetRow(tuple(cells), natural, natural)
