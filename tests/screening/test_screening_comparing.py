"""Is this the text we reviewed (D25): prints, differences, and the narrow line of 文字性修改."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.screening.comparing import WORDING, Known, Sort, changes, is_same, prints, running_text
from desktop.screening.text import Opens, Part, Passage, Step, Trait, Unit, Where

TEXT = (
    "关于做好防汛工作的通知\n各镇人民政府，有关单位，\n请于2026年5月3日前报送材料，联系人王小明，电话见附件"
)


def one_sort(before: str, after: str, known: Known | None = None) -> list[Sort]:
    return [change.sort for change in changes(before, after, known)]


@pytest.mark.parametrize(
    ("before", "after", "sort"),
    [
        ("请认真执行，及时报送", "请认真执行；及时报送", Sort.PUNCTUATION),
        ("请认真执行", "“请认真执行”", Sort.PUNCTUATION),
        ("（一）请认真执行", "(一)请认真执行", Sort.PUNCTUATION),
        ("电话１３８", "电话138", Sort.PUNCTUATION),
        ("请认真执形", "请认真执行", Sort.TYPING),
        ("请请认真执行", "请认真执行", Sort.TYPING),
        ("共有15人参加", "共有16人参加", Sort.FIGURE),
        ("增长1.5倍", "增长15倍", Sort.FIGURE),
        ("共有三人参加", "共有四人参加", Sort.FIGURE),
        ("于5月3日召开", "于5月8日召开", Sort.DATE),
        ("今年召开会议", "去年召开会议", Sort.DATE),
        ("由王小明负责", "由王晓明负责", Sort.NAME),
        ("李建国局长出席", "李建军局长出席", Sort.NAME),
        ("在盘锦市召开", "在锦州市召开", Sort.PLACE),
        ("机密★10年", "秘密★10年", Sort.MARK),
        ("文稿★长期", "文稿长期", Sort.MARK),
        ("可以公布名单", "不可以公布名单", Sort.MEANING),
        ("请认真执行", "请认真执行并且抄送财务部门", Sort.WORDS),
    ],
)
def test_each_difference_is_of_its_sort(before: str, after: str, sort: Sort) -> None:
    sorts = one_sort(before, after)
    assert sort in sorts
    assert all(one.sort in WORDING for one in changes(before, after)) is (sort in WORDING)


def test_names_and_places_the_unit_knows_count_whatever_their_shape() -> None:
    known = Known(persons=("巴特尔",), places=("红海滩",))
    assert one_sort("前往红海滩调研", "前往红海摊调研") == [Sort.TYPING]
    assert one_sort("前往红海滩调研", "前往红海摊调研", known) == [Sort.PLACE]
    assert one_sort("感谢巴特尔", "感谢巴特儿", known) == [Sort.NAME]


def test_line_breaks_are_no_difference_and_a_change_says_its_line() -> None:
    broken = TEXT.replace("工作", "工\n作")
    assert is_same(TEXT, broken)
    assert changes(TEXT, broken) == ()
    (change,) = changes(TEXT, TEXT.replace("材料", "资料"))
    assert (change.before, change.after, change.line) == ("材", "资", 3)
    assert change.left.endswith("前报送")
    assert change.right.startswith("料，联系人")


@given(st.text("甲乙丙，\n1 a", max_size=40), st.text("甲乙丙，\n1 a", max_size=40))
def test_no_difference_is_missed_and_none_is_made_up(one: str, other: str) -> None:
    assert bool(changes(one, other)) is not is_same(one, other)


@given(st.lists(st.sampled_from(["甲乙", "丙", "12", "，", "丁戊己"]), max_size=12), st.integers(0, 11))
def test_what_was_put_in_stands_in_the_changes(parts: list[str], at: int) -> None:
    before, after = "".join(parts), "".join((*parts[:at], "庚辛", *parts[at:]))
    assert "庚辛" in "".join(change.after for change in changes(before, after))


def test_two_large_texts_are_compared_in_time() -> None:
    lines = [f"第{number}条 有关单位应当按照要求办理" for number in range(60_000)]
    later = [*lines]
    later[100], later[59_000] = "换了", "也换了"
    start = time.process_time()
    assert len(changes("\n".join(lines), "\n".join(later))) >= 1
    assert len(changes("\n".join(lines), "\n".join(f"另{n}" for n in range(60_000)))) == 1
    assert time.process_time() - start < 20


def passage(text: str, opens: Opens = Opens.PARAGRAPH, part: Part = Part.BODY, *traits: Trait) -> Passage:
    return Passage(text, Where((Step(Unit.PARAGRAPH, "1"),), part, traits), opens)


def test_the_running_text_is_what_is_published() -> None:
    text = running_text(
        [
            passage("一 段", Opens.APART),
            passage("接着", Opens.RUN, Part.BODY, Trait.INSERTED),
            passage("二"),
            passage("前", Opens.APART),
            passage("删掉的", Opens.RUN, Part.BODY, Trait.DELETED),
            passage("后", Opens.RUN),
            passage("前", Opens.APART),
            passage("藏的", Opens.RUN, Part.BODY, Trait.HIDDEN),
            passage("批注", Opens.APART, Part.COMMENT),
            passage("作者", Opens.APART, Part.PROPERTY),
            passage("页眉", Opens.APART, Part.HEADER),
        ]
    )
    assert text == "一 段接着\n二\n藏的\n页眉"


def test_the_prints_of_a_text_do_not_depend_on_its_lines() -> None:
    one, other = prints(b"docx", "机密\n文件"), prints(b"pdf!", "机 密文\n件")
    assert one.text_sm3 == other.text_sm3
    assert one.sm3 != other.sm3
    assert (len(one.sm3), len(one.sha256), one.size) == (64, 64, 4)
    assert prints(b"docx", "机密文作").text_sm3 != one.text_sm3
    # 机密 in SM3, as any other program gives it
    assert prints(b"", "机密").text_sm3 == "af9130b34cf502b064318233f8a0f4cce63c586aa7975829a098c380086a1c16"
