"""Bounds of Windows: the worker puts itself into a job that it cannot leave. The twin of ``bounds_posix``.

A job bounds memory, processor time and the number of processes (one), and ends with its last handle. Windows has no
filter of system calls that a process may set for itself: the answer does not claim "network" there.
"""

from __future__ import annotations

import ctypes
from typing import Any, ClassVar

from desktop.intake.limits import Limits

_EXTENDED, _BASIC_UI = 9, 4
_PROCESS_TIME, _ACTIVE_PROCESS, _PROCESS_MEMORY, _DIE_ON_FAULT, _KILL_ON_CLOSE = (
    0x2,
    0x8,
    0x100,
    0x400,
    0x2000,
)
_ALL_UI = 0xFF
_TICKS = 10_000_000
"""Of 100 nanoseconds, in a second."""


class _Basic(ctypes.Structure):
    _fields_: ClassVar = [
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    ]


class _Extended(ctypes.Structure):
    _fields_: ClassVar = [
        ("Basic", _Basic),
        ("Io", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    ]


class WindowsBounds:
    """See ``bounds.Bounds``."""

    def __init__(self) -> None:
        self._kernel: Any = getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009  (Windows alone)
        self._kernel.CreateJobObjectW.restype = ctypes.c_void_p
        self._kernel.GetCurrentProcess.restype = ctypes.c_void_p
        self._job: Any = None

    def bind(self, limits: Limits) -> tuple[str, ...]:
        self._job = ctypes.c_void_p(self._kernel.CreateJobObjectW(None, None))
        self.tighten(limits)
        screen = ctypes.c_uint32(_ALL_UI)
        self._kernel.SetInformationJobObject(
            self._job, _BASIC_UI, ctypes.byref(screen), ctypes.sizeof(screen)
        )
        process = ctypes.c_void_p(self._kernel.GetCurrentProcess())
        if not self._kernel.AssignProcessToJobObject(self._job, process):
            raise OSError("job")
        return ("memory", "time", "children", "programs")

    def tighten(self, limits: Limits) -> None:
        wanted = _Extended()
        wanted.Basic.LimitFlags = (
            _PROCESS_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_FAULT | _KILL_ON_CLOSE
        )
        wanted.Basic.PerProcessUserTimeLimit = limits.seconds * _TICKS
        wanted.Basic.ActiveProcessLimit = 1
        wanted.ProcessMemoryLimit = limits.memory
        size = ctypes.sizeof(wanted)
        if not self._kernel.SetInformationJobObject(self._job, _EXTENDED, ctypes.byref(wanted), size):
            raise OSError("job")

    def used(self) -> tuple[int, int]:
        held = _Extended()
        size = ctypes.sizeof(held)
        self._kernel.QueryInformationJobObject(self._job, _EXTENDED, ctypes.byref(held), size, None)
        times = [ctypes.c_uint64() for _one in range(4)]
        process = ctypes.c_void_p(self._kernel.GetCurrentProcess())
        self._kernel.GetProcessTimes(process, *(ctypes.byref(one) for one in times))
        return held.PeakProcessMemoryUsed >> 10, (times[2].value + times[3].value) // 10_000
