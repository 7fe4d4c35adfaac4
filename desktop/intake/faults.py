"""Why a file, or a part of it, could not be read: a code with facts; its sentence stands in operations."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType

Fact = str | int


class Why(Enum):
    """Every way not to be read. The value is the code of its sentence."""

    TOO_LARGE = "intake.too_large"
    UNPACKED = "intake.unpacked"
    RATIO = "intake.ratio"
    MEMBERS = "intake.members"
    OVERLAPPING = "intake.overlapping"
    DOUBLED = "intake.doubled"
    NAMES = "intake.names"
    BROKEN = "intake.broken"
    EMPTY = "intake.empty"
    ENCRYPTED = "intake.encrypted"
    SCAN = "intake.scan"
    IMAGE = "intake.image"
    UNKNOWN = "intake.unknown"
    OLD_WORD = "intake.old_word"
    OLD_OFFICE = "intake.old_office"
    RICH_TEXT = "intake.rich_text"
    ARCHIVE = "intake.archive"
    TOO_DEEP = "intake.too_deep"
    NESTED = "intake.nested"
    PAGES = "intake.pages"
    CELLS = "intake.cells"
    CHARACTERS = "intake.characters"
    ENTITIES = "intake.entities"
    TIME = "intake.time"
    MEMORY = "intake.memory"
    SILENT = "intake.silent"
    CRASHED = "intake.crashed"
    MISSPOKEN = "intake.misspoken"
    MISSING = "intake.missing"


class Unreadable(Exception):
    """Raised by a reader; ``facts`` are numbers and names of kinds, never words of the file."""

    def __init__(self, why: Why, **facts: Fact) -> None:
        super().__init__(why.value)
        self.why = why
        self.facts = MappingProxyType(facts)
