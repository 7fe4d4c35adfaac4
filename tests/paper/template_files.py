"""Word templates made for tests, and what stands in a filled one."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

from docx import Document
from lxml import etree

from desktop.paper.letter_package import W
from desktop.paper.template import Order

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
KNOWN = {
    "文件标题": "title", "title": "title", "文号": "number", "人员": "persons", "人员.姓名": "persons.name",
    "人员.部门": "persons.office", "人员.序号": "persons.#", "附件.名称": "papers.name", "本表密级": "sheet_mark",
}  # fmt: skip
LISTS = frozenset({"persons", "papers"})


def order(texts: Mapping[str, str] | None = None, rows: Any = None, line: str = "") -> Order:
    """An order of a small form."""
    return Order(KNOWN, LISTS, texts or {}, rows or {}, line)


def body(xml: str) -> Any:
    """A document of this content."""
    return etree.fromstring(f"<w:document {SPACE}><w:body>{xml}</w:body></w:document>")


def paragraph(*runs: str, look: str = "") -> str:
    """A paragraph of runs; each of a look of its own where one is given."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return "<w:p>" + "".join(f"<w:r>{properties}<w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def row(*cells: str) -> str:
    """A row of cells with a paragraph each."""
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def control(name: str, content: str, kind: str = "tag", more: str = "") -> str:
    """A content control."""
    return f'<w:sdt><w:sdtPr><w:{kind} w:val="{name}"/>{more}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def lines(root: Any) -> list[str]:
    """The text of every paragraph, line breaks as they stand."""
    return [
        "".join(
            (one.text or "") if one.tag == W + "t" else "\n" if one.tag == W + "br" else "\t"
            for one in paragraph.iter(W + "t", W + "br", W + "tab")
        )
        for paragraph in root.iter(W + "p")
    ]


def table_rows(root: Any) -> list[list[str]]:
    """The text of every cell, row by row."""
    return [
        ["".join(t.text or "" for t in cell.iter(W + "t")) for cell in one.iter(W + "tc")]
        for one in root.iter(W + "tr")
    ]


def words_of(content: bytes) -> str:
    """All text of a Word file: body, tables, heads and feet."""
    document: Any = Document(io.BytesIO(content))
    roots = [document.element]
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not part.is_linked_to_previous:
                roots.append(part._element)
    return "\n".join(line for root in roots for line in lines(root))


def file_of(paragraphs: Iterable[str]) -> bytes:
    """A Word file of plain paragraphs."""
    document: Any = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
