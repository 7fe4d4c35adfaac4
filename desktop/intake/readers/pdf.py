"""pdf: text by page, notes on the page, properties, bookmarks, files inside. Scripts and launches are only named.

The library is C++: what it cannot bear ends the worker, not the program.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from desktop.intake.faults import Unreadable, Why
from desktop.intake.readers.steps import named, numbered
from desktop.intake.telling import Teller
from desktop.screening.finding import Kind
from desktop.screening.text import Opens, Part, Step, Unit

_PROPERTIES = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")
_MOST_BOOKMARKS = 5_000
_MOST_NOTES = 5_000
_MANY_STROKES = 200
_WORDS_OF_NOTE = (b"Contents", b"T", b"Subj", b"V", b"DV", b"RC", b"TU")
_PICTURE_DEPTH = 4


def read(content: bytes, teller: Teller) -> None:
    """Tell all of it."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower() or getattr(error, "err_code", 0) == raw.FPDF_ERR_PASSWORD
        raise Unreadable(Why.ENCRYPTED if locked else Why.BROKEN) from error
    try:
        _document(document, teller)
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
    if document.get_formtype():
        document.init_forms()
    _around(document, teller)


def _page(page: pdfium.PdfPage, step: Step, number: int, teller: Teller) -> None:
    where = teller.where(Part.BODY, step)
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range() if text_page.count_chars() else ""
    finally:
        text_page.close()
    opens = Opens.APART
    for line in _lines(text):
        teller.say(line, where, opens)
        opens = Opens.LINE
    if not text.strip() and _has_picture(page):
        teller.unread(Why.SCAN, where, page=number)
    _notes(page, step, teller)


def _lines(text: str) -> Iterator[str]:
    for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "").split("\n"):
        if line.strip():
            yield line


def _has_picture(page: pdfium.PdfPage) -> bool:
    """A picture, or so many strokes that letters may be drawn with them."""
    drawn = enumerate(page.get_objects(max_depth=_PICTURE_DEPTH))
    return any(one.type == raw.FPDF_PAGEOBJ_IMAGE or count > _MANY_STROKES for count, one in drawn)


def _notes(page: pdfium.PdfPage, step: Step, teller: Teller) -> None:
    """Annotations: comments, filled fields, links that leave the file."""
    count = min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)
    for number in range(count):
        note = raw.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        try:
            subtype = raw.FPDFAnnot_GetSubtype(note)
            part = Part.FIELD if subtype == raw.FPDF_ANNOT_WIDGET else Part.COMMENT
            for key in _WORDS_OF_NOTE:
                words = _string(
                    lambda buffer, size, n=note, k=key: raw.FPDFAnnot_GetStringValue(n, k, buffer, size)
                )
                teller.say(words, teller.where(part, step), Opens.APART)
            if subtype == raw.FPDF_ANNOT_LINK:
                _link(page, raw.FPDFAnnot_GetLink(note), step, teller)
        finally:
            raw.FPDFPage_CloseAnnot(note)


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
    for count, bookmark in enumerate(document.get_toc(max_depth=15)):
        if count >= _MOST_BOOKMARKS:
            break
        teller.say(bookmark.get_title(), teller.where(Part.NAME, named("bookmark")), Opens.APART)
    for _script in range(min(raw.FPDFDoc_GetJavaScriptActionCount(document), 1)):
        teller.found(Kind.MACRO, "JavaScript", teller.where(Part.PROPERTY, named("JavaScript")))
    for number in range(min(document.count_attachments(), teller.limits.members)):
        attachment = document.get_attachment(number)
        name = attachment.get_name() or str(number + 1)
        teller.say(name, teller.where(Part.NAME, named("file")), Opens.APART)
        data = bytes(attachment.get_data())
        teller.budget.spend_unpacked(len(data))
        teller.file_inside(data, name)


def _string(ask: object) -> str:
    """A string the library answers in two steps: its size in bytes, then UTF-16."""
    size = min(int(ask(None, 0)), 1 << 20)  # type: ignore[operator]
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    ask(buffer, size)  # type: ignore[operator]
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
