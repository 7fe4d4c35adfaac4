"""Whatever the text: findings lie in it, say what stands there, and a window's edge hides nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.screening.config import Screening
from desktop.screening.finding import Finding
from desktop.screening.flow import windows
from desktop.screening.folding import closed, folded, lowered
from desktop.screening.screen import screen
from desktop.screening.text import Opens, Passage, Where

WORDS = """
机密 秘密 绝密 ★ 10年 长期 密级： 内部资料 注意保存 工作秘密 ☑ □ （ ） 【 】 138 1234 5678 13812345678 11010519491231002X
0427- 2681234 6222 辽L 12345 a@b.cn 飞天 计划 OA 护照 E12345678 年 元 编号 转 的 。 ，
"""
STUFF = st.sampled_from([*WORDS.split(), " ", "\n", "\n\n", "\u3000", "\u200b", "\x00", "İ", "𠮷", "Ａ"])
TEXT = st.lists(STUFF, max_size=25).map("".join)
PIECES = st.lists(st.builds(Passage, TEXT, st.just(Where()), st.sampled_from(Opens)), max_size=6)
CONFIG = Screening(keywords=("飞天计划", "OA", "保密"))


def stood(finding: Finding, passages: list[Passage]) -> str:
    return "".join(passages[span.passage].text[span.start : span.end] for span in finding.spans)


@given(PIECES)
def test_every_finding_lies_in_the_text_and_says_what_stands_there(passages: list[Passage]) -> None:
    for finding in screen(passages, CONFIG):
        assert finding.spans
        assert stood(finding, passages).replace("\n", "") == finding.text.replace("\n", "")
        assert all(0 <= s.start < s.end <= len(passages[s.passage].text) for s in finding.spans)
        assert 0 < finding.confidence <= 1000


@given(PIECES)
def test_findings_come_in_the_order_of_the_text(passages: list[Passage]) -> None:
    starts = [finding.spans[0][:2] for finding in screen(passages, CONFIG)]
    assert starts == sorted(starts)


@given(TEXT, st.integers(0, 400))
def test_a_window_edge_hides_nothing(text: str, shift: int) -> None:
    """The same text across the edge of a window and in the middle of one."""
    filler = "平安无事。\n" * 11_000
    near = filler[: 65_536 + 512 - shift]
    inside = [(f.kind, f.text, f.meant) for f in screen([Passage("平安无事。\n\n" + text)], CONFIG)]
    across = [(f.kind, f.text, f.meant) for f in screen([Passage(near[:-1] + "\n\n" + text)], CONFIG)]
    assert len(list(windows([Passage(near + text + filler)]))) > 1
    low = [
        entry for entry in inside if entry[0].value not in ("classification_mark", "internal_mark", "keyword")
    ]
    assert [entry for entry in across if entry in low] == low


@given(st.text(max_size=40) | TEXT)
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert len(lowered(folded(text))) == len(text)
    plain = closed(folded(text))
    for place, sign in enumerate(plain.text):
        start, end = plain.span(place, place + 1)
        assert end == start + 1
        assert folded(text)[start] == sign


MONOTONOUS = (
    "1",
    "★",
    "机密",
    "机密（",
    "密级：",
    "内部",
    "（",
    "仅供",
    "a",
    "@",
    "a@",
    "辽A",
    "1-",
    "0427-",
    "注意",
    "使1",
)


@pytest.mark.parametrize("seed", MONOTONOUS)
def test_monotonous_text_holds_nothing(seed: str) -> None:
    """Digits without end are no number, 机密 without end is no mark; how long it takes, the benchmark tells."""
    assert list(screen([Passage(seed * (40_000 // len(seed)))], CONFIG)) == []
