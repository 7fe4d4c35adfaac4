"""The front door of the worker: one file, read by the reader of its kind; files inside it likewise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from desktop.intake.faults import Unreadable, Why
from desktop.intake.kinds import kind_of
from desktop.intake.limits import LIMITS, FileKind
from desktop.intake.readers import ofd, page, plain, sheets, slides, word, zipfiles
from desktop.intake.telling import Ear, Teller

Reader = Callable[[bytes, Teller], None]
_LIGHT: Mapping[FileKind, Reader] = MappingProxyType(
    {
        FileKind.DOCX: word.read,
        FileKind.XLSX: sheets.read,
        FileKind.PPTX: slides.read,
        FileKind.OFD: ofd.read,
        FileKind.HTML: page.read,
        FileKind.TXT: plain.read,
        FileKind.XML: plain.read_xml,
        FileKind.ZIP: zipfiles.read,
    }
)


def _reader(kind: FileKind) -> Reader:
    """Imported when asked for: a worker that reads a letter does not load what reads a page description."""
    if kind is FileKind.PDF:
        from desktop.intake.readers import pdf

        return pdf.read
    if kind is FileKind.DOC:
        from desktop.intake.readers import compound

        return compound.read
    return _LIGHT[kind]


def read(content: bytes, ear: Ear, known: Callable[[FileKind], None] = lambda _kind: None) -> None:
    """Tell everything of a file to the ear; ``known`` hears the kind before its reader begins.

    Raises ``Unreadable`` where nothing, or not all that was promised, could be read.
    """
    kind = kind_of(content)
    _bounded(content, kind)
    known(kind)
    teller = Teller(ear, kind, LIMITS[kind], _read_inside)
    _reader(kind)(content, teller)


def _read_inside(content: bytes, name: str, outer: Teller) -> None:
    kind = kind_of(content)
    _bounded(content, kind)
    _reader(kind)(content, outer.within(name, kind, LIMITS[kind]))


def _bounded(content: bytes, kind: FileKind) -> None:
    most = LIMITS[kind].bytes_in
    if len(content) > most:
        raise Unreadable(Why.TOO_LARGE, most=most >> 20)
