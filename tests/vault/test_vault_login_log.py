"""The login log: tries counted before they are looked at, waits that nobody shortens, tampering found."""

from __future__ import annotations

import json
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.plain.clock import SetClock
from desktop.vault.login_entry import read_chain
from desktop.vault.login_log import LoginLog
from desktop.vault.login_standing import FIRST_WAIT, LONGEST_WAIT, TRIES
from desktop.vault.steady import seconds_since_start, surely_passed
from desktop.vault.trouble import VaultTrouble


class Machine:
    """A wall clock that anybody sets and a steady clock that starts with the machine."""

    def __init__(self, folder: Path) -> None:
        self.clock = SetClock(datetime(2026, 3, 5, 9, 0))
        self.steady = 5_000
        self.log = LoginLog(folder / "v.vault.login", self.clock, lambda: self.steady)
        self.log.create("V1")

    def runs(self, seconds: int) -> None:
        self.steady += seconds
        self.clock.advance(timedelta(seconds=seconds))

    def bad(self, slot: str = "s1") -> None:
        self.log.begin_try(slot)
        self.log.answer(slot, False)

    def closed(self, slot: str = "s1") -> int:
        """Seconds told by a refused try."""
        with pytest.raises(VaultTrouble) as caught:
            self.log.begin_try(slot)
        assert caught.value.code == "locked_out"
        seconds = caught.value.facts["seconds"]
        assert isinstance(seconds, int)
        assert caught.value.facts["until"] == self.clock.now() + timedelta(seconds=seconds)
        return seconds

    def close(self, slot: str = "s1") -> int:
        for _ in range(TRIES):
            self.bad(slot)
        return self.closed(slot)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_five_failures_close_the_slot_for_fifteen_minutes_and_no_other_slot(machine: Machine) -> None:
    for left in range(TRIES - 1, 0, -1):
        machine.bad()
        assert machine.log.standing("s1").left == left
    machine.bad()
    assert machine.closed() == 15 * 60
    assert machine.log.standing("s2").wait == 0
    machine.log.begin_try("s2")
    machine.runs(15 * 60 - 1)
    assert machine.closed() == 1
    machine.runs(1)
    machine.log.begin_try("s1")


def test_each_further_closing_doubles_up_to_a_day(machine: Machine) -> None:
    waits = []
    for _ in range(9):
        waits.append(machine.close())
        machine.runs(waits[-1])
    assert waits == [min(FIRST_WAIT * 2**n, LONGEST_WAIT) for n in range(9)]
    assert waits[-1] == 24 * 60 * 60


def test_a_good_unlock_begins_the_count_anew(machine: Machine) -> None:
    machine.runs(machine.close())
    for _ in range(TRIES - 1):
        machine.bad()
    machine.log.begin_try("s1")
    machine.log.answer("s1", True)
    assert machine.close() == FIRST_WAIT


def test_a_try_without_an_answer_counts(machine: Machine) -> None:
    for _ in range(TRIES):
        machine.log.begin_try("s1")
    assert machine.closed() == FIRST_WAIT


def test_clock_set_forward_or_back_does_not_shorten_the_wait(machine: Machine) -> None:
    machine.close()
    for jump in (timedelta(days=400), timedelta(days=-800), timedelta(hours=1)):
        machine.clock.advance(jump)
        assert machine.closed() == FIRST_WAIT
    machine.runs(60)
    assert machine.closed() == FIRST_WAIT - 60


def test_restart_does_not_shorten_the_wait_and_time_switched_off_does_not_count(machine: Machine) -> None:
    machine.close()
    machine.runs(100)
    machine.log.note_waiting()
    machine.clock.advance(timedelta(days=3))
    machine.steady = 20  # switched on again, twenty seconds ago
    assert machine.closed() == FIRST_WAIT - 120


def test_another_operator_opens_the_slot_and_nobody_his_own(machine: Machine) -> None:
    machine.close()
    with pytest.raises(ValueError, match="own slot"):
        machine.log.open_slot("s1", "s1")
    machine.log.open_slot("s1", "s2")
    machine.log.begin_try("s1")
    assert machine.log.standing("s1").left == TRIES - 1
    for _ in range(TRIES - 1):
        machine.log.begin_try("s1")
    assert machine.closed() == 2 * FIRST_WAIT  # opened, not forgiven: only a good unlock begins anew


def test_refused_tries_are_on_record_and_count_nothing(machine: Machine) -> None:
    machine.close()
    for _ in range(20):
        assert machine.closed() == FIRST_WAIT
    assert [entry.kind for entry in machine.log.read().entries].count("refused") == 21


def test_every_edit_deletion_insertion_and_swap_is_found(machine: Machine) -> None:
    machine.bad()
    machine.bad("s2")
    good = machine.log.path.read_bytes()
    lines = good.split(b"\n")[:-1]
    forged = {
        "edited": [line.replace(b'"bad"', b'"good"') for line in lines],
        "last edited": [*lines[:-1], lines[-1].replace(b'"bad"', b'"good"')],
        "time edited": [line.replace(b'"steady":5000', b'"steady":4000') for line in lines],
        "deleted": [*lines[:2], *lines[3:]],
        "first deleted": lines[1:],
        "swapped": [lines[0], lines[2], lines[1], *lines[3:]],
        "inserted": [*lines[:2], lines[1], *lines[2:]],
        "rubbish": [*lines[:2], b"hello", *lines[2:]],
        "rubbish at the end": [*lines, b"hello"],
        "emptied": [],
        "blank": [*lines[:3], lines[3].replace(b":", b": ", 1), *lines[4:]],
    }
    for what, changed in forged.items():
        data = b"".join(line + b"\n" for line in changed)
        assert data != good, what
        machine.log.path.write_bytes(data)
        with pytest.raises(VaultTrouble) as caught:
            machine.log.begin_try("s1")
        assert caught.value.code == "login_log_damaged", what
        assert machine.log.path.read_bytes() == data, what
    machine.log.path.write_bytes(good)
    machine.log.begin_try("s1")


