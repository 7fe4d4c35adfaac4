"""The chained log of unlocking, beside the vault: what happens before the book is open.

``<vault>.login``. A try is written and synced before the password is looked at. The book takes the lines in
at the next good unlock and remembers length and head, so that a log shortened, edited or removed is found.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

from desktop.plain.clock import Clock
from desktop.plain.digest import sm3
from desktop.vault import disk, lockfile, steady
from desktop.vault import login_entry as line
from desktop.vault.login_entry import Chain, Entry, read_chain, sealed
from desktop.vault.login_standing import Standing, standings
from desktop.vault.trouble import VaultTrouble

UNKNOWN = "-"
"""Stands for every operator that the key file does not name; what was typed is not written down."""


class LoginLog:
    """Reads and appends; each act holds the file's lock, so the program and ``verify`` may both write."""

    def __init__(self, path: Path, clock: Clock, ticking: steady.Steady = steady.seconds_since_start) -> None:
        self.path = path
        self._clock = clock
        self._ticking = ticking

    def create(self, vault_id: str, why: str = "new") -> None:
        """A new log. ``why`` other than ``new`` closes every slot for the first waiting time."""
        disk.reserve(self.path)
        with self._open() as handle:
            self._append(handle, Chain((), b""), line.BEGUN, "", f"{vault_id} {why}")

    def begin_anew(self, vault_id: str) -> Path | None:
        """Where the log is missing or damaged: put what is left aside (the path answered), begin a new one.

        Raises ``ValueError`` where the log is sound: it is never set aside without need.
        """
        try:
            self.read()
        except VaultTrouble as trouble:
            why = trouble.code.removeprefix("login_log_")
        else:
            raise ValueError("the login log is sound")
        aside: Path | None = None
        if self.path.exists():
            places = (self.path.with_name(f"{self.path.name}.damaged-{n}") for n in count(1))
            aside = next(place for place in places if not place.exists())
            with disk.troubles():
                self.path.rename(aside)
        self.create(vault_id, why)
        return aside

    def read(self) -> Chain:
        """All lines, their chain proved. Raises ``login_log_missing`` or ``login_log_damaged``."""
        with self._open(write=False) as handle:
            return read_chain(_all_bytes(handle))

    def vault_id(self) -> str:
        """The vault that the log was begun for."""
        return self.read().entries[0].detail.split(" ")[0]

    def standing(self, slot: str) -> Standing:
        """How the slot stands now."""
        return self._standing(self.read(), slot)

    def begin_try(self, slot: str) -> Entry:
        """Write down and sync that a password is going to be looked at.

        Raises ``locked_out(until, seconds)`` while the slot is closed; that it was asked is written too.
        """
        with self._open() as handle:
            chain = read_chain(_all_bytes(handle))
            standing = self._standing(chain, slot)
            entry = self._append(handle, chain, line.REFUSED if standing.wait else line.TRY, slot)
        if standing.wait:
            raise self.locked_out(standing.wait)
        return entry

    def answer(self, slot: str, good: bool) -> Entry:
        """Write down how the try came out."""
        return self._add(line.GOOD if good else line.BAD, slot)

    def note_waiting(self) -> None:
        """Keep what has been waited so far, in case the machine is switched off; once a minute is enough."""
        self._add(line.WAITING, "")

    def open_slot(self, slot: str, by: str) -> Entry:
        """Another operator, whose vault is open, opens a closed slot."""
        if slot == by:
            raise ValueError("nobody opens his own slot")
        return self._add(line.OPENED, slot, by)

    def entries_since(self, number: int) -> tuple[Entry, ...]:
        """The lines behind ``number``, for the book."""
        return self.read().entries[number:]

    def prove(self, known_length: int, known_head: str) -> Chain:
        """Compare with what the book remembers: ``login_log_short(expected, found)`` or damaged."""
        chain = self.read()
        if chain.length < known_length:
            raise VaultTrouble("login_log_short", expected=known_length, found=chain.length)
        if known_length and chain.entries[known_length - 1].hash != known_head:
            raise VaultTrouble("login_log_damaged", line=known_length)
        return chain

    def locked_out(self, wait: int) -> VaultTrouble:
        """The trouble that says how long still."""
        return VaultTrouble("locked_out", until=self._clock.now() + timedelta(seconds=wait), seconds=wait)

    def _standing(self, chain: Chain, slot: str) -> Standing:
        slots, others = standings(chain.entries, self._ticking())
        return slots.get(slot, others)

    def _add(self, kind: str, slot: str, detail: str = "") -> Entry:
        with self._open() as handle:
            return self._append(handle, read_chain(_all_bytes(handle)), kind, slot, detail)

    def _append(self, handle: int, chain: Chain, kind: str, slot: str, detail: str = "") -> Entry:
        with disk.troubles():
            start = os.lseek(handle, 0, os.SEEK_END)
            data = b""
            if chain.torn:
                mended, text = sealed(self._next(chain, line.MENDED, "", sm3(chain.torn).hex()))
                chain, data = Chain((*chain.entries, mended), b""), b"\n" + text
            entry, text = sealed(self._next(chain, kind, slot, detail))
            try:
                disk.write_all(handle, data + text)
                os.fsync(handle)
            except OSError:
                with contextlib.suppress(OSError):
                    os.ftruncate(handle, start)  # a full disk: nothing was acknowledged, leave nothing torn
                raise
        return entry

    def _next(self, chain: Chain, kind: str, slot: str, detail: str) -> Entry:
        at = self._clock.now().isoformat(timespec="seconds")
        return Entry(chain.length + 1, kind, slot, detail, at, self._ticking(), chain.head)

    @contextlib.contextmanager
    def _open(self, *, write: bool = True) -> Iterator[int]:
        disk.refuse_link(self.path)
        flags = (os.O_RDWR | os.O_APPEND) if write else os.O_RDONLY
        try:
            with disk.troubles():
                handle = os.open(self.path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        except FileNotFoundError:
            raise VaultTrouble("login_log_missing") from None
        try:
            if write:
                with lockfile.alone(handle):
                    yield handle
            else:
                yield handle
        finally:
            os.close(handle)


def _all_bytes(handle: int) -> bytes:
    os.lseek(handle, 0, os.SEEK_SET)
    parts = []
    while part := os.read(handle, 1 << 20):
        parts.append(part)
    return b"".join(parts)
