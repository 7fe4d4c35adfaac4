"""What each morning and each card asks for among all there ever was: copies that may not move, sheets without an
outcome, the permits of a request."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "CREATE INDEX copies_held_up ON copies (seq) WHERE frozen <> '' OR missing = 1",
    "CREATE INDEX papers_unresolved ON papers (seq) WHERE result = ''",
    "CREATE INDEX permits_by_case ON permits (case_id, seq)",
)
