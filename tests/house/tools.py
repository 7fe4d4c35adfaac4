"""Programs that tests need beside Python: a missing one is reported, never passed over."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

TABLE = Path(__file__).resolve().parents[2] / "tools" / "debian-packages.txt"
MARK = "NOT RUN: "


def packages_of_tools(table: str) -> dict[str, str]:
    """Command → Debian package, out of the table that the set-up installs from."""
    found: dict[str, str] = {}
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.partition("#")[0].split("|")]
        if len(cells) >= 2:
            found |= {command: cells[0] for command in cells[1].split() if command != "-"}
    return found


def require_tool(command: str) -> str:
    """The path of a program, or the test is reported as not run.

    Only programs of ``tools/debian-packages.txt`` may be asked for: KeyError otherwise.
    """
    package = packages_of_tools(TABLE.read_text(encoding="utf-8"))[command]
    path = shutil.which(command)
    if path is None:
        pytest.skip(f"{MARK}{command} is missing (Debian package {package})")
    return path


def cannot_run(reason: str) -> None:
    """Report a test as not run for something that no set-up can install (another system, no rights)."""
    pytest.skip(f"{MARK}{reason}")


def not_run(skipped: Iterable[Any]) -> list[str]:
    """One line for each test report that was skipped, with its reason."""
    lines = []
    for report in skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        lines.append(f"{report.nodeid}: {reason.removeprefix('Skipped: ').removeprefix(MARK)}")
    return lines


def could_be_installed(lines: Iterable[str]) -> bool:
    """True in CI, as root, with apt, where a test lacks a Debian package."""
    here = (
        os.environ.get("CI") == "true"
        and getattr(os, "geteuid", lambda: 1)() == 0
        and shutil.which("apt-get") is not None
    )
    return here and any("(Debian package " in line for line in lines)
