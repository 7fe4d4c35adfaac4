"""One instance: the kernel's lock, and its twin for Windows."""

from __future__ import annotations

import errno
import importlib
import os
import subprocess
import sys
import types
from pathlib import Path

import pytest

from desktop.vault import lockfile
from desktop.vault.trouble import VaultTrouble

HOLD = (
    "import pathlib, sys, time\n"
    "from desktop.vault import lockfile\n"
    "held = lockfile.hold(pathlib.Path(sys.argv[1]), '4711 2026-03-05 09:00')\n"
    "print('held', flush=True)\n"
    "time.sleep(600)\n"
)


def test_second_start_is_told_who_holds_it_and_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "v.vault.lock"
    other = subprocess.Popen([sys.executable, "-c", HOLD, path], stdout=subprocess.PIPE, text=True)
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(VaultTrouble) as caught:
            lockfile.hold(path, "me")
        assert caught.value.code == "second_start"
        assert caught.value.facts == {"holder": "4711 2026-03-05 09:00"}
    finally:
        other.kill()
        other.communicate()
    held = lockfile.hold(path, "me")
    assert path.read_text() == "me"
    held.release()
    held.release()
    lockfile.hold(path, "me again").release()


def test_of_many_starts_at_once_exactly_one_holds(tmp_path: Path) -> None:
    script = (
        "import pathlib, sys\n"
        "from desktop.vault import lockfile\n"
        "from desktop.vault.trouble import VaultTrouble\n"
        "try: held = lockfile.hold(pathlib.Path(sys.argv[1]), 'n'); print('held', flush=True)\n"
        "except VaultTrouble as trouble: print(trouble.code, flush=True)\n"
        "sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", script, tmp_path / "v.lock"]
    starts = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(6)
    ]
    words = [start.stdout.readline().strip() for start in starts if start.stdout]
    for start in starts:
        start.communicate("")
    assert sorted(words) == ["held", *["second_start"] * 5]


def test_within_one_process_too(tmp_path: Path) -> None:
    held = lockfile.hold(tmp_path / "l", "one")
    with pytest.raises(VaultTrouble, match="second_start"):
        lockfile.hold(tmp_path / "l", "two")
    held.release()


def test_a_link_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "l").symlink_to(tmp_path / "else")
    with pytest.raises(VaultTrouble, match="path_is_link"):
        lockfile.hold(tmp_path / "l", "x")


class FakeMsvcrt(types.ModuleType):
    """Locks bytes as Windows does: by place in the file, refused with EACCES."""

    LK_LOCK, LK_NBLCK, LK_UNLCK = 1, 2, 0

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.places: set[int] = set()
        self.refuse_first = 0

    def locking(self, handle: int, mode: int, count: int) -> None:
        place = os.lseek(handle, 0, os.SEEK_CUR)
        assert count == 1
        if mode == self.LK_UNLCK:
            self.places.remove(place)
            return
        if self.refuse_first > 0 or place in self.places:
            self.refuse_first -= 1
            raise OSError(errno.EDEADLOCK if mode == self.LK_LOCK else errno.EACCES, "locked")
        self.places.add(place)


def test_the_twin_for_windows_keeps_place_and_contents_readable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = FakeMsvcrt()
    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    monkeypatch.setattr(sys, "platform", "win32")
    twin = importlib.import_module("desktop.vault.lockfile.windows")
    monkeypatch.delitem(sys.modules, "desktop.vault.lockfile.windows")
    handle = os.open(tmp_path / "l", os.O_CREAT | os.O_RDWR)
    os.write(handle, b"note")
    assert twin.lock(handle, wait=False)
    assert fake.places == {twin.FAR}  # far from the note, which stays readable under the lock
    assert os.lseek(handle, 0, os.SEEK_CUR) == 4
    assert not twin.lock(handle, wait=False)
    twin.unlock(handle)
    fake.refuse_first = 3
    assert twin.lock(handle, wait=True)
    assert fake.places == {twin.FAR}
    os.close(handle)
