"""Refusals, clocks, ids, digests, words: the floor that every room stands on."""

from __future__ import annotations

import hashlib
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from desktop.plain import words
from desktop.plain.clock import SetClock, WallClock
from desktop.plain.digest import fingerprint, sha256, sm3
from desktop.plain.ids import counted_ids, new_id
from desktop.plain.refusal import Refusal, refuse


def test_a_refusal_is_a_value() -> None:
    first = refuse("slip.lateral_pass", "A6.1.2e", holder="王玉玺", copies=2)
    assert first == Refusal("slip.lateral_pass", "A6.1.2e", {"holder": "王玉玺", "copies": 2})
    assert first.at("reader").field == "reader"
    assert first.field == ""


def test_the_facts_of_a_refusal_cannot_be_bent() -> None:
    facts = refuse("x", holder="王").facts
    with pytest.raises(TypeError):
        facts["holder"] = "李"  # type: ignore[index]


def test_the_wall_clock_tells_beijing_time_wherever_the_machine_is(monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    for zone in ("America/New_York", "Asia/Shanghai"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        told.append(WallClock().now())
    monkeypatch.undo()
    time.tzset()
    assert told[1] - told[0] <= timedelta(minutes=5)
    assert all(at.tzinfo is None and at.microsecond == 0 for at in told)


def test_a_set_clock_moves_only_when_told() -> None:
    clock = SetClock(datetime(2026, 3, 5, 9, 2))
    assert clock.now() == clock.now()
    assert clock.advance(timedelta(minutes=28)) == clock.now() == datetime(2026, 3, 5, 9, 30)


def test_ids_sort_by_the_time_they_were_made() -> None:
    first = new_id()
    time.sleep(0.003)
    assert first < new_id()


def test_ids_are_twenty_characters_without_the_four_that_are_misread() -> None:
    made = {new_id() for _ in range(2_000)}
    assert len(made) == 2_000
    assert {len(one) for one in made} == {20}
    assert not set("".join(made)) & set("ILOU")


def test_counted_ids_come_out_the_same_each_time() -> None:
    first, second = counted_ids("C"), counted_ids("C")
    assert [first() for _ in range(3)] == [second() for _ in range(3)] == ["C0000001", "C0000002", "C0000003"]


def test_sm3_gives_the_digest_of_the_standard() -> None:
    """Example 1 of GB/T 32905: the message abc."""
    assert sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


@given(st.binary(max_size=300))
def test_sha256_is_the_one_that_others_can_check(data: bytes) -> None:
    assert sha256(data) == hashlib.sha256(data).digest()


@given(st.binary(min_size=16, max_size=16), st.text(max_size=30), st.text(max_size=30))
def test_a_fingerprint_tells_words_apart_under_one_salt(salt: bytes, one: str, other: str) -> None:
    assert (fingerprint(salt, one) == fingerprint(salt, other)) == (one == other)
    assert len(fingerprint(salt, one)) == 64


@given(st.text(max_size=30))
def test_the_same_words_under_another_salt_look_different(text: str) -> None:
    assert fingerprint(b"a" * 16, text) != fingerprint(b"b" * 16, text)


def test_words_are_chinese_until_another_language_is_spoken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "_catalogue", words._catalogue)
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = Catalog(locale="en")
    catalogue.add("今日待办", "Today")
    with (folder / "desktop.mo").open("wb") as file:
        write_mo(file, catalogue)
    assert words._("今日待办") == "今日待办"
    words.speak("en", tmp_path)
    assert words._("今日待办") == "Today"
    assert words._("清退") == "清退"
    words.speak("fr", tmp_path)
    assert words._("今日待办") == "今日待办"
