"""Fonts into our PDF: registered once, embedded as subsets, text that can be read out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

_ENTRIES = 100


def to_unicode(fontname: str, subset: Sequence[int]) -> str:
    """ToUnicode map of a subset (ISO 32000-1, 9.10.3): UTF-16BE, so beyond U+FFFF a surrogate pair.

    reportlab writes such a character as five hex digits, which no reader understands.
    """
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def",
        f"/CMapName /{fontname} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    entries = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, point in enumerate(subset)
    ]
    for start in range(0, len(entries), _ENTRIES):
        part = entries[start : start + _ENTRIES]
        lines += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


def begun(out: BinaryIO, face: str, title: str, **more: Any) -> Any:
    """A canvas that names no one and no program of others in the file; it begins with a face of ours.

    The one that the library would begin with is named in the file and not embedded.
    """
    canvas = Canvas(out, invariant=1, pageCompression=1, initialFontName=face, **more)
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("custody-desk")
    canvas.setProducer("custody-desk")
    return canvas


def register(path: Path, index: int) -> tuple[str, Mapping[int, float]]:
    """Register a font file; answers its name for the canvas and the widths of its characters.

    The name holds no path: it goes into the file, and the same facts must give the same bytes anywhere.
    """
    ttfonts.makeToUnicodeCMap = to_unicode
    font: Any = ttfonts.TTFont("pending", str(path), subfontIndex=index, shapable=False)
    postscript = font.face.name.decode("ascii", "replace")
    font.fontName = f"{postscript}-{path.stat().st_size}-{index}"
    pdfmetrics.registerFont(font)
    known = font.face.charWidths
    return font.fontName, {
        point: float(known.get(point, font.face.defaultWidth)) for point in font.face.charToGlyph
    }
