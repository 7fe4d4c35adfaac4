"""A journey in a real window under a virtual screen: unlock, take a folder back by keys, lock; and no wire, ever."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.bootstrap.demo import cast
from desktop.bootstrap.demo.run import tell_week
from desktop.bootstrap.session import open_session
from desktop.plain.clock import WallClock
from desktop.vault.keys.cost import FLOOR
from tests.house.tools import require_tool

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 40.0


@pytest.fixture
def vault(tmp_path: Path) -> tuple[Path, str]:
    place = tmp_path / "v" / "demo.vault"
    session, _story = tell_week(place, FLOOR)
    operator = session.operator
    session.close("closing")
    return place, operator


@pytest.fixture
def screen() -> Iterator[str]:
    server = require_tool("Xvfb")
    read, write = os.pipe()
    process = subprocess.Popen(
        [server, "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    process.terminate()
    process.wait(10)


class Keyboard:
    """Keys into the one window of a screen."""

    def __init__(self, display: str) -> None:
        self._tool = require_tool("xdotool")
        self._env = {**os.environ, "DISPLAY": display}

    def _run(self, *words: str) -> str:
        done = subprocess.run(
            [self._tool, *words], env=self._env, capture_output=True, text=True, check=False
        )
        return done.stdout

    def window(self) -> str:
        """The newest visible window of the program."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found = self._run("search", "--onlyvisible", "--name", "保密员工作台").split()
            if found:
                return found[-1]
            time.sleep(0.2)
        raise AssertionError("no window came up")

    def focus(self) -> None:
        self._run("windowfocus", "--sync", self.window())

    def press(self, *keys: str) -> None:
        for key in keys:
            self._run("key", "--clearmodifiers", key)
            time.sleep(0.25)

    def type(self, text: str) -> None:
        self._run("type", "--delay", "30", text)


def newest_event(vault: Path, operator: str) -> str:
    """Kind of the fact before the unlock that this look itself is."""
    session = open_session(vault, operator, cast.PASSWORD, WallClock())
    try:
        return session.ask(lambda books: books.log(limit=2)[1].recorded.fact.KIND)
    finally:
        session.close()


@pytest.mark.window
def test_a_folder_is_taken_back_by_keys_in_a_real_window(vault: tuple[Path, str], screen: str) -> None:
    place, operator = vault
    env = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": str(place.parent)}
    program = subprocess.Popen([sys.executable, "-m", "desktop", "--vault", str(place)], cwd=ROOT, env=env)
    try:
        keys = Keyboard(screen)
        keys.focus()
        time.sleep(1.0)
        keys.type(cast.PASSWORD)
        keys.press("Return")
        time.sleep(3.0)
        keys.focus()
        keys.press("alt+3")
        time.sleep(1.0)
        keys.press("F6")
        time.sleep(0.8)
        keys.press("ctrl+Return")
        time.sleep(1.0)
        keys.press("ctrl+l")
        time.sleep(2.0)
    finally:
        program.terminate()
        program.wait(20)
    assert newest_event(place, operator) == "desk.locked"
    session = open_session(place, operator, cast.PASSWORD, WallClock())
    try:
        slip = session.ask(lambda books: books.slips("").rows[0])
        back = session.ask(lambda books: books.slip_readers(slip.id)[0].back_at)
    finally:
        session.close()
    assert slip.out_with == ""
    assert isinstance(back, datetime)
    assert back.date() == WallClock().now().date()


def test_no_inet_socket_in_the_whole_journey_of_the_demonstration(tmp_path: Path) -> None:
    strace = require_tool("strace")
    trace = tmp_path / "trace"
    demo = [sys.executable, "-m", "desktop", "demo", "--out", str(tmp_path / "out")]
    done = subprocess.run(
        [strace, "-f", "-qq", "-e", "trace=socket,connect,bind", "-o", str(trace), *demo],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "out" / "pictures").is_dir()
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    assert [line for line in lines if re.search(r"AF_INET6?\b", line)] == []
