"""What is shipped beside the program: profiles, forms, calendars, faces, clauses."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.workdays.calendar import Calendar

HERE = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[2]))
"""The folder that holds ``resources`` and ``forms``: the source tree, or the built program's own."""

RESOURCES = HERE / "resources"
FONTS = RESOURCES / "fonts"


def texts(folder: Path, pattern: str = "**/*.toml") -> Mapping[str, str]:
    """Relative path → text of the files of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.glob(pattern))
    }


def profiles() -> Mapping[str, str]:
    """All profile files."""
    return texts(RESOURCES / "profiles")


@cache
def profile_names() -> Mapping[str, str]:
    """Profile → the unit's name, as its own file says."""
    files = texts(RESOURCES / "profiles", "*/profile.toml")
    return {name.split("/")[0]: str(tomllib.loads(text).get("name", "")) for name, text in files.items()}


def forms() -> Mapping[str, str]:
    """Form name → its description."""
    return {Path(name).stem: text for name, text in texts(HERE / "forms", "*.toml").items()}


def calendars() -> Mapping[str, str]:
    """Year → table of working days."""
    return {Path(name).stem: text for name, text in texts(RESOURCES / "calendar", "*.toml").items()}


@cache
def calendar() -> Calendar:
    """The tables of working days that are shipped; one with a fault is left out, and its year is 尚未公布."""
    from desktop.workdays.calendar import Calendar as Years  # late: the door needs none
    from desktop.workdays.tables import YearTable, read_table

    tables = (read_table(text) for text in calendars().values())
    return Years(table for table in tables if isinstance(table, YearTable))


def clauses() -> str:
    """The table of clauses."""
    return (RESOURCES / "clauses.toml").read_text(encoding="utf-8")


def help_text(page: str) -> str:
    """The help of a page; empty where there is none yet."""
    place = RESOURCES / "help" / f"{page}.md"
    return place.read_text(encoding="utf-8") if place.is_file() else ""
