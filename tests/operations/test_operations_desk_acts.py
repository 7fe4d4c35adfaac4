"""What is put in force must load, and a machine has a level (D16): else every later act would stumble."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.audit.acts import DESK, ReasonGiven
from desktop.bootstrap import shipped
from desktop.custody.levels import Level
from desktop.operations.commands import Done
from desktop.operations.desk.acts import AdoptProfile
from desktop.operations.desk.unit import ChangeUnit
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


def test_d16_a_lower_level_asks_why_while_the_book_holds_higher_documents(desk: Desk) -> None:
    assert isinstance(desk.do(ChangeUnit(unit="单位", machine_level="confidential")), Done)
    desk.done(ChangeUnit(unit="单位", machine_level="top_secret"))
    desk.register(copies=3)
    desk.register(copies=2, level=Level.CONFIDENTIAL, title="另一件")
    lower = ChangeUnit(unit="单位", machine_level="confidential")
    refused = desk.refused(lower, "unit.holds_higher", "D16")
    assert (refused.facts["n"], refused.facts["level"], refused.reason_helps) == (3, "secret", True)
    assert desk.refused(replace(lower, machine_level="internal"), "unit.holds_higher").facts["n"] == 5
    desk.done(replace(lower, reasons={"unit.holds_higher": "定级批复改定"}))
    reasons = [r.fact for r in desk.stream(DESK) if isinstance(r.fact, ReasonGiven)]
    assert [(one.code, str(one.reason)) for one in reasons] == [("unit.holds_higher", "定级批复改定")]
