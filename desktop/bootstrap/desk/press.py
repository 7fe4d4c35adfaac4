"""The press, with the shipped forms and faces and those of the system."""

from __future__ import annotations

import functools
import os
import sys
from pathlib import Path

from desktop.bootstrap import shipped
from desktop.paper.press import Press


def _system_fonts() -> list[Path]:
    if sys.platform == "win32":
        return [Path(os.environ.get("WINDIR", "C:\\Windows")) / "Fonts"]
    places = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
    return [place for place in places if place.is_dir()]


@functools.cache
def make_press(system: bool = True) -> Press:
    """One press per process; ``system`` faces left out where bytes must come out the same."""
    return Press(shipped.forms(), [shipped.FONTS], _system_fonts() if system else ())
