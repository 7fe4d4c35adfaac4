"""What the settings ask of the printed forms: what they go by, what would come of another layout or template."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desktop.operations.commands import Outcome
from desktop.plain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class FormLooked:
    """What a file brought for a form comes to, in sentences; with ``faults`` it cannot be adopted.

    ``name``  the file's; ``digest`` SM3 of its bytes; ``text`` as the book keeps it
    """

    changes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    name: str = ""
    digest: str = ""
    text: str = ""


class Forms(Protocol):
    """Called on a thread beside the window."""

    def layout(self, form: str) -> str:
        """The layout that a form goes by today: the unit's own, else the shipped one."""
        ...

    def layout_file(self, place: Path) -> str | Refusal:
        """The text of a layout's file."""
        ...

    def look_at_template(self, form: str, place: Path) -> FormLooked:
        """What stands in a Word template, looked through in a bounded worker."""
        ...

    def sample(self, form: str, place: Path) -> Outcome:
        """Write a Word template to begin with: the form as it is, each slot saying the name of its place."""
        ...

    def look_at_layout(self, form: str, text: str, name: str = "") -> FormLooked:
        """What another layout changes, and whether it reads, fits and can be set."""
        ...
