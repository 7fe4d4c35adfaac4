"""Kernel locks: one instance of the program per vault, one writer of the login log at a time.

The kernel drops a lock when its holder dies, however it dies; so nothing is ever left to be cleared by hand.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.vault import disk
from desktop.vault.trouble import VaultTrouble

if sys.platform == "win32":
    from desktop.vault.lockfile import windows as kernel
else:
    from desktop.vault.lockfile import posix as kernel

NOTE_BYTES = 400


class Held:
    """A lock held until ``release`` or the end of the process."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def release(self) -> None:
        """Let go; again is no fault."""
        if self._handle >= 0:
            kernel.unlock(self._handle)
            os.close(self._handle)
            self._handle = -1


def hold(path: Path, note: str) -> Held:
    """Take the lock of one instance; ``note`` says who holds it and since when.

    Raises ``VaultTrouble('second_start', holder=note of the other)``. The file stays when the lock is
    released: removing it would let two instances lock two files of one name.
    """
    disk.refuse_link(path)
    with disk.troubles():
        flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags, 0o600)
    try:
        if not kernel.lock(handle, wait=False):
            raise VaultTrouble("second_start", holder=_read_note(handle))
        with disk.troubles():
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            disk.write_all(handle, note.encode("utf-8")[:NOTE_BYTES])
    except BaseException:
        os.close(handle)
        raise
    return Held(handle)


def _read_note(handle: int) -> str:
    os.lseek(handle, 0, os.SEEK_SET)
    return os.read(handle, NOTE_BYTES).decode("utf-8", "replace")


@contextlib.contextmanager
def alone(handle: int) -> Iterator[None]:
    """Hold the lock of an open file while inside; waits for the other holder."""
    kernel.lock(handle, wait=True)
    try:
        yield
    finally:
        kernel.unlock(handle)
