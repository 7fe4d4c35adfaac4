"""What the book remembers of the login log, and of the copies laid beside the vault: looked at on every unlock."""

from __future__ import annotations

import json

from sqlalchemy import Connection

from desktop.audit.acts import DESK, CopyKept, Unlocked


def last_unlock(connection: Connection) -> tuple[int, str]:
    """Length and head of the login log at the last good unlock; (0, '') in a new book."""
    found = connection.exec_driver_sql(
        "SELECT body FROM events WHERE stream = ? AND kind = ? ORDER BY version DESC LIMIT 1",
        (DESK, Unlocked.KIND),
    ).scalar()
    if found is None:
        return 0, ""
    body = json.loads(found)
    return int(body["log_length"]), str(body["log_head"])


def told_copies(connection: Connection) -> frozenset[tuple[int, str, int]]:
    """Format, day and number of each copy before a migration that the book tells of."""
    bodies = connection.exec_driver_sql(
        "SELECT body FROM events WHERE stream = ? AND kind = ?", (DESK, CopyKept.KIND)
    ).scalars()
    told = map(json.loads, bodies)
    return frozenset((int(body["file_format"]), str(body["day"]), int(body["again"])) for body in told)
