"""How a reader tells what it reads: passages, findings, parts it could not read. Never a file, never a picture."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Protocol

from desktop.intake.faults import Fact, Unreadable, Why
from desktop.intake.limits import NESTED, PASSAGES, FileKind, Limits
from desktop.screening.finding import Kind
from desktop.screening.text import Opens, Part, Passage, Step, Trait, Unit, Where

LONGEST = 100_000
"""Characters of one passage; a longer one is told in runs."""
TICK = 0.5


class Ear(Protocol):
    """Where what was read goes: the pipe to the parent, a list in a test."""

    def passage(self, passage: Passage) -> None: ...

    def found(self, kind: Kind, what: str, where: Where) -> None: ...

    def unread(self, why: Why, facts: Mapping[str, Fact], where: Where) -> None: ...

    def step(self, done: int, total: int) -> None: ...


class Budget:
    """What is left for the whole worker: characters, unpacked bytes, cells."""

    def __init__(self, limits: Limits, alive: Callable[[], None]) -> None:
        self._alive = alive
        self.characters = limits.characters
        self.unpacked = limits.unpacked
        self.cells = limits.cells
        self.passages = PASSAGES
        self._limits = limits

    def spend_passage(self, count: int) -> None:
        """A passage of so many characters."""
        self.passages -= 1
        if self.passages < 0:
            raise Unreadable(Why.CELLS, most=PASSAGES)
        self.spend_characters(count)

    def spend_characters(self, count: int) -> None:
        self.characters -= count
        if self.characters < 0:
            raise Unreadable(Why.CHARACTERS, most=self._limits.characters)

    def spend_unpacked(self, count: int) -> None:
        self._alive()
        self.unpacked -= count
        if self.unpacked < 0:
            raise Unreadable(Why.UNPACKED, most=self._limits.unpacked >> 20)

    def spend_cells(self, count: int = 1) -> None:
        self.cells -= count
        if self.cells < 0:
            raise Unreadable(Why.CELLS, most=self._limits.cells)


Inner = Callable[[bytes, str, "Teller"], None]
"""Reads a file found inside another one."""


class Teller:
    """What every reader is given: it speaks, spends the budget, and hands files inside the file on."""

    def __init__(
        self, ear: Ear, kind: FileKind, limits: Limits, inner: Inner, outer: Teller | None = None
    ) -> None:
        self._ear = ear
        self.kind = kind
        self.limits = limits
        self._inner = inner
        self.budget: Budget = outer.budget if outer else Budget(limits, self.tick)
        self.level: int = outer.level + 1 if outer else 0
        self._path: tuple[Step, ...] = ()
        self._last = 0.0

    def within(self, name: str, kind: FileKind, limits: Limits) -> Teller:
        """The teller of a file inside this one."""
        one = Teller(self._ear, kind, limits, self._inner, self)
        one._path = (*self._path, Step(Unit.FILE, clean(name)))
        return one

    def where(self, part: Part, *path: Step, traits: tuple[Trait, ...] = ()) -> Where:
        return Where((*self._path, *path), part, traits)

    def say(self, text: str, where: Where, opens: Opens = Opens.PARAGRAPH) -> None:
        """Tell a passage; an empty one is not told."""
        self.tick()
        if not text or (opens is not Opens.RUN and text.isspace()):
            return
        self.budget.spend_passage(len(text))
        text = clean(text)
        self._ear.passage(Passage(text[:LONGEST], where, opens))
        for start in range(LONGEST, len(text), LONGEST):
            self._ear.passage(Passage(text[start : start + LONGEST], where, Opens.RUN))

    def found(self, kind: Kind, what: str, where: Where) -> None:
        """A macro, an external reference."""
        self.budget.spend_passage(len(what))
        self._ear.found(kind, clean(what)[:500], where)

    def unread(self, why: Why, where: Where, **facts: Fact) -> None:
        """A part that could not be read; the rest is."""
        self.budget.spend_passage(0)
        self._ear.unread(why, facts, where)

    def file_inside(self, content: bytes, name: str) -> None:
        """Read a file found inside; what cannot be read of it is told, and this file goes on."""
        self._inside(name, lambda: self._inner(content, name, self))

    def document_inside(self, name: str, tell: Callable[[Teller], None]) -> None:
        """The same for a document that is no file of its own, of the same kind as this one."""
        self._inside(name, lambda: tell(self.within(name, self.kind, self.limits)))

    def _inside(self, name: str, read: Callable[[], None]) -> None:
        where = self.where(Part.BODY, Step(Unit.FILE, clean(name)))
        if self.level >= NESTED:
            self._ear.unread(Why.NESTED, {"most": NESTED}, where)
            return
        try:
            read()
        except Unreadable as no:
            if no.why in (Why.CHARACTERS, Why.UNPACKED):
                raise  # the budget of the whole is gone
            self._ear.unread(no.why, no.facts, where)

    def tick(self, done: int = 0, total: int = 0) -> None:
        """Still alive."""
        now = time.monotonic()
        if now - self._last >= TICK:
            self._last = now
            self._ear.step(done, total)


def clean(text: str) -> str:
    """Without half characters, which no encoding takes, and without NUL."""
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
