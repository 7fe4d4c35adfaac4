"""Laws over the read tables (which are proved equal to the streams before): each a query that finds nothing."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop.custody.copy_facts import Origin
from desktop.custody.places import PlaceKind
from desktop.operations.desk.findings import Findings


def _listed(values: tuple[str, ...]) -> str:
    return ", ".join(f"'{value}'" for value in values)


_ORIGINS = _listed(tuple(o.value for o in Origin))
_PLACES = _listed(tuple(p.value for p in PlaceKind))

LAWS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # opening + received + made = in custody + outside + ended, per level
    (
        "balance.differs",
        f"""SELECT level, sum(origin IN ({_ORIGINS})) AS came, sum(place_kind IN ({_PLACES})) AS are
        FROM copies GROUP BY level HAVING came <> are OR came <> count(*)""",
        ("came", "are"),
    ),
    # every copy that was registered is somewhere: one row for each stream of a copy that stands
    (
        "copy.place",
        """SELECT c.id, c.place_kind AS now, coalesce(h.place_kind, '') AS last FROM copies c
        LEFT JOIN holdings h ON h.copy = c.id AND h.to_at IS NULL
        WHERE h.copy IS NULL OR h.place_kind <> c.place_kind OR h.place <> c.place""",
        ("now", "last"),
    ),
    (
        "copy.place",
        "SELECT copy, '' AS now, count(*) AS last FROM holdings WHERE to_at IS NULL GROUP BY copy HAVING count(*) > 1",
        ("now", "last"),
    ),
    # stays follow each other without gap or overlap
    (
        "holding.interval",
        """SELECT a.copy, a.line FROM holdings a LEFT JOIN holdings b ON b.copy = a.copy AND b.line = a.line + 1
        WHERE a.to_at IS NOT b.from_at OR a.to_at < a.from_at""",
        ("line",),
    ),
    (
        "holding.interval",
        "SELECT copy, max(line) AS line FROM holdings GROUP BY copy HAVING max(line) <> count(*) OR min(line) <> 1",
        ("line",),
    ),
    (
        "series.number",
        """SELECT d.register_number, d.number, coalesce(s.last, 0) AS last FROM documents d
        LEFT JOIN series s ON s.stream = d.series || '/' || d.year
        WHERE d.series <> '' AND (s.last IS NULL OR d.number > s.last OR d.number < 1)""",
        ("number", "last"),
    ),
    (
        "permit.overused",
        "SELECT number, used, quantity FROM permits WHERE used > quantity OR used < 0",
        ("used", "quantity"),
    ),
    # a copy that is out on a slip: that slip's folder is out, unless it came back without this copy
    (
        "slip.copies",
        """SELECT c.id, c.slip FROM copies c LEFT JOIN slips s ON s.id = c.slip
        WHERE c.slip <> '' AND c.place_kind = 'person' AND NOT c.missing
        AND c.incidents = 0 AND (s.id IS NULL OR s.out_with = '' AND s.missing = 0 AND EXISTS
        (SELECT 1 FROM slip_copies k WHERE k.slip = s.id AND k.copy = c.id AND k.inside = 1))""",
        ("slip",),
    ),
    # a folder that is out: each of its copies is out on it, unless it was missing, passed on or found
    (
        "slip.copies",
        """SELECT k.copy, k.slip FROM slips s JOIN slip_copies k ON k.slip = s.id
        JOIN copies c ON c.id = k.copy
        WHERE s.out_with <> '' AND k.inside = 1 AND NOT (c.place_kind = 'person' AND c.slip = s.id)
        AND NOT c.missing AND c.place_kind <> 'ended' AND c.incidents = 0
        AND NOT EXISTS (SELECT 1 FROM events e WHERE e.stream = 'copy/' || c.id AND e.kind = 'copy.found')""",
        ("slip",),
    ),
    (
        "request.act",
        """SELECT request, act FROM requests
        WHERE act < 1 OR act > (SELECT coalesce(max(act), 0) + 1 FROM events)""",
        ("act",),
    ),
)
"""Code, query (first column: the place), names of the facts that the other columns hold."""


def check_laws(connection: Connection, found: Findings) -> None:
    """Run all; the first fifty of each are read."""
    for code, sql, names in LAWS:
        for row in connection.exec_driver_sql(f"{sql} LIMIT 50").fetchall():
            found.add(code, row[0], **dict(zip(names, tuple(row)[1:], strict=True)))
