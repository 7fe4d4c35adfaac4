"""What a pdf says beside its pages: properties of any name, its metadata packet, forms of the other kind, descriptions.

The library gives properties only by their names, so the names are looked for in the bytes; a packet is plain XML.
"""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Callable, Iterator
from functools import partial

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from desktop.intake.faults import Unreadable
from desktop.intake.readers.steps import named
from desktop.intake.telling import Teller
from desktop.intake.xmlparts import words
from desktop.screening.text import Opens, Part, Step

_PACKET = re.compile(rb"<x:xmpmeta\b.{0,200000}?</x:xmpmeta>", re.DOTALL)
_KEY = re.compile(rb"/([A-Za-z0-9_.\-#]{2,120})[ \r\n]{0,2}(?:\(|<(?!<))")
_OBJECTS = re.compile(rb"/ObjStm\b[^\x00]{0,300}?stream\r?\n")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_NAMED = (b"Title", b"Author", b"Subject", b"Keywords")
_ADDRESS = re.compile(r"(?:https?://|adobe:|uuid:|xmp\.)\S*|.")
"""What a packet says for machines."""
_OF_EVERYBODY = frozenset((b"CreationDate", b"ModDate", b"Producer", b"Creator", b"ID"))
_MOST_KEYS, _MOST_PACKETS, _MOST_STREAMS, _MOST_ELEMENTS = 500, 50, 300, 5_000
_LONGEST = 1 << 20


def string(ask: Callable[[object, int], int]) -> str:
    """A string the library answers in two steps: its size in bytes, then UTF-16."""
    size = min(int(ask(None, 0)), _LONGEST)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    ask(buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def tell(document: pdfium.PdfDocument, content: bytes, teller: Teller) -> None:
    """Each word once, whichever of the ways says it."""
    told: set[str] = set()
    for name, said in (
        *_properties(document, content, teller),
        *_packets(content, teller),
        *_forms(document, teller),
    ):
        if said.strip() and said not in told:
            told.add(said)
            teller.say(said, teller.where(Part.PROPERTY, named(name)), Opens.APART)


def _properties(document: pdfium.PdfDocument, content: bytes, teller: Teller) -> Iterator[tuple[str, str]]:
    keys: dict[bytes, None] = {}
    for piece in (content, *_objects(content, teller)):
        for found in _KEY.finditer(piece):
            if len(keys) >= _MOST_KEYS:
                break
            keys[_ESCAPED.sub(lambda code: bytes([int(code[1], 16)]), found[1])] = None
    for key in dict.fromkeys((*_NAMED, *keys)):
        said = string(partial(raw.FPDF_GetMetaText, document, key))
        if key not in _OF_EVERYBODY:
            yield key.decode("utf-8", "replace"), said
            yield "property", key.decode("utf-8", "replace") if said and key not in _NAMED else ""


def _objects(content: bytes, teller: Teller) -> Iterator[bytes]:
    """Objects that are squeezed together in streams; what is squeezed in another way is passed over."""
    for number, found in enumerate(_OBJECTS.finditer(content)):
        if number >= _MOST_STREAMS:
            return
        try:
            data = zlib.decompressobj().decompress(content[found.end() : found.end() + _LONGEST], _LONGEST)
        except zlib.error:
            continue
        teller.budget.spend_unpacked(len(data))
        yield data


def _packets(content: bytes, teller: Teller) -> Iterator[tuple[str, str]]:
    for number, packet in enumerate(_PACKET.finditer(content)):
        if number < _MOST_PACKETS:
            yield from _words("metadata", packet[0], teller)


def _forms(document: pdfium.PdfDocument, teller: Teller) -> Iterator[tuple[str, str]]:
    """Forms that are XML (XFA)."""
    for number in range(min(raw.FPDF_GetXFAPacketCount(document), _MOST_PACKETS)):
        size = ctypes.c_ulong()
        if (
            not raw.FPDF_GetXFAPacketContent(document, number, None, 0, size)
            or size.value > teller.limits.unpacked
        ):
            continue
        teller.budget.spend_unpacked(size.value)
        buffer = ctypes.create_string_buffer(size.value or 1)
        raw.FPDF_GetXFAPacketContent(document, number, buffer, size.value, size)
        yield from _words("form", buffer.raw[: size.value], teller)


def _words(name: str, packet: bytes, teller: Teller) -> Iterator[tuple[str, str]]:
    """What is no whole XML is passed over: a form comes in pieces, of which some are only tags."""
    try:
        for _line, said in words((packet,), teller.limits.depth):
            if not _ADDRESS.fullmatch(said.strip()):
                yield name, said.strip()
    except Unreadable:
        return


def tell_descriptions(page: pdfium.PdfPage, step: Step, teller: Teller) -> None:
    """What a page says of its pictures to those who do not see them."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    try:
        where = teller.where(Part.PROPERTY, step, named("description"))
        waiting = [
            raw.FPDF_StructTree_GetChildAtIndex(tree, number)
            for number in range(min(raw.FPDF_StructTree_CountChildren(tree), _MOST_ELEMENTS))
        ]
        for _number in range(_MOST_ELEMENTS):
            element = waiting.pop() if waiting else None
            if not element:
                break
            for ask in (raw.FPDF_StructElement_GetAltText, raw.FPDF_StructElement_GetTitle):
                said = string(partial(ask, element))
                teller.say(said, where, Opens.APART)
            count = min(raw.FPDF_StructElement_CountChildren(element), _MOST_ELEMENTS - len(waiting))
            below = (
                raw.FPDF_StructElement_GetChildAtIndex(element, number) for number in range(max(count, 0))
            )
            waiting += [one for one in below if one]
    finally:
        raw.FPDF_StructTree_Close(tree)
