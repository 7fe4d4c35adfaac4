"""The door: from a typed password to keys, with everything that can go wrong on the way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.plain.clock import SetClock
from desktop.vault import connections, door
from desktop.vault.door import Places
from desktop.vault.keys.cost import Cost
from desktop.vault.keys.file import KeyFile, NewOperator
from desktop.vault.keys.items import Items
from desktop.vault.keys.slot import CONFIG_KEY
from desktop.vault.trouble import VaultTrouble

CHEAP = Cost(8, 1, 1)
LI = NewOperator("p-li", "李㙓", "Pass-word 1")
WANG = NewOperator("p-wang", "王𫖯", "Other-word 2")


class Desk:
    """One machine with one vault."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = SetClock(datetime(2026, 3, 5, 9, 0))
        self.steady = 5_000

    def create(self) -> None:
        opened, connection = door.create(
            self.path, (LI, WANG), self.clock, CHEAP, floor=CHEAP, ticking=lambda: self.steady
        )
        with connection.begin():
            connection.exec_driver_sql("CREATE TABLE events (id INTEGER PRIMARY KEY)")
        connection.close()
        opened.close()

    def open(
        self,
        operator: str = "p-li",
        password: str = "Pass-word 1",
        *,
        alone: bool = True,
        unwritten: bool = False,
    ) -> door.Opened:
        return door.unlock(
            self.path,
            operator,
            password,
            self.clock,
            alone=alone,
            allow_unwritten=unwritten,
            floor=CHEAP,
            ticking=lambda: self.steady,
        )

    def trouble(self, operator: str = "p-li", password: str = "Pass-word 1") -> VaultTrouble:
        with pytest.raises(VaultTrouble) as caught:
            self.open(operator, password)
        return caught.value


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "单位 #1" / "保密.vault")
    made.create()
    return made


def test_who_may_opens_and_everything_lies_for_its_owner_only(desk: Desk) -> None:
    opened = desk.open("p-wang", "Other-word 2")
    writer = connections.open_writer(desk.path, opened.data_key)
    with writer.begin():
        writer.exec_driver_sql("INSERT INTO events VALUES (1)")
    assert door.operators(desk.path) == (("p-li", "李㙓"), ("p-wang", "王𫖯"))
    assert (opened.operator, opened.login_length) == ("p-wang", 3)
    for file in desk.path.parent.iterdir():
        assert file.stat().st_mode & 0o077 == 0, file
    assert desk.path.parent.stat().st_mode & 0o077 == 0
    writer.close()
    opened.close()
    assert opened.items.held == frozenset()


def test_wrong_password_says_how_many_are_left_then_closes(desk: Desk) -> None:
    for left in (4, 3, 2, 1):
        trouble = desk.trouble(password="wrong")
        assert (trouble.code, trouble.facts) == ("wrong_password", {"left": left})
    assert desk.trouble(password="wrong").code == "locked_out"
    right = desk.trouble()
    assert (right.code, right.facts["seconds"]) == ("locked_out", 900)
    desk.clock.advance(timedelta(days=99))
    assert desk.trouble().code == "locked_out"
    desk.steady = 899
    assert desk.trouble().facts["seconds"] == 1
    desk.steady = 900
    desk.open().close()


def test_another_operator_opens_the_slot(desk: Desk) -> None:
    for _ in range(5):
        desk.trouble(password="wrong")
    wang = desk.open("p-wang", "Other-word 2")
    door.open_slot(wang, "p-li")
    wang.close()
    desk.open().close()
    kinds = [entry.kind for entry in wang.log.entries_since(wang.login_length)]
    assert kinds == ["opened", "try", "good"]


def test_unknown_operators_are_counted_together_and_not_written_down(desk: Desk) -> None:
    for number in range(4):
        assert desk.trouble(f"secretly-typed-{number}").code == "wrong_password"
    assert desk.trouble("secretly-typed").code == "locked_out"
    assert b"secretly" not in Places(desk.path).login.read_bytes()
    desk.open().close()


