"""WordprocessingML of lines, paragraphs and tables, written as text: fast, and we see all of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

from desktop.paper.faces import RARE_WORD_NAME, WORD_NAMES
from desktop.paper.sheet import PAD_X, PAD_Y, Line, SetCell, SetRow, SetTable, SetText

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RED = "DC1414"
GIVE = 6.0


def _give(text: SetText) -> float:
    """Points by which a paragraph may be wider than measured: lines end by our breaks, not by wrapping.

    Some writers add a quarter of an em between Latin and Chinese whatever the file says.
    """
    changes = (_changes("".join(run.text for run in line)) for line in text.lines)
    return GIVE + 0.28 * text.size * max(changes, default=0)


def _changes(line: str) -> int:
    """How often a line changes between Latin and Chinese."""
    return sum((a < "\u2000") != (b < "\u2000") for a, b in pairwise(line))


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def run(text: str, style: str, size: float, colour: str = "", rare: bool = False, spacing: float = 0) -> str:
    """A run; the face must be named four times, else Chinese keeps the default."""
    name = RARE_WORD_NAME if rare else WORD_NAMES[style]
    paint = f'<w:color w:val="{colour}"/>' if colour else ""
    if spacing:
        paint += f'<w:spacing w:val="{twips(spacing)}"/>'
    half = round(size * 2)
    return (
        f'<w:r><w:rPr><w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'
        f'{paint}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def line_runs(line: Line, text: SetText, colour: str = "", space: float = 0) -> str:
    """The runs of one line; what fell back to 楷 asks for the one face that has it."""
    return "".join(
        run(r.text, r.style, text.size, colour, r.style == "kai" and text.style != "kai", space) for r in line
    )


def framed(width: float, top: float, below: float = 0) -> str:
    """A paragraph at its own place on the paper, in the middle, ``top`` points down; text goes on under it."""
    return (
        f'<w:framePr w:w="{twips(width)}" w:vSpace="{twips(below)}" w:wrap="notBeside" w:vAnchor="page"'
        f' w:hAnchor="page" w:xAlign="center" w:y="{twips(top)}"/>'
    )


def under(kind: str, size: int, space: int, colour: str) -> str:
    """A rule under a paragraph."""
    return f'<w:pBdr><w:bottom w:val="{kind}" w:sz="{size}" w:space="{space}" w:color="{colour}"/></w:pBdr>'


def field(code: str, size: float, shown: int = 1) -> str:
    """PAGE, NUMPAGES, SECTIONPAGES; ``shown`` until it is counted, and where it never is."""
    half = round(size * 2)
    rpr = f'<w:rPr><w:sz w:val="{half}"/></w:rPr>'
    return (
        f'<w:r>{rpr}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{rpr}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r>{rpr}<w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r>{rpr}<w:t>{shown}</w:t></w:r><w:r>{rpr}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def properties(
    text: SetText,
    *,
    before: float = 0,
    after: float = 0,
    first: bool = True,
    border: str = "",
    turn: bool = False,
    frame: str = "",
) -> str:
    """Paragraph properties. No space is added between Latin and Chinese: our lines were measured without."""
    page = "<w:pageBreakBefore/>" if turn else ""
    sides = {"left": 0.0, "right": 0.0, "firstLine": 0.0}
    give = 0.0 if border else _give(text)  # a rule is as wide as its paragraph
    if text.align != "left":
        sides["left"] = -give
    if text.align != "right":
        sides["right"] = -give
    elif text.right:
        sides["right"] = text.right
    if text.align == "left":
        sides["left"] = text.hang
        shift = (text.indent if first else text.hang) - text.hang
        sides["firstLine" if shift > 0 else "hanging"] = abs(shift)
    indent = "".join(f' w:{side}="{twips(points)}"' for side, points in sides.items() if points)
    indent = f"<w:ind{indent}/>" if indent else ""
    return (
        f'<w:pPr>{page}{frame}<w:widowControl w:val="0"/>{border}'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:snapToGrid w:val="0"/><w:spacing w:before="{twips(before)}" w:after="{twips(after)}"'
        f' w:line="{twips(text.leading)}" w:lineRule="exact"/>{indent}<w:jc w:val="{text.align}"/></w:pPr>'
    )


def paragraphs(
    text: SetText,
    *,
    before: float = 0,
    after: float = 0,
    border: str = "",
    colour: str = "",
    frame: str = "",
) -> str:
    """The lines as paragraphs with explicit breaks, so that they end where ours end."""
    groups: list[tuple[bool, list[str]]] = []
    for number, line in enumerate(text.lines):
        if number in text.starts or not groups:
            groups.append((number in text.starts, []))
        groups[-1][1].append(line_runs(line, text, colour, text.space(number)))
    out = []
    for number, (first, lines) in enumerate(groups):
        props = properties(
            text,
            before=before if number == 0 else 0,
            after=after if number == len(groups) - 1 else 0,
            first=first,
            border=border if number == len(groups) - 1 else "",
            frame=frame,
        )
        body = "<w:r><w:br/></w:r>".join(lines)
        out.append(f"<w:p>{props}{body}</w:p>")
    return "".join(out)


def tiny(turn: bool = False) -> str:
    """A paragraph one point high: parts tables, or begins a page."""
    page = "<w:pageBreakBefore/>" if turn else ""
    return (
        f'<w:p><w:pPr>{page}<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20"'
        ' w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def _cell(cell: SetCell, height: float, span: int) -> str:
    inner = paragraphs(cell.text) if cell.text.lines else tiny()
    valign = "top" if cell.foot is not None or cell.valign == "top" else "center"
    if cell.foot is not None:
        before = height - cell.text.height - cell.foot.height - 2 * PAD_Y
        inner += paragraphs(cell.foot, before=max(0.0, before))
    top = f'<w:tcMar><w:top w:w="{twips(PAD_Y)}" w:type="dxa"/></w:tcMar>' if valign == "top" else ""
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(cell.width)}" w:type="dxa"/>{grid}{top}'
        f'<w:vAlign w:val="{valign}"/></w:tcPr>{inner}</w:tc>'
    )


def _row(row: SetRow, edges: Sequence[float], head: bool) -> str:
    cells = []
    at = 0.0
    for cell in row.cells:
        end = at + cell.width
        span = sum(1 for edge in edges if at + 0.5 < edge <= end + 0.5)
        cells.append(_cell(cell, row.height, max(1, span)))
        at = end
    header = "<w:tblHeader/>" if head else ""
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{twips(row.height)}" w:hRule="atLeast"/>'
        f"{header}</w:trPr>{''.join(cells)}</w:tr>"
    )


def _edges(tables: Sequence[SetTable]) -> list[float]:
    """Right edges of all columns of tables that stand on each other, without near doubles."""
    found: list[float] = []
    for table in tables:
        at = 0.0
        for width in table.widths:
            at += width
            if all(abs(at - edge) > 0.5 for edge in found):
                found.append(at)
    return sorted(found)


def table(tables: Sequence[SetTable], under_another: bool = False) -> str:
    """Tables that touch, as one: fixed widths, a grid of all their edges, heads that repeat.

    ``under_another``  the table above rules this one's upper edge
    """
    edges = _edges(tables)
    starts = [0.0, *edges[:-1]]
    grid = "".join(
        f'<w:gridCol w:w="{twips(end - start)}"/>' for start, end in zip(starts, edges, strict=True)
    )
    rule = (
        ""
        if not tables[0].ruled
        else "".join(
            f'<w:{side} w:val="{"single" if size else "nil"}" w:sz="{size}" w:space="0" w:color="000000"/>'
            for side, size in (
                ("top", 0 if under_another else 6),
                ("left", 6),
                ("bottom", 6),
                ("right", 6),
                ("insideH", 4),
                ("insideV", 4),
            )
        )
    )
    rows = "".join(
        _row(row, edges, number < one.heads) for one in tables for number, row in enumerate(one.rows)
    )
    return (
        f'<w:tbl {SPACE}><w:tblPr><w:tblW w:w="{twips(edges[-1])}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{rule}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        f'<w:left w:w="{twips(PAD_X)}" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        f'<w:right w:w="{twips(PAD_X)}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
