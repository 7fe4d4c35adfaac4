"""At start: a book of an older format is brought to this program's, behind a proved copy of it."""

from __future__ import annotations

from desktop.plain.clock import Clock
from desktop.plain.progress import Progress, Silent
from desktop.vault.connections import open_migrator
from desktop.vault.door import Opened
from desktop.vault.migrations import run
from desktop.vault.migrations.kept import forget_older, keep_copy


def bring_up(opened: Opened, clock: Clock, progress: Progress | None = None) -> None:
    """Nothing to do for a book of this format. Raises ``VaultTrouble``; the book then is as it was.

    Killed before the copy has its name: nothing happened. Killed behind it, or within a step: the next start finds
    the copy, proves it again and goes on; each step is one transaction.
    """
    live = open_migrator(opened.places.vault, opened.data_key)
    try:
        found = run.version_of(live)
        live.rollback()
        older = 0 < found < run.FILE_FORMAT
        if older:
            keep_copy(opened, live, found, clock, progress or Silent())
        run.migrate(live)
    finally:
        live.close()
    if older:
        forget_older(opened.places.vault)
