"""A test that lacks its tool is named, and fails the run where the set-up could have helped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import tools

ROOT = Path(__file__).resolve().parents[2]

LACKING = """
from tests.house import tools

def test_lacking(monkeypatch):
    monkeypatch.setattr(tools.shutil, "which", lambda command: None)
    tools.require_tool("zbarimg")
"""


def run_lacking(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run pytest of its own on a test that lacks zbarimg, under this house's conftest."""
    (tmp_path / "tests" / "house").mkdir(parents=True)
    for name in ("tests/conftest.py", "tests/house/tools.py", "tools/debian-packages.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "tests" / "test_lacking.py").write_text(LACKING, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\n", encoding="utf-8")
    kept = {key: value for key, value in os.environ.items() if key not in ("CI", "PYTEST_XDIST_WORKER")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/test_lacking.py"],
        cwd=tmp_path,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_missing_tool_is_reported_as_not_run(tmp_path: Path) -> None:
    run = run_lacking(tmp_path)
    assert "NOT RUN" in run.stdout
    assert "zbarimg is missing (Debian package zbar-tools)" in run.stdout
    assert run.returncode == 0


def test_in_ci_a_tool_that_could_be_installed_fails_the_run(tmp_path: Path) -> None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        tools.cannot_run("only root on a Debian can be told to install")
    run = run_lacking(tmp_path, CI="true")
    assert "the run fails" in run.stdout
    assert run.returncode == 1


def test_only_tools_of_the_table_may_be_asked_for() -> None:
    with pytest.raises(KeyError):
        tools.require_tool("no-such-program")


def test_the_table_is_read_whole() -> None:
    table = tools.packages_of_tools(tools.TABLE.read_text(encoding="utf-8"))
    assert table["zbarimg"] == "zbar-tools"
    assert table["pdftoppm"] == "poppler-utils"
    assert "-" not in table
