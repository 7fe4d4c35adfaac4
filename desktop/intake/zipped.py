"""A zip somebody else made: looked through before anything is unpacked, then unpacked in bounded steps.

Refused whole: more members than the bound, two members of one name, members that lie over each other, names that
lead out of the folder, encryption. A member is never unpacked beyond what is left, nor beyond its ratio.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Protocol

from desktop.intake.faults import Unreadable, Why
from desktop.intake.limits import MB, RATIO_FROM, Limits

CHUNK = 1 << 16
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 0xFFFF
_LOCAL_SIZE = 30
_MOST_PER_ENTRY = 1024
"""Bytes of the directory per member: names in it are rarely beyond 100."""
_ENCRYPTED = 0x1
_UTF8 = 0x800
_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    struct.error,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class Spending(Protocol):
    """Who counts unpacked bytes: ``telling.Budget``."""

    def spend_unpacked(self, count: int) -> None: ...


class Purse:
    """A small one, to look at a package before its kind is known."""

    def __init__(self, left: int = 8 * MB) -> None:
        self.left = left

    def spend_unpacked(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise Unreadable(Why.UNPACKED, most=8)


class Package:
    """The members of a zip that passed the look-through, by their names with ``/``."""

    def __init__(self, content: bytes, limits: Limits, purse: Spending) -> None:
        _directory_bounded(content, limits)
        self._limits = limits
        self._purse = purse
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _ERRORS as error:
            raise Unreadable(Why.BROKEN) from error
        self._members = _looked_through(self._zip.infolist(), limits)
        self._folded = {name.lower(): name for name in self._members}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._members)

    def named(self, name: str) -> str:
        """The member of that name, whatever its capitals; empty where there is none."""
        return self._folded.get(name.lstrip("/").lower(), "")

    def chunks(self, name: str) -> Iterator[bytes]:
        """The member, unpacked step by step, within its bounds."""
        info = self._members[name]
        done = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(CHUNK):
                    done += len(chunk)
                    self._purse.spend_unpacked(len(chunk))
                    if done > RATIO_FROM and done > info.compress_size * self._limits.ratio:
                        raise Unreadable(Why.RATIO, most=self._limits.ratio)
                    yield chunk
        except _ERRORS as error:
            raise Unreadable(Why.BROKEN) from error

    def read(self, name: str) -> bytes:
        """The whole member."""
        return b"".join(self.chunks(name))

    def beginning(self, name: str, most: int) -> bytes:
        """The first bytes of a member; none where it is not there."""
        found = self.named(name)
        begun = b""
        for chunk in self.chunks(found) if found else ():
            begun += chunk
            if len(begun) >= most:
                break
        return begun[:most]


def _directory_bounded(content: bytes, limits: Limits) -> None:
    """Before the library makes an object of each entry: the directory is no larger than its members may be."""
    at = content.rfind(_END, max(0, len(content) - _END_SIZE - _LONGEST_COMMENT))
    if at < 0 or len(content) < at + _END_SIZE:
        raise Unreadable(Why.BROKEN)
    entries, size = struct.unpack_from("<HI", content, at + 10)
    if entries > limits.members or size > limits.members * _MOST_PER_ENTRY or size > len(content):
        raise Unreadable(Why.MEMBERS, most=limits.members)


def _looked_through(infos: list[zipfile.ZipInfo], limits: Limits) -> dict[str, zipfile.ZipInfo]:
    if len(infos) > limits.members:
        raise Unreadable(Why.MEMBERS, most=limits.members)
    end = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        if info.header_offset < end:
            raise Unreadable(Why.OVERLAPPING)
        end = info.header_offset + _LOCAL_SIZE + info.compress_size
    members: dict[str, zipfile.ZipInfo] = {}
    folded: set[str] = set()
    for info in infos:
        name = _name(info)
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable(Why.ENCRYPTED)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable(Why.ARCHIVE)
        if name.startswith("/") or name[1:2] == ":" or ".." in name.split("/"):
            raise Unreadable(Why.NAMES)
        if name.lower() in folded:
            raise Unreadable(Why.DOUBLED)
        folded.add(name.lower())
        if not name.endswith("/"):
            members[name] = info
    return members


def _name(info: zipfile.ZipInfo) -> str:
    """With ``/``; names of Chinese archivers are GB18030 without saying so."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        raw = name.encode("cp437", "replace")
        for encoding in ("ascii", "utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")
