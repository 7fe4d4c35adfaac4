"""The key file: slots, their binding, changes that are proved before they count."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.plain.digest import sm3
from desktop.plain.facts import canonical
from desktop.vault.keys import cost as costs
from desktop.vault.keys.cost import FLOOR, Cost, derive
from desktop.vault.keys.file import KeyFile, NewOperator
from desktop.vault.keys.slot import ABOUT, CONFIG_KEY, CONFIRMING, DATA_KEY, SIGNING_KEY
from desktop.vault.trouble import VaultTrouble

CHEAP = Cost(8, 1, 1)
DAY = date(2026, 3, 5)
KEY = bytes(range(32))
LI = NewOperator("p-li", "李㙓", "Pass-word 1")
WANG = NewOperator("p-wang", "王𫖯", "别的-密码 2", issued=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "本单位.vault.key"


@pytest.fixture
def file(path: Path) -> KeyFile:
    first = KeyFile.create(path, "V1", LI, {DATA_KEY: KEY, SIGNING_KEY: b"sign"}, DAY, CHEAP, CHEAP)
    return first.add_slot(WANG, {CONFIG_KEY: b"config"}, DAY, CHEAP)


def rewrite(path: Path, change: Callable[[dict[str, Any]], None], digest: bool = True) -> None:
    """Edit the file as somebody would who knows its form; ``digest``: and makes the digest fit again."""
    body = json.loads(path.read_text("utf-8"))
    change(body)
    if digest:
        body.pop("sm3", None)
        body["sm3"] = sm3(canonical(body).encode()).hex()
    path.write_text(json.dumps(body, ensure_ascii=False), "utf-8")


def code(path: Path) -> str:
    with pytest.raises(VaultTrouble) as caught:
        KeyFile.load(path, CHEAP)
    return caught.value.code


def test_each_operator_opens_his_own_items(file: KeyFile, path: Path) -> None:
    again = KeyFile.load(path, CHEAP)
    assert again == file
    li = again.unlock("p-li", "Pass-word 1")
    assert li is not None
    assert (li.data_key, li.signing_key, li.name, li.about.issued) == (KEY, b"sign", "李㙓", False)
    wang = again.unlock("p-wang", "别的-密码 2")
    assert wang is not None
    assert wang.held == {CONFIG_KEY}
    assert wang.about.issued
    with pytest.raises(VaultTrouble, match="slot_without_data_key"):
        wang.data_key  # noqa: B018


def test_wrong_password_and_unknown_operator_open_nothing_at_the_same_cost(
    file: KeyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    spent: list[Cost] = []

    def counted(password: str, salt: bytes, cost: Cost) -> bytes:
        spent.append(cost)
        return derive(password, salt, cost)

    for room in ("slot", "file"):
        monkeypatch.setattr(f"desktop.vault.keys.{room}.derive", counted)
    assert file.unlock("p-li", "Pass-word 2") is None
    assert file.unlock("p-wang", "Pass-word 1") is None
    assert file.unlock("nobody", "Pass-word 1") is None
    assert spent == [CHEAP, CHEAP, CHEAP]


def test_a_password_is_the_same_however_it_is_composed(path: Path) -> None:
    KeyFile.create(path, "V1", replace(LI, password="café-9 é"), {DATA_KEY: KEY}, DAY, CHEAP, CHEAP)
    assert KeyFile.load(path).unlock("p-li", "cafe\u0301-9 e\u0301") is not None


def test_keys_are_not_shown_and_are_forgotten(file: KeyFile) -> None:
    items = file.unlock("p-li", "Pass-word 1")
    assert items is not None
    assert KEY.hex() not in repr(items)
    assert "Pass-word" not in repr(LI)
    items.forget()
    assert items.held == frozenset()


def test_nothing_of_the_keys_stands_in_the_file(file: KeyFile, path: Path) -> None:
    text = path.read_bytes()
    for secret in (KEY, KEY.hex().encode(), base64.b64encode(KEY), b"Pass-word", "密码".encode()):
        assert secret not in text
    assert path.stat().st_mode & 0o077 == 0


def swap_items(body: dict[str, Any]) -> None:
    one, two = body["slots"]
    one["items"], two["items"] = two["items"], one["items"]


def swap_operators(body: dict[str, Any]) -> None:
    one, two = body["slots"]
    one["operator"], two["operator"] = two["operator"], one["operator"]


def swap_within(body: dict[str, Any]) -> None:
    items = body["slots"][0]["items"]
    items["data_key"], items["signing_key"] = items["signing_key"], items["data_key"]


def other_slot_id(body: dict[str, Any]) -> None:
    body["slots"][0]["id"] = body["slots"][1]["id"]


@pytest.mark.parametrize(
    "change",
    [
        swap_items,
        swap_operators,
        swap_within,
        other_slot_id,
        lambda body: body.update(vault="V2"),
        lambda body: body.update(epoch=2),
        lambda body: body["slots"][0].update(kind="recovery"),
        lambda body: body["slots"][0]["argon2id"].update(passes=2),
    ],
)
def test_what_is_moved_elsewhere_does_not_open(
    file: KeyFile, path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    rewrite(path, change)
    forged = KeyFile.load(path, CHEAP)
    for password in ("Pass-word 1", "别的-密码 2"):
        assert forged.unlock("p-li", password) is None


def test_damaged_missing_newer_are_told_apart(file: KeyFile, path: Path) -> None:
    whole = path.read_bytes()
    rewrite(path, lambda body: body.update(version=2))
    assert code(path) == "key_file_newer"
    path.write_bytes(whole)
    rewrite(path, lambda body: body["slots"][0].update(name="别人"), digest=False)
    assert code(path) == "key_file_damaged"
    for changed in (b"", b"{}", b"[1]", b"\xff\xfe", whole[: len(whole) // 2], b"[" * 100_000, b"NaN"):
        path.write_bytes(changed)
        assert code(path) == "key_file_damaged", changed[:9]
    path.unlink()
    assert code(path) == "key_file_missing"


@pytest.mark.parametrize(
    "change",
    [
        lambda slot: slot["argon2id"].update(memory_kib=1 << 40),
        lambda slot: slot["argon2id"].update(memory_kib="8"),
        lambda slot: slot["argon2id"].update(passes=0),
        lambda slot: slot.update(salt="AAAA"),
        lambda slot: slot.update(salt=7),
        lambda slot: slot.update(items={}),
        lambda slot: slot.update(items={"data_key": "AAAA"}),
        lambda slot: slot.update(items=[]),
        lambda slot: slot.update(operator="p-wang"),
        lambda slot: slot.update(kind="other"),
    ],
)
def test_a_forged_slot_is_damage_and_eats_no_memory(
    file: KeyFile, path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    rewrite(path, lambda body: change(body["slots"][0]))
    assert code(path) == "key_file_damaged"


def test_every_changed_byte_is_found(file: KeyFile, path: Path) -> None:
    whole = path.read_bytes()
    for at in range(0, len(whole) - 1, 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x01]) + whole[at + 1 :])
        assert code(path) in ("key_file_damaged", "key_file_newer"), at


def test_password_change_keeps_the_keys_and_drops_the_old_password(file: KeyFile, path: Path) -> None:
    items = file.unlock("p-li", "Pass-word 1")
    assert items is not None
    changed = file.change_password(items, "New-words 22", date(2026, 4, 1), CHEAP)
    assert changed.generation == file.generation + 1
    again = KeyFile.load(path, CHEAP)
    assert again.unlock("p-li", "Pass-word 1") is None
    new = again.unlock("p-li", "New-words 22")
    assert new is not None
    assert new.data_key == KEY
    assert (new.slot_id, new.about.set_on) == (items.slot_id, date(2026, 4, 1))
    assert new.about.used_before("Pass-word 1")
    assert new.about.used_before("New-words 22")
    assert not new.about.used_before("Never used 3")


def test_the_last_ten_are_remembered_and_the_eleventh_not(file: KeyFile) -> None:
    for number in range(10):
        items = file.unlock("p-li", f"Pass-word {number}" if number else "Pass-word 1")
        assert items is not None
        file = file.change_password(items, f"Pass-word {number + 1}", DAY, CHEAP)
    items = file.unlock("p-li", "Pass-word 10")
    assert items is not None
    assert len(items.about.former) == 10
    assert items.about.used_before("Pass-word 1")
    file = file.change_password(items, "Pass-word 11", DAY, CHEAP)
    items = file.unlock("p-li", "Pass-word 11")
    assert items is not None
    assert not items.about.used_before("Pass-word 1")


@pytest.mark.parametrize("step", ["fsync", "replace", "write"])
def test_a_change_that_fails_at_any_step_leaves_the_old_file(
    file: KeyFile, path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = path.read_bytes()
    items = file.unlock("p-li", "Pass-word 1")
    assert items is not None

    def fail(*_args: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail)
        with pytest.raises(VaultTrouble, match="disk_full"):
            file.change_password(items, "New-words 22", DAY, CHEAP)
    assert path.read_bytes() == before
    assert not path.with_name(path.name + ".new").exists()


def test_a_new_slot_that_does_not_open_again_never_takes_the_place(
    file: KeyFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    items = file.unlock("p-li", "Pass-word 1")
    assert items is not None
    with monkeypatch.context() as patch:
        patch.setattr("desktop.vault.keys.slot.Slot.unwrap", lambda slot, password: None)
        with pytest.raises(VaultTrouble, match="disk_error"):
            file.change_password(items, "New-words 22", DAY, CHEAP)
    assert path.read_bytes() == before
    assert KeyFile.load(path).unlock("p-li", "Pass-word 1") is not None


def test_what_a_crash_left_is_never_read_and_is_overwritten(file: KeyFile, path: Path) -> None:
    left = path.with_name(path.name + ".new")
    left.write_bytes(b"half a key fi")
    assert KeyFile.load(path, CHEAP) == file
    file.revoke("p-wang")
    assert not left.exists()
    assert [slot.operator for slot in KeyFile.load(path).slots] == ["p-li"]


def test_an_older_key_file_put_back_is_found_by_what_the_book_remembers(file: KeyFile, path: Path) -> None:
    old = path.read_bytes()
    newer = file.revoke("p-wang")
    newer.prove(newer.epoch, newer.generation)
    path.write_bytes(old)
    with pytest.raises(VaultTrouble, match="key_file_behind"):
        KeyFile.load(path).prove(newer.epoch, newer.generation)


def test_the_last_slot_with_the_data_key_stays(file: KeyFile) -> None:
    with pytest.raises(ValueError, match="last slot"):
        file.revoke("p-li")
    with pytest.raises(ValueError, match="has a slot"):
        file.add_slot(LI, {DATA_KEY: KEY}, DAY, CHEAP)


def test_the_floor_of_the_cost_holds(path: Path) -> None:
    for weak in (CHEAP, Cost(FLOOR.memory_kib - 1, 3, 1), Cost(FLOOR.memory_kib, 2, 1)):
        with pytest.raises(ValueError, match="floor"):
            KeyFile.create(path, "V1", LI, {DATA_KEY: KEY}, DAY, weak)
    assert not path.exists()
    assert costs.for_this_machine() in (costs.FLOOR, costs.STRONG)


def test_a_link_in_the_place_of_the_key_file_is_refused(file: KeyFile, path: Path) -> None:
    link = path.with_name("link.key")
    link.symlink_to(path)
    assert code(link) == "path_is_link"


def test_argon2id_known_answer() -> None:
    """The reference implementation's own answer: a change of library must not shut anybody out."""
    expected = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
    assert derive("password", b"somesalt", Cost(64 * 1024, 2, 1)).hex() == expected


