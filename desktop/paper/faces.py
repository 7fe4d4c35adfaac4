"""The faces of the house: which file draws which style, how wide a character is, and what no face has.

宋, 黑 and 楷 are shipped; 仿宋 and 小标宋 are taken from the system where it has them, else 宋 stands in.
A missing glyph would print as nothing, without an error: so every character is looked up before it is
drawn and falls back, one by one, to a face that has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.paper.facefiles import FaceFile, find_faces
from desktop.paper.faults import PaperFault, unprintable
from desktop.paper.form import STYLES
from desktop.plain.refusal import refuse

SHIPPED = {
    "song": "NotoSerifSC-Regular.ttf",
    "hei": "NotoSansSC-Regular.ttf",
    "kai": "LXGWWenKai-Regular.ttf",
}
FAMILIES = {
    "fang": (
        "仿宋",
        "FangSong",
        "仿宋_GB2312",
        "FangSong_GB2312",
        "方正仿宋_GBK",
        "方正仿宋简体",
        "方正仿宋_GB18030",
    ),
    "title": ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "小标宋"),
}
STAND_IN = {"fang": "song", "title": "song"}
FALLBACK = ("song", "hei", "kai")
WORD_NAMES = {"song": "宋体", "hei": "黑体", "kai": "楷体", "fang": "仿宋", "title": "方正小标宋简体"}
"""What the Word file asks for: the faces that offices have."""
RARE_WORD_NAME = "LXGW WenKai"


@dataclass(frozen=True, slots=True)
class Face:
    """A face in use. ``bold``: 宋 stands in for 小标宋 and is drawn heavier."""

    style: str
    family: str
    path: Path
    index: int = 0
    shipped: bool = True
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that one face draws. ``style`` is the face's own; it differs from the text's on fallback."""

    text: str
    style: str


class Faces:
    """The faces found in the folders. Files are opened when a style is first drawn."""

    def __init__(self, shipped: Sequence[Path], system: Sequence[Path] = ()) -> None:
        self._found = dict(_shipped_faces(shipped))
        if not self._found:
            raise PaperFault(refuse("paper.no_fonts", folders=tuple(str(p) for p in shipped)))
        if system:
            self._found.update(_system_faces(system))
        for style in STYLES:
            if style not in self._found:
                self._found[style] = self._stand_in(style)
        self._fonts: dict[str, _Font] = {}
        self._known: dict[str, dict[str, tuple[str, float]]] = {style: {} for style in STYLES}

    def _stand_in(self, style: str) -> Face:
        order = (STAND_IN.get(style, style), *FALLBACK)
        other = next(self._found[s] for s in order if s in self._found)
        bold = style == "title"
        return Face(other.style, other.family, other.path, other.index, other.shipped, bold)

    @property
    def drawn_by(self) -> Mapping[str, Face]:
        """Which face draws which style, for the settings page."""
        return dict(self._found)

    def font(self, style: str) -> _Font:
        """The loaded font of a style."""
        font = self._fonts.get(style)
        if font is None:
            face = self._found[style]
            font = self._fonts[style] = _load(face)
        return font

    def _look_up(self, character: str, style: str) -> tuple[str, float]:
        """Style that draws a character and its width in thousandths; ("", 0) if no face has it."""
        for other in dict.fromkeys((style, *FALLBACK)):
            font = self.font(other)
            if ord(character) in font.widths:
                return other, font.widths[ord(character)]
        return "", 0.0

    def _character(self, character: str, style: str) -> tuple[str, float]:
        known = self._known[style]
        found = known.get(character)
        if found is None:
            found = known[character] = self._look_up(character, style)
        return found

    def advance(self, character: str, style: str, size: float) -> float:
        """Width of one character in points."""
        return self._character(character, style)[1] * size / 1000

    def width(self, text: str, style: str, size: float) -> float:
        """Width of a text in points."""
        return sum(self._character(c, style)[1] for c in text) * size / 1000

    def missing(self, texts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """Characters of (text, style) that no face draws."""
        lost = {c for text, style in texts for c in text if not self._character(c, style)[0]}
        return tuple(sorted(lost - {"\n"}))

    def runs(self, text: str, style: str) -> tuple[Run, ...]:
        """The text cut into runs of one face each."""
        runs: list[list[str]] = []
        for character in text:
            drawn = self._character(character, style)[0]
            if not drawn:
                raise unprintable([character])
            if runs and runs[-1][0] == drawn:
                runs[-1].append(character)
            else:
                runs.append([drawn, character])
        return tuple(Run("".join(run[1:]), run[0]) for run in runs)


@dataclass(frozen=True, slots=True)
class _Font:
    """A registered font: its name for the canvas and the widths of its characters."""

    name: str
    widths: Mapping[int, float]
    bold: bool


_registered: dict[tuple[Path, int], tuple[str, Mapping[int, float]]] = {}


def _load(face: Face) -> _Font:
    """Register a face once per process."""
    key = (face.path, face.index)
    if key not in _registered:
        from desktop.paper.embedding import register

        _registered[key] = register(face.path, face.index)
    name, widths = _registered[key]
    return _Font(name, widths, face.bold)


def _shipped_faces(folders: Sequence[Path]) -> Iterable[tuple[str, Face]]:
    for style, name in SHIPPED.items():
        for folder in folders:
            path = folder / name
            if path.is_file():
                yield style, Face(style, path.stem, path)
                break


def _system_faces(folders: Sequence[Path]) -> Iterable[tuple[str, Face]]:
    """仿宋 and 小标宋 by family, in order of preference."""
    files: list[FaceFile] = list(find_faces(folders))
    for style, families in FAMILIES.items():
        for family in families:
            match = next((f for f in files if family in f.names), None)
            if match:
                yield style, Face(style, family, match.path, match.index, shipped=False)
                break
