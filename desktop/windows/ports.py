"""What the shell and the kit ask of the program; ``bootstrap`` gives it, tests bring fakes of the same names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from desktop.plain.progress import Progress
from desktop.plain.refusal import Refusal

if TYPE_CHECKING:  # the door imports this room and types nothing
    from desktop.plain.typed.answer import Typed

Reader = Callable[[str], "Typed[object] | Refusal"]
"""Understands what was typed in one field; pure and fast."""
Initials = Callable[[str], str]
"""Pinyin initials of Chinese words, lower case: 收文登记 -> ``swdj``."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """The environment's no: a code of the vault with its facts (see ``troubles.CODES``)."""

    code: str
    facts: Mapping[str, str | int | datetime] = field(default_factory=dict)


class Sentences(Protocol):
    """Turns what a heart answers into what a person reads."""

    def of(self, refusal: Refusal) -> str:
        """The Chinese sentence of a refusal; it says what to do."""
        ...

    def clause(self, clause: str) -> str:
        """The text behind a clause mark, e.g. ``A6.1.5c``; empty where none is kept."""
        ...


class Drafts(Protocol):
    """Half-filled forms, encrypted in the vault, outside the chain. Called on the writer thread only."""

    def save(self, key: str, text: str) -> None:
        """Keep the JSON text under the key, replacing what was there."""
        ...

    def load(self, key: str) -> str | None:
        """The JSON text, or None."""
        ...

    def delete(self, key: str) -> None:
        """Forget it; a key that is not there is no error."""
        ...


@dataclass(frozen=True, slots=True)
class OperatorShown:
    """Somebody who may unlock: id, name and post."""

    id: str
    name: str
    post: str = ""


class Unlocking(Protocol):
    """What the unlock window needs. ``unlock`` works long (argon2) and runs beside the window."""

    def unit(self) -> str:
        """Name of the unit, as kept beside the vault; may be empty."""
        ...

    def place(self) -> str:
        """Where the vault lies."""
        ...

    def machine_level(self) -> str:
        """Code of 本机密级."""
        ...

    def operators(self) -> Sequence[OperatorShown]:
        """Who has a slot."""
        ...

    def unlock(self, operator: str, password: str, progress: Progress | None = None) -> Trouble | None:
        """Open the vault; None when it is open. ``progress``: of the copy that is made before an upgrade."""
        ...


@dataclass(frozen=True, slots=True)
class ProfileShown:
    """A profile that can be adopted: id, name, and a line on whose rules it holds."""

    id: str
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Something looked for on this machine: a face, a printer; ``missing`` with what is used instead."""

    name: str
    note: str = ""
    missing: bool = False


@dataclass(frozen=True, slots=True)
class FirstOperator:
    """An operator named in the first run."""

    name: str
    post: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FirstRun:
    """All that the first-run assistant collects."""

    unit: str
    profile: str
    machine_level: str
    operators: tuple[FirstOperator, ...]
    place: str


class Founding(Protocol):
    """What the first-run assistant needs. ``found_vault`` and the two lists run beside the window."""

    def profiles(self) -> Sequence[ProfileShown]: ...

    def suggested_place(self) -> str: ...

    def place_fault(self, place: str) -> Refusal | None:
        """Why the vault cannot lie there."""
        ...

    def password_faults(self, password: str, name: str, level: str) -> Sequence[Refusal]:
        """Every part of the rule (B8.2 and the level) that the password does not keep yet."""
        ...

    def password_rule(self, level: str) -> Sequence[tuple[str, str]]:
        """The rule as lines of (refusal code, sentence), for the live list."""
        ...

    def faces(self) -> Sequence[Found]: ...

    def printers(self) -> Sequence[Found]: ...

    def found_vault(self, first: FirstRun) -> Trouble | None: ...


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """The machine's clock stands before the last entry of the book."""

    machine: datetime
    last_entry: datetime
