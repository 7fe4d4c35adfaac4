"""The disk itself: files written whole or not at all, folders for one owner, links refused.

Every error of the system becomes a ``VaultTrouble``: full, read-only, or simply in error.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.vault.trouble import VaultTrouble

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
OWNER_ONLY = 0o077


def close_to_others() -> None:
    """Files of this process are for its owner only; called once at start."""
    os.umask(OWNER_ONLY)


def trouble_of(error: OSError) -> VaultTrouble:
    """Full, read-only, or in error."""
    if error.errno in _FULL:
        return VaultTrouble("disk_full")
    if error.errno in _READ_ONLY:
        return VaultTrouble("disk_read_only")
    return VaultTrouble("disk_error", number=error.errno or 0)


@contextlib.contextmanager
def troubles() -> Iterator[None]:
    """Errors of the system inside come out as ``VaultTrouble``; a missing file stays FileNotFoundError."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise trouble_of(error) from error


def refuse_link(path: Path) -> None:
    """A link in the vault's place may lead anywhere: ``VaultTrouble('path_is_link')``."""
    for place in (path, path.parent):
        if place.is_symlink():
            raise VaultTrouble("path_is_link", path=str(place))


def private_folder(folder: Path) -> None:
    """Make the folder for its owner only (0700), or close an empty one of ours.

    A folder that holds other things is somebody's: its rights stay; our files in it are 0600 anyway.
    """
    with troubles():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        refuse_link(folder)
        if os.name != "posix" or any(folder.iterdir()):
            return
        seen = folder.stat()
        if seen.st_uid == os.geteuid() and stat.S_IMODE(seen.st_mode) & OWNER_ONLY:
            folder.chmod(0o700)


def writable_folder(folder: Path) -> bool:
    """Whether files can be made in the folder (mount and rights; the root user passes rights)."""
    if os.name == "posix" and os.statvfs(folder).f_flag & os.ST_RDONLY:
        return False
    return os.access(folder, os.W_OK | os.X_OK)


def free_bytes(folder: Path) -> int:
    """Bytes that this user may still write there."""
    if os.name == "posix":
        numbers = os.statvfs(folder)
        return numbers.f_bavail * numbers.f_frsize
    import shutil

    return shutil.disk_usage(folder).free


def reserve(path: Path) -> None:
    """An empty file for its owner only (0600); ``VaultTrouble('vault_exists')`` where one lies already.

    SQLite gives its write-ahead log the rights of the file. Nothing is open there yet, so no lock is lost.
    """
    refuse_link(path)
    try:
        with troubles():
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except VaultTrouble as trouble:
        if isinstance(trouble.__cause__, FileExistsError):
            raise VaultTrouble("vault_exists", path=str(path)) from trouble
        raise
    sync_folder(path.parent)


def write_all(handle: int, data: bytes) -> None:
    """All bytes, however short the single writes come out."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def sync_file(path: Path) -> None:
    """Make what was written to a file last. Never for the live file: closing a handle drops its locks."""
    with troubles():
        handle = os.open(path, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make renames and new names in the folder last; Windows keeps them by itself."""
    if os.name != "posix":
        return
    with troubles():
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def replace_file(path: Path, data: bytes, prove: Callable[[Path], None]) -> None:
    """Whole new contents or the old ones: temp, fsync, ``prove(temp)``, rename, fsync of the folder.

    ``prove`` opens the new file afresh and raises if it is not good; then the old one stays.
    """
    refuse_link(path)
    temp = path.with_name(path.name + ".new")
    refuse_link(temp)
    try:
        with troubles():
            flags = os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
            handle = os.open(temp, flags | getattr(os, "O_BINARY", 0), 0o600)
            try:
                write_all(handle, data)
                os.fsync(handle)
            finally:
                os.close(handle)
        prove(temp)
        with troubles():
            os.replace(temp, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temp.unlink()
        raise
    sync_folder(path.parent)
