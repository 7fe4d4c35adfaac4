"""Read text, as a reader hands it over: pieces in their order, each saying where and how it stood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Part(Enum):
    """The part of a file a piece stands in."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT = "comment"
    TEXT_BOX = "text_box"
    SPEAKER_NOTES = "speaker_notes"
    FIELD = "field"
    PROPERTY = "property"
    NAME = "name"
    """Names that are not text of the document: of the file, a sheet, a bookmark."""


class Trait(Enum):
    """What keeps a piece from the eye of somebody who reads the page."""

    DELETED = "deleted"
    INSERTED = "inserted"
    HIDDEN = "hidden"
    WHITE = "white"
    TINY = "tiny"
    OFF_PAGE = "off_page"


class Unit(Enum):
    """What a step of the way to a piece counts or names."""

    FILE = "file"
    """A file inside the file: an entry of a zip, an embedded object."""
    PAGE = "page"
    SHEET = "sheet"
    SLIDE = "slide"
    TABLE = "table"
    CELL = "cell"
    PARAGRAPH = "paragraph"
    LINE = "line"
    SHAPE = "shape"
    NAMED = "named"
    """A property, a field, a style: by its own name."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way: ``Step(Unit.PAGE, "3")``, ``Step(Unit.CELL, "B4")``; numbers from 1."""

    unit: Unit
    at: str


@dataclass(frozen=True, slots=True)
class Where:
    """``path`` from the outermost step inwards; equal places may share one object."""

    path: tuple[Step, ...] = ()
    part: Part = Part.BODY
    traits: tuple[Trait, ...] = ()


class Opens(Enum):
    """How a piece follows the one before it."""

    RUN = "run"
    """In the same line: the reader cut it (another face, another run), the eye does not."""
    LINE = "line"
    """On a new line of the same paragraph (a wrapped line, a line break)."""
    PARAGRAPH = "paragraph"
    """A new paragraph of the same story, or the next cell of the same row."""
    APART = "apart"
    """Elsewhere: another page header, text box, sheet, property. Nothing runs on from before."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text. Line breaks within ``text`` count as new paragraphs."""

    text: str
    where: Where = Where()
    opens: Opens = Opens.PARAGRAPH
