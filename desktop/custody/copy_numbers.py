"""Copy numbers (份号) are text: leading zeros stay; a copy without one gets a label of ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from desktop.plain.refusal import Refusal, refuse

MOST = 9_999
"""More copies of one document in one act is a slip of the finger."""


def labels(numbers: Sequence[str], copies: int) -> tuple[str, ...] | Refusal:
    """One label per copy: the printed number, or ``无1``, ``无2`` … where there is none (edge case 2).

    Refused: numbers that do not match the count of copies (A6.1.1c), the same number twice (edge case 3).
    """
    if copies < 1:
        return refuse("copies.none", "A6.1.1c", at="copies")
    if copies > MOST:
        return refuse("copies.too_many", "A6.1.1c", at="copies", most=MOST)
    if not numbers:
        return tuple(f"无{n}" for n in range(1, copies + 1))
    if len(numbers) != copies:
        return refuse("copies.count_differs", "A6.1.1c", at="numbers", numbers=len(numbers), copies=copies)
    if not all(number.strip() for number in numbers):
        return refuse("copies.number_blank", "A6.1.1c", at="numbers")
    twice = sorted(n for n, times in Counter(numbers).items() if times > 1)
    if twice:
        return refuse("copies.number_twice", "A6.1.1c", at="numbers", numbers=tuple(twice))
    return tuple(numbers)


def reproduction_labels(parent: str, already: int, count: int) -> tuple[str, ...]:
    """``<copy>-复01`` and on, after those made before (A6.1.5e)."""
    return tuple(f"{parent}-复{n:02d}" for n in range(already + 1, already + count + 1))
