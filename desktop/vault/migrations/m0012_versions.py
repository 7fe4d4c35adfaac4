"""Which version of an item is out where, and its 应急处置 (C7.22, C7.24): what is reviewed again waits in the list again.

Taken from the book as a rebuild would take it; no 应急处置 was recorded before.
"""

from __future__ import annotations

_STANDS = "NOT EXISTS (SELECT 1 FROM events w WHERE w.stream = {0}.stream AND w.corrects = {0}.version)"
"""Nothing was put in its place, nor taken back."""
_LAST_ROUND = f"""(SELECT max(r.sequence) FROM events r WHERE r.stream = 'item/' || items.id AND r.kind = 'item.round'
    AND {_STANDS.format("r")})"""
_PLACE = """coalesce((SELECT o.sequence FROM events o WHERE e.corrects > 0 AND o.stream = e.stream
    AND o.version = e.corrects), e.sequence)"""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE items ADD COLUMN emergency TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE items ADD COLUMN emergency_on TEXT",
    "ALTER TABLE items ADD COLUMN out_again TEXT NOT NULL DEFAULT '[]'",
    f"""UPDATE items SET out_again = coalesce((SELECT '["' || group_concat(channel, '", "') || '"]' FROM (
        SELECT DISTINCT json_extract(e.body, '$.channel') AS channel FROM events e
        WHERE e.stream = 'item/' || items.id AND e.kind = 'item.published' AND {_PLACE} > {_LAST_ROUND}
        AND {_STANDS.format("e")}
        AND EXISTS (SELECT 1 FROM json_each(items.published) p WHERE p.value = json_extract(e.body, '$.channel'))
        ORDER BY channel)), '[]') WHERE published <> '[]'""",
    f"""UPDATE items SET state = 'review' WHERE state = 'out' AND NOT EXISTS (SELECT 1 FROM events e
        WHERE e.stream = 'item/' || items.id AND e.kind = 'item.concluded' AND e.sequence > {_LAST_ROUND})""",
    """UPDATE items SET state = 'concluded' WHERE state = 'out' AND out_again = '[]'
        AND conclusion IN ('publish', 'sever')""",
    """UPDATE items SET channels_left = (SELECT count(*) FROM json_each(items.channels) c
        WHERE c.value NOT IN (SELECT o.value FROM json_each(items.out_again) o))
        WHERE published <> '[]' AND conclusion IN ('publish', 'sever')""",
    "CREATE INDEX items_in_emergency ON items (seq) WHERE emergency <> ''",
)
