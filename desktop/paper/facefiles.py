"""Looks into font files by family name, without loading them: TrueType outlines only."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_SUFFIXES = (".ttf", ".ttc", ".otf")
_FAMILY_NAMES = (1, 4, 16)
_MOST_FILES = 5000


@dataclass(frozen=True, slots=True)
class FaceFile:
    """One face of a file: its names (family, full; English, Chinese) and its place in a collection."""

    path: Path
    index: int
    names: frozenset[str]


def find_faces(folders: Sequence[Path]) -> Iterator[FaceFile]:
    """All embeddable faces below the folders, in order of path; a damaged file is passed over."""
    for folder in folders:
        if not folder.is_dir():
            continue
        paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in _SUFFIXES)
        for path in paths[:_MOST_FILES]:
            try:
                yield from _faces_of(path)
            except (OSError, struct.error, ValueError):
                continue


def _faces_of(path: Path) -> Iterator[FaceFile]:
    with path.open("rb") as file:
        head = file.read(12)
        if head[:4] == b"ttcf":
            (count,) = struct.unpack(">I", head[8:12])
            offsets = struct.unpack(f">{min(count, 64)}I", file.read(4 * min(count, 64)))
        else:
            offsets = (0,)
        for index, offset in enumerate(offsets):
            file.seek(offset)
            _version, tables = struct.unpack(">IH", file.read(6))
            file.seek(offset + 12)
            directory = {}
            for _number in range(tables):
                tag, _sum, start, length = struct.unpack(">4sIII", file.read(16))
                directory[tag] = (start, length)
            if b"glyf" not in directory or b"name" not in directory:
                continue
            start, length = directory[b"name"]
            file.seek(start)
            yield FaceFile(path, index, frozenset(_names(file.read(min(length, 1 << 20)))))


def _names(table: bytes) -> Iterator[str]:
    _format, count, strings = struct.unpack(">HHH", table[:6])
    for number in range(count):
        platform, _encoding, _language, name, length, offset = struct.unpack(
            ">6H", table[6 + 12 * number : 18 + 12 * number]
        )
        if name in _FAMILY_NAMES and platform in (0, 3):
            raw = table[strings + offset : strings + offset + length]
            yield raw.decode("utf-16-be", "replace")
