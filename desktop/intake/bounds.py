"""What the worker forbids itself before it looks at a foreign byte. One module per platform, this one chooses."""

from __future__ import annotations

import sys
from typing import Protocol

from desktop.intake.limits import Limits


class Bounds(Protocol):
    """A platform's bounds."""

    def bind(self, limits: Limits) -> tuple[str, ...]:
        """Memory, processor time, no file, no child, no network; answers which of them hold here."""
        ...

    def tighten(self, limits: Limits) -> None:
        """The bounds of the kind, once it is known."""
        ...

    def used(self) -> tuple[int, int]:
        """Most memory so far in KiB, processor time in milliseconds."""
        ...


def bounds() -> Bounds:
    """Those of this platform."""
    if sys.platform == "win32":
        from desktop.intake.bounds_windows import WindowsBounds

        return WindowsBounds()
    from desktop.intake.bounds_posix import PosixBounds

    return PosixBounds()
