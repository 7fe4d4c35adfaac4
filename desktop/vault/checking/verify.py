"""Verification of the whole book on one connection that only looks, in one snapshot, also beside the program."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from desktop.audit.head_code import head_code
from desktop.operations.desk.findings import Findings, Report
from desktop.plain.facts import Codebook
from desktop.plain.progress import Progress, Silent
from desktop.vault.checking.chain import Walked, check_chain
from desktop.vault.checking.file import check_pages, check_schema
from desktop.vault.checking.invariants import check_laws
from desktop.vault.checking.projections import Compared, check_projections
from desktop.vault.trouble import VaultTrouble


def verify(connection: Connection, codebook: Codebook, progress: Progress | None = None) -> Report:
    """Prove file, schema, chain, content, read tables and laws. Writes nothing.

    ``connection`` from ``open_checker``. Raises ``Stopped`` when the person stops it; damage of the file is a
    finding, and the other proofs go on.
    """
    told = progress or Silent()
    found = Findings()
    walked, compared = Walked(), Compared()
    with connection.begin():
        total = _count(connection, found)

        def chain() -> None:
            nonlocal walked
            walked = check_chain(connection, found, _Half(told, 0, total), total)

        def tables() -> None:
            nonlocal compared
            compared = check_projections(connection, codebook, found, _Half(told, total, total), total)

        for name, proof in (
            ("pages", lambda: check_pages(connection, found)),
            ("schema", lambda: check_schema(connection, found)),
            ("chain", chain),
            ("tables", tables),
            ("laws", lambda: check_laws(connection, found)),
        ):
            _tried(name, proof, found)
        connection.rollback()
    head = str(head_code(walked.sequence, walked.head)) if walked.events else ""
    return Report(
        found.listed,
        walked.events,
        compared.streams,
        compared.rows,
        head,
        len(walked.excised & walked.blanked),
        found.unlisted,
    )


class _Half:
    """Two walks over the same events are one progress."""

    def __init__(self, inner: Progress, before: int, walk: int) -> None:
        self._inner, self._before, self._whole = inner, before, walk * 2

    def step(self, done: int, total: int) -> None:
        self._inner.step(self._before + done, max(self._whole, 1))


def _count(connection: Connection, found: Findings) -> int:
    counted = 0

    def count() -> None:
        nonlocal counted
        counted = int(connection.exec_driver_sql("SELECT count(*) FROM events").scalar_one())

    _tried("count", count, found)
    return counted


def _tried(name: str, proof: Callable[[], None], found: Findings) -> None:
    try:
        proof()
    except VaultTrouble as trouble:
        if trouble.code != "vault_damaged":
            raise
        found.add("file.unreadable", name, why=trouble.code)
    except DBAPIError as error:
        # a table or column that is gone
        found.add("file.unreadable", name, why=str(error.orig))
