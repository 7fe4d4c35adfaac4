"""The facts of a stream that stand: a corrected one in its place in its latest form."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.plain.corrections import effective
from desktop.plain.facts import Fact
from desktop.plain.recorded import Recorded


def standing(rows: Iterable[Recorded]) -> list[Fact]:
    """Facts in the order of their places; corrections replace, what was annulled is left out."""
    return [row.fact for row in effective(rows)]
