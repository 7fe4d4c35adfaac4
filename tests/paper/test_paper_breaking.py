"""No line begins with a closing mark, none ends with an opening one; words and numbers stay whole."""

from __future__ import annotations

import random
import re

from hypothesis import given
from hypothesis import strategies as st
from paper_samples import press

from desktop.paper.breaking import NOT_FIRST, NOT_LAST, balanced_lines, break_lines

WORDS = (
    "关于转发",
    "《中共辽宁省委办公厅、辽宁省人民政府办公厅关于加强保密工作的意见（试行）》",
    "“十五五”规划",
    "（征求意见稿）",
    "盘委办发〔2026〕17号",
    "COVID-19",
    "GB/T9704-2012",
    "2026年3月5日17:30",
    "的通知",
    "——内部掌握",
    "……",
    "、",
    "；",
    "A类、B类",
    "【特急】",
    "增长3.5%，",
    "㙓𫖯䶮喆堃镕𠮷",
    "市直各部门：",
)
WHOLE = re.compile(r"[A-Za-z0-9]+(?:[./:-][A-Za-z0-9]+)*%?")


def advance(character: str) -> float:
    return 5.5 if character < "\u2000" else 10.0


def titles(count: int) -> list[str]:
    source = random.Random(9704)
    found = []
    while len(found) < count:
        text = ""
        while len(text) < 120:
            word = source.choice(WORDS)
            text += f"和{word}" if text[-1:].isascii() and word[0].isascii() else word
        found.append(f"通知{text}")
    return found


def faults_of(lines: tuple[str, ...], text: str) -> list[str]:
    faults = []
    for number, line in enumerate(lines):
        if number and line[0] in NOT_FIRST:
            faults.append(f"begins: {line}")
        if number < len(lines) - 1 and line[-1] in NOT_LAST:
            faults.append(f"ends: {line}")
    at = 0
    edges = set()
    for line in lines[:-1]:
        at += len(line)
        edges.add(at)
    faults += [
        f"torn: {m.group()}" for m in WHOLE.finditer(text) if edges & set(range(m.start() + 1, m.end()))
    ]
    faults += [f"torn: {m.group()}" for m in re.finditer("——|……", text) if m.start() + 1 in edges]
    return faults


def test_no_fault_in_250_long_titles_at_the_widths_of_our_forms() -> None:
    lines_seen = 0
    for width in (140.0, 180.0, 300.0, 442.0):
        for title in titles(250):
            lines = break_lines(title, advance, width)
            lines_seen += len(lines)
            assert faults_of(lines, title) == [], title
            assert "".join(lines) == title
    assert lines_seen > 4000


def test_no_fault_with_the_real_faces() -> None:
    faces = press()._found
    for title in titles(200):
        lines = break_lines(title, lambda c: faces.advance(c, "song", 10), 42 * 72 / 25.4)
        assert faults_of(lines, title) == [], title


@given(
    st.text(alphabet="国家秘密，。》《（）〔〕“”、—…Ab1. -\n", max_size=80),
    st.floats(min_value=4, max_value=200),
)
def test_nothing_is_lost_and_nothing_hangs(text: str, width: float) -> None:
    lines = break_lines(text, advance, width)
    assert re.sub(r"[ \n]", "", "".join(lines)) == re.sub(r"[ \n]", "", text)
    for line in lines:
        used = sum(advance(c) for c in line.rstrip(" "))
        assert used <= width + 5.0 + 1e-6 or len(line) <= 2


@given(st.text(alphabet="国家秘密ab12，。", min_size=1, max_size=60), st.integers(min_value=4, max_value=30))
def test_a_first_line_with_indent_is_shorter(text: str, characters: int) -> None:
    width = characters * 10.0
    lines = break_lines(text, advance, width, 20.0)
    assert sum(advance(c) for c in lines[0]) <= width - 20.0 + 5.0 + 1e-6 or len(lines[0]) <= 1


def test_a_number_keeps_what_it_counts() -> None:
    assert break_lines("密收〔2026〕021号", advance, 70) == ("密收〔2026〕", "021号")
    assert break_lines("000025-复01、复02", advance, 50) == ("000025-", "复01、", "复02")
    assert break_lines("词表清单第3版", advance, 50) == ("词表清单", "第3版")


def test_a_short_phrase_after_a_blank_goes_over_whole() -> None:
    assert break_lines("机密 推定20年", advance, 45) == ("机密", "推定20年")
    assert break_lines("绝密★启用前", advance, 45) == ("绝密★", "启用前")
    assert break_lines("2026年传阅单 第1夹", advance, 72) == ("2026年传阅单", "第1夹")
    assert break_lines("政府网站 关于春节放假安排的通知", advance, 70) == (
        "政府网站 关于",
        "春节放假安排的",
        "通知",
    )


def test_a_heading_is_broken_into_lines_of_like_width() -> None:
    assert balanced_lines("领导小组组长确定", advance, 72) == ("领导小组", "组长确定")
    assert balanced_lines("综合办公室（新闻办）审核", advance, 110) == ("综合办公室（新", "闻办）审核")
    assert balanced_lines("保密员", advance, 72) == ("保密员",)
    assert balanced_lines("甲\n乙", advance, 72) == ("甲", "乙")


@given(st.text(alphabet="国家秘密，。》《（）ab1", max_size=60), st.floats(min_value=40, max_value=200))
def test_a_balanced_heading_has_as_many_lines_and_loses_nothing(text: str, width: float) -> None:
    plain, even = break_lines(text, advance, width), balanced_lines(text, advance, width)
    assert len(even) == len(plain)
    assert "".join(even) == "".join(plain)
    assert max(map(len, even)) <= max(map(len, plain))


def test_a_word_longer_than_the_line_is_cut_at_its_joint() -> None:
    assert break_lines("000101-000103", advance, 42) == ("000101-", "000103")
    assert break_lines("ABCDEFGHIJ", advance, 30) == ("ABCDE", "FGHIJ")
