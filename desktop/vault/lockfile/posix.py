"""Locks of the kernel under Linux: flock, which belongs to the open file and not to the process."""

from __future__ import annotations

import errno
import fcntl


def lock(handle: int, *, wait: bool) -> bool:
    """Take the lock; False: another holds it and we do not wait."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EAGAIN):
            return False
        raise
    return True


def unlock(handle: int) -> None:
    """Let go."""
    fcntl.flock(handle, fcntl.LOCK_UN)
