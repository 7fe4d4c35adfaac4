"""Who the ports of a desk ask for the session: it comes with an unlock and goes with a lock."""

from __future__ import annotations

from typing import Protocol

from desktop.bootstrap.session import Session


class Holds(Protocol):
    """Whoever holds the session of the moment."""

    @property
    def session(self) -> Session: ...
