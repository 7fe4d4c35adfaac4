"""Two things measured in turn, so that whatever disturbs the machine disturbs both; medians and their ratio."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True)
class Ratio:
    """Medians in milliseconds (or megabytes), and the most the ratio may be."""

    name: str
    ours: float
    floor: float
    most: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def reached(self) -> bool:
        return self.ratio <= self.most

    def __str__(self) -> str:
        sign = "ok " if self.reached else "MISSED"
        return (
            f"{self.name:<58} {self.ours:9.3f} {self.unit} / {self.floor:9.3f} {self.unit}"
            f" = {self.ratio:5.2f}  (≤ {self.most:.1f}) {sign}"
        )


def timed(work: Work) -> float:
    """Milliseconds of one run."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1_000


def in_turn(name: str, ours: Work, floor: Work, most: float, rounds: int, warm: int = 3) -> Ratio:
    """Run both alternately, each first in every second round."""
    for _round in range(warm):
        ours()
        floor()
    mine: list[float] = []
    bare: list[float] = []
    for number in range(rounds):
        pair = ((mine, ours), (bare, floor))
        for times, work in pair if number % 2 else reversed(pair):
            times.append(timed(work))
    return Ratio(name, statistics.median(mine), statistics.median(bare), most)


def each(items: list[object], work: Callable[[object], object]) -> Work:
    """A work that takes the next item on each run."""
    waiting: Iterator[object] = iter(items)
    return lambda: work(next(waiting))
