"""What the pages ask of this one machine; what is set here lies beside the program, not in the book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from desktop.plain.refusal import Refusal
from desktop.windows.ports import Found


@dataclass(frozen=True, slots=True)
class MachineSettings:
    """``printer`` that stands first; labels on a ``roll`` or a sheet, the sheet begun at place ``label_start``;
    ``idle_minutes`` until the screen locks by itself."""

    printer: str = ""
    roll: bool = False
    label_start: int = 1
    idle_minutes: int = 10


@dataclass(frozen=True, slots=True)
class HolidayShown:
    """A holiday of the published table: days off and the weekend days worked instead."""

    name: str
    first: date
    last: date
    make_up: tuple[date, ...]
    source: str


class Machine(Protocol):
    """All of it is called on a thread beside the window."""

    def place(self) -> str:
        """Where the vault lies."""
        ...

    def files(self) -> Sequence[Found]:
        """The vault and what belongs to it, with their sizes."""
        ...

    def faces(self) -> Sequence[Found]:
        """Which face draws which style of the printed sheets."""
        ...

    def printers(self) -> Sequence[Found]:
        """Printers known to this machine."""
        ...

    def holidays(self) -> Sequence[HolidayShown]:
        """The tables of working days that are there, in order."""
        ...

    def rule_texts(self, path: str) -> Mapping[str, str] | Refusal:
        """The rule files of a folder, or one file: path as in the folder of profiles → text."""
        ...

    def settings(self) -> MachineSettings:
        """What is set for this machine."""
        ...

    def keep(self, settings: MachineSettings) -> None:
        """Set it; raises ``OSError`` where it cannot be written."""
        ...
