"""The search index against the words: sums over pairs of word and row, bucket by bucket."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection

from desktop.operations.desk.findings import Findings
from desktop.vault.connections import VOCABULARY

BUCKET = 64
"""So many sequences share a sum: memory stays small, and a finding is still near its row."""
_MASK = 2**64 - 1


class WordSums:
    """What the index should hold, as one sum per bucket.

    The sum adds Python's own keyed hash (its key is drawn by this process and known to nobody), so that
    nobody can forge an index with equal sums; order does not matter.
    """

    def __init__(self) -> None:
        self._sums: dict[int, int] = defaultdict(int)

    def expect(self, row: int, grams: str) -> None:
        """A row and its tokens, separated by blanks."""
        self._sums[row // BUCKET] += sum(hash((token, row)) & _MASK for token in set(grams.split()))

    def check(self, connection: Connection, found: Findings) -> None:
        """Compare with every pair of the live index."""
        live: dict[int, int] = defaultdict(int)
        pairs = connection.exec_driver_sql(f"SELECT term, doc FROM temp.{VOCABULARY}")
        while lot := pairs.fetchmany(5_000):
            for token, row in lot:
                live[row // BUCKET] += hash((token, row)) & _MASK
        for bucket in sorted(self._sums.keys() | live.keys()):
            if self._sums.get(bucket, 0) != live.get(bucket, 0):
                first = bucket * BUCKET
                found.add("projection.words", "words", first=first, last=first + BUCKET - 1)
