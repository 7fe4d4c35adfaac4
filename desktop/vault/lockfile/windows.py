"""Locks of the kernel under Windows: one byte far beyond the end, so that the contents stay readable."""

from __future__ import annotations

import errno
import os
import sys

assert sys.platform == "win32"

import msvcrt  # noqa: E402  (only after the platform is known)

FAR = 1 << 30


def lock(handle: int, *, wait: bool) -> bool:
    """Take the lock; False: another holds it and we do not wait."""
    while True:
        here = os.lseek(handle, 0, os.SEEK_CUR)
        os.lseek(handle, FAR, os.SEEK_SET)
        try:
            # LK_LOCK itself tries ten times, a second apart, and then gives up
            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EDEADLOCK):
                raise
            if not wait:
                return False
        else:
            return True
        finally:
            os.lseek(handle, here, os.SEEK_SET)


def unlock(handle: int) -> None:
    """Let go."""
    here = os.lseek(handle, 0, os.SEEK_CUR)
    os.lseek(handle, FAR, os.SEEK_SET)
    msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    os.lseek(handle, here, os.SEEK_SET)
