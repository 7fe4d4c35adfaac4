"""Which projector fills the read tables of which streams."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.vault.projection.cases import CASES
from desktop.vault.projection.copies import COPIES
from desktop.vault.projection.documents import DOCUMENTS
from desktop.vault.projection.items import BATCH_SHEETS, IMPORTS, ITEMS
from desktop.vault.projection.people import DEPARTMENTS, DEPUTIES, LISTS, PERSONS, POSTS
from desktop.vault.projection.projector import Projector
from desktop.vault.projection.rounds import PERMITS, RECEIPTS, SLIPS
from desktop.vault.projection.sheets import CLEARANCES, DAYS, NOTICES, PAPERS
from desktop.vault.projection.standing import BODIES, SAFES, SERIES

ALL = (
    COPIES,
    DOCUMENTS,
    RECEIPTS,
    SLIPS,
    PERMITS,
    SAFES,
    BODIES,
    SERIES,
    PAPERS,
    DAYS,
    NOTICES,
    CLEARANCES,
    CASES,
    ITEMS,
    BATCH_SHEETS,
    IMPORTS,
    PERSONS,
    DEPARTMENTS,
    POSTS,
    DEPUTIES,
    LISTS,
)

PROJECTORS: Mapping[str, Projector] = MappingProxyType({p.prefix: p for p in ALL})
"""Stream prefix → projector; a stream without one (``desk``) has no read table."""

READ_TABLES: frozenset[str] = frozenset(table for p in ALL for table, _key in p.tables)


def split(stream: str) -> tuple[str, str]:
    """Prefix and id of a stream: ``copy/01H…`` → ``copy``, ``01H…``."""
    prefix, _slash, name = stream.partition("/")
    return prefix, name
