"""On how many of its channels an item may go out and is not yet, so that 登记公开 lists just those (D25)."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE items ADD COLUMN channels_left INTEGER NOT NULL DEFAULT 0",
    """UPDATE items SET channels_left = (SELECT count(*) FROM json_each(items.channels) c
        WHERE c.value NOT IN (SELECT p.value FROM json_each(items.published) p))
        WHERE conclusion IN ('publish', 'sever') AND state IN ('concluded', 'out')""",
    "CREATE INDEX items_channels_left ON items (seq) WHERE channels_left > 0",
)
