"""Rows and columns of lists, as the windows receive them: values only, ready to be drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

RowKey = tuple[str | int, ...]
"""The indexed key a list is paged by; the last part is unique."""


@dataclass(frozen=True, slots=True)
class Toned:
    """Words with a tone: ``overdue``, ``today``, ``waiting``, ``done``; ``tip`` is shown on hover."""

    text: str
    tone: str = ""
    tip: str = ""


Cell = str | int | datetime | date | Toned | None


@dataclass(frozen=True, slots=True)
class Row:
    """``id`` of the thing, the ``key`` it sorts by, its cells by column id, and what the card shows at once."""

    id: str
    key: RowKey
    cells: Mapping[str, Cell]
    tone: str = ""
    head: object = None


@dataclass(frozen=True, slots=True)
class Rows:
    """One page of rows; ``next_key`` is where the next one begins (after it), None at the end.

    Without a key it is the whole list, however long; ``cut``: there are more, which this list does not show.
    """

    rows: tuple[Row, ...]
    next_key: RowKey | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Sort:
    """By which column, and which way."""

    column: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What is listed: the saved view, typed words, and further choices."""

    view: str = ""
    words: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


Fetch = Callable[["RowKey | None", int, Sort, Asked], Rows]
"""``fetch(after_key, limit, sort, asked)``: called on the reader thread; pages by key, never by offset."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    ``kind``   text, middle (elided in the middle), number (its tail stays), level, time, day or sum
    ``width``  in pixels; 0 takes what is left
    ``wide``   it grows to so many where there is room
    """

    id: str
    title: str
    kind: str = "text"
    width: int = 120
    wide: int = 0
    sortable: bool = False
