"""Half-filled forms: the one thing beside the chain; saved while typing, deleted when done (D10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from desktop.plain.clock import Clock


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-filled form: where it belongs, what it is called, since when, its fields as JSON."""

    key: str
    title: str
    saved_at: datetime
    body: str


class DraftDrawer:
    """The drafts of one operator, on the writer's connection."""

    def __init__(self, connection: Connection, clock: Clock, operator: str) -> None:
        self._connection = connection
        self._clock = clock
        self._operator = operator

    def save(self, key: str, text: str, title: str = "") -> None:
        """Keep the text under its key, in place of what was there."""
        at = self._clock.now().isoformat(timespec="seconds")
        with self._connection.begin():
            self._connection.exec_driver_sql(
                "INSERT INTO drafts (key, title, saved_at, owner, body) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET title = excluded.title, saved_at = excluded.saved_at,"
                " owner = excluded.owner, body = excluded.body",
                (key, title, at, self._operator, text),
            )

    def load(self, key: str) -> str | None:
        """The text under a key."""
        with self._connection.begin():
            found = self._connection.exec_driver_sql("SELECT body FROM drafts WHERE key = ?", (key,)).scalar()
        return None if found is None else str(found)

    def delete(self, key: str) -> None:
        """Forget it."""
        with self._connection.begin():
            self._connection.exec_driver_sql("DELETE FROM drafts WHERE key = ?", (key,))

    def all(self) -> list[Draft]:
        """Every draft, the newest first."""
        with self._connection.begin():
            rows = self._connection.exec_driver_sql(
                "SELECT key, title, saved_at, body FROM drafts WHERE owner = ? ORDER BY saved_at DESC",
                (self._operator,),
            ).fetchall()
        return [Draft(r[0], r[1], datetime.fromisoformat(r[2]), r[3]) for r in rows]

    def clear(self) -> None:
        """Forget all of them, everybody's (D17)."""
        with self._connection.begin():
            self._connection.exec_driver_sql("DELETE FROM drafts")
