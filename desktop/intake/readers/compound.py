"""The compound file (OLE): old doc and wps, encrypted office files, embedded objects. Looked at before it is believed.

olefile walks the sector chains; sizes that streams claim are held against the file before one is read.
"""

from __future__ import annotations

import io
import struct
from functools import partial

import olefile

from desktop.intake.faults import Unreadable, Why
from desktop.intake.readers import word97, word97_beside
from desktop.intake.readers.steps import named
from desktop.intake.telling import Teller
from desktop.screening.finding import Kind
from desktop.screening.text import Opens, Part

Names = tuple[str, ...]
_WORD = "WordDocument"
_MACROS = ("macros", "_vba_project_cur", "vba", "_vba_project")
_OTHER_OFFICE = ("workbook", "book", "powerpoint document", "visiodocument", "__properties_version1.0")
_NO_WORDS = ("equation native", "objectpool")
_PROPERTIES = ("title", "subject", "author", "keywords", "comments", "template", "last_saved_by", "category",
               "manager", "company")  # fmt: skip
_ERRORS = (
    OSError, struct.error, ValueError, IndexError, KeyError, TypeError, RecursionError, AttributeError, OverflowError,
)  # fmt: skip
"""What a damaged container makes the library raise; it has no single kind of its own."""


class Container:
    """The streams of a compound file."""

    def __init__(self, content: bytes, teller: Teller) -> None:
        self._size = len(content)
        self._teller = teller
        try:
            self._ole = olefile.OleFileIO(io.BytesIO(content))
            self.streams: list[Names] = [
                tuple(path) for path in self._ole.listdir(streams=True, storages=False)
            ]
            self.storages: list[Names] = [
                tuple(path) for path in self._ole.listdir(streams=False, storages=True)
            ]
        except _ERRORS as error:
            raise Unreadable(Why.BROKEN) from error
        if len(self.streams) + len(self.storages) > teller.limits.members:
            raise Unreadable(Why.MEMBERS, most=teller.limits.members)

    def read(self, path: Names) -> bytes:
        """A stream, if it can be as large as it says."""
        try:
            if self._ole.get_size(list(path)) > self._size:
                raise Unreadable(Why.BROKEN)
            with self._ole.openstream(list(path)) as stream:
                data = bytes(stream.read())
        except _ERRORS as error:
            raise Unreadable(Why.BROKEN) from error
        self._teller.budget.spend_unpacked(len(data))
        return data

    def has(self, path: Names) -> bool:
        return any([name.lower() for name in one] == [name.lower() for name in path] for one in self.streams)

    def properties(self) -> list[tuple[str, str]]:
        """Name and value; those that cannot be read are left out: they are no text of the document."""
        try:
            data = self._ole.get_metadata()
        except _ERRORS:
            return []
        found = ((name, getattr(data, name, None)) for name in _PROPERTIES)
        return [(name, _decoded(value)) for name, value in found if isinstance(value, bytes | str) and value]


def read(content: bytes, teller: Teller) -> None:
    """Tell what is in it, by what its streams are called."""
    container = Container(content, teller)
    top = {path[0].lower() for path in (*container.streams, *container.storages)}
    if "encryptedpackage" in top or "encryptioninfo" in top:
        raise Unreadable(Why.ENCRYPTED)
    _tell_macros(container, teller)
    if container.has((_WORD,)):
        word97.read(container.read((_WORD,)), lambda name: container.read((name,)), teller)
        _tell_properties(container, teller)
        beside = [name for name in word97_beside.STREAMS if container.has((name,))]
        word97_beside.tell((container.read((name,)) for name in beside), teller)
        _tell_objects(container, teller)
    elif any(name in top for name in _OTHER_OFFICE):
        raise Unreadable(Why.OLD_OFFICE)
    elif not _tell_package(container, (), teller) and not any(name in top for name in _NO_WORDS):
        raise Unreadable(Why.UNKNOWN)


def _tell_macros(container: Container, teller: Teller) -> None:
    for path in container.storages:
        if path[-1].lower() in _MACROS:
            teller.found(Kind.MACRO, "/".join(path), teller.where(Part.PROPERTY, named(path[0])))
            return


def _tell_properties(container: Container, teller: Teller) -> None:
    for name, value in container.properties():
        teller.say(value, teller.where(Part.PROPERTY, named(name)), Opens.APART)


def _tell_objects(container: Container, teller: Teller) -> None:
    """Each embedded object is a folder of streams."""
    for folder in container.storages:
        if len(folder) != 2 or folder[0].lower() != "objectpool":
            continue
        if container.has((*folder, _WORD)):
            name = f"{folder[-1]}.doc"
            teller.document_inside(name, partial(_tell_document, container, folder))
        elif any(container.has((*folder, other)) for other in ("Workbook", "Book", "PowerPoint Document")):
            teller.unread(Why.OLD_OFFICE, teller.where(Part.BODY, named(folder[-1])))
        else:
            _tell_package(container, folder, teller)


def _tell_document(container: Container, folder: Names, teller: Teller) -> None:
    word97.read(container.read((*folder, _WORD)), lambda name: container.read((*folder, name)), teller)


def _tell_package(container: Container, folder: Names, teller: Teller) -> bool:
    """The file that an object carries; False where it carries none that is known."""
    for name in ("Package", "CONTENTS", "Contents"):
        if container.has((*folder, name)):
            teller.file_inside(container.read((*folder, name)), folder[-1] if folder else name)
            return True
    if container.has((*folder, "\x01Ole10Native")):
        name, data = _native(container.read((*folder, "\x01Ole10Native")))
        teller.say(name, teller.where(Part.NAME, named("file")), Opens.APART)
        teller.file_inside(data, name)
        return True
    return False


def _native(data: bytes) -> tuple[str, bytes]:
    """Name and content of a packed file: two names, a path, then length and bytes."""
    try:
        at = 6
        label, at = _string(data, at)
        _source, at = _string(data, at)
        at += 8
        _path, at = _string(data, at)
        (size,) = struct.unpack_from("<I", data, at)
        content = data[at + 4 : at + 4 + size]
    except (struct.error, ValueError) as error:
        raise Unreadable(Why.BROKEN) from error
    if not content:
        raise Unreadable(Why.BROKEN)
    return label, content


def _string(data: bytes, at: int) -> tuple[str, int]:
    end = data.index(b"\0", at)
    return _decoded(data[at:end]), end + 1


def _decoded(value: bytes | str) -> str:
    if isinstance(value, str):
        return value
    for encoding in ("utf-8", "gb18030"):
        try:
            return value.decode(encoding).rstrip("\0")
        except UnicodeDecodeError:
            continue
    return value.decode("gb18030", "replace").rstrip("\0")
