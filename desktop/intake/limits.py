"""The one table of bounds: how much of each kind of file is read, and with what.

A file beyond its bounds is named and refused; the numbers stand here and nowhere else. Processor time and memory
hold for the whole worker, so for a zip and what lies in it together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum
from types import MappingProxyType

MB = 1 << 20


class FileKind(Enum):
    """What a file is, by its content; the name's ending is not asked."""

    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    OFD = "ofd"
    PDF = "pdf"
    DOC = "doc"
    HTML = "html"
    TXT = "txt"
    XML = "xml"
    ZIP = "zip"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one kind.

    ``bytes_in``    size of the file
    ``unpacked``    bytes unpacked from it, all members together
    ``ratio``       unpacked : packed of one member, asked from ``RATIO_FROM`` bytes on
    ``members``     entries of a zip, streams of a compound file
    ``depth``       how deep elements may stand in one another
    ``pages``       pages, slides, sheets
    ``cells``       cells of a workbook, objects of a page description
    ``characters``  characters told, of all parts together
    ``seconds``     processor time of the worker
    ``memory``      address space of the worker, bytes
    ``silence``     seconds without a word before it is killed
    """

    bytes_in: int
    unpacked: int
    ratio: int
    members: int
    depth: int
    pages: int
    cells: int
    characters: int
    seconds: int
    memory: int
    silence: int


RATIO_FROM = 8 * MB
"""Below this a high ratio is only a monotonous text."""
NESTED = 2
"""Files in files, two deep: a workbook in a letter in a zip."""
PASSAGES = 400_000
"""Passages told of one file: the program holds them all."""

LIMITS: Mapping[FileKind, Limits] = MappingProxyType(
    {
        #                        in        unpacked  ratio members depth pages  cells      characters  s   memory  silence
        FileKind.DOCX: Limits(
            128 * MB, 512 * MB, 400, 5_000, 200, 5_000, 2_000_000, 40_000_000, 60, 768 * MB, 10
        ),
        FileKind.XLSX: Limits(
            64 * MB, 512 * MB, 400, 5_000, 200, 1_000, 5_000_000, 40_000_000, 90, 768 * MB, 10
        ),
        FileKind.PPTX: Limits(
            256 * MB, 512 * MB, 400, 10_000, 200, 5_000, 2_000_000, 20_000_000, 60, 768 * MB, 10
        ),
        FileKind.OFD: Limits(
            128 * MB, 512 * MB, 400, 20_000, 200, 5_000, 5_000_000, 20_000_000, 60, 768 * MB, 10
        ),
        FileKind.PDF: Limits(
            128 * MB, 512 * MB, 400, 1_000, 32, 5_000, 2_000_000, 20_000_000, 90, 768 * MB, 20
        ),
        FileKind.DOC: Limits(
            64 * MB, 128 * MB, 400, 5_000, 32, 5_000, 2_000_000, 20_000_000, 60, 768 * MB, 10
        ),
        FileKind.HTML: Limits(16 * MB, 64 * MB, 400, 1, 200, 1, 2_000_000, 16_000_000, 30, 768 * MB, 10),
        FileKind.TXT: Limits(32 * MB, 32 * MB, 400, 1, 1, 1, 1, 32_000_000, 30, 512 * MB, 10),
        FileKind.XML: Limits(32 * MB, 32 * MB, 400, 1, 200, 1, 2_000_000, 32_000_000, 30, 512 * MB, 10),
        FileKind.ZIP: Limits(
            256 * MB, 512 * MB, 400, 2_000, 2, 5_000, 5_000_000, 40_000_000, 120, 768 * MB, 20
        ),
    }
)


def _widest() -> Limits:
    return Limits(
        **{one.name: max(getattr(kind, one.name) for kind in LIMITS.values()) for one in fields(Limits)}
    )


WIDEST = _widest()
"""What holds until the kind is known."""
