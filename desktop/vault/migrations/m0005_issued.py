"""Version 5: the day on which a 公文 was issued (A2.8); publications by their day (B1.6). None was recorded before."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE items ADD COLUMN issued_on TEXT",
    "CREATE INDEX publications_by_day ON publications (published_on)",
)
