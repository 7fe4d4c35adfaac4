"""What a file is, by its content alone: the ending of a name is somebody's word for it."""

from __future__ import annotations

import re

from desktop.intake.faults import Unreadable, Why
from desktop.intake.limits import LIMITS, FileKind
from desktop.intake.zipped import Package, Purse

CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\x00\x00\x01\x00", b"8BPS")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF", b"\x28\xb5\x2f\xfd")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|span|h[1-6]|script)\b", re.I)
_SEEN = 4096
_MAIN_PARTS = (
    ("word/document.xml", re.compile(rb"(?:wordprocessingml|ms-word)[\w.]+main\+xml"), FileKind.DOCX),
    ("xl/workbook.xml", re.compile(rb"(?:spreadsheetml|ms-excel)[\w.]+main\+xml"), FileKind.XLSX),
    ("ppt/presentation.xml", re.compile(rb"(?:presentationml|ms-powerpoint)[\w.]+main\+xml"), FileKind.PPTX),
)


def kind_of(content: bytes) -> FileKind:
    """The kind; raises ``Unreadable`` for kinds that are known and not read, and for unknown ones."""
    if not content:
        raise Unreadable(Why.EMPTY)
    if content.startswith(_ZIP):
        return _of_zip(content)
    if content.startswith(CFB):
        return FileKind.DOC  # or something else in the same container: the reader of it looks further
    head = content[:_SEEN]
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    _not_read(head)
    sample = _as_ascii(head).lstrip()
    if sample.startswith(b"<?xml") and not _HTML.search(sample):
        return FileKind.XML
    if sample.startswith(b"<") and _HTML.search(sample):
        return FileKind.HTML
    return FileKind.TXT  # the reader of text refuses what is none


def _not_read(head: bytes) -> None:
    if (
        head.startswith(_IMAGES)
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
        or head[4:12] == b"ftypheic"
    ):
        raise Unreadable(Why.IMAGE)
    if head.startswith(_ARCHIVES) or head[257:262] == b"ustar":
        raise Unreadable(Why.ARCHIVE)
    if head.startswith(b"{\\rtf"):
        raise Unreadable(Why.RICH_TEXT)


def _as_ascii(head: bytes) -> bytes:
    """Enough of it to see a tag, whatever the encoding."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _of_zip(content: bytes) -> FileKind:
    """By the names of the members, and by what the package says its main part is."""
    package = Package(content, LIMITS[FileKind.ZIP], Purse())
    names = {name.lower() for name in package.names}
    if "ofd.xml" in names:
        return FileKind.OFD
    if "xl/workbook.bin" in names:
        raise Unreadable(Why.OLD_OFFICE)
    types = package.beginning("[Content_Types].xml", _SEEN * 16)
    for main, mark, kind in _MAIN_PARTS:
        if main in names or mark.search(types):
            return kind
    return FileKind.ZIP
