"""What is put in force must load, and a machine has a level (D16): else every later act would stumble."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.bootstrap import shipped
from desktop.operations.commands import Done
from desktop.operations.desk.acts import AdoptProfile, ChangeUnit
from desktop.plain.refusal import Refusal
from desktop.profiles.loading import bundle, digest
from tests.operations.desk_of_tests import Desk, new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def adopting(day: date) -> AdoptProfile:
    text = bundle(shipped.profiles(), "national")
    return AdoptProfile(profile="national", digest=digest(text), bundle=text, from_day=day)


def test_a_sound_profile_comes_into_force_from_its_day(desk: Desk) -> None:
    assert isinstance(desk.do(adopting(date(2030, 1, 1))), Done)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"bundle": "[]"}, "profile.not_sound"),
        ({"bundle": "{}"}, "profile.not_sound"),
        ({"bundle": "not json"}, "profile.not_sound"),
        ({"digest": "0" * 64}, "profile.other_digest"),
        ({"from_day": date(2000, 1, 1)}, "profile.from_past"),
    ],
)
def test_what_does_not_load_is_not_adopted(desk: Desk, changed: dict[str, object], code: str) -> None:
    refused = desk.do(replace(adopting(date(2030, 1, 1)), **changed))
    assert isinstance(refused, Refusal)
    assert refused.code == code


@pytest.mark.parametrize("level", ["", "绝密", "SECRET", "nothing"])
def test_d16_a_machine_has_one_of_the_levels(desk: Desk, level: str) -> None:
    refused = desk.do(ChangeUnit(unit="单位", machine_level=level))
    assert isinstance(refused, Refusal)
    assert refused.code == "unit.level_unknown"
