"""Marks: whole however they are cut, weighed as the profile says, told apart from words."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.screening.config import Screening
from desktop.screening.finding import Finding, Kind, Weight
from desktop.screening.screen import screen
from desktop.screening.text import Opens, Part, Passage, Step, Trait, Unit, Where
from desktop.screening.weights import weight_of

PAPER = "000012\n机密★10年\n某某市应急管理局文件\n关于做好某项工作的通知\n内部资料　注意保存\n联系人手机13812345678。"
EXAMPLES = (
    "密级：机密\n保密期限：10年",
    "绝密★启用前",
    "秘 密 ★ 长 期",
    "【秘密】某某方案",
    "工作秘密★5年",
    "（此件发至县团级）",
    "密级：□绝密 ☑机密 □秘密",
    PAPER,
)


def found(*passages: Passage | str) -> list[Finding]:
    pieces = [Passage(passage) if isinstance(passage, str) else passage for passage in passages]
    return list(screen(pieces, Screening()))


def marks(*passages: Passage | str) -> list[tuple[str, str]]:
    kinds = (Kind.CLASSIFICATION_MARK, Kind.INTERNAL_MARK)
    return [(finding.kind.value, finding.meant) for finding in found(*passages) if finding.kind in kinds]


@given(st.sampled_from(EXAMPLES), st.lists(st.integers(0, 60), max_size=8))
def test_runs_cut_anywhere_give_the_same_marks(text: str, cuts: list[int]) -> None:
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    runs = [text[low:high] for low, high in pairwise(edges)]
    pieces = [Passage(run, opens=Opens.RUN) for run in runs]
    whole, cut = found(text), found(*pieces)
    assert [(f.kind, f.text, f.meant, f.before, f.after) for f in cut] == [
        (f.kind, f.text, f.meant, f.before, f.after) for f in whole
    ]
    for finding in cut:
        assert "".join(runs[span.passage][span.start : span.end] for span in finding.spans).replace(
            "\n", ""
        ) == (finding.text)


@given(st.sampled_from(("机密★10年", "秘密★长期", "绝密★启用前", "工作秘密★5年")), st.data())
def test_lines_and_paragraphs_do_not_hide_a_mark(mark: str, data: st.DataObject) -> None:
    signs = list(mark)
    opens = data.draw(
        st.lists(st.sampled_from((Opens.RUN, Opens.LINE, Opens.PARAGRAPH)), min_size=len(signs))
    )
    pieces = [Passage(sign, opens=how) for sign, how in zip(signs, opens, strict=False)]
    assert [meant for _kind, meant in marks(*pieces)] == [mark]


@given(
    st.sampled_from(("机密★10年", "秘密★长期")),
    st.text(alphabet=" \u3000\u00a0\u200b\ufeff\t", max_size=3),
    st.booleans(),
)
def test_blanks_widths_and_stars_do_not_hide_a_mark(mark: str, blank: str, wide: bool) -> None:
    text = blank.join(mark)
    if wide:
        text = text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}).replace("★", "＊")
    assert marks(text) == [("classification_mark", mark)]


def test_a_mark_in_another_box_does_not_complete_this_one() -> None:
    box = Where(part=Part.TEXT_BOX)
    assert marks(Passage("工作", box), Passage("秘密文件柜", opens=Opens.APART)) == []


@pytest.mark.parametrize("trait", [Trait.HIDDEN, Trait.WHITE, Trait.DELETED])
def test_what_is_hidden_or_deleted_is_found_and_says_so(trait: Trait) -> None:
    (finding,) = found(Passage("机密", Where((Step(Unit.PAGE, "2"),), traits=(trait,))))
    assert finding.kind is Kind.CLASSIFICATION_MARK
    assert finding.where.traits == (trait,)


@pytest.mark.parametrize(
    ("text", "kind", "weight"),
    [
        ("机密★10年", Kind.CLASSIFICATION_MARK, Weight.BLOCKING),
        ("工作秘密★5年", Kind.INTERNAL_MARK, Weight.BLOCKING),
        ("内部资料 注意保存", Kind.INTERNAL_MARK, Weight.TO_LOOK_AT),
        ("该文件定为机密级", Kind.KEYWORD, Weight.TO_LOOK_AT),
        ("身份证号11010519491231002X，见附件。", Kind.ID_NUMBER, Weight.BLOCKING),
        ("手机13812345678", Kind.MOBILE, Weight.TO_LOOK_AT),
    ],
)
def test_d22_each_kind_has_its_weight(text: str, kind: Kind, weight: Weight) -> None:
    (finding,) = found(text)
    assert (finding.kind, finding.weight) == (kind, weight)


def test_d22_a_unit_sets_its_own_weights_the_finer_key_first() -> None:
    weights = {"internal_mark": Weight.HINT, "keyword": Weight.TO_LOOK_AT}
    assert weight_of(Kind.INTERNAL_MARK, "internal", weights) is Weight.HINT
    assert weight_of(Kind.INTERNAL_MARK, "work_secret", weights) is Weight.BLOCKING
    assert weight_of(Kind.KEYWORD, "", weights) is Weight.TO_LOOK_AT


def test_a5_1_internal_is_no_classification() -> None:
    assert marks("内部资料 注意保存")[0][0] == "internal_mark"
    assert marks("密级：内部")[0][0] == "internal_mark"


def test_a2_4a_a_mark_says_which_level_and_how_long() -> None:
    assert marks("密级：机密（10年）") == [("classification_mark", "机密★10年")]
    assert marks("绝密　启用前") == [("classification_mark", "绝密★启用前")]


def test_a_lone_level_counts_by_its_place() -> None:
    cell = Where((Step(Unit.TABLE, "1"), Step(Unit.CELL, "B2")))
    assert marks(Passage("机密", Where(part=Part.HEADER))) == [("classification_mark", "机密")]
    assert marks(Passage("机密", cell)) == []
    assert [finding.shape for finding in found(Passage("机密", cell))] == ["level_in_text"]
    assert marks("绝密\n机密\n秘密") == []


COMPANIONS = ("1", "第1号", "号12345678", "急件", "共1份", "2026-1-1", "不得外传", "★-", "(2026)1号")


@pytest.mark.parametrize("many", COMPANIONS)
def test_a_line_full_of_a_marks_company_is_read_at_once(many: str) -> None:
    line = (many * 60)[:58]
    begin = time.process_time()
    for text in (f"{line}字机密", f"机密{line}字", f"内部资料{line}字", f"SECRET{line}字"):
        found(text)
    assert time.process_time() - begin < 1  # once it was 39 seconds


def test_c7_5_secret_in_english_counts_where_a_mark_stands() -> None:
    header = Where(part=Part.HEADER)
    assert marks("TOP SECRET\n绝密") == [
        ("classification_mark", "TOP SECRET"),
        ("classification_mark", "绝密"),
    ]
    assert marks(Passage("CONFIDENTIAL", header)) == [("internal_mark", "CONFIDENTIAL")]
    assert marks("Victoria's Secret", "CLIENT SECRET", "SECRETARY", "SECRET_KEY") == []
    assert marks(Passage("平安无事。" * 200), Passage("SECRET")) == []
