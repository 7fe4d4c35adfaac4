"""What the parent's side needs from the one place that starts processes; ``bootstrap`` gives it."""

from __future__ import annotations

from collections.abc import Callable
from io import BufferedIOBase
from typing import Protocol


class Started(Protocol):
    """A worker that runs: its two pipes, and its end."""

    @property
    def source(self) -> BufferedIOBase: ...

    @property
    def answers(self) -> BufferedIOBase: ...

    def kill(self) -> None:
        """End it at once; harmless when it ended."""
        ...

    def ended(self) -> int:
        """Its exit status (negative: the signal that ended it); one that does not end is killed."""
        ...


Start = Callable[[], Started]
