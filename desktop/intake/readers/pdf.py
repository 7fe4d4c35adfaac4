"""pdf: text by page, notes on the page, properties, bookmarks, files inside. Scripts and launches are only named.

The library is C++: what it cannot bear ends the worker, not the program.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from functools import partial

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from desktop.intake.faults import Unreadable, Why
from desktop.intake.readers import pdf_beside, pdf_faces
from desktop.intake.readers.steps import named, numbered
from desktop.intake.telling import Teller
from desktop.screening.finding import Kind
from desktop.screening.text import Opens, Part, Step, Unit, Where

_PROPERTIES = ("Creator", "Producer")
_MOST_BOOKMARKS = 5_000
_MOST_NOTES = 5_000
_MANY_STROKES = 200
_WORDS_OF_NOTE = (b"Contents", b"T", b"Subj", b"V", b"DV", b"RC", b"TU")
_PICTURE_DEPTH = 4


def read(content: bytes, teller: Teller) -> None:
    """Tell all of it."""
    pdf_faces.begin()
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower() or getattr(error, "err_code", 0) == raw.FPDF_ERR_PASSWORD
        raise Unreadable(Why.ENCRYPTED if locked else Why.BROKEN) from error
    try:
        _document(document, teller)
        pdf_beside.tell(document, content, teller)
    except pdfium.PdfiumError as error:
        raise Unreadable(Why.BROKEN) from error
    finally:
        document.close()


def _document(document: pdfium.PdfDocument, teller: Teller) -> None:
    pages = len(document)
    if pages > teller.limits.pages:
        raise Unreadable(Why.PAGES, most=teller.limits.pages)
    if not pages:
        raise Unreadable(Why.BROKEN)
    for number in range(pages):
        teller.tick(number + 1, pages)
        step = numbered(Unit.PAGE, number + 1)
        try:
            page = document[number]
        except pdfium.PdfiumError:
            teller.unread(Why.BROKEN, teller.where(Part.BODY, step), page=number + 1)
            continue
        try:
            _page(page, step, number + 1, teller)
        finally:
            page.close()
    _around(document, teller)


def _page(page: pdfium.PdfPage, step: Step, number: int, teller: Teller) -> None:
    where = teller.where(Part.BODY, step)
    text = _text(page)
    lines = list(_lines(text))
    _tell_lines(lines, where, teller)
    if not text.strip() and _has_picture(page):
        teller.unread(Why.SCAN, where, page=number)
    pdf_beside.tell_descriptions(page, step, teller)
    if _notes(page, step, teller):
        _stamped(page, number, lines, teller)


def _tell_lines(lines: Iterable[str], where: Where, teller: Teller) -> None:
    opens = Opens.APART
    for line in lines:
        teller.say(line, where, opens)
        opens = Opens.LINE


def _stamped(page: pdfium.PdfPage, number: int, known: Iterable[str], teller: Teller) -> None:
    """What notes draw on the page and do not say: they are laid into it, and what is new then is told."""
    if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return
    flat = page.pdf[number - 1]
    try:
        lines = list(_lines(_text(flat)))
    finally:
        flat.close()
    before = set(known)
    where = teller.where(Part.COMMENT, numbered(Unit.PAGE, number))
    _tell_lines([line for line in lines if line not in before], where, teller)


def _text(page: pdfium.PdfPage) -> str:
    text_page = page.get_textpage()
    try:
        return str(text_page.get_text_range()) if text_page.count_chars() else ""
    finally:
        text_page.close()


def _lines(text: str) -> Iterator[str]:
    for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "").split("\n"):
        if line.strip():
            yield line


def _has_picture(page: pdfium.PdfPage) -> bool:
    """A picture, or so many strokes that letters may be drawn with them."""
    drawn = enumerate(page.get_objects(max_depth=_PICTURE_DEPTH))
    return any(one.type == raw.FPDF_PAGEOBJ_IMAGE or count > _MANY_STROKES for count, one in drawn)


def _notes(page: pdfium.PdfPage, step: Step, teller: Teller) -> bool:
    """Annotations: comments, filled fields, links that leave the file. Whether there are such as draw something."""
    drawing = False
    count = raw.FPDFPage_GetAnnotCount(page)
    if count > _MOST_NOTES:
        teller.unread(Why.CELLS, teller.where(Part.COMMENT, step), most=_MOST_NOTES)
    for number in range(min(count, _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        try:
            subtype = raw.FPDFAnnot_GetSubtype(note)
            part = Part.FIELD if subtype == raw.FPDF_ANNOT_WIDGET else Part.COMMENT
            for key in _WORDS_OF_NOTE:
                words = pdf_beside.string(partial(raw.FPDFAnnot_GetStringValue, note, key))
                teller.say(words, teller.where(part, step), Opens.APART)
            if subtype == raw.FPDF_ANNOT_LINK:
                _link(page, raw.FPDFAnnot_GetLink(note), step, teller)
            else:
                drawing = True
                if file := raw.FPDFAnnot_GetFileAttachment(note):
                    _attached(pdfium.PdfAttachment(file, page.pdf), "note", teller)
        finally:
            raw.FPDFPage_CloseAnnot(note)
    return drawing


def _attached(attachment: pdfium.PdfAttachment, otherwise: str, teller: Teller) -> None:
    try:
        name = attachment.get_name() or otherwise
        data = bytes(attachment.get_data())
    except pdfium.PdfiumError:
        teller.unread(Why.BROKEN, teller.where(Part.NAME, named(otherwise)))
        return
    teller.say(name, teller.where(Part.NAME, named("file")), Opens.APART)
    teller.budget.spend_unpacked(len(data))
    teller.file_inside(data, name)


def _link(page: pdfium.PdfPage, link: object, step: Step, teller: Teller) -> None:
    action = raw.FPDFLink_GetAction(link) if link else None
    if not action:
        return
    kind = raw.FPDFAction_GetType(action)
    where = teller.where(Part.FIELD, step)
    if kind == raw.PDFACTION_URI:
        size = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
        buffer = ctypes.create_string_buffer(min(size, 4096) or 1)
        raw.FPDFAction_GetURIPath(page.pdf, action, buffer, len(buffer))
        teller.say(buffer.value.decode("utf-8", "replace"), where, Opens.APART)
    elif kind in (raw.PDFACTION_LAUNCH, raw.PDFACTION_REMOTEGOTO):
        size = min(raw.FPDFAction_GetFilePath(action, None, 0), 4096)
        path = ctypes.create_string_buffer(size or 1)
        raw.FPDFAction_GetFilePath(action, path, len(path))
        target = path.value.decode("utf-8", "replace")
        teller.found(Kind.EXTERNAL_REFERENCE, target or "Launch", where)


def _around(document: pdfium.PdfDocument, teller: Teller) -> None:
    for key in _PROPERTIES:
        teller.say(document.get_metadata_value(key), teller.where(Part.PROPERTY, named(key)), Opens.APART)
    for number in range(len(document)):
        if (label := document.get_page_label(number)) != str(number + 1):
            teller.say(label, teller.where(Part.NAME, numbered(Unit.PAGE, number + 1)), Opens.APART)
    for count, bookmark in enumerate(document.get_toc(max_depth=15)):
        if count >= _MOST_BOOKMARKS:
            teller.unread(Why.CELLS, teller.where(Part.NAME, named("bookmark")), most=_MOST_BOOKMARKS)
            break
        teller.say(bookmark.get_title(), teller.where(Part.NAME, named("bookmark")), Opens.APART)
    for _script in range(min(raw.FPDFDoc_GetJavaScriptActionCount(document), 1)):
        teller.found(Kind.MACRO, "JavaScript", teller.where(Part.PROPERTY, named("JavaScript")))
    for number in range(min(document.count_attachments(), teller.limits.members)):
        _attached(document.get_attachment(number), str(number + 1), teller)
