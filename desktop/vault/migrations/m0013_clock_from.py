"""The first day from which any deadline of a case can run, so that Today looks into those alone that can fall due.

Taken from the book as a rebuild would take it: the day it was opened, or an earlier one that was ever answered.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE cases ADD COLUMN clock_from TEXT NOT NULL DEFAULT ''",
    """UPDATE cases SET clock_from = min(opened_on, coalesce((SELECT min(v.value) FROM events e,
        json_each(e.body, '$.answers') a, json_each(a.value, '$.values') v WHERE e.stream = 'case/' || cases.id
        AND v.value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), opened_on))""",
)