KILLED = (
    "import os, pathlib, sys\n"
    "from datetime import datetime\n"
    "from desktop.plain.clock import SetClock\n"
    "from desktop.vault import door\n"
    "from desktop.vault.keys.cost import Cost\n"
    "from desktop.vault.keys.file import KeyFile\n"
    "KeyFile.unlock = lambda *_: os.kill(os.getpid(), 9)\n"  # dies while the password is looked at
    "door.unlock(pathlib.Path(sys.argv[1]), 'p-li', 'x', SetClock(datetime(2026, 3, 5, 9)),\n"
    "            floor=Cost(8, 1, 1), ticking=lambda: 5000)\n"
)


def test_kill_between_try_and_answer_gives_no_free_try(desk: Desk) -> None:
    for _ in range(5):
        run = subprocess.run([sys.executable, "-c", KILLED, desk.path], check=False)
        assert run.returncode == -9
    assert desk.trouble().code == "locked_out"
    opened = desk.open("p-wang", "Other-word 2")
    opened.close()
    kinds = [entry.kind for entry in opened.log.read().entries]
    assert kinds == ["begun", *["try"] * 5, "refused", "try", "good"]


def test_the_try_is_synced_before_the_password_is_looked_at(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    sync, look = os.fsync, KeyFile.unlock

    def synced(handle: int) -> None:
        sync(handle)
        last = Places(desk.path).login.read_text().splitlines()[-1]
        steps.append("synced " + json.loads(last)["kind"])

    def looked(file: KeyFile, operator: str, password: str) -> Items | None:
        steps.append("looked")
        return look(file, operator, password)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(KeyFile, "unlock", looked)
    desk.open().close()
    desk.trouble(password="wrong")
    assert steps == ["synced try", "looked", "synced good", "synced try", "looked", "synced bad"]


def test_each_trouble_has_its_own_code_and_leaves_nothing_held(desk: Desk, tmp_path: Path) -> None:
    places = Places(desk.path)
    keep = tmp_path / "keep"
    shutil.copytree(desk.path.parent, keep)

    def put_back() -> None:
        for file in keep.iterdir():
            shutil.copy(file, desk.path.parent)

    other = Desk(tmp_path / "other" / "保密.vault")
    other.create()
    damages = {
        "key_file_missing": places.key.unlink,
        "key_file_damaged": lambda: places.key.write_bytes(b"{}"),
        "key_file_foreign": lambda: shutil.copy(Places(other.path).key, places.key),
        "login_log_missing": places.login.unlink,
        "login_log_damaged": lambda: places.login.write_bytes(b"x\n"),
        "vault_missing": desk.path.unlink,
        "vault_damaged": lambda: desk.path.write_bytes(os.urandom(8192)),
    }
    for code, damage in damages.items():
        damage()
        assert desk.trouble().code == code
        put_back()
        desk.open().close()


def test_key_file_and_log_of_another_vault_open_nothing_of_this_one(desk: Desk, tmp_path: Path) -> None:
    other = Desk(tmp_path / "other" / "保密.vault")
    other.create()
    for name in ("key", "login"):
        shutil.copy(getattr(Places(other.path), name), getattr(Places(desk.path), name))
    assert desk.trouble().code == "vault_damaged"


def test_an_empty_file_is_a_damaged_vault_and_not_a_new_one(desk: Desk) -> None:
    desk.path.write_bytes(b"")
    assert desk.trouble().code == "vault_damaged"
    assert desk.path.read_bytes() == b""


def test_second_start_and_verify_beside_the_open_program(desk: Desk) -> None:
    first = desk.open()
    trouble = desk.trouble()
    assert trouble.code == "second_start"
    datetime.fromisoformat(str(trouble.facts["holder"]))  # since when, nothing a person cannot read
    beside = desk.open("p-wang", "Other-word 2", alone=False)
    assert beside.lock is None
    beside.close()
    first.close()
    desk.open().close()


def test_a_good_password_is_proved_against_what_the_book_remembers(desk: Desk) -> None:
    first = desk.open()
    first.close()
    second = desk.open()
    chain = second.log.prove(first.login_length, first.login_head)
    assert chain.entries[first.login_length - 1].kind == "good"
    second.close()


def test_a_removed_log_is_begun_anew_at_the_price_of_a_wait(desk: Desk) -> None:
    with pytest.raises(ValueError, match="sound"):
        door.renew_login_log(desk.path, desk.clock)
    Places(desk.path).login.unlink()
    door.renew_login_log(desk.path, desk.clock, lambda: desk.steady)
    assert desk.trouble().facts["seconds"] == 900
    desk.steady += 900
    opened = desk.open()
    assert opened.log.read().entries[0].detail.endswith(" missing")
    opened.close()


def test_a_read_only_folder_is_open_to_verify_alone(tmp_path: Path) -> None:
    place = tmp_path / "ro"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "none", place]
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("no right to mount a file system: a read-only folder was not tried")
    try:
        desk = Desk(place / "v.vault")
        desk.create()
        for _ in range(4):
            desk.trouble(password="wrong")
        subprocess.run(["mount", "-o", "remount,ro", place], check=True)
        assert desk.trouble().code == "disk_read_only"
        with pytest.raises(VaultTrouble, match="disk_read_only"):
            desk.open(alone=False)
        opened = desk.open(alone=False, unwritten=True)
        assert opened.unwritten
        opened.close()
        with pytest.raises(VaultTrouble, match="wrong_password"):
            desk.open(password="wrong", alone=False, unwritten=True)
        subprocess.run(["mount", "-o", "remount,rw", place], check=True)
        desk.trouble(password="wrong")
        subprocess.run(["mount", "-o", "remount,ro", place], check=True)
        with pytest.raises(VaultTrouble, match="locked_out"):  # what was counted before holds here too
            desk.open(alone=False, unwritten=True)
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def test_creating_never_overwrites_and_takes_back_what_it_made(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Places(desk.path).key.read_bytes()
    with pytest.raises(VaultTrouble, match="vault_exists"):
        desk.create()
    assert Places(desk.path).key.read_bytes() == before
    new = Desk(tmp_path / "new" / "v.vault")

    def fail(*_args: object) -> None:
        raise VaultTrouble("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(connections, "create_file", fail)
        with pytest.raises(VaultTrouble, match="disk_full"):
            new.create()
    assert [file.name for file in new.path.parent.iterdir()] == ["v.vault.lock"]
    new.create()


def test_a_slot_need_not_hold_the_data_key(desk: Desk) -> None:
    today = desk.clock.now().date()
    file = KeyFile.load(Places(desk.path).key, CHEAP)
    file.add_slot(NewOperator("p-sys", "系统管理员", "Admin-word 3"), {CONFIG_KEY: b"c"}, today, CHEAP)
    opened = desk.open("p-sys", "Admin-word 3")
    assert opened.items.held == {CONFIG_KEY}
    with pytest.raises(VaultTrouble, match="slot_without_data_key"):
        opened.data_key  # noqa: B018
    opened.close()


def test_locked_vault_leaves_no_handle_open(desk: Desk) -> None:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("open handles cannot be listed here")
    opened = desk.open()
    writer = connections.open_writer(desk.path, opened.data_key)
    with writer.begin():
        writer.exec_driver_sql("INSERT INTO events VALUES (1)")
    assert any(str(desk.path) in name for name in handles())
    writer.close()
    opened.close()
    assert not any(str(desk.path) in name for name in handles())


def handles() -> list[str]:
    names = []
    for handle in os.listdir("/proc/self/fd"):
        try:
            names.append(os.readlink(f"/proc/self/fd/{handle}"))
        except FileNotFoundError:
            continue
    return names
