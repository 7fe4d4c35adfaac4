"""What the book remembers of the login log and the key file: proved at every unlock."""

from __future__ import annotations

import json

from sqlalchemy import Connection

from desktop.audit.acts import DESK, Unlocked


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
