"""One walk over all events by sequence: the chain, the acts, and the words behind every fingerprint."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from desktop.audit.acts import Excised
from desktop.audit.chain import GENESIS, LINKED, Link, verify
from desktop.operations.desk.findings import Findings
from desktop.plain.digest import fingerprint
from desktop.plain.progress import Progress

CHUNK = 1_000
_LEAST = -(2**63)  # a row put in before the first must be seen too
_MASK = 2**64 - 1
_SELECT = f"SELECT {', '.join(LINKED)}, previous, hash FROM events WHERE sequence > ? ORDER BY sequence LIMIT {CHUNK}"
_BODY, _LATE, _KIND = LINKED.index("body"), LINKED.index("late"), LINKED.index("kind")
# canonical JSON escapes quotes inside words, so this shape is a fingerprint and nothing else
_MARK = re.compile(r'\{"text":"([0-9a-f]{64})"\}')


def marks_in(body: str, late: str = "") -> list[str]:
    """The fingerprints that an event's body and its reason of late booking refer to."""
    found = _MARK.findall(body)
    if late:
        found.append(late)
    return found


@dataclass
class Walked:
    """What the walk saw. ``marks`` and ``marks_sum``: number and sum of the fingerprints referred to."""

    events: int = 0
    sequence: int = 0
    head: bytes = GENESIS
    act: int = 0
    marks: int = 0
    marks_sum: int = 0
    blanked: set[str] = field(default_factory=set)
    excised: set[str] = field(default_factory=set)


def check_chain(connection: Connection, found: Findings, progress: Progress, total: int) -> Walked:
    """Every link, every act's number, every content row; memory for one chunk."""
    walked = Walked()
    after = _LEAST
    while rows := [tuple(row) for row in connection.exec_driver_sql(_SELECT, (after,)).fetchall()]:
        links = [Link(tuple(row[:-2]), bytes(row[-2]), bytes(row[-1])) for row in rows]
        for broken in verify(links, walked.head, walked.sequence):
            found.add(f"chain.{broken.code}", broken.sequence, **broken.facts)
        _acts(rows, walked, found)
        _content(connection, rows, walked, found)
        after = walked.sequence = links[-1].sequence
        walked.head = links[-1].hash
        walked.events += len(rows)
        progress.step(walked.events, total)
    _excisions(walked, found)
    _orphans(connection, walked, found)
    return walked


def _acts(rows: Sequence[Sequence[Any]], walked: Walked, found: Findings) -> None:
    for row in rows:
        sequence, act = row[0], row[1]
        if act not in (walked.act, walked.act + 1):
            found.add("chain.act", sequence, expected=walked.act + 1, found=act)
        walked.act = act


def _content(connection: Connection, rows: Sequence[Sequence[Any]], walked: Walked, found: Findings) -> None:
    referred: list[tuple[str, int]] = []
    for row in rows:
        body = str(row[_BODY])
        referred.extend((mark, row[0]) for mark in marks_in(body, str(row[_LATE])))
        if row[_KIND] == Excised.KIND:
            walked.excised |= _named(body)
    kept = content_of(connection, [mark for mark, _sequence in referred])
    for mark, sequence in referred:
        walked.marks += 1
        walked.marks_sum = walked.marks_sum + hash(mark) & _MASK
        if mark not in kept:
            found.add("content.missing", sequence)
            continue
        salt, words = kept[mark]
        if salt is None or words is None:
            walked.blanked.add(mark)
        elif fingerprint(bytes(salt), words) != mark:
            found.add("content.changed", sequence)


def _named(body: str) -> set[str]:
    try:
        return set(json.loads(body)["fingerprints"])
    except (ValueError, KeyError, TypeError):
        return set()  # the chain or the stream says what is wrong with this event


def content_of(connection: Connection, marks: Sequence[str]) -> dict[str, tuple[Any, Any]]:
    """Salt and words of fingerprints, asked for in lots."""
    kept: dict[str, tuple[Any, Any]] = {}
    for start in range(0, len(marks), 500):
        lot = marks[start : start + 500]
        rows = connection.exec_driver_sql(
            f"SELECT fingerprint, salt, words FROM content WHERE fingerprint IN ({', '.join('?' * len(lot))})",
            tuple(lot),
        )
        kept.update((row[0], (row[1], row[2])) for row in rows)
    return kept


def _excisions(walked: Walked, found: Findings) -> None:
    """Words may be missing only where an event says by whom and why; and there they must be gone (D17)."""
    for mark in sorted(walked.blanked - walked.excised):
        found.add("content.blanked", mark)
    for mark in sorted(walked.excised - walked.blanked):
        found.add("content.not_blanked", mark)


def _all_marks(connection: Connection) -> Iterator[str]:
    after = ""
    sql = f"SELECT fingerprint FROM content WHERE fingerprint > ? ORDER BY fingerprint LIMIT {CHUNK * 5}"
    while rows := connection.exec_driver_sql(sql, (after,)).fetchall():
        yield from (row[0] for row in rows)
        after = rows[-1][0]


def _orphans(connection: Connection, walked: Walked, found: Findings) -> None:
    """Content that no event refers to. Equal number and sum: none (the sum's key is this process's own)."""
    count = total = 0
    for mark in _all_marks(connection):
        count += 1
        total = total + hash(mark) & _MASK
    if (count, total) == (walked.marks, walked.marks_sum) or found.seen("content.missing"):
        return
    referred: set[str] = set()
    after = _LEAST
    while rows := connection.exec_driver_sql(_SELECT, (after,)).fetchall():
        for row in rows:
            referred.update(marks_in(str(row[_BODY]), str(row[_LATE])))
        after = rows[-1][0]
    for mark in _all_marks(connection):
        if mark not in referred:
            found.add("content.orphan", mark)
