"""By which lists the kept text of an item was checked, so that the queue shows what was checked by older ones (D22).

An item of an earlier file says that it does not say ("-"): its check is asked for again.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE items ADD COLUMN checked_by TEXT NOT NULL DEFAULT ''",
    """UPDATE items SET checked_by = coalesce((SELECT CASE
        WHEN coalesce(json_extract(c.body, '$.unread'), '') <> '' THEN ''
        WHEN json_extract(c.body, '$.text_sm3') <> json_extract(d.body, '$.prints.text_sm3') THEN ''
        WHEN (SELECT t.words FROM content t WHERE t.fingerprint = json_extract(d.body, '$.text.text')) IS NULL THEN ''
        WHEN (SELECT t.words FROM content t WHERE t.fingerprint = json_extract(d.body, '$.text.text')) = '' THEN ''
        WHEN json_extract(c.body, '$.words_digest') = '' THEN '-'
        ELSE json_extract(c.body, '$.words_digest') END
        FROM events d JOIN events c ON c.stream = d.stream AND c.kind = 'item.checked' AND c.sequence > d.sequence
        WHERE d.stream = 'item/' || items.id AND d.kind = 'item.draft' AND NOT EXISTS (SELECT 1 FROM events l
            WHERE l.stream = d.stream AND l.kind = 'item.draft' AND l.sequence > d.sequence)
        ORDER BY c.sequence DESC LIMIT 1), '')""",
)
