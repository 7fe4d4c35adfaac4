"""The proved copy that stands before a migration: the book of the older format, its key file, its login log.

``NAME.vault.format-4.2026-11-26`` beside the vault is a whole vault of its own, under the same names: the program
that wrote it opens it as it lies there. It is made under another name, proved, and only then given this one, so
whatever bears this name is good.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from sqlalchemy import Connection

from desktop.plain.clock import Clock
from desktop.plain.progress import Progress, Stopped
from desktop.vault import connections, disk
from desktop.vault.door import Opened, Places
from desktop.vault.event_rows import read_head
from desktop.vault.known_login import last_unlock
from desktop.vault.login_log import LoginLog
from desktop.vault.trouble import VaultTrouble

_NAMED = re.compile(r"\.format-(?P<format>\d+)\.(?P<day>\d{4}-\d\d-\d\d)(\.(?P<again>\d+))?")
_UNPROVED = ".new"
_MIB = 1 << 20
BESIDE = (".key", ".login", ".about")
"""What goes with the encrypted file; the last is only for show and may be missing."""


@dataclass(frozen=True, slots=True, order=True)
class Kept:
    """A copy beside the vault: made on ``day``, before format ``format`` was left; ``again`` 1 for the first."""

    format: int
    day: date
    again: int
    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name


def kept_copies(vault: Path) -> tuple[Kept, ...]:
    """The proved copies beside a vault, the oldest first."""
    found = []
    for folder in vault.parent.glob(f"{vault.name}.format-*"):
        named = _NAMED.fullmatch(folder.name.removeprefix(vault.name))
        if named is not None and folder.is_dir() and not folder.is_symlink():
            day = date.fromisoformat(named["day"])
            found.append(Kept(int(named["format"]), day, int(named["again"] or 1), folder))
    return tuple(sorted(found))


def keep_copy(opened: Opened, live: Connection, found: int, clock: Clock, progress: Progress) -> Kept:
    """Copy the book as it stands, prove the copy, give it its name.

    ``live`` is the migrator and nobody else writes (the instance's lock is held). A copy of the same book that a
    crash left behind is proved again and taken. Raises ``copy_no_room``, ``copy_not_proved``, ``copy_stopped`` (asked
    for before the copy has its name), or the disk's trouble; then the book is as it was.
    """
    try:
        return _keep_copy(opened, live, found, clock, progress)
    except Stopped:
        raise VaultTrouble("copy_stopped") from None


def _keep_copy(opened: Opened, live: Connection, found: int, clock: Clock, progress: Progress) -> Kept:
    vault, key = opened.places.vault, opened.data_key
    for kept in kept_copies(vault):
        if kept.format == found and _is_proved(kept.folder / vault.name, opened, live, found, clock):
            return kept
    _room(vault, live)
    unproved = vault.with_name(f"{vault.name}.format-{found}{_UNPROVED}")
    _clear(unproved)  # what a crash left half made
    try:
        with disk.troubles():
            unproved.mkdir(mode=0o700)
        copy = unproved / vault.name
        connections.copy_whole(live, copy, key, progress)
        for tail in BESIDE:
            _copy_small(vault.with_name(vault.name + tail), copy.with_name(copy.name + tail))
        if not _is_proved(copy, opened, live, found, clock):
            raise VaultTrouble("copy_not_proved")
        progress.step(1, 1)  # the last moment to stop: from its name on the copy is there
        disk.sync_file(copy)
        disk.sync_folder(unproved)
        kept = _free_name(vault, found, clock.now().date())
        with disk.troubles():
            unproved.rename(kept.folder)
    except BaseException:
        _clear(unproved)
        raise
    disk.sync_folder(vault.parent)
    return kept


def forget_older(vault: Path) -> None:
    """After a migration: the newest copy stays, it holds all that the older ones do."""
    for kept in kept_copies(vault)[:-1]:
        _clear(kept.folder)


def _is_proved(copy: Path, opened: Opened, live: Connection, found: int, clock: Clock) -> bool:
    """The copy opens with the key, its pages and trees are whole, and it ends where the book ends."""
    try:
        proved = connections.open_reader(copy, opened.data_key)
    except VaultTrouble:
        return False
    try:
        whole = not proved.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
        whole = whole and proved.exec_driver_sql("PRAGMA integrity_check(1)").scalar() == "ok"
        whole = whole and proved.exec_driver_sql("PRAGMA user_version").scalar() == found
        whole = whole and _end(proved) == _end(live)
        known, _log_head = last_unlock(proved)
    except VaultTrouble:
        return False
    finally:
        proved.close()
    return whole and _keys_prove(Places(copy), opened, known, clock)


def _end(connection: Connection) -> tuple[int, bytes, int, int]:
    """Last sequence and hash, and how many entries and words there are."""
    head = read_head(connection)
    counted = connections.read(
        connection, "SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM content)"
    )[0]
    return head.sequence, head.hash, counted[0], counted[1]


def _keys_prove(copy: Places, opened: Opened, known: int, clock: Clock) -> bool:
    """The key file is the one that just opened the vault; the login log holds what the book knows of it."""
    try:
        same = copy.key.read_bytes() == opened.places.key.read_bytes()
        return same and LoginLog(copy.login, clock).read().length >= known
    except (VaultTrouble, OSError):
        return False


def _room(vault: Path, live: Connection) -> None:
    """The copy, and half as much for the migration's own log."""
    pages, size = (
        int(live.exec_driver_sql(f"PRAGMA {name}").scalar_one()) for name in ("page_count", "page_size")
    )
    live.rollback()
    needed, free = pages * size * 3 // 2 + 2 * _MIB, disk.free_bytes(vault.parent)
    if free < needed:
        raise VaultTrouble("copy_no_room", needed=-(-needed // _MIB), free=free // _MIB)


def _free_name(vault: Path, found: int, day: date) -> Kept:
    stem = f"{vault.name}.format-{found}.{day.isoformat()}"
    for again in count(1):
        folder = vault.with_name(stem if again == 1 else f"{stem}.{again}")
        if not folder.exists():
            return Kept(found, day, again, folder)
    raise AssertionError


def _copy_small(source: Path, target: Path) -> None:
    """A file that fits into memory; a missing one is missing in the copy, where the proof looks for it."""
    if source.is_file():
        disk.replace_file(target, source.read_bytes(), lambda _path: None)


def _clear(folder: Path) -> None:
    disk.refuse_link(folder)
    if folder.exists():
        with disk.troubles(), contextlib.suppress(FileNotFoundError):
            shutil.rmtree(folder)
