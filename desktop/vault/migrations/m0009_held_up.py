"""What may not move or is missing, found by itself: Today asks for it each morning among all the copies of the book."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "CREATE INDEX copies_held_up ON copies (seq) WHERE frozen <> '' OR missing = 1",
)
