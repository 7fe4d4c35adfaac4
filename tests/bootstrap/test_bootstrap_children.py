"""Work in a child process: the same answer, progress, stop; it dies with its pipe and knows no key by argument."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.bootstrap import children
from desktop.bootstrap.child_work import WORKS, report_from
from desktop.bootstrap.children import Child, ChildFailed, ChildTrouble
from desktop.operations.codebook import whole_codebook
from desktop.plain.progress import Silent, Stopped
from desktop.vault.checking.verify import verify
from desktop.vault.connections import open_checker, open_migrator
from tests.vault.vault_books import KEY, small_book


@pytest.fixture
def path(tmp_path: Path) -> Path:
    book = small_book(tmp_path / "库 1.vault")
    book.close()
    return book.path


class Heard:
    """Remembers the steps; stops after some."""

    def __init__(self, stop_after: int = 0) -> None:
        self.steps: list[tuple[int, int]] = []
        self.stop_after = stop_after

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        if len(self.steps) == self.stop_after:
            raise Stopped


def test_a_child_verifies_as_this_process_does(path: Path) -> None:
    hand = open_migrator(path, KEY)
    with hand.begin():
        hand.exec_driver_sql("UPDATE documents SET title = '改' WHERE number = 2")
    hand.close()
    heard = Heard()
    answer = children.run("verify", {"vault": str(path)}, KEY, heard)
    checker = open_checker(path, KEY)
    assert report_from(answer) == verify(checker, whole_codebook())
    checker.close()
    assert [f.code for f in report_from(answer).findings] == ["projection.changed"]
    assert heard.steps[-1][0] == heard.steps[-1][1]


def test_stop_ends_the_child(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Child] = []

    class Noted(Child):
        def __init__(self, *args: object) -> None:
            super().__init__(*args)  # type: ignore[arg-type]
            started.append(self)

    monkeypatch.setattr(children, "Child", Noted)
    with pytest.raises(Stopped):
        children.run("verify", {"vault": str(path)}, KEY, Heard(stop_after=1))
    assert gone(started[0].pid)


def test_trouble_and_failure_come_back_as_such(path: Path) -> None:
    with pytest.raises(ChildTrouble, match="vault_missing"):
        children.run("verify", {"vault": str(path.with_name("none"))}, KEY, Silent())
    with pytest.raises(ChildTrouble, match="vault_damaged"):
        children.run("verify", {"vault": str(path)}, bytes(32), Silent())
    with pytest.raises(ChildFailed, match="KeyError"):
        children.run("no_such_work", {}, KEY, Silent())


def gone(pid: int) -> bool:
    until = time.monotonic() + 5
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        stat = Path(f"/proc/{pid}/stat")
        if stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.02)
    return False


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_child_dies_with_its_parent(path: Path) -> None:
    # the parent starts a child whose pipe stays open, says who it is, and is killed
    source = (
        "import sys, time\nfrom desktop.bootstrap import children\n"
        "children.own_program = lambda: (sys.executable, '-c', 'import sys; sys.path.insert(0, sys.argv[1]);"
        " from desktop.bootstrap import child_work as c; import time;"
        ' c.WORKS = {"wait": lambda *a: time.sleep(60)}; sys.exit(c.work("wait"))\', sys.argv[1])\n'
        "child = children.Child('wait', {})\nprint(child.pid, flush=True)\ntime.sleep(60)\n"
    )
    root = str(Path(__file__).parents[2])
    parent = subprocess.Popen(
        [sys.executable, "-c", source, root], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root}
    )
    assert parent.stdout
    pid = int(parent.stdout.readline())
    time.sleep(0.3)
    assert not gone_now(pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert gone(pid)


def gone_now(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_the_key_is_in_no_argument_and_no_environment(path: Path) -> None:
    child = Child("verify", {"vault": str(path)}, KEY)
    try:
        proc = Path(f"/proc/{child.pid}")
        seen = (proc / "cmdline").read_bytes() + (proc / "environ").read_bytes() if proc.exists() else b""
        assert KEY.hex().encode() not in seen
        assert KEY not in seen
        assert any("answer" in message for message in child.messages())
    finally:
        child.stop()


def test_works_are_known() -> None:
    assert set(WORKS) == {"verify", "screen"}
