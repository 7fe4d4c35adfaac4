"""The search index against the words: each token must be found in exactly the rows that have it."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop.operations.desk.findings import Findings
from desktop.vault.connections import VOCABULARY

_MASK = 2**64 - 1
_LOT = 5_000


class WordSums:
    """What the index should answer: for each token the number of its rows and a sum over them.

    Memory is one entry per token, however many rows. The sum adds Python's own keyed hash (its key is drawn by
    this process and known to nobody), so nobody can forge an index with equal sums; order does not matter.
    """

    def __init__(self) -> None:
        self._sums: dict[str, tuple[int, int]] = {}

    def expect(self, row: int, grams: str) -> None:
        """A row and its tokens, separated by blanks."""
        mark = hash((row, "row"))
        for token in set(grams.split()):
            count, total = self._sums.get(token, (0, 0))
            self._sums[token] = (count + 1, total + mark & _MASK)

    def check(self, connection: Connection, found: Findings) -> None:
        """Ask the live index for every token, those it knows and those it should know."""
        known = {row[0] for row in connection.exec_driver_sql(f"SELECT term FROM temp.{VOCABULARY}")}
        for token in sorted(known | self._sums.keys()):
            expected = self._sums.get(token, (0, 0))
            answer = _asked(connection, token)
            if answer != expected:
                found.add("projection.words", token, expected=expected[0], found=answer[0])


def _asked(connection: Connection, token: str) -> tuple[int, int]:
    count = total = 0
    quoted = '"' + token.replace('"', '""') + '"'
    rows = connection.exec_driver_sql("SELECT rowid FROM words WHERE words MATCH ?", (quoted,))
    while lot := rows.fetchmany(_LOT):
        count += len(lot)
        total = total + sum(hash((row[0], "row")) for row in lot) & _MASK
    return count, total
