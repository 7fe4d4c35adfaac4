"""Writes a set sheet as a Word file: same words, same lines, same pages as the print. Bytes are repeatable.

It carries the serial, never the head of the book (D15).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

from desktop.paper import letter, wordxml
from desktop.paper.footing import DASHES, PAGE_SIZE, number_text, page_words, running_text, serial_text
from desktop.paper.sheet import (
    MM,
    SetGap,
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
from desktop.paper.wordpackage import bare, repacked

_THEN = datetime(2000, 1, 1)
_FOOT_SIZE = 8.0


def write_word(sheet: Sheet) -> bytes:
    """The sheet's bytes."""
    document: Any = Document()
    _set_defaults(document, sheet)
    for number, section in enumerate(sheet.sections):
        if number:
            document.add_section(WD_SECTION.NEW_PAGE)
            _shrink_last(document)
        _set_page(document.sections[-1], section)
        _edges(document.sections[-1], section, sheet, several=len(sheet.sections) > 1)
        end = document.element.body.sectPr
        for xml in _section_xml(section):
            end.addprevious(parse_xml(xml))
    out = io.BytesIO()
    bare(document)
    document.save(out)
    return repacked(out.getvalue())


def _set_defaults(document: Any, sheet: Sheet) -> None:
    properties = document.core_properties
    properties.title = sheet.title
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = _THEN
    properties.revision = 1
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _shrink_last(document: Any) -> None:
    """The paragraph that ends a section must not take a line of its own."""
    last = document.element.body.findall(qn("w:p"))[-1]
    properties = last.get_or_add_pPr()
    spacing = parse_xml(
        f'<w:spacing {wordxml.SPACE} w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    )
    properties.insert(0, spacing)


def _set_page(target: Any, section: SetSection) -> None:
    page = section.page
    target.orientation = WD_ORIENT.LANDSCAPE if page.landscape else WD_ORIENT.PORTRAIT
    target.page_width, target.page_height = Mm(page.width), Mm(page.height)
    target.top_margin, target.bottom_margin = Mm(page.top), Mm(page.bottom)
    target.left_margin, target.right_margin = Mm(page.left), Mm(page.right)
    target.header_distance, target.footer_distance = Mm(max(5, page.top - 6)), Mm(max(5, page.bottom - 12))


def _edges(target: Any, section: SetSection, sheet: Sheet, several: bool) -> None:
    """Foot of every page, head of those after the first; nothing of ours where the sheet leaves the house."""
    last = len(section.pages)
    target.footer.is_linked_to_previous = False
    _fill(target.footer, _foot(section, sheet, several, last))
    again = running_text(section, last, sheet)
    target.header.is_linked_to_previous = False
    # a new section is a copy of the one before: without this a stub would show the first foot of its letter
    target.different_first_page_header_footer = False
    if again or section.page_number == "later":
        target.different_first_page_header_footer = True
        target.first_page_header.is_linked_to_previous = False
        target.first_page_footer.is_linked_to_previous = False
        rule = [_letter_rule(section)] if section.letter else []
        _fill(target.first_page_footer, [*rule, *_foot(section, sheet, several)])
    if again:
        small = SetText((), "song", _FOOT_SIZE, _FOOT_SIZE * 1.3)
        _fill(target.header, [f"<w:p>{wordxml.properties(small)}{_small(again)}</w:p>"])
    if several:
        numbering = parse_xml(f'<w:pgNumType {wordxml.SPACE} w:start="1"/>')
        target._sectPr.find(qn("w:pgMar")).addnext(numbering)


def _fill(edge: Any, paragraphs: Sequence[str]) -> None:
    """The paragraphs of a head or foot in the place of the empty one that it begins with."""
    holder = edge._element
    for old in list(holder):
        holder.remove(old)
    for xml in paragraphs:
        holder.append(parse_xml(_rooted(xml)))


def _letter_rule(section: SetSection) -> str:
    """The red rule at the foot of a 函."""
    top = (section.page.height - letter.FOOT_RULE) * MM - 3
    frame = wordxml.framed(letter.RULE_WIDTH * MM, top)
    rule = wordxml.under("thinThickSmallGap", 24, 0, wordxml.RED)
    return wordxml.paragraphs(SetText(((),), "song", 1, 1.0), border=rule, frame=frame)


def _letter_number() -> str:
    """— x —."""
    props = wordxml.properties(SetText((), "song", PAGE_SIZE, PAGE_SIZE * 1.3, "right", right=PAGE_SIZE))
    before, after = (wordxml.run(dash, "song", PAGE_SIZE) for dash in DASHES)
    return f"<w:p>{props}{before}{wordxml.field('PAGE', PAGE_SIZE)}{after}</w:p>"


def _foot(section: SetSection, sheet: Sheet, several: bool, number: int = 1) -> list[str]:
    """Note, serial, page fields; of a letter its page number alone."""
    if section.page_number in ("dash", "later"):
        return [_letter_number() if number_text(section, number, number) else "<w:p/>"]
    small = SetText((), "song", _FOOT_SIZE, _FOOT_SIZE * 1.3)
    found = []
    if section.foot and sheet.foot.note:
        found.append(f"<w:p>{wordxml.properties(small)}{_small(sheet.foot.note)}</w:p>")
    said = serial_text(sheet, head=False) if section.foot else ""
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{wordxml.twips(section.page.body_width * MM)}"/></w:tabs>'
    numbers = ""
    if section.page_number == "count":
        before, between, after = page_words()
        total = "SECTIONPAGES" if several else "NUMPAGES"
        numbers = "".join(
            (
                "<w:r><w:tab/></w:r>",
                _small(before),
                wordxml.field("PAGE", _FOOT_SIZE),
                _small(between),
                wordxml.field(total, _FOOT_SIZE, len(section.pages)),
                _small(after),
            )
        )
    said_run = _small(said) if said else ""
    found.append(f"<w:p>{wordxml.properties(small, border=tabs)}{said_run}{numbers}</w:p>")
    return found


def _small(text: str) -> str:
    """A run of the foot."""
    return wordxml.run(text, "song", _FOOT_SIZE)


def _rooted(xml: str) -> str:
    """The element with its namespace declared."""
    at = xml.index(">") if xml[xml.index(">") - 1] != "/" else xml.index(">") - 1
    return f"{xml[:at]} {wordxml.SPACE}{xml[at:]}"


def _section_xml(section: SetSection) -> Iterator[str]:
    """Elements of all pages, each page begun by a break of ours."""
    for number, page in enumerate(section.pages):
        if number:
            yield _rooted(wordxml.tiny(turn=True))
        yield from _page_xml(page)


def _page_xml(pieces: Sequence[SetPiece]) -> Iterator[str]:
    touching: list[SetTable] = []
    under = False
    for piece in pieces:
        if isinstance(piece, SetTable):
            ruled = bool(touching) and piece.ruled and touching[-1].ruled
            if touching and not (ruled and not piece.heads):
                yield wordxml.table(touching, under)
                yield _rooted(wordxml.tiny())
                touching, under = [], ruled
            touching.append(piece)
            continue
        if touching:
            yield wordxml.table(touching, under)
            touching, under = [], False
        yield from _split_roots(_piece_xml(piece))
    if touching:
        yield wordxml.table(touching, under)
        yield _rooted(wordxml.tiny())


def _piece_xml(piece: SetPiece) -> str:
    match piece:
        case SetWords():
            return wordxml.paragraphs(piece.text, before=piece.before, after=piece.after)
        case SetLetterhead():
            if not piece.rule:
                return wordxml.paragraphs(piece.text, colour=wordxml.RED)
            rule = wordxml.under("thickThinSmallGap", 24, round(letter.HEAD_TO_RULE * MM), wordxml.RED)
            frame = wordxml.framed(letter.RULE_WIDTH * MM, letter.HEAD_FROM_TOP * MM, letter.HEAD_AFTER * MM)
            head = wordxml.paragraphs(piece.text, border=rule, colour=wordxml.RED, frame=frame)
            return head + wordxml.tiny()  # a frame needs a paragraph to hold on to; a table is none
        case SetRule():
            empty = SetText(((),), "song", 1, piece.height / 2)
            return wordxml.paragraphs(
                empty, after=piece.height / 2, border=wordxml.under("single", 12, 0, wordxml.RED)
            )
        case SetSignature():
            first, *others = piece.texts
            return wordxml.paragraphs(first, before=piece.before) + "".join(map(wordxml.paragraphs, others))
        case SetTear():
            rule = wordxml.under("dashed", 6, 1, "000000")
            around = (piece.height - piece.text.height) / 2
            return wordxml.paragraphs(piece.text, before=around, after=around, border=rule)
        case SetGap():
            gap = SetText(((),), "song", 1, max(1.0, piece.height))
            return wordxml.paragraphs(gap)
        case _:
            return ""


def _split_roots(xml: str) -> Iterator[str]:
    """Paragraphs one by one, each with its namespace."""
    for part in xml.split("</w:p>"):
        if part:
            yield _rooted(f"{part}</w:p>")
