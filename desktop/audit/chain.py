"""The hash chain: every event is linked to the one before it; the head stands on every printed sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop.plain.digest import SM3, sm3
from desktop.plain.facts import canonical

GENESIS = bytes(32)
ALGORITHM = SM3

LINKED = (
    "sequence",
    "act",
    "stream",
    "version",
    "kind",
    "body_version",
    "body",
    "happened_at",
    "recorded_at",
    "recorded_by",
    "on_behalf_of",
    "capacity",
    "corrects",
    "late",
    "login",
    "batch",
    "algorithm",
)
"""The columns under the hash, in this order; ``previous`` goes before them."""


@dataclass(frozen=True, slots=True)
class Link:
    """One row of the chain: the columns of ``LINKED`` and the two hashes (32 bytes each)."""

    columns: tuple[str | int, ...]
    previous: bytes
    hash: bytes

    @property
    def sequence(self) -> int:
        return int(self.columns[0])


def link(previous: bytes, columns: tuple[str | int, ...]) -> bytes:
    """The hash of an event over the hash before it and over every column."""
    return sm3(b"\x00" + previous + canonical(list(columns)).encode("utf-8"))


@dataclass(frozen=True)
class Break:
    """Where the chain does not hold. ``code``: gap · previous · content · order; ``sequence``: the place."""

    code: str
    sequence: int
    facts: Mapping[str, str | int]


def verify(links: Iterable[Link], head: bytes = GENESIS, after: int = 0) -> Iterator[Break]:
    """All breaks of a run of links that follows ``head`` at sequence ``after``.

    After a break the walk goes on from what the row itself says, so that one edit is one finding.
    """
    expected, previous = after + 1, head
    for row in links:
        if row.sequence != expected:
            yield Break("gap", expected, {"found": row.sequence})
        if row.previous != previous:
            yield Break("previous", row.sequence, {"expected": previous.hex(), "found": row.previous.hex()})
        if link(row.previous, row.columns) != row.hash:
            yield Break("content", row.sequence, {"stream": str(row.columns[2]), "kind": str(row.columns[4])})
        expected, previous = row.sequence + 1, row.hash