ZHAO = NewOperator("p-zhao", "赵㙓", "Ban-gong 3")


def test_d14_a_confirming_slot_holds_no_key_and_proves_who_typed(file: KeyFile, path: Path) -> None:
    with pytest.raises(ValueError, match="holds no key"):
        file.add_slot(ZHAO, {DATA_KEY: KEY}, DAY, CHEAP, CONFIRMING)
    file.add_slot(ZHAO, {}, DAY, CHEAP, CONFIRMING, "S-zhao")
    again = KeyFile.load(path, CHEAP)
    slot = again.slot_of("p-zhao")
    assert slot is not None
    assert (slot.id, slot.kind, set(slot.wrapped)) == ("S-zhao", CONFIRMING, {ABOUT})
    assert again.fits("p-zhao", "Ban-gong 3")
    assert not again.fits("p-zhao", "Ban-gong 4")
    assert not again.fits("nobody", "Ban-gong 3")
    held = again.unlock("p-zhao", "Ban-gong 3")
    assert held is not None
    assert held.held == frozenset()
    assert [one.operator for one in again.of_kind(CONFIRMING)] == ["p-zhao"]


def test_d14_confirming_by_an_operator_s_slot_brings_no_key_into_memory(
    file: KeyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An operator who is asked for his opinion too: only the record of his passwords is opened."""
    opened: list[str] = []

    class Watched:
        def __init__(self, key: bytes) -> None:
            self.real = AESGCM(key)

        def decrypt(self, nonce: bytes, data: bytes, bound: bytes) -> bytes:
            opened.append(json.loads(bound)[-1])
            return self.real.decrypt(nonce, data, bound)

    monkeypatch.setattr("desktop.vault.keys.slot.AESGCM", Watched)
    assert file.fits("p-li", "Pass-word 1")
    assert opened == [ABOUT]


def test_d14_a_confirming_slot_that_was_given_a_key_is_no_key_file(file: KeyFile, path: Path) -> None:
    file.add_slot(ZHAO, {}, DAY, CHEAP, CONFIRMING)

    def give(body: dict[str, Any]) -> None:
        body["slots"][2]["items"][DATA_KEY] = body["slots"][0]["items"][DATA_KEY]

    rewrite(path, give)
    assert code(path) == "key_file_damaged"


def test_d14_an_operator_s_slot_called_confirming_opens_nothing(file: KeyFile, path: Path) -> None:
    def call(body: dict[str, Any]) -> None:
        body["slots"][1]["kind"] = CONFIRMING
        del body["slots"][1]["items"][CONFIG_KEY]

    rewrite(path, call)
    assert not KeyFile.load(path, CHEAP).fits("p-wang", "别的-密码 2")
