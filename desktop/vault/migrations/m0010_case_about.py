"""What a case is about (a copy, a document, an item), so that fifty thousand reviews do not hide the approvals of papers.

Taken from the book as a rebuild would take it.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE cases ADD COLUMN about TEXT NOT NULL DEFAULT ''",
    """UPDATE cases SET about = coalesce((SELECT json_extract(e.body, '$.subject') FROM events e
        WHERE e.stream = 'case/' || cases.id AND e.kind = 'case.opened' ORDER BY e.sequence LIMIT 1), '')""",
    "CREATE INDEX cases_of_papers ON cases (seq) WHERE about <> 'item'",
)
