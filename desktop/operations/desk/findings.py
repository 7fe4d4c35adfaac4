"""What a verification of the book answers: findings as codes with facts, never sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FindingFact = str | int

LISTED = 20
"""So many findings of one code are listed; the rest is counted."""


@dataclass(frozen=True)
class Finding:
    """One thing that does not hold. ``code`` names the law, ``place`` where: a sequence, stream, table, page."""

    code: str
    place: str = ""
    facts: Mapping[str, FindingFact] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """The answer of a verification.

    ``events``, ``streams``, ``rows``  how many events, streams and rows of read tables were gone through
    ``head``      the code of the last event, as a sheet printed now would carry it; empty: no event
    ``excised``   how many words were destroyed by two persons (清除), each named by an event
    ``unlisted``  code → how many findings more than are listed
    """

    findings: tuple[Finding, ...]
    events: int = 0
    streams: int = 0
    rows: int = 0
    head: str = ""
    excised: int = 0
    unlisted: Mapping[str, int] = field(default_factory=dict)

    @property
    def entries(self) -> tuple[int, ...]:
        """Numbers of the entries at which something does not hold, ascending."""
        found = {
            int(f.place)
            for f in self.findings
            if f.place.isdecimal() and f.code.startswith(("chain.", "content."))
        }
        told = {f.facts["sequence"] for f in self.findings if isinstance(f.facts.get("sequence"), int)}
        return tuple(sorted(found | {int(one) for one in told}))

    @property
    def sound(self) -> bool:
        """Nothing was found."""
        return not self.findings


class Findings:
    """Collects; lists the first ``LISTED`` of each code and counts the others."""

    def __init__(self) -> None:
        self._listed: list[Finding] = []
        self._seen: dict[str, int] = {}

    def add(self, code: str, place: object = "", **facts: FindingFact) -> None:
        """Note one."""
        self._seen[code] = self._seen.get(code, 0) + 1
        if self._seen[code] <= LISTED:
            self._listed.append(Finding(code, str(place), facts))

    def seen(self, code: str) -> int:
        """How many of a code."""
        return self._seen.get(code, 0)

    @property
    def listed(self) -> tuple[Finding, ...]:
        """In the order in which they were found."""
        return tuple(self._listed)

    @property
    def unlisted(self) -> dict[str, int]:
        """What was only counted."""
        return {code: seen - LISTED for code, seen in self._seen.items() if seen > LISTED}


CODES = frozenset(
    {
        "file.page",
        "file.structure",
        "file.unreadable",
        "schema.missing",
        "schema.changed",
        "schema.extra",
        "chain.gap",
        "chain.previous",
        "chain.content",
        "chain.order",
        "chain.act",
        "content.missing",
        "content.changed",
        "content.blanked",
        "content.not_blanked",
        "content.orphan",
        "stream.version",
        "stream.unreadable",
        "stream.unfoldable",
        "projection.missing",
        "projection.extra",
        "projection.changed",
        "projection.words",
        "series.gap",
        "series.number",
        "balance.differs",
        "copy.place",
        "holding.interval",
        "permit.overused",
        "slip.copies",
        "request.act",
    }
)
"""All codes; a test walks them to see that each has its sentence."""
