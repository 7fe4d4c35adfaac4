"""How long work tells how far it is, and learns that it shall stop."""

from __future__ import annotations

from typing import Protocol


class Stopped(Exception):
    """The person asked for the work to stop."""


class Progress(Protocol):
    """Given to long work."""

    def step(self, done: int, total: int) -> None:
        """Tell how far; raises ``Stopped`` when asked to stop."""
        ...


class Silent:
    """Progress that nobody watches."""

    def step(self, done: int, total: int) -> None:
        return None
