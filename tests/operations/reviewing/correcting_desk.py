"""Corrections of entries for tests: what is right in the place of one, and the laws of the book after a story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.operations.reviewing.correcting import CorrectEntry
from desktop.plain.facts import Fact
from desktop.procedures.review import item_facts as f
from desktop.procedures.review.item_facts import item_stream
from tests.operations.book_laws import chain_holds, checker_finds_nothing, rebuild_holds, start, streams
from tests.operations.desk_of_tests import Desk, new_desk
from tests.operations.reviewing.review_desk import reviewing

DAY = date(2026, 3, 5)
PRINTS = f.Fingerprints("a" * 64, "b" * 64, "c" * 64, 100)


def lawful(folder: Path) -> Iterator[Desk]:
    """After the story the chain holds, and the read tables are what a rebuild from the streams would give."""
    made = reviewing(new_desk(folder))
    yield made
    with made.store._connection.begin():
        chain_holds(made, *start())
        checker_finds_nothing(made)
        rebuild_holds(made, streams(made))


def version_of(desk: Desk, stream: str, kind: type[Fact]) -> int:
    """The last fact of this kind that was not itself a correction."""
    return [r.version for r in desk.stream(stream) if isinstance(r.fact, kind) and not r.corrects][-1]


def entry(desk: Desk, one: str, kind: type[Fact], **right: object) -> CorrectEntry:
    """What is right in the place of the entry; nothing: it never happened."""
    stream = item_stream(one)
    version = version_of(desk, stream, kind)
    was = next(r.fact for r in desk.stream(stream) if r.version == version)
    fact = replace(was, **right) if right else None
    return CorrectEntry(item=one, version=version, reason="登错了", right=fact)
