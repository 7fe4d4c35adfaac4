"""The read tables against a rebuild: every stream derived anew and compared row by row, in both directions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from desktop.operations.desk.findings import Findings
from desktop.plain.facts import Codebook
from desktop.plain.progress import Progress
from desktop.plain.recorded import Recorded
from desktop.vault.checking.search_index import WordSums
from desktop.vault.checking.streams import all_streams
from desktop.vault.projection.registry import ALL, PROJECTORS, split
from desktop.vault.rows import Row

LOT = 200
"""So many streams are compared at once."""
INDEX = "words"
"""The full-text index keeps no rows to compare; ``search_index`` compares what it finds."""

Expected = dict[tuple[str, str], dict[Any, list[Row]]]
"""Table and key column → key → the rows it should have."""


@dataclass
class Compared:
    """How far the comparison came."""

    streams: int = 0
    events: int = 0
    rows: int = 0
    live: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def check_projections(
    connection: Connection, codebook: Codebook, found: Findings, progress: Progress, total: int
) -> Compared:
    """Rebuild and compare; ``total`` events are to be gone through."""
    done = Compared()
    sums = WordSums()
    columns = {t: _columns(connection, t) for p in ALL for t, _key in p.tables if t != INDEX}
    lot: list[list[Recorded]] = []
    for stream in all_streams(connection, codebook, found):
        lot.append(stream)
        if len(lot) == LOT:
            _compare(connection, lot, columns, sums, found, done)
            lot = []
            progress.step(min(done.events, total), total)
    _compare(connection, lot, columns, sums, found, done)
    for projector in ALL:
        for table, key in projector.tables:
            if table != INDEX:
                _extra(connection, projector.prefix, table, key, done.live[table], found)
    sums.check(connection, found)
    progress.step(total, total)
    return done


def _columns(connection: Connection, table: str) -> tuple[str, ...]:
    return tuple(row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})").fetchall())


def _derived(lot: Sequence[Sequence[Recorded]], sums: WordSums, found: Findings, done: Compared) -> Expected:
    expected: Expected = defaultdict(dict)
    for rows in lot:
        done.streams += 1
        done.events += rows[-1].version
        prefix, name = split(rows[0].stream)
        projector = PROJECTORS.get(prefix)
        if projector is None:
            continue
        try:
            derived = projector.derive(name, rows)
        except Exception as error:  # a forged stream may break the fold anywhere; that is the finding
            found.add("stream.unfoldable", rows[0].stream, why=type(error).__name__)
            continue
        for row in derived.get(INDEX, ()):
            sums.expect(row["rowid"], row["grams"])
        for table, key, value in projector.keys(name, rows):
            if table != INDEX:
                expected[table, key][value] = derived.get(table, [])
    return expected


def _compare(
    connection: Connection,
    lot: Sequence[Sequence[Recorded]],
    columns: dict[str, tuple[str, ...]],
    sums: WordSums,
    found: Findings,
    done: Compared,
) -> None:
    for (table, key), wanted in _derived(lot, sums, found, done).items():
        names = columns[table]
        live: dict[Any, Counter[tuple[Any, ...]]] = defaultdict(Counter)
        place = names.index(key) if key in names else 0
        sql = f"SELECT {', '.join(names)} FROM {table} WHERE {key} IN ({', '.join('?' * len(wanted))})"
        for row in connection.exec_driver_sql(sql, tuple(wanted)).fetchall():
            live[row[place]][tuple(row)] += 1
            done.live[table] += 1
        for value, rows in wanted.items():
            should = Counter(tuple(row.get(name) for name in names) for row in rows)
            done.rows += len(rows)
            if should != live[value]:
                _differ(table, value, should, live[value], names, found)


def _differ(
    table: str,
    key: Any,
    should: Counter[tuple[Any, ...]],
    live: Counter[tuple[Any, ...]],
    names: Sequence[str],
    found: Findings,
) -> None:
    missing, extra = list((should - live).elements()), list((live - should).elements())
    if len(missing) == len(extra):
        for want, have in zip(sorted(missing, key=repr), sorted(extra, key=repr), strict=True):
            changed = [n for n, a, b in zip(names, want, have, strict=True) if a != b]
            found.add("projection.changed", table, key=str(key), columns=", ".join(changed))
    elif len(missing) > len(extra):
        found.add("projection.missing", table, key=str(key), rows=len(missing) - len(extra))
    else:
        found.add("projection.extra", table, key=str(key), rows=len(extra) - len(missing))


def _extra(connection: Connection, prefix: str, table: str, key: str, seen: int, found: Findings) -> None:
    """Rows that belong to no stream."""
    there = int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())
    if there == seen:
        return
    source = f"FROM {table} t WHERE NOT EXISTS (SELECT 1 FROM events e WHERE "
    if key == "seq":
        source += f"e.sequence = t.seq AND e.version = 1 AND e.stream LIKE '{prefix}/%')"
    else:
        source += f"e.stream = '{prefix}/' || t.{key} AND e.version = 1)"
    for (value,) in connection.exec_driver_sql(f"SELECT t.{key} {source} LIMIT 50").fetchall():
        found.add("projection.extra", table, key=str(value), rows=1)
    if not found.seen("projection.extra") and not found.seen("stream.unreadable"):
        found.add("projection.extra", table, key="", rows=there - seen)
