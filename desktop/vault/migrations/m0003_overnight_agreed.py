"""Who agreed that a copy stays out over night: without him it stays on the overdue list (D8, A6.1.4c)."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE copies ADD COLUMN overnight_by TEXT NOT NULL DEFAULT ''",
    """UPDATE copies SET overnight_by = coalesce((SELECT json_extract(e.body, '$.agreed_by') FROM events e
        WHERE e.stream = 'copy/' || copies.id AND e.kind = 'copy.kept_overnight'
        ORDER BY e.version DESC LIMIT 1), '') WHERE overnight <> ''""",
)
