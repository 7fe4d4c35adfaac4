"""All streams, one after the other, in memory for a few: facts with their words, versions without gaps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from desktop.audit.chain import LINKED
from desktop.custody.standing import NumberDrawn
from desktop.operations.desk.findings import Findings
from desktop.plain.facts import EXCISED, Codebook, Text
from desktop.plain.recorded import Recorded
from desktop.vault.checking.chain import CHUNK, content_of, marks_in
from desktop.vault.event_rows import recorded
from desktop.vault.projection.registry import PROJECTORS, split

_SELECT = (
    f"SELECT {', '.join(LINKED)} FROM events WHERE (stream, version) > (?, ?)"
    f" ORDER BY stream, version LIMIT {CHUNK}"
)
_STREAM, _VERSION = LINKED.index("stream"), LINKED.index("version")
_BODY, _LATE = LINKED.index("body"), LINKED.index("late")


def all_streams(connection: Connection, codebook: Codebook, found: Findings) -> Iterator[list[Recorded]]:
    """The facts of each stream, in order of streams.

    A number series may be as long as the book: of it only the last fact is given, and of streams
    without read tables too. A stream with a fact that cannot be read is found, and not given.
    """
    waiting: list[Recorded] = []
    name, version, spoilt = "", 0, False
    for row, fact in _facts(connection, codebook, found):
        if row[_STREAM] != name:
            if waiting and not spoilt:
                yield waiting
            waiting, name, version, spoilt = [], row[_STREAM], 0, False
        if row[_VERSION] != version + 1:
            found.add("stream.version", name, expected=version + 1, found=row[_VERSION])
        version = row[_VERSION]
        if fact is None:
            spoilt = True
            continue
        _numbers(fact, found)
        if _last_is_enough(name):
            waiting = [fact]
        else:
            waiting.append(fact)
    if waiting and not spoilt:
        yield waiting


def _last_is_enough(stream: str) -> bool:
    prefix, _name = split(stream)
    return prefix == "series" or prefix not in PROJECTORS


def _numbers(row: Recorded, found: Findings) -> None:
    """Series have no gap: the n-th draw gives the number n."""
    if isinstance(row.fact, NumberDrawn) and row.fact.number != row.version:
        found.add("series.gap", row.stream, expected=row.version, found=row.fact.number)


def _facts(
    connection: Connection, codebook: Codebook, found: Findings
) -> Iterator[tuple[tuple[Any, ...], Recorded | None]]:
    after: tuple[str, int] = ("", 0)
    while rows := [tuple(row) for row in connection.exec_driver_sql(_SELECT, after).fetchall()]:
        marks = [mark for row in rows for mark in marks_in(str(row[_BODY]), str(row[_LATE]))]
        words = {mark: kept[1] for mark, kept in content_of(connection, marks).items()}

        def unseal(mark: str, words: dict[str, Any] = words) -> Text:
            found_words = words.get(mark)
            return EXCISED if found_words is None else Text(found_words)

        for row in rows:
            try:
                yield row, recorded(row, codebook, unseal)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                # a body that no program of ours wrote: found, and the walk goes on
                found.add("stream.unreadable", row[_STREAM], sequence=row[0], why=type(error).__name__)
                yield row, None
        after = (rows[-1][_STREAM], rows[-1][_VERSION])
