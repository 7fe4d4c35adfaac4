"""The worker for Word templates: bound like the reader, it looks a template through, or fills it.

Looked through means: read whole as any foreign file is, its parts held against what a template may not have, its
places listed, and filled once for trial, the result read again. What is filled is made of the parts that are named in
``intake.templates`` alone; everything else that lay in the file is not in it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from desktop.bootstrap.one_answer import Account, alone
from desktop.intake import frames
from desktop.intake.faults import Unreadable, Why
from desktop.intake.readers.opening import read
from desktop.intake.templates import Flaw, TemplateParts, parts_of
from desktop.paper.letter_package import alone_standing, as_bytes, drawn, packed, settings, without_the_rest
from desktop.paper.template import Order, Seen, fill, look
from desktop.paper.template_foot import signed_at_foot
from desktop.screening.finding import Kind

LOOK, FILL = "look", "fill"
_TRIED = 2
"""Lines of each list in the trial."""


class _Found:
    """An ear that keeps what would run or fetch something."""

    def __init__(self) -> None:
        self.found_kinds: list[tuple[Kind, str]] = []

    def passage(self, _passage: object) -> None:
        return None

    def found(self, kind: Kind, what: str, _where: object) -> None:
        self.found_kinds.append((kind, what))

    def unread(self, *_told: object) -> None:
        return None

    def step(self, _done: int, _total: int) -> None:
        return None


def looked(order: Order, content: bytes) -> Account:
    """Flaws with their words, places by what was seen of them."""
    parts, ear, seen = parts_of(content), _Found(), Seen()
    if not parts.flaws:
        read(content, ear)
    for kind, what in ear.found_kinds:
        parts.flaw(Flaw.MACRO if kind is Kind.MACRO else Flaw.EXTERNAL, what)
    for _name, root in parts.stories.values():
        look(root, order, seen)
    if not parts.flaws:
        trial: dict[str, list[dict[str, str]]] = {one: [{}] * _TRIED for one in order.lists}
        read(filled(Order(order.known, order.lists, {}, trial, "·"), content), _Found())
    return {"flaws": [[flaw.value, what] for flaw, what in parts.flaws], **vars(seen)}


def filled(order: Order, content: bytes) -> bytes:
    """The template with its words. Raises ``Unreadable`` for one that must not be taken."""
    parts = parts_of(content)
    if parts.flaws:
        raise Unreadable(Why.UNKNOWN)
    for _name, root in parts.stories.values():
        fill(root, order)
    if order.line:
        signed_at_foot(parts.stories, parts.relations, order.line)
    return _written(parts)


def _written(parts: TemplateParts) -> bytes:
    there = {*parts.stories, *parts.looks, *(name for name in parts.pictures if drawn(name))}
    relations = {
        part: [line for line in lines if line[2] in there] for part, lines in parts.relations.items()
    }
    stories = {}
    for name, (kind, root) in parts.stories.items():
        without_the_rest(root, frozenset(one for one, _kind, _target in relations.get(name, ())))
        stories[name] = (kind, as_bytes(root))
    looks = {
        name: (kind, settings(root) if kind == "settings" else as_bytes(alone_standing(root)))
        for name, (kind, root) in parts.looks.items()
    }
    return packed(stories, looks, parts.pictures, relations)


def order_in(said: object) -> Order:
    """An order, as it was sent."""
    if not isinstance(said, dict):
        raise frames.Misspoken
    known, texts = (
        {frames.words(key): frames.words(value) for key, value in _table(said.get(one)).items()}
        for one in ("known", "texts")
    )
    rows = {
        frames.words(name): [{frames.words(k): frames.words(v) for k, v in _table(line).items()} for line in lines]
        for name, lines in _table(said.get("rows")).items()
    }  # fmt: skip
    lists = frozenset(frames.words(one) for one in said.get("lists", ()))
    return Order(known, lists, texts, rows, frames.words(said.get("line", "")))


def _table(value: object) -> Mapping[Any, Any]:
    if not isinstance(value, dict):
        raise frames.Misspoken
    return value


def make(said: Any, content: bytes) -> tuple[Account, bytes]:
    """Look or fill."""
    order = order_in(said)
    return (looked(order, content), b"") if said.get("do") == LOOK else ({}, filled(order, content))


def main() -> int:
    """The worker started by itself."""
    return alone(make)


if __name__ == "__main__":
    sys.exit(main())
