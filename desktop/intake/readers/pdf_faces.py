"""The faces a pdf names and does not hold: without them the library passes over signs of which it knows no width.

On a machine without Chinese faces a page that places its characters one by one would read as figures alone. So the
library is begun again, once, with the faces that are shipped.
"""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache
from pathlib import Path

import pypdfium2.raw as raw  # type: ignore[import-untyped]
from pypdfium2.internal import bases  # type: ignore[import-untyped]

_FACES = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[3])) / "resources" / "fonts"

_kept: list[object] = []
"""What the library goes on pointing at."""


@cache
def begin() -> bool:
    """Whether the shipped faces are known; not where a document is open: it would not outlive it."""
    if any(len(known) for known in bases.ObjectTracker.values()) or not _FACES.is_dir():
        return False
    folder = ctypes.create_string_buffer(os.fsencode(_FACES))
    folders = (ctypes.POINTER(ctypes.c_char) * 2)(ctypes.cast(folder, ctypes.POINTER(ctypes.c_char)))
    _kept[:] = [folder, folders]
    raw.FPDF_DestroyLibrary()
    raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=folders))
    return True
