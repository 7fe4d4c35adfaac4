"""An ear for readers without a process, and what was heard by place."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.intake.faults import Fact, Why
from desktop.intake.limits import FileKind
from desktop.intake.readers.opening import read
from desktop.screening.finding import Kind
from desktop.screening.flow import JOINTS
from desktop.screening.text import Part, Passage, Trait, Where


class Heard:
    """``telling.Ear`` that remembers."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.findings: list[tuple[Kind, str, Where]] = []
        self.missed: list[tuple[Why, Where]] = []
        self.kind: FileKind | None = None

    def passage(self, passage: Passage) -> None:
        self.passages.append(passage)

    def found(self, kind: Kind, what: str, where: Where) -> None:
        self.findings.append((kind, what, where))

    def unread(self, why: Why, facts: Mapping[str, Fact], where: Where) -> None:
        self.missed.append((why, where))

    def step(self, done: int, total: int) -> None:
        pass

    @property
    def text(self) -> str:
        """All of it, joined as it runs on."""
        return "".join(JOINTS[one.opens] + one.text for one in self.passages).replace("\0", "\n\n")

    def of(self, part: Part, *traits: Trait) -> str:
        """The words of a part, of those traits exactly where some are given."""
        chosen = (one for one in self.passages if one.where.part is part)
        return "\n".join(one.text for one in chosen if not traits or one.where.traits == traits)

    def with_trait(self, trait: Trait) -> str:
        return "\n".join(one.text for one in self.passages if trait in one.where.traits)

    def found_words(self, kind: Kind) -> list[str]:
        return [what for one, what, _where in self.findings if one is kind]

    def places_of(self, words: str) -> list[list[str]]:
        """The way to each passage that holds the words."""
        return [
            [f"{step.unit.value}:{step.at}" for step in one.where.path]
            for one in self.passages
            if words in one.text
        ]


def heard(content: bytes) -> Heard:
    """What the readers tell of a file; raises ``Unreadable``."""
    ear = Heard()

    def known(kind: FileKind) -> None:
        ear.kind = kind

    read(content, ear, known)
    return ear
