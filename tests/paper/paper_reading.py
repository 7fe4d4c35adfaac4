"""Reads our own PDF and Word files back, as text."""

from __future__ import annotations

import io
import re
import zipfile

import pypdfium2
from docx import Document
from docx.oxml.ns import qn

from desktop.paper.sheet import MM

_BLANKS = re.compile(r"[\s\u3000\u00a0]+")


def squeezed(text: str) -> str:
    """Without blanks and line ends: lines are the same, spaces between them have no meaning."""
    return _BLANKS.sub("", text)


def pdf_body(pdf: bytes, bottoms: list[float]) -> str:
    """Text above the foot of each page; ``bottoms`` are the lower margins in mm."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        parts = []
        for page, bottom in zip(document, bottoms, strict=True):
            width, height = page.get_size()
            text_page = page.get_textpage()
            parts.append(text_page.get_text_bounded(0, bottom * MM, width, height))
            text_page.close()
            page.close()
        return squeezed("".join(parts))
    finally:
        document.close()


def pdf_text(pdf: bytes) -> str:
    """All text of all pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        parts = []
        for page in document:
            text_page = page.get_textpage()
            parts.append(text_page.get_text_range())
            text_page.close()
            page.close()
        return "".join(parts)
    finally:
        document.close()


def word_body(word: bytes) -> str:
    """Text of the body in order, tables included."""
    body = Document(io.BytesIO(word)).element.body
    return squeezed("".join(t.text or "" for t in body.iter(qn("w:t"))))


def word_lines(word: bytes) -> list[str]:
    """The body's lines as our breaks make them."""
    lines = []
    for paragraph in Document(io.BytesIO(word)).element.body.iter(qn("w:p")):
        line = ""
        for node in paragraph.iter(qn("w:t"), qn("w:br")):
            if node.tag == qn("w:br"):
                lines.append(line)
                line = ""
            else:
                line += node.text or ""
        lines.append(line)
    return [line for line in lines if line.strip()]


def word_foot(word: bytes) -> str:
    """All footers' XML."""
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return "".join(
            package.read(name).decode("utf-8")
            for name in package.namelist()
            if "footer" in name and "rels" not in name
        )
