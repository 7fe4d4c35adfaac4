"""A rule text that was ever adopted is read for ever: kept texts of each vocabulary, as vaults hold them."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.operations.rules.proposal import Rules, proposed, with_edits
from desktop.procedures.duties import DoneBy, OnlyIf
from desktop.profiles.changing import Edit
from desktop.profiles.difference import differences
from desktop.profiles.loading import bundle, bundled, digest, load
from desktop.profiles.profile import Profile
from desktop.profiles.vocabulary.lifting import VOCABULARY, lifted, number_of
from tests.profiles.profile_files import SHIPPED

KEPT = {path.stem: path for path in sorted((Path(__file__).parent / "kept").glob("*.json"))}


def kept(name: str) -> tuple[str, str]:
    """The bundle and the profile meant."""
    return KEPT[name].read_text("utf-8").rstrip("\n"), name.rpartition(".")[2]


def loaded(name: str) -> Profile:
    text, profile = kept(name)
    found = load(bundled(text), profile)
    assert isinstance(found, Profile), found
    return found


def test_each_vocabulary_before_todays_is_kept() -> None:
    assert {name.partition("-")[0] for name in KEPT} == {str(n) for n in range(1, VOCABULARY)}


@pytest.mark.parametrize("name", KEPT)
def test_a_kept_text_loads_under_the_hash_it_was_adopted_by(name: str) -> None:
    text, _profile = kept(name)
    assert loaded(name).digest == digest(text)


@pytest.mark.parametrize("name", KEPT)
def test_lifting_is_done_once_and_changes_no_text_of_today(name: str) -> None:
    files = bundled(kept(name)[0])
    today = lifted(files)
    assert number_of(today) == VOCABULARY
    assert lifted(today) is today
    assert lifted(SHIPPED) is SHIPPED


def test_what_an_old_text_says_still_holds() -> None:
    old = loaded("1-before-reviews.panjin")
    assert old.roles["head"] == "中心主任"
    assert old.custody.cutoff_before_weekends.value == old.custody.cutoff.value
    assert old.terms["reply"].count == 20
    assert "review" not in old.procedures
    assert old.procedures["reproduction"].stages[-1].roles == ("leader_in_charge",)


@pytest.mark.parametrize("name", KEPT)
def test_an_old_text_can_be_changed_in_one_place_and_put_in_force(name: str) -> None:
    text, profile = kept(name)
    now = Rules(lifted(bundled(text)), profile)
    changed = with_edits(now, [Edit("profile.toml", ("custody", "cutoff", "value"), "17:00")])
    earlier = Edit("profile.toml", ("custody", "cutoff_before_holidays", "value"), "16:00")
    weekend = Edit("profile.toml", ("custody", "cutoff_before_weekends", "value"), "17:00")
    changed = with_edits(changed, [earlier, weekend])
    found = proposed(now, changed)
    assert found.faults == ()
    assert {place.path[1] for place in found.changes} <= {
        "cutoff",
        "cutoff_before_holidays",
        "cutoff_before_weekends",
    }
    assert found.changes


def test_files_brought_in_an_older_vocabulary_are_adopted_in_todays() -> None:
    text, profile = kept("1-before-reviews.panjin")
    found = proposed(Rules(SHIPPED, "panjin"), Rules(bundled(text), profile))
    assert found.faults == ()
    assert number_of(bundled(found.bundle)) == VOCABULARY


def test_the_number_itself_is_no_difference_between_rules() -> None:
    words = SHIPPED["common/words.toml"].replace(f"vocabulary = {VOCABULARY}\n", "")
    assert differences({**SHIPPED, "common/words.toml": words}, "panjin", SHIPPED, "panjin") == ()


def test_rules_of_a_newer_vocabulary_are_refused_with_that_fault_alone() -> None:
    words = SHIPPED["common/words.toml"].replace(
        f"vocabulary = {VOCABULARY}", f"vocabulary = {VOCABULARY + 1}"
    )
    found = load({**SHIPPED, "common/words.toml": words}, "panjin")
    assert not isinstance(found, Profile)
    assert [(fault.code, fault.word) for fault in found] == [("vocabulary_newer", str(VOCABULARY + 1))]


@pytest.mark.parametrize("nonsense", ['"two"', "true", "0", "-1"])
def test_a_number_that_is_none_is_told_as_a_fault(nonsense: str) -> None:
    words = SHIPPED["common/words.toml"].replace(f"vocabulary = {VOCABULARY}", f"vocabulary = {nonsense}")
    found = load({**SHIPPED, "common/words.toml": words}, "panjin")
    assert not isinstance(found, Profile)
    assert [fault.path for fault in found] == ["vocabulary"]


def test_a_bundle_of_today_is_what_is_shipped() -> None:
    assert number_of(bundled(bundle(SHIPPED, "national"))) == VOCABULARY


def test_an_old_text_says_what_shows_a_duty_done_and_what_must_stand_on_paper() -> None:
    """B4.4b by its record, 实施条例42 by its sheet, 公开条例18 only where something was kept in, B1.2b by its form."""
    huangyan = loaded("3-before-duties.huangyan")
    assert {(code, d.done_by, d.only_if) for code, d in huangyan.duties.items()} >= {
        ("comparison", DoneBy.COMPARED, OnlyIf.ALWAYS),
        ("summary", DoneBy.PRINTED, OnlyIf.CONCLUDED),
        ("refused_again", DoneBy.NOTED, OnlyIf.KEPT_IN),
        ("annual_report", DoneBy.NOTED, OnlyIf.ALWAYS),
    }
    assert (huangyan.procedures["review"].sheet_rule, huangyan.usual_review) == ("B1.2b", "review")
    assert huangyan.procedures["reproduction"].forms == ("F03", "F04")
    assert loaded("2-before-letters.nanning").procedures["review"].sheet_rule == ""
    assert loaded("1-before-reviews.panjin").usual_review == ""


def test_what_the_step_writes_is_what_is_shipped_since() -> None:
    """Else every unit that brings the shipped files anew would be told of changes that are none."""
    text, profile = kept("3-before-duties.huangyan")
    written = {"done_by", "only_if", "sheet_rule", "usual_review", "forms"}
    before = loaded("3-before-duties.huangyan").duties
    assert [
        place
        for place in differences(lifted(bundled(text)), profile, SHIPPED, profile)
        if place.path[-1] in written and not (place.path[0] == "duties" and place.path[1] not in before)
    ] == []


def test_an_old_layer_over_the_ledger_is_no_longer_done_by_it() -> None:
    files = {**bundled(kept("3-before-duties.huangyan")[0])}
    files["huangyan/profile.toml"] += '\n[duties.summary]\nform = "F32"\n'
    found = load(files, "huangyan")
    assert isinstance(found, Profile), found
    assert (found.duties["summary"].done_by, found.duties["summary"].only_if) == (DoneBy.NOTED, OnlyIf.ALWAYS)


def test_an_old_text_says_the_letters_as_the_program_said_them() -> None:
    assert loaded("2-before-letters.nanning").letters == loaded("1-before-reviews.panjin").letters
    assert loaded("2-before-letters.nanning").letter("F47", "closing") == "妥否，请批示。"
    assert loaded("1-before-terms.nanning").series["extension"].text(1, 2026) == "延告〔2026〕01号"
