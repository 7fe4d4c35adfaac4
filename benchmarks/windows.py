"""Window ready for the password, against a bare window: from the start of the process to the painted line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.laying import Laid
from benchmarks.measuring import Ratio, in_turn

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 7


def window_ready(laid: Laid) -> Ratio:
    """Each a process of its own, offscreen."""
    return in_turn(
        "window ready for the password",
        lambda: _start("benchmarks.door_ready", str(laid.path)),
        lambda: _start("benchmarks.floors.window"),
        2.0,
        ROUNDS,
        warm=1,
    )


def _start(module: str, *words: str) -> None:
    subprocess.run(
        [sys.executable, "-m", module, *words],
        check=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.DEVNULL,
    )
