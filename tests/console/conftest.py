"""The terminal in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.bootstrap.terminal import TheProgram
from desktop.console.main import main

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``check`` with these words: its status and what it says."""
    monkeypatch.chdir(tmp_path)

    def run_it(*words: str) -> tuple[int, str]:
        said: list[str] = []
        status = main(["check", *words], TheProgram(), said.append)
        return status, "\n".join(said)

    return run_it
