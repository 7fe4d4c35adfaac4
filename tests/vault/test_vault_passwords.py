"""The password rule by clause."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.vault.keys import history
from desktop.vault.keys.cost import Cost
from desktop.vault.passwords import change_due, judge, must_change, rule_for

CHEAP = Cost(8, 1, 1)
NAMES = ("李明", "liming", "盘锦市综合办公室", "PC-07", "x", "")


def codes(password: str, level: str = "", about: history.About | None = None) -> set[tuple[str, str]]:
    return {(fault.code, fault.clause) for fault in judge(password, rule_for(level), NAMES, about)}


@pytest.mark.parametrize(
    ("password", "faults"),
    [
        ("abcd-efg", set()),
        ("abc-efg", {("password.short", "B8.2")}),
        ("abcdefg1", {("password.no_special", "B8.2")}),
        ("LiMing-#2468", {("password.related", "B8.2")}),
        ("ok-ＬＩＭＩＮＧ-88", {("password.related", "B8.2")}),
        ("pc-07!abc", {("password.related", "B8.2")}),
        ("我叫李明-今年八岁", {("password.related", "B8.2")}),
        ("--------", {("password.few_kinds", "B8.2"), ("password.repeats", "B8.2")}),
        ("", {(f"password.{n}", "B8.2") for n in ("short", "no_special", "few_kinds", "repeats")}),
    ],
)
def test_b8_2(password: str, faults: set[tuple[str, str]]) -> None:
    assert codes(password) == faults


@pytest.mark.parametrize(
    ("level", "length", "days"), [("confidential", 8, 30), ("secret", 10, 7), ("top_secret", 12, 7)]
)
def test_national_3_6_length_and_days_by_level_of_the_machine(level: str, length: int, days: int) -> None:
    whole = "aB3-cD5+eF7="
    assert codes(whole[:length], level) == set()
    clause = "B8.2" if length == 8 else "3.6"
    assert codes(whole[: length - 1], level) == {("password.short", clause)}
    assert codes("ab-cd-ef-gh-ij", level) == {("password.few_kinds", "3.6")}
    about = history.first("x", date(2026, 3, 1), CHEAP, issued=False)
    last = change_due(about, rule_for(level))
    assert (last - date(2026, 3, 1)).days == days
    assert must_change(about, rule_for(level), last) is None
    late = must_change(about, rule_for(level), date.fromordinal(last.toordinal() + 1))
    assert late is not None
    assert (late.code, late.facts["days"]) == ("password.expired", days)


def test_a_unit_may_only_be_stricter() -> None:
    rule = rule_for("secret")
    assert rule.stricter(14, 3).length == 14
    assert rule.stricter(14, 3).days == 3
    assert rule.stricter(4, 90) == rule


def test_a_password_used_before_is_refused() -> None:
    about = history.first("aB3-cD5+eF7=", date(2026, 3, 1), CHEAP, issued=True)
    about = about.changed("zY3-cD5+eF7=", date(2026, 3, 2), CHEAP)
    assert codes("aB3-cD5+eF7=", "secret", about) == {("password.used_before", "3.6")}
    assert codes("zY3-cD5+eF7=", "secret", about) == {("password.used_before", "3.6")}
    assert codes("qq3-cD5+eF7=", "secret", about) == set()
    assert history.unpack(history.pack(about)) == about


def test_a_password_set_by_another_must_be_changed_at_once() -> None:
    about = history.first("aB3-cD5+eF7=", date(2026, 3, 1), CHEAP, issued=True)
    refusal = must_change(about, rule_for(""), date(2026, 3, 1))
    assert refusal is not None
    assert refusal.code == "password.issued"
