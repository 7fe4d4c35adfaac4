"""What the terminal asks of the program; ``bootstrap`` gives it, tests bring fakes of the same names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from desktop.operations.desk.findings import Report
from desktop.operations.desk.sheet_check import SheetCheck
from desktop.plain.progress import Progress
from desktop.plain.refusal import Refusal


class Hindered(Exception):
    """The environment says no; the sentence says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Verified:
    """``unwritten``: the folder is read-only, the try could not be written into the login log."""

    report: Report
    sheet: SheetCheck | Refusal | None = None
    unwritten: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """One foreign file: findings as told to a program and as lines, sentences of what was not read."""

    name: str
    findings: tuple[Mapping[str, str | float], ...] = ()
    lines: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    read: bool = True


class Program(Protocol):
    """All that the terminal can have done. Each may raise ``Hindered``."""

    def operators(self, vault: Path) -> Sequence[tuple[str, str]]:
        """Id and name of everybody who has a slot."""
        ...

    def verify(self, vault: Path, operator: str, password: str, sheet: str, progress: Progress) -> Verified:
        """Prove the book; writes nothing but the try into the login log; also beside the open program."""
        ...

    def renew_login_log(self, vault: Path) -> None:
        """Begin a new login log where it is gone or damaged; ``Hindered`` where it is sound."""
        ...

    def fill(self, vault: Path, operator: str, password: str, documents: int, progress: Progress) -> int:
        """Add documents; answers how many acts were done."""
        ...

    def profile_faults(self, folder: Path | None) -> Sequence[str]:
        """All faults of a folder of profiles (none: those shipped), each as a sentence."""
        ...

    def check(
        self, files: Sequence[str], keywords: Path | None, allowed: Path | None, warn: Callable[[str], None]
    ) -> Iterable[Checked]:
        """The content check of foreign files, one after the other; ``warn`` hears which lines of a list are no use."""
        ...

    def due(self, start: date, days: int, pauses: Sequence[tuple[date, date]], unit: str) -> Sequence[str]:
        """The last day alone on the first line, then the proof; ``unit``: a profile, its terms and the law's."""
        ...

    def demo(self, out: Path, progress: Progress) -> int:
        """A whole week on a fresh vault; answers the exit status."""
        ...

    def pictures(self, out: Path) -> int:
        """Pictures of all windows; answers the exit status."""
        ...

    def self_check(self) -> Sequence[str]:
        """What is missing for this installation to work; nothing: it works."""
        ...

    def refused(self, refusal: Refusal) -> str:
        """The sentence of a refusal."""
        ...
