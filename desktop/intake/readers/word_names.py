"""The names of WordprocessingML, in its two namespaces."""

from __future__ import annotations

from functools import cache

from desktop.screening.text import Part

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
SHAPE = "{urn:schemas-microsoft-com:vml}shape"
DRAWING = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}",
    "{http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing}",
)
MATH = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}t",
    "{http://purl.oclc.org/ooxml/officeDocument/math}t",
)

PARTS = {
    "document": Part.BODY,
    "glossaryDocument": Part.BODY,
    "hdr": Part.HEADER,
    "ftr": Part.FOOTER,
    "footnotes": Part.FOOTNOTE,
    "endnotes": Part.ENDNOTE,
    "comments": Part.COMMENT,
}
"""Root element → the part its paragraphs stand in."""

TEXT, SPECIAL, COLOR, SIZE, STYLE = range(1, 6)
"""What an element means to somebody who reads a paragraph flat; all others mean nothing."""
_PLAIN = {"tab": "\t", "noBreakHyphen": "-", "softHyphen": "", "ptab": "\t"}
_SPECIAL = (
    "del", "ins", "moveFrom", "moveTo", "hyperlink", "vanish", "webHidden", "specVanish", "ruby", "fldSimple", "instrText",
    "delText", "delInstrText", "br", "cr", "sym", "sdtPr", "ffData",
)  # fmt: skip


class Names:
    """Every name that the walk asks for, spelled out once per namespace."""

    def __init__(self, namespace: str) -> None:
        self.namespace = namespace
        self.w = w = f"{{{namespace}}}"
        self.paragraph, self.run, self.text = w + "p", w + "r", w + "t"
        self.val, self.color, self.run_style, self.size = w + "val", w + "color", w + "rStyle", w + "sz"
        self.paragraph_style, self.shading = w + "pStyle", w + "shd"
        self.cell, self.row, self.box = w + "tc", w + "tr", w + "txbxContent"
        self.tab = w + "tab"
        self.plain = {w + name: text for name, text in _PLAIN.items()} | dict.fromkeys((self.text, *MATH), "")
        special = {w + name for name in _SPECIAL} | {d + "docPr" for d in DRAWING}
        special |= {COMPATIBILITY + "AlternateContent", TEXT_PATH, SHAPE}
        self.signs = (
            dict.fromkeys(self.plain, TEXT)
            | dict.fromkeys(special, SPECIAL)
            | {self.color: COLOR, self.size: SIZE, self.run_style: STYLE, self.paragraph_style: STYLE}
        )
        self.notes = frozenset(w + name for name in ("comment", "footnote", "endnote"))
        self.controlled = w + "sdtContent"

    def events(self, part: Part) -> tuple[str, ...]:
        """The elements that are asked for as they end, few, since each name costs at every element."""
        noted = self.notes if part in (Part.FOOTNOTE, Part.ENDNOTE, Part.COMMENT) else ()
        return (self.paragraph, self.row, *noted)


@cache
def names(namespace: str) -> Names:
    """The names of a namespace."""
    return Names(namespace)
