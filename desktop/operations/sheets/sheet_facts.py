"""What a sheet says before anything is drawn: slots of its form, its own level, what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

Cells = Mapping[str, str]
Slot = str | bool | Sequence[Cells]


@dataclass(frozen=True)
class SheetFacts:
    """Slots and their values.

    ``subject``  the stream (or standing name) the sheet is about; with ``page`` it names a fixed sheet
    ``number``   the sheet's own number (传阅单编号 …), empty where it has none
    ``level``    code of the highest level on it, with its titles
    ``scan``     scan code of the thing itself, for its QR: a slip is scanned at the desk (D11)
    ``more``     slots of further sheets of the form, bound behind the first (records of a period)
    """

    subject: str
    slots: Mapping[str, Slot]
    level: str
    number: str = ""
    page: int = 0
    scan: str = ""
    more: tuple[Mapping[str, Slot], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which sheet of a kind: ``subject`` an id (slip, case, document, clearance, notice), else a volume.

    ``register``/``year``  a volume of the register; year 0: the opening balance; ``page`` of it
    ``first``/``last``     a period; ``levels`` codes, empty: all; ``count``/``seed`` of a random draw
    ``per_copy``           F07: a line per copy instead of one per document (D13)
    ``moment``             what somebody held at a moment; None: now
    ``hide_titles``        None: as the profile says; a writer is told which
    """

    subject: str = ""
    register: str = "secret"
    year: int = 0
    page: int = 0
    first: date | None = None
    last: date | None = None
    levels: tuple[str, ...] = ()
    count: int = 0
    seed: str = ""
    per_copy: bool = False
    moment: datetime | None = None
    hide_titles: bool | None = None
