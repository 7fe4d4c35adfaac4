"""The disk: files whole or not at all, a full disk, a read-only one, links, rights."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from desktop.vault import connections, disk
from desktop.vault.trouble import CODES, VaultTrouble

KEY = bytes(range(32))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 512 KiB of its own."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k,mode=0700", "none", place], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("no right to mount a file system: a full and a read-only disk were not tried")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def remount(place: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", place], check=True)


def lay(folder: Path) -> Path:
    path = folder / "v.vault"
    door = connections.create_file(path, KEY)
    with door.begin():
        door.exec_driver_sql("CREATE TABLE events (id INTEGER PRIMARY KEY, words TEXT)")
        door.exec_driver_sql("INSERT INTO events VALUES (1, 'first')")
    connections.truncate_log(door)
    door.close()
    return path


def fill(writer: Connection) -> int:
    """Append until the disk is full; the last row acknowledged."""
    for number in range(2, 1000):
        try:
            with writer.begin():
                writer.exec_driver_sql("INSERT INTO events VALUES (?, ?)", (number, "x" * 3000))
        except VaultTrouble as trouble:
            if trouble.code != "disk_full":
                raise
            return number - 1
    raise AssertionError("the disk never became full")


def test_a_full_disk_loses_nothing_and_works_again_when_there_is_room(small_disk: Path) -> None:
    path = lay(small_disk)
    writer = connections.open_writer(path, KEY)
    kept = fill(writer)
    assert 1 < kept < 500
    assert writer.exec_driver_sql("SELECT count(*), max(id) FROM events").one() == (kept, kept)
    writer.rollback()
    with pytest.raises(VaultTrouble, match="disk_full"):
        disk.replace_file(small_disk / "v.vault.key", b"k" * 300_000, lambda temp: None)
    assert sorted(p.name for p in small_disk.iterdir()) == ["v.vault", "v.vault-shm", "v.vault-wal"]
    remount(small_disk, "size=4m")
    with writer.begin():
        writer.exec_driver_sql("INSERT INTO events VALUES (9999, 'again')")
    assert writer.exec_driver_sql("SELECT count(*) FROM events").scalar() == kept + 1
    writer.close()


def test_a_file_size_limit_is_a_full_disk_too(tmp_path: Path) -> None:
    script = (
        "import resource, pathlib, sys\n"
        "from desktop.vault import disk\n"
        "from desktop.vault.trouble import VaultTrouble\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "try: disk.replace_file(pathlib.Path(sys.argv[1]), b'x' * 200, lambda temp: None)\n"
        "except VaultTrouble as trouble: print(trouble.code)\n"
    )
    target = tmp_path / "k"
    target.write_bytes(b"old")
    run = subprocess.run([sys.executable, "-c", script, target], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "disk_full"
    assert target.read_bytes() == b"old"


def test_a_read_only_disk_can_be_read_and_says_so_when_written(small_disk: Path) -> None:
    path = lay(small_disk)
    remount(small_disk, "ro")
    reader = connections.open_reader(path, KEY)
    assert reader.exec_driver_sql("SELECT words FROM events").scalar() == "first"
    reader.close()
    acts: tuple[Callable[[], object], ...] = (
        lambda: connections.open_writer(path, KEY),
        lambda: connections.create_file(small_disk / "other.vault", KEY),
        lambda: disk.replace_file(small_disk / "k", b"x", lambda temp: None),
    )
    for act in acts:
        with pytest.raises(VaultTrouble) as caught:
            act()
        assert caught.value.code == "disk_read_only"


def test_what_a_crash_left_in_the_log_is_read_on_a_read_only_disk(small_disk: Path) -> None:
    """A write-ahead log that nobody brought into the file must not be passed over."""
    path = lay(small_disk)
    script = (
        "import os, pathlib, sys\n"
        "from desktop.vault import connections\n"
        "door = connections.open_writer(pathlib.Path(sys.argv[1]), bytes(range(32)))\n"
        "with door.begin(): door.exec_driver_sql(\"INSERT INTO events VALUES (2, 'second')\")\n"
        "os.kill(os.getpid(), 9)\n"
    )
    run = subprocess.run([sys.executable, "-c", script, path], check=False)
    assert run.returncode == -9
    remount(small_disk, "ro")
    reader = connections.open_reader(path, KEY)
    assert reader.exec_driver_sql("SELECT count(*) FROM events").scalar() == 2
    reader.close()


def test_a_new_file_counts_only_when_proved(tmp_path: Path) -> None:
    target = tmp_path / "k"
    disk.replace_file(target, b"one", lambda temp: None)

    def doubt(temp: Path) -> None:
        assert temp.read_bytes() == b"two"
        assert target.read_bytes() == b"one"
        raise VaultTrouble("disk_error")

    with pytest.raises(VaultTrouble, match="disk_error"):
        disk.replace_file(target, b"two", doubt)
    assert target.read_bytes() == b"one"
    assert [p.name for p in tmp_path.iterdir()] == ["k"]
    assert target.stat().st_mode & 0o077 == 0


def test_links_are_refused_everywhere(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "folder").symlink_to(tmp_path / "real")
    (tmp_path / "k.new").symlink_to(tmp_path / "elsewhere")
    acts: tuple[Callable[[], object], ...] = (
        lambda: disk.replace_file(tmp_path / "k", b"x", lambda temp: None),
        lambda: disk.reserve(tmp_path / "folder" / "v"),
        lambda: disk.private_folder(tmp_path / "folder"),
    )
    for act in acts:
        with pytest.raises(VaultTrouble) as caught:
            act()
        assert caught.value.code == "path_is_link"
    assert not (tmp_path / "elsewhere").exists()


def test_the_folder_is_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    disk.private_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o755)
    disk.private_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert disk.free_bytes(folder) > 0
    (folder / "somebody's").touch()
    folder.chmod(0o755)
    disk.private_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o755


def test_close_to_others() -> None:
    before = os.umask(0o022)
    try:
        disk.close_to_others()
        assert os.umask(0) == 0o077
    finally:
        os.umask(before)


def test_every_trouble_raised_has_a_code_of_the_list() -> None:
    with pytest.raises(ValueError, match="no such trouble"):
        VaultTrouble("something else")
    assert disk.trouble_of(OSError(5, "io")).code == "disk_error"
    assert {disk.trouble_of(OSError(n, "")).code for n in range(1, 133)} <= CODES
