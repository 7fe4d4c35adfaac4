"""A year's days off as an officer gets them: pasted from the notice, from a table, typed; none read wrong silently."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.bootstrap import shipped
from desktop.operations.deadlines.typed_table import typed_table
from desktop.operations.sentences.catalogue import sentence
from desktop.workdays.tables import YearTable, read_table

NOTICES = {
    2024: """
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
""",
    2025: """
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
""",
    2026: """
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
""",
}
"""The notices' own lines."""


@pytest.mark.parametrize("year", NOTICES)
def test_the_notice_pasted_as_it_stands_is_the_table_that_is_shipped(year: int) -> None:
    text = typed_table(year, "国务院办公厅通知", NOTICES[year])
    assert isinstance(text, str), [sentence(one) for one in text]
    read, ours = read_table(text), read_table(shipped.calendars()[str(year)])
    assert isinstance(read, YearTable)
    assert isinstance(ours, YearTable)
    days = {(h.name, h.first, h.last, h.make_up) for h in read.holidays}
    assert days == {(h.name, h.first, h.last, h.make_up) for h in ours.holidays}


@pytest.mark.parametrize(
    ("line", "first", "last", "worked"),
    [
        ("春节 2月15日至23日 上班2月14日、2月28日", (2, 15), (2, 23), ((2, 14), (2, 28))),
        ("春节 2月15日-23日", (2, 15), (2, 23), ()),
        ("春节 2月15日～2月23日 补班2月14日", (2, 15), (2, 23), ((2, 14),)),
        ("春节 2月15至23", (2, 15), (2, 23), ()),
        ("春节 2.15-2.23 调休 2.14 2.28", (2, 15), (2, 23), ((2, 14), (2, 28))),
        ("春节:2/15—2/23", (2, 15), (2, 23), ()),
        ("春节,2026-02-15,2026-02-23,2026-02-14,2026-02-28", (2, 15), (2, 23), ((2, 14), (2, 28))),
        ("春节\t2026/2/15\t2026/2/23\t2026/2/14;2026/2/28", (2, 15), (2, 23), ((2, 14), (2, 28))),
        ("春节，２月１５日至２３日放假，共９天。", (2, 15), (2, 23), ()),
        ("2、清明节：4月4日", (4, 4), (4, 4), ()),
    ],
)
def test_lines_as_they_are_typed(
    line: str, first: tuple[int, int], last: tuple[int, int], worked: tuple[tuple[int, int], ...]
) -> None:
    text = typed_table(2026, "通知", line)
    assert isinstance(text, str), [sentence(one) for one in text]
    table = read_table(text)
    assert isinstance(table, YearTable)
    (holiday,) = table.holidays
    assert (holiday.first, holiday.last) == (date(2026, *first), date(2026, *last))
    assert holiday.make_up == tuple(date(2026, *day) for day in worked)
    assert holiday.name in ("春节", "清明节")


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("春节 二月初", "第 1 行看不懂"),
        ("2月15日至2月23日", "第 1 行看不懂"),
        ("春节 2月30日至3月2日", "第 1 行看不懂"),
        ("春节 2月15日 2月16日 2月17日", "第 1 行看不懂"),
        ("春节 2月15日至23日 2", "第 1 行看不懂"),
        ("春节 2026年2月", "第 1 行看不懂"),
        ("二、春节：2月15日至2月23日放假调休，共8天。", "写着 8 天，按起止日期是 9 天"),
        ("春节 2月23日至2月15日", "早于开始"),
        ("春节 2月15日至23日 上班2月25日", "本来就是工作日"),
        ("春节 2月15日至23日 上班2月15日", "列了两次"),
        ("春节 2025年2月15日至2025年2月23日", "不在 2026 年"),
        ("春节 2月1日至4月1日", "太长"),
        ("", "没有列出任何假期"),
    ],
)
def test_what_is_not_plain_is_said_and_not_guessed(line: str, part: str) -> None:
    found = typed_table(2026, "通知", line)
    assert isinstance(found, tuple)
    assert any(part in sentence(one) for one in found), [sentence(one) for one in found]


def test_every_line_that_is_not_plain_is_named() -> None:
    found = typed_table(
        2026, "通知", "元旦 1月1日至3日\n各地区要妥善安排好值班\n春节 正月\n国庆节 10月1日至9日，共7天"
    )
    assert isinstance(found, tuple)
    assert [one.facts["line"] for one in found] == [2, 3, 4]
