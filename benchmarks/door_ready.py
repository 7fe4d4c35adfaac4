"""The program's own first window, painted once; imports nothing but what the program imports."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def door_ready(vault: Path) -> None:
    """From the start to the line for the password, on the screen."""
    from desktop.bootstrap.app import App

    app = App(["custody-desk"], vault)
    app.begin()
    app.qt.processEvents()
    if app._first is None:
        raise RuntimeError("no window")
    app._first.grab()


if __name__ == "__main__":
    door_ready(Path(sys.argv[1]))
    os._exit(0)  # ending is no part of being ready; the floor ends the same way
