"""What a unit changes lies in a layer of its own; what differs is found place by place."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.profiles.changing import UNIT, Edit, brought, edited, whole
from desktop.profiles.difference import differences
from desktop.profiles.loading import bundle, bundled, check, digest, load
from desktop.profiles.profile import Profile
from desktop.profiles.toml_text import toml_text
from tests.profiles.profile_files import SHIPPED, shipped

PLAIN = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.integers(-(2**62), 2**62),
    st.booleans(),
    st.dates(date(1, 1, 1)),
    st.times().map(lambda t: t.replace(fold=0)),
)
KEYS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=12
)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_what_is_written_reads_back_the_same(data: dict[str, Any]) -> None:
    assert tomllib.loads(toml_text(data)) == data


@pytest.mark.parametrize("file", sorted(SHIPPED))
def test_every_shipped_file_can_be_written_again(file: str) -> None:
    data = tomllib.loads(SHIPPED[file])
    assert tomllib.loads(toml_text(data)) == data


def changed(*edits: Edit, profile: str = "panjin", files: Any = SHIPPED) -> tuple[Any, Profile]:
    made, name = edited(files, profile, edits)
    loaded = load(made, name)
    assert isinstance(loaded, Profile), loaded
    return made, loaded


def said(files: Any, name: str = UNIT) -> list[tuple[str, Any, Any]]:
    return [(".".join(d.titles), d.before, d.after) for d in differences(SHIPPED, "panjin", files, name)]


def test_a_number_is_changed_and_nothing_else() -> None:
    files, loaded = changed(Edit("profile.toml", ("terms", "active_publish", "count"), 8))
    assert loaded.terms["active_publish"].count == 8
    assert loaded.procedures["review"].deadline("publication").count == 8  # type: ignore[union-attr]
    assert loaded.name == shipped("panjin").name
    assert loaded.law["active_publish"].count == 20
    assert tomllib.loads(files["unit/profile.toml"]) == {
        "extends": "panjin", "terms": {"active_publish": {"count": 8}},
    }  # fmt: skip
    assert said(files) == [("terms.主动公开.count", 10, 8)]
    assert {p: t for p, t in files.items() if not p.startswith("unit/")} == SHIPPED


def test_a_title_a_post_and_a_pattern() -> None:
    files, loaded = changed(
        Edit("profile.toml", ("roles", "group_head"), "审查组组长"),
        Edit("profile.toml", ("series", "review", "pattern"), "盘检审〔{year}〕{n:03}号"),
        Edit("profile.toml", ("form_titles", "F30"), "中心信息公开保密审查表"),
    )
    assert loaded.roles["group_head"] == "审查组组长"
    assert loaded.series["review"].text(1, 2026) == "盘检审〔2026〕001号"
    assert loaded.form_titles["F30"] == "中心信息公开保密审查表"
    assert len(said(files)) == 3


def test_a_step_is_changed_in_a_procedure_of_the_layer() -> None:
    place = ("stages", 2, "title")
    assert whole(SHIPPED, "panjin", "procedures/review.toml")["stages"][2]["id"] == "group"
    files, loaded = changed(
        Edit("procedures/review.toml", place, "审查组会审"),
        Edit("procedures/review.toml", ("stages", 2, "or_roles"), ["保密办"]),
    )
    stage = loaded.procedures["review"].stage("group")
    assert stage is not None
    assert (stage.title, stage.roles) == ("审查组会审", ("group", "secrecy_office"))
    assert tomllib.loads(files["unit/procedures/review.toml"])["extends"] == "panjin/review"
    assert said(files) == [
        ("stages.审查组会审.title", "领导小组会审", "审查组会审"),
        ("stages.审查组会审.or_roles", None, ("保密办",)),
    ]


def test_a_checklist_gets_another_question() -> None:
    entries = list(whole(SHIPPED, "panjin", "profile.toml")["lists"]["questions"]["entries"])
    more = [*entries, {"id": "client_data", "title": "是否涉及委托方数据", "bars": True}]
    files, loaded = changed(Edit("profile.toml", ("lists", "questions", "entries"), more))
    field = loaded.procedures["review"].field("questions")
    assert field is not None
    assert field.choices[-1].title == "是否涉及委托方数据"
    added = "是否涉及委托方数据"
    assert said(files) == [(f"lists.保密审查内容.entries.{added}", None, added)]
    fewer, _loaded = changed(Edit("profile.toml", ("lists", "questions", "entries"), entries[:-1]))
    gone = "公开后是否会危及社会稳定"
    assert said(fewer) == [(f"lists.保密审查内容.entries.{gone}", gone, None)]
    turned, _loaded = changed(Edit("profile.toml", ("lists", "questions", "entries"), entries[::-1]))
    assert [place for place, _before, _after in said(turned)] == ["lists.保密审查内容.entries.order"]


def test_changes_are_laid_on_changes_and_taken_back() -> None:
    files, _first = changed(Edit("profile.toml", ("terms", "active_publish", "count"), 8))
    files, loaded = changed(
        Edit("profile.toml", ("unit", "calls_itself"), "本中心"), profile=UNIT, files=files
    )
    assert (loaded.unit.calls_itself, loaded.terms["active_publish"].count) == ("本中心", 8)
    files, loaded = changed(
        Edit("profile.toml", ("terms", "active_publish", "count"), None), profile=UNIT, files=files
    )
    assert loaded.terms["active_publish"].count == 10
    text = bundle(files, UNIT)
    again = load(bundled(text), UNIT)
    assert isinstance(again, Profile)
    assert again.digest == digest(text)


def test_another_profile_begins_a_layer_anew() -> None:
    files, _loaded = changed(Edit("profile.toml", ("terms", "active_publish", "count"), 8))
    files, loaded = changed(
        Edit("profile.toml", ("unit", "calls_itself"), "会"), profile="nanning", files=files
    )
    assert loaded.terms["active_publish"].count == 10
    assert loaded.roles["head"] == "常务副会长"


def test_a_change_that_does_not_hold_is_named_in_the_layer() -> None:
    files, name = edited(
        SHIPPED, "panjin", [Edit("profile.toml", ("terms", "active_publish", "count"), "八")]
    )
    found = load(files, name)
    assert isinstance(found, tuple)
    assert [(f.file, f.path, f.code) for f in found] == [
        ("unit/profile.toml", "terms.active_publish.count", "wrong_type")
    ]
    with pytest.raises(LookupError):
        edited(SHIPPED, "panjin", [Edit("procedures/loan.toml", ("title",), "借阅")])


def test_a_file_brought_takes_the_place_of_the_one_before() -> None:
    text = SHIPPED["panjin/procedures/review.toml"].replace("领导小组会审", "审查组会审")
    files = brought(SHIPPED, {"panjin/procedures/review.toml": text})
    assert check(files) == []
    assert said(files, "panjin") == [("stages.审查组会审.title", "领导小组会审", "审查组会审")]
    gone = brought(
        SHIPPED,
        {"panjin/profile.toml": SHIPPED["panjin/profile.toml"].replace('"three_reviews"', '"review"')},
    )
    assert ("without", ("three_reviews",), ("review",)) in said(gone, "panjin")
