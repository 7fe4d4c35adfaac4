"""Security acts: facts of the book about the book itself (stream ``desk``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from desktop.plain.facts import Fact, Text

DESK = "desk"
"""The one stream of the desk."""


@dataclass(frozen=True)
class VaultFounded(Fact):
    """First event of a book: the unit, its machine's level, the format of the file."""

    KIND: ClassVar[str] = "desk.founded"
    unit: Text
    machine_level: str
    file_format: int
    demonstration: bool = False


@dataclass(frozen=True)
class UnitChanged(Fact):
    """The unit's name or the machine's level (本机密级) was set anew."""

    KIND: ClassVar[str] = "desk.unit_changed"
    unit: Text
    machine_level: str


@dataclass(frozen=True)
class Unlocked(Fact):
    """An operator opened the vault. ``tries`` failed tries since the last good one, from the login log."""

    KIND: ClassVar[str] = "desk.unlocked"
    operator: str
    log_length: int
    log_head: str
    tries: int = 0


@dataclass(frozen=True)
class Locked(Fact):
    """The vault was closed: by hand · idle · closing."""

    KIND: ClassVar[str] = "desk.locked"
    why: str


@dataclass(frozen=True)
class LoginLogBroken(Fact):
    """The login log beside the vault is shorter than known, or edited."""

    KIND: ClassVar[str] = "desk.login_log_broken"
    why: str
    known_length: int
    found_length: int


@dataclass(frozen=True)
class PasswordChanged(Fact):
    """An operator's password was changed by himself."""

    KIND: ClassVar[str] = "desk.password_changed"
    operator: str


@dataclass(frozen=True)
class SlotReleased(Fact):
    """A closed slot was opened by another operator before its wait was over."""

    KIND: ClassVar[str] = "desk.slot_released"
    operator: str


@dataclass(frozen=True)
class ClockConfirmed(Fact):
    """The clock stood behind the last entry; an operator confirmed the time (edge case 54)."""

    KIND: ClassVar[str] = "desk.clock_confirmed"
    last_entry: datetime
    confirmed: datetime
    reason: Text


@dataclass(frozen=True)
class Excised(Fact):
    """Words were destroyed by two persons (清除, D17); what is left is that it was done, by whom, why.

    ``paper``: the approval or note on paper that it rests on.
    """

    KIND: ClassVar[str] = "desk.excised"
    fingerprints: tuple[str, ...]
    sequences: tuple[int, ...]
    second_person: str
    reason: Text
    paper: Text | None = None


@dataclass(frozen=True)
class CopyKept(Fact):
    """Before the file left format ``file_format``, a proved copy was laid beside the vault; ``again`` counts the
    copies of that format and day."""

    KIND: ClassVar[str] = "desk.copy_kept"
    file_format: int
    day: date
    again: int = 1


@dataclass(frozen=True)
class ReasonGiven(Fact):
    """What was unusual but allowed was done with this reason; ``code`` and ``clause`` of what was waived."""

    KIND: ClassVar[str] = "desk.reason_given"
    code: str
    clause: str
    reason: Text


def batch_stream(batch: str) -> str:
    """The stream of a long batch: opened is its version 1, closed its version 2, nothing else."""
    return f"batch/{batch}"


@dataclass(frozen=True)
class BatchOpened(Fact):
    """A long batch begins: so many commands are going to be written in turns under its mark."""

    KIND: ClassVar[str] = "desk.batch_opened"
    batch: str
    planned: int


@dataclass(frozen=True)
class BatchClosed(Fact):
    """A long batch is complete: only now do its entries count."""

    KIND: ClassVar[str] = "desk.batch_closed"
    batch: str
    entries: int


FACTS: tuple[type[Fact], ...] = (
    VaultFounded,
    UnitChanged,
    Unlocked,
    Locked,
    LoginLogBroken,
    PasswordChanged,
    SlotReleased,
    ClockConfirmed,
    Excised,
    CopyKept,
    ReasonGiven,
    BatchOpened,
    BatchClosed,
)
