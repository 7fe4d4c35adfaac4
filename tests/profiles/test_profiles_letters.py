"""The fixed sentences of letters are the unit's: changed in a layer, their places checked before they are in force."""

from __future__ import annotations

import pytest

from desktop.operations.rules.places import edits_of, places_of
from desktop.operations.rules.proposal import Rules, proposed, with_edits
from desktop.operations.sentences.letter_words import FORM_OF, letter_words
from desktop.operations.sentences.rule_changes import change_line
from desktop.profiles.changing import Edit, edited
from desktop.profiles.letter_reading import PLACES, filled
from desktop.profiles.loading import load
from desktop.profiles.profile import Profile
from desktop.profiles.sentences import sentence
from tests.profiles.profile_files import SHIPPED, shipped

PROFILES = ("national", "panjin", "huangyan", "nanning")


def changed(form: str, code: str, text: str) -> Profile | list[str]:
    files, name = edited(SHIPPED, "panjin", [Edit("profile.toml", ("letters", form, code), text)])
    found = load(files, name)
    return found if isinstance(found, Profile) else [sentence(fault) for fault in found]


OWN = {"nanning": {("F31", "note"), ("F47", "body")}}
"""What a unit's rule wants named in its own words: the basis of the review (C7.12)."""


@pytest.mark.parametrize("profile", PROFILES)
def test_c7_12_every_profile_says_every_sentence_as_the_national_one_but_for_the_basis_its_rule_names(
    profile: str,
) -> None:
    letters, national = shipped(profile).letters, shipped("national").letters
    assert {form: set(texts) for form, texts in letters.items()} == {f: set(c) for f, c in PLACES.items()}
    differing = {
        (form, code)
        for form, texts in letters.items()
        for code in texts
        if texts[code] != national[form][code]
    }
    assert differing == OWN.get(profile, set())
    assert all("南宁市政务信息公开保密审查制度" in letters[form][code] for form, code in differing)
    assert set(FORM_OF) == set(PLACES)


def test_every_sentence_and_every_place_has_its_words() -> None:
    for sentences in PLACES.values():
        for code, places in sentences.items():
            assert all(letter_words(one) != one for one in (code, *places))


def test_a_unit_writes_its_own_sentence() -> None:
    found = changed("F47", "closing", "特此请示，请予批复。")
    assert isinstance(found, Profile)
    assert found.letter("F47", "closing") == "特此请示，请予批复。"
    assert found.letters["F47"]["question"] == shipped("panjin").letters["F47"]["question"]


def test_a_place_that_nobody_fills_is_a_fault_with_the_ones_there_are() -> None:
    assert changed("F39", "body", "拟公开《{titel}》。") == [
        "这段文字中没有“titel”这个位置。可用的位置：{title}、{why}"
    ]
    assert changed("F47", "closing", "请批示{title}") == [
        "这段文字是固定的，没有可以填写的位置。请去掉“title”和花括号。"
    ]
    assert changed("F39", "body", "拟公开《{title》。") == [
        "文字中的花括号不成对，请改正：拟公开《{title》。"
    ]
    assert changed("F39", "body", " ") == ["内容是空的。请填写。"]


def test_what_is_filled_in_is_never_read_as_a_place() -> None:
    assert filled("关于《{title}》", {"title": "{why} 与 {title}"}) == "关于《{why} 与 {title}》"


def test_the_window_changes_a_sentence_and_says_what_it_was() -> None:
    profile, now = shipped("panjin"), Rules(SHIPPED, "panjin")
    places = places_of(profile, "letter/F38")
    (body,) = places
    assert body.label.startswith("正文（可用：{title} 信息名称、{received_on} 收到申请的日期")
    given = {"body": body.text.replace("特此告知。", "特此告知，请予谅解。")}
    edits = edits_of(profile, now, "letter/F38", places, given)
    assert not isinstance(edits, str)
    found = proposed(now, with_edits(now, edits))
    assert found.faults == ()
    (line,) = [change_line(change) for change in found.changes]
    assert line.startswith("函件文字 · 延期答复告知书 · 正文：")
    assert "请予谅解" in line
