"""Reads our own PDF and Word files back, as text."""

from __future__ import annotations

import io
import re
import zipfile

import pypdfium2
from docx import Document
from docx.oxml.ns import qn

from desktop.paper.letter import HEAD_FROM_TOP
from desktop.paper.sheet import MM, Sheet

_BLANKS = re.compile(r"[\s\u3000\u00a0]+")


def squeezed(text: str) -> str:
    """Without blanks and line ends: lines are the same, spaces between them have no meaning."""
    return _BLANKS.sub("", text)


def margins(sheet: Sheet) -> list[tuple[float, float]]:
    """Where the text of each page stands; the head of a 函 stands above it (``HEAD_FROM_TOP``)."""
    return [
        (HEAD_FROM_TOP if section.letter and not number else section.page.top, section.page.bottom)
        for section in sheet.sections
        for number, _page in enumerate(section.pages)
    ]


def pdf_body(pdf: bytes, margins: list[tuple[float, float]]) -> str:
    """Text between head and foot of each page; ``margins`` are the upper and lower ones in mm."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        parts = []
        for page, (top, bottom) in zip(document, margins, strict=True):
            width, height = page.get_size()
            text_page = page.get_textpage()
            parts.append(text_page.get_text_bounded(0, bottom * MM, width, height - top * MM))
            text_page.close()
            page.close()
        return squeezed("".join(parts))
    finally:
        document.close()


def pdf_pages(pdf: bytes) -> list[str]:
    """All text of each page, head and foot too."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        parts = []
        for page in document:
            text_page = page.get_textpage()
            parts.append(squeezed(text_page.get_text_range()))
            text_page.close()
            page.close()
        return parts
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
    return _parts(word, "footer")


def word_head(word: bytes) -> str:
    """Text of all headers."""
    return "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", _parts(word, "header")))


def _parts(word: bytes, kind: str) -> str:
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return "".join(
            package.read(name).decode("utf-8")
            for name in package.namelist()
            if kind in name and "rels" not in name
        )
