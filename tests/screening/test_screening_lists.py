"""Lists as files, and the unit's weights: what is wrong is named by its line or its key."""

from __future__ import annotations

from datetime import date

from desktop.screening.allowing import Allowed
from desktop.screening.config import Screening
from desktop.screening.finding import Kind, Weight
from desktop.screening.lists import KIND_NAMES, BadLine, read_allowed, read_keywords
from desktop.screening.screen import screen
from desktop.screening.text import Passage
from desktop.screening.weights import DEFAULT_WEIGHTS, FIXED, WEIGHABLE


def test_keywords_are_read_once_each_and_bad_lines_named() -> None:
    words, bad = read_keywords("\ufeff# 本单位词表\n飞天计划\n\n飞 天 计 划\r\nＯＡ系统\n密\n" + "长" * 65)
    assert words == ("飞天计划", "ＯＡ系统")
    assert bad == (BadLine(6, "too_short"), BadLine(7, "too_long"))


def test_keywords_are_found_in_any_width_case_and_spacing() -> None:
    text = "使用OA系统、oａ 系统，飞 天\n计划；load、OAs、GDP与gdp。"
    found = [
        (f.meant, f.text)
        for f in screen([Passage(text)], Screening(keywords=("ＯＡ系统", "飞天计划", "OA", "GDP")))
    ]
    assert found == [
        ("ＯＡ系统", "OA系统"),
        ("ＯＡ系统", "oａ 系统"),
        ("飞天计划", "飞 天计划"),
        ("GDP", "GDP"),
        ("GDP", "gdp"),
    ]


def test_the_longest_word_counts() -> None:
    found = [
        f.meant for f in screen([Passage("飞天计划书")], Screening(keywords=("飞天", "飞天计划", "计划书")))
    ]
    assert found == ["飞天计划"]


def test_allow_entries_are_read_with_context_kind_author_reason_and_end() -> None:
    entries, bad = read_allowed(
        "商业秘密\n0427-2681234\t值班\tlandline\t张某\t公开电话\t2026-12-31\n词\t\tphone\n词语\t\t\t\t\t明年\n"
    )
    assert entries == (
        Allowed("商业秘密"),
        Allowed("0427-2681234", Kind.LANDLINE, "值班", "张某", "公开电话", date(2026, 12, 31)),
    )
    assert bad == (BadLine(3, "unknown_kind"), BadLine(4, "no_date"))


def test_d22_an_allow_entry_names_its_kind_as_the_officer_does() -> None:
    entries, bad = read_allowed("0427-2681234\t值班\t固定电话\n13912345678\t\t手机号\n词语\t\t电话机\n")
    assert [one.kind for one in entries] == [Kind.LANDLINE, Kind.MOBILE]
    assert bad == (BadLine(3, "unknown_kind"),)
    assert set(KIND_NAMES.values()) == set(Kind) - {Kind.UNREAD_PART}


def test_d22_every_kind_has_a_weight() -> None:
    assert {kind.value for kind in Kind} <= set(DEFAULT_WEIGHTS) <= WEIGHABLE | {"unread_part"}
    assert "unread_part" not in WEIGHABLE
    assert {DEFAULT_WEIGHTS[key] for key in FIXED} == {Weight.BLOCKING}
