"""The comparison of a month's 公文 with what was reviewed and published, pure (B4.4b, D24)."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.procedures.review.comparison import Known, Paper, compared, even
from desktop.procedures.review.comparison_facts import Outcome

DAY = date(2026, 3, 5)


def known(number: str = "黄办〔2026〕3号", title: str = "通知", **more: object) -> Known:
    given: dict[str, object] = {"conclusion": "publish", "out": True, "published_on": DAY, **more}
    return Known(item="i1", number=number, title=title, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (known(), Outcome.PUBLISHED),
        (known(title="关于放假的通知"), Outcome.TITLE_DIFFERS),
        (known(out=False, conclusion="withhold"), Outcome.KEPT_IN),
        (known(out=False, conclusion="on_request"), Outcome.KEPT_IN),
        (known(out=False), Outcome.TO_PUBLISH),
        (known(out=False, conclusion="sever"), Outcome.TO_PUBLISH),
        (known(out=False, conclusion=""), Outcome.UNDER_REVIEW),
        (known(out=False, taken_down=True), Outcome.TAKEN_DOWN),
        (known(number="黄办〔2026〕4号"), Outcome.NOT_REVIEWED),
    ],
)
def test_b4_4b_what_became_of_a_paper(one: Known, found: Outcome) -> None:
    assert [line.outcome for line in compared([Paper("黄办〔2026〕3号", "通知")], [one], [])] == [found]


def test_a_number_is_the_same_however_it_was_typed() -> None:
    assert even("黄办[2026] 3号") == even("黄办〔2026〕３号") == even("黄办【2026】3号")
    assert even("《关于放假 的通知》") == even("关于放假的通知")


def test_a_paper_without_number_is_found_by_its_title_and_no_other_number_is_taken_for_it() -> None:
    papers = [Paper("", "通知"), Paper("黄办〔2026〕9号", "通知")]
    lines = compared(papers, [known()], [])
    assert [line.outcome for line in lines] == [Outcome.PUBLISHED, Outcome.NOT_REVIEWED]


def test_b4_4b_what_is_out_and_on_no_paper_is_told_behind_the_papers() -> None:
    other = Known("i2", "黄办〔2026〕8号", "公告", "publish", True, DAY)
    lines = compared([Paper("黄办〔2026〕3号", "通知")], [known()], [known(), other])
    assert [(line.outcome, line.paper is None) for line in lines] == [
        (Outcome.PUBLISHED, False),
        (Outcome.NOT_ISSUED, True),
    ]


def test_of_two_rounds_with_one_number_the_one_that_got_furthest_counts() -> None:
    waits = Known("i2", "黄办〔2026〕3号", "通知", "", False, None)
    (line,) = compared([Paper("黄办〔2026〕3号", "通知")], [waits, known()], [])
    assert line.known is not None
    assert line.known.item == "i1"
