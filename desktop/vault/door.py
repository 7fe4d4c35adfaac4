"""The door of the vault: one order of steps from a typed password to keys in memory.

Lock of the instance → key file read → try written down → password looked at (AEAD) → answer written down →
the encrypted file opened once as proof. Whoever holds an ``Opened`` writes the events above it.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from desktop.plain.clock import Clock
from desktop.plain.ids import new_id
from desktop.vault import connections, disk, lockfile, steady
from desktop.vault.keys.cost import FLOOR, Cost
from desktop.vault.keys.file import KeyFile, NewOperator
from desktop.vault.keys.items import Items
from desktop.vault.keys.slot import DATA_KEY, OPERATOR
from desktop.vault.lockfile import Held
from desktop.vault.login_log import UNKNOWN, LoginLog
from desktop.vault.trouble import VaultTrouble

TRIED_BUT_UNWRITTEN = frozenset({"disk_read_only"})


@dataclass(frozen=True, slots=True)
class Places:
    """The vault and what lies beside it."""

    vault: Path

    def _beside(self, tail: str) -> Path:
        return self.vault.with_name(self.vault.name + tail)

    @property
    def key(self) -> Path:
        return self._beside(".key")

    @property
    def login(self) -> Path:
        return self._beside(".login")

    @property
    def lock(self) -> Path:
        return self._beside(".lock")


@dataclass(slots=True)
class Opened:
    """An opened vault. ``login_length`` and ``login_head`` are the login log's at the good answer: the book
    keeps them and hands them to ``login_log.prove`` at the next unlock. ``unwritten``: the folder is
    read-only and the try could not be written down (``verify`` alone goes on then).
    """

    places: Places
    key_file: KeyFile
    items: Items
    log: LoginLog
    login_length: int
    login_head: str
    unwritten: bool
    lock: Held | None

    @property
    def vault_id(self) -> str:
        return self.key_file.vault_id

    @property
    def operator(self) -> str:
        return self.items.operator

    @property
    def data_key(self) -> bytes:
        return self.items.data_key

    def close(self) -> None:
        """Forget the keys and let the next instance in; the connections are closed before."""
        self.items.forget()
        if self.lock is not None:
            self.lock.release()


def operators(path: Path) -> tuple[tuple[str, str], ...]:
    """(id, name) of each who may unlock, for the list at the door. Raises what ``KeyFile.load`` raises."""
    return tuple((slot.operator, slot.name) for slot in KeyFile.load(Places(path).key).of_kind(OPERATOR))


def create(
    path: Path,
    people: Sequence[NewOperator],
    clock: Clock,
    cost: Cost,
    *,
    floor: Cost = FLOOR,
    ticking: steady.Steady = steady.seconds_since_start,
) -> tuple[Opened, Connection]:
    """A new vault with a slot for each of ``people``; opened for the first of them, with the migrator.

    Raises ``vault_exists`` where any of its files lies already; takes back what it made when it fails.
    """
    places = Places(path)
    for place in (places.vault, places.key, places.login):
        disk.refuse_link(place)
        if place.exists():
            raise VaultTrouble("vault_exists", path=str(place))
    disk.private_folder(path.parent)
    lock = lockfile.hold(places.lock, _note(clock))
    made: list[Path] = []
    try:
        keys: Mapping[str, bytes] = {DATA_KEY: secrets.token_bytes(connections.KEY_BYTES)}
        today, vault_id = clock.now().date(), new_id()
        made.append(places.key)
        key_file = KeyFile.create(places.key, vault_id, people[0], keys, today, cost, floor)
        for person in people[1:]:
            key_file = key_file.add_slot(person, keys, today, cost)
        log = LoginLog(places.login, clock, ticking)
        made.append(places.login)
        log.create(vault_id)
        made.append(places.vault)
        connection = connections.create_file(path, keys[DATA_KEY])
        items = key_file.unlock(people[0].id, people[0].password)
        if items is None:
            raise VaultTrouble("key_file_damaged")
        chain = log.read()
    except BaseException:
        for place in made:
            with contextlib.suppress(OSError):
                place.unlink()
        lock.release()
        raise
    return Opened(places, key_file, items, log, chain.length, chain.head, False, lock), connection


def unlock(
    path: Path,
    operator: str,
    password: str,
    clock: Clock,
    *,
    alone: bool = True,
    allow_unwritten: bool = False,
    floor: Cost = FLOOR,
    ticking: steady.Steady = steady.seconds_since_start,
) -> Opened:
    """Open the vault for an operator. Raises ``VaultTrouble`` and leaves nothing held.

    ``alone``: take the lock of the one instance (``verify`` beside the open program does not).
    ``allow_unwritten``: on a read-only disk go on without the log's line (``verify`` only).
    """
    places = Places(path)
    disk.refuse_link(path)
    if not path.is_file():
        raise VaultTrouble("vault_missing", path=str(path))
    if path.stat().st_size == 0:
        raise VaultTrouble("vault_damaged")  # SQLite would take it for a new one
    lock = lockfile.hold(places.lock, _note(clock)) if alone else None
    items: Items | None = None
    try:
        key_file = KeyFile.load(places.key, floor)
        log = LoginLog(places.login, clock, ticking)
        if log.vault_id() != key_file.vault_id:
            raise VaultTrouble("key_file_foreign")
        items, unwritten = _try(key_file, log, operator, password, allow_unwritten)
        chain = log.read()
        if DATA_KEY in items.held:
            connections.open_reader(path, items.data_key).close()
    except BaseException:
        if items is not None:
            items.forget()
        if lock is not None:
            lock.release()
        raise
    return Opened(places, key_file, items, log, chain.length, chain.head, unwritten, lock)


def _try(
    key_file: KeyFile, log: LoginLog, operator: str, password: str, allow_unwritten: bool
) -> tuple[Items, bool]:
    slot = key_file.slot_of(operator)
    name = UNKNOWN if slot is None else slot.id
    unwritten = False
    try:
        log.begin_try(name)
    except VaultTrouble as trouble:
        if not allow_unwritten or trouble.code not in TRIED_BUT_UNWRITTEN:
            raise
        unwritten = True
        if wait := log.standing(name).wait:
            raise log.locked_out(wait) from None
    items = key_file.unlock(operator, password)
    if not unwritten:
        log.answer(name, items is not None)
    if items is not None:
        return items, unwritten
    standing = log.standing(name)
    if standing.wait:
        raise log.locked_out(standing.wait)
    raise VaultTrouble("wrong_password", left=standing.left)


def open_slot(opened: Opened, operator: str) -> None:
    """The operator whose vault is open opens the closed slot of another, at once and on record."""
    slot = opened.key_file.slot_of(operator)
    opened.log.open_slot(UNKNOWN if slot is None else slot.id, opened.items.slot_id)


def renew_login_log(path: Path, clock: Clock, ticking: steady.Steady = steady.seconds_since_start) -> None:
    """Where the login log is missing or damaged: begin a new one; every slot is closed for 15 minutes.

    What was left of the old one is kept aside. Raises ``ValueError`` where the log is sound.
    """
    places = Places(path)
    key_file = KeyFile.load(places.key)
    LoginLog(places.login, clock, ticking).begin_anew(key_file.vault_id)


def _note(clock: Clock) -> str:
    return clock.now().isoformat(sep=" ", timespec="minutes")