@given(st.data())
def test_no_changed_byte_passes(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    machine = Machine(tmp_path_factory.mktemp("log"))
    machine.bad()
    whole = machine.log.path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 2))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != whole[at]))
    with pytest.raises(VaultTrouble, match="login_log_damaged"):
        read_chain(whole[:at] + bytes([byte]) + whole[at + 1 :])


def test_a_shortened_log_is_found_by_what_the_book_remembers(machine: Machine) -> None:
    machine.bad()
    chain = machine.log.read()
    machine.bad()
    assert machine.log.prove(chain.length, chain.head).length == chain.length + 2
    assert [entry.kind for entry in machine.log.entries_since(chain.length)] == ["try", "bad"]
    lines = machine.log.path.read_bytes().splitlines(keepends=True)
    machine.log.path.write_bytes(b"".join(lines[:2]))
    with pytest.raises(VaultTrouble) as caught:
        machine.log.prove(chain.length, chain.head)
    assert caught.value.code == "login_log_short"
    assert caught.value.facts == {"expected": 3, "found": 2}


def test_a_rewritten_log_is_found_by_what_the_book_remembers(machine: Machine) -> None:
    machine.bad()
    chain = machine.log.read()
    machine.log.path.unlink()
    machine.log.create("V1")
    machine.bad("s9")
    machine.bad("s9")
    with pytest.raises(VaultTrouble, match="login_log_damaged"):
        machine.log.prove(chain.length, chain.head)


def test_what_a_crash_tore_is_kept_and_named(machine: Machine) -> None:
    machine.bad()
    whole = machine.log.path.read_bytes()
    with machine.log.path.open("ab") as torn:
        torn.write(b'{"at":"2026-03-05T09')
    machine.log.begin_try("s1")
    after = machine.log.path.read_bytes()
    assert after.startswith(whole + b'{"at":"2026-03-05T09\n')
    assert [entry.kind for entry in machine.log.read().entries][-2:] == ["mended", "try"]
    assert machine.log.standing("s1").left == TRIES - 2
    machine.log.path.write_bytes(after.replace(b'{"at":"2026-03-05T09\n', b'{"at":"2026-03-05T08\n', 1))
    with pytest.raises(VaultTrouble, match="login_log_damaged"):
        machine.log.read()


def test_a_crash_while_mending_is_mended_too(machine: Machine) -> None:
    for part in (b'{"at":"2026', b'\n{"at":', b'\n{"at":"2026-03'):
        with machine.log.path.open("ab") as torn:
            torn.write(part)
    machine.log.begin_try("s1")
    machine.log.answer("s1", True)
    assert [entry.kind for entry in machine.log.read().entries] == ["begun", "mended", "try", "good"]


def test_who_removes_the_log_gains_no_try(machine: Machine) -> None:
    machine.bad()
    with pytest.raises(ValueError, match="sound"):
        machine.log.begin_anew("V1")
    machine.log.path.unlink()
    with pytest.raises(VaultTrouble, match="login_log_missing"):
        machine.log.begin_try("s1")
    assert machine.log.begin_anew("V1") is None
    for slot in ("s1", "s2", "never seen"):
        assert machine.closed(slot) == FIRST_WAIT
    machine.runs(FIRST_WAIT)
    assert machine.close() == 2 * FIRST_WAIT


def test_a_damaged_log_is_kept_aside(machine: Machine) -> None:
    machine.log.path.write_bytes(b"rubbish\n")
    aside = machine.log.begin_anew("V1")
    assert aside is not None
    assert aside.read_bytes() == b"rubbish\n"
    machine.log.path.write_bytes(b"again\n")
    again = machine.log.begin_anew("V1")
    assert again not in (None, aside)
    assert machine.log.vault_id() == "V1"


def test_a_full_disk_leaves_no_half_line(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    before = machine.log.path.read_bytes()
    write = os.write

    def full(handle: int, data: bytes) -> int:
        if len(data) < 100:
            raise OSError(28, "full")
        return write(handle, bytes(data)[:120])

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(VaultTrouble) as caught:
        machine.log.begin_try("s1")
    assert caught.value.code == "disk_full"
    assert machine.log.path.read_bytes() == before


def test_the_log_holds_no_typed_words_and_is_for_its_owner(machine: Machine) -> None:
    machine.bad()
    assert machine.log.path.stat().st_mode & 0o077 == 0
    for raw in machine.log.path.read_text().splitlines():
        assert set(json.loads(raw)) == {
            "number",
            "kind",
            "slot",
            "detail",
            "at",
            "steady",
            "previous",
            "hash",
        }


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 10_000), st.integers(0, 10_000)), max_size=20))
def test_counted_time_never_exceeds_real_time(steps: list[tuple[bool, int, int]]) -> None:
    """Whatever is switched off and on: at most what really passed is counted."""
    real = counted = 0
    steady = seen = 50_000
    for restart, off, on in steps:
        if restart:
            real += off + on
            steady = on
        else:
            real += on
            steady += on
        counted += surely_passed(seen, steady)
        seen = steady
    assert counted <= real


def test_steady_clock_does_not_follow_the_wall_clock() -> None:
    first = seconds_since_start()
    assert 0 <= first <= seconds_since_start()
