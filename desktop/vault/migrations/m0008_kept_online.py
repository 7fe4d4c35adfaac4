"""Which class an item stays online as, so that its retention asks for the others alone (A1.3.3a); the newest that is out.

Taken from the book as a rebuild would take it.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE items ADD COLUMN kept_online TEXT NOT NULL DEFAULT ''",
    """UPDATE items SET kept_online = coalesce((SELECT json_extract(e.body, '$.group') FROM events e
        WHERE e.stream = 'item/' || items.id AND e.kind = 'item.kept_online' ORDER BY e.sequence DESC LIMIT 1), '')""",
    "CREATE INDEX items_by_publication ON items (published_on, seq) WHERE published_on IS NOT NULL",
)
