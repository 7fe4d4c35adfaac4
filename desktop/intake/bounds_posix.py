"""Bounds of Linux (and other Unix): resource limits, and on Linux a filter of system calls.

The limits bind every user but root's own children; the filter binds everybody: no socket, no new process, no new
program, whoever started the worker. Where the kernel lacks it the limits stand alone, and the answer says so.
"""

from __future__ import annotations

import contextlib
import ctypes
import platform
import resource
import struct
import sys

from desktop.intake.limits import Limits

_FILES = 64
"""Descriptors: libraries open their own parts while they load."""
_SET_NO_NEW_PRIVS, _SET_PDEATHSIG, _SET_SECCOMP, _FILTER = 38, 1, 22, 2
_SIGKILL = 9
_LAST_SECONDS = 2
_EPERM = 0x0005_0001
_ALLOW, _KILL = 0x7FFF_0000, 0x8000_0000
_LOAD, _JUMP_EQUAL, _JUMP_SET, _RETURN = 0x20, 0x15, 0x45, 0x06
_CLONE_THREAD = 0x0001_0000
# architecture → its mark, and the numbers of: socket, socketpair, connect, execve, execveat, fork, vfork, clone3, clone
_CALLS = {
    "x86_64": (0xC000_003E, (41, 53, 42, 59, 322, 57, 58, 435), 56),
    "aarch64": (0xC000_00B7, (198, 199, 203, 221, 281, 435), 220),
}
_X32 = 0x4000_0000


class PosixBounds:
    """See ``bounds.Bounds``."""

    def bind(self, limits: Limits) -> tuple[str, ...]:
        held = ["memory", "time", "files"]
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _FILES))
        self.tighten(limits)
        if hasattr(resource, "RLIMIT_NPROC"):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
                held.append("children")
        if sys.platform == "linux" and _filter_calls():
            held += ["network", "programs"]
        return tuple(held)

    def tighten(self, limits: Limits) -> None:
        _lower(resource.RLIMIT_AS, limits.memory)
        _lower(resource.RLIMIT_CPU, limits.seconds, _LAST_SECONDS)

    def used(self) -> tuple[int, int]:
        used = resource.getrusage(resource.RUSAGE_SELF)
        kib = _high_water() or (used.ru_maxrss // 1024 if sys.platform == "darwin" else used.ru_maxrss)
        return kib, int((used.ru_utime + used.ru_stime) * 1000)


def _high_water() -> int:
    """Most memory since the program began, in KiB; the rusage of Linux counts what the parent had when it forked."""
    with (
        contextlib.suppress(OSError, ValueError),
        open("/proc/self/status", encoding="ascii", errors="replace") as lines,
    ):
        for line in lines:
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return 0


def _lower(what: int, most: int, beyond: int = 0) -> None:
    """Never above what already holds. ``beyond`` the first bound, which a signal tells, lies the one that ends it."""
    _soft, hard = resource.getrlimit(what)
    held = most + beyond if hard == resource.RLIM_INFINITY else min(most + beyond, hard)
    resource.setrlimit(what, (min(most, held), held))


def _filter_calls() -> bool:
    """Calls for sockets, processes and programs answer "not permitted" from here on. False where that cannot be."""
    known = _CALLS.get(platform.machine())
    if known is None:
        return False
    mark, refused, clone = known
    library = ctypes.CDLL(None, use_errno=True)
    library.prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4
    library.prctl(_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)  # and it ends with its parent, however that ends
    program = _program(mark, refused, clone)
    code = ctypes.create_string_buffer(b"".join(program), len(program) * 8)
    # struct sock_fprog: a count, then a pointer, which the compiler aligns
    lines = struct.pack("@HxxxxxxP", len(program), ctypes.addressof(code))
    whole = ctypes.create_string_buffer(lines, len(lines))
    if library.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    done: int = library.prctl(_SET_SECCOMP, _FILTER, ctypes.addressof(whole), 0, 0)
    return done == 0


def _program(mark: int, refused: tuple[int, ...], clone: int) -> list[bytes]:
    """Another architecture's numbering is killed; a new thread may be, a new process may not."""

    def line(code: int, yes: int, no: int, value: int) -> bytes:
        return struct.pack("=HBBI", code, yes, no, value)

    lines = [
        line(_LOAD, 0, 0, 4),
        line(_JUMP_EQUAL, 1, 0, mark),
        line(_RETURN, 0, 0, _KILL),
        line(_LOAD, 0, 0, 0),
    ]
    lines += [line(_JUMP_SET, 0, 1, _X32), line(_RETURN, 0, 0, _KILL)]
    for number in refused:
        lines += [line(_JUMP_EQUAL, 0, 1, number), line(_RETURN, 0, 0, _EPERM)]
    lines += [
        line(_JUMP_EQUAL, 0, 3, clone),
        line(_LOAD, 0, 0, 16),  # the lower half of its first argument: the flags
        line(_JUMP_SET, 1, 0, _CLONE_THREAD),
        line(_RETURN, 0, 0, _EPERM),
        line(_RETURN, 0, 0, _ALLOW),
    ]
    return lines
