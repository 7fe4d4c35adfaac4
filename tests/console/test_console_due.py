"""``due`` on the terminal, beside a counter of its own: the notices typed off by hand, days picked out of a list."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.bootstrap.terminal import TheProgram
from desktop.console.main import FOUND, SOUND, main

# the State Council's notices for 2024 (2023-10-25), 2025 (2024-11-12) and 2026 (2025-11-04), read off the paper
OFF = (
    "2024-01-01", "2024-02-10 2024-02-17", "2024-04-04 2024-04-06", "2024-05-01 2024-05-05", "2024-06-10",
    "2024-09-15 2024-09-17", "2024-10-01 2024-10-07",
    "2025-01-01", "2025-01-28 2025-02-04", "2025-04-04 2025-04-06", "2025-05-01 2025-05-05",
    "2025-05-31 2025-06-02", "2025-10-01 2025-10-08",
    "2026-01-01 2026-01-03", "2026-02-15 2026-02-23", "2026-04-04 2026-04-06", "2026-05-01 2026-05-05",
    "2026-06-19 2026-06-21", "2026-09-25 2026-09-27", "2026-10-01 2026-10-07",
)  # fmt: skip
ON = (
    "2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12",
    "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11",
    "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
)  # fmt: skip
FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)


def span(first: date, last: date) -> set[date]:
    return {first + timedelta(n) for n in range((last - first).days + 1)}


HOLIDAYS = set().union(
    *(span(date.fromisoformat(r.split()[0]), date.fromisoformat(r.split()[-1])) for r in OFF)
)
WORKED = sorted(
    ({day for day in span(FIRST, LAST) if day.isoweekday() < 6} - HOLIDAYS)
    | {date.fromisoformat(one) for one in ON}
)
"""Every day worked in the three years, in order."""


def oracle(start: date, days: int, paused: set[date]) -> date | None:
    """The so-manieth of the days after the start; None: the list has no more."""
    left = [day for day in WORKED[bisect_right(WORKED, start) :] if day not in paused]
    return left[days - 1] if days <= len(left) else None


def due(*words: str) -> tuple[int, list[str]]:
    said: list[str] = []
    return main(["due", *words], TheProgram(), said.append), said


PAUSES = st.lists(
    st.tuples(st.dates(date(2023, 12, 1), date(2027, 1, 31)), st.integers(0, 90)), max_size=3
)  # before the start, over each other, over the end of all tables


@given(st.dates(FIRST, LAST), st.integers(1, 400), PAUSES)
def test_the_last_day_is_that_of_a_list_of_days_worked(
    start: date, days: int, pauses: list[tuple[date, int]]
) -> None:
    stops = [(first, first + timedelta(length)) for first, length in pauses]
    words = [w for first, last in stops for w in ("--pause", first.isoformat(), last.isoformat())]
    status, said = due(start.isoformat(), str(days), *words)
    wanted = oracle(start, days, set().union(*(span(*stop) for stop in stops)))
    if wanted is None:
        assert status == FOUND
        assert said == ["2027 年的放假安排还没有导入，算不出工作日。请在设置中导入该年的放假安排，不能推测。"]
        return
    assert (status, said[0]) == (SOUND, wanted.isoformat())
    assert len(said) == (wanted - start).days + 2, "one line for each day"
    assert said[-1].startswith(f"{wanted.isoformat()} ")
    assert f"第 {days} 日" in said[-1]


def test_the_issues_own_example() -> None:
    status, said = due("2026-02-13", "7")
    assert (status, said[0]) == (SOUND, "2026-03-02")
    assert said[1:4] == [
        "2026-02-13 周五 起算当日，不计",
        "2026-02-14 周六 第 1 日 调休上班（春节）",
        "2026-02-15 周日 不计 节假日（春节）",
    ]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (("2024-02-29", "1"), "2024-03-01"),
        (("2024-02-28", "1"), "2024-02-29"),
        (("2026-12-30", "1"), "2026-12-31"),
        (("2026-02-14", "1"), "2026-02-24"),
        (("2026-02-17", "1"), "2026-02-24"),
        (("2026-03-02", "1", "--pause", "2026-03-03", "2026-03-03"), "2026-03-04"),
        (("2026-03-02", "1", "--pause", "2026-03-02", "2026-03-02"), "2026-03-03"),
        (("2026-03-02", "1", "--pause", "2025-01-01", "2025-12-31"), "2026-03-03"),
        (("2026-03-02", "1", "--pause", "2026-03-04", "2026-03-05"), "2026-03-03"),
        (("2026-03-02", "2", "--pause", "2026-03-03", "2026-03-05", "--pause", "2026-03-04", "2026-03-06"),
         "2026-03-10"),
        (("2026-03-02", "3", "--unit", "盘锦"), "2026-03-05"),
        (("2026-03-02", "3", "--unit", "nanning"), "2026-03-05"),
    ],
)  # fmt: skip
def test_odd_days_and_pauses(words: tuple[str, ...], first: str) -> None:
    status, said = due(*words)
    assert (status, said[0]) == (SOUND, first)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("2026-02-30", "3"), "“2026-02-30”不是日期"),
        (("2025-02-29", "3"), "不是日期"),
        (("二月十三", "3"), "请写成 2026-02-13 的样子"),
        (("2026-2-3", "3"), "不是日期"),
        (("", "3"), "不是日期"),
        (("2026-03-02", "0"), "大于零的整数"),
        (("2026-03-02", "-1"), "大于零的整数"),
        (("2026-03-02", "1.5"), "大于零的整数"),
        (("2026-03-02", "很多"), "大于零的整数"),
        (("2026-03-02", "9" * 5_000), "大于零的整数"),
        (("2026-03-02", "1000000"), "2027 年的放假安排还没有导入"),
        (("2023-12-29", "3"), "2023 年的放假安排还没有导入"),
        (("2027-01-04", "1"), "2027 年的放假安排还没有导入"),
        (("0001-01-01", "1"), "1 年的放假安排还没有导入"),
        (("9999-12-31", "1"), "9999 年的放假安排还没有导入"),
        (("2026-03-02", "1", "--pause", "2026-03-05", "2026-03-03"), "早于开始日期"),
        (("2026-03-02", "1", "--pause", "2026-03-05"), "开始和结束"),
        (("2026-03-02", "1", "--pause", "昨天", "今天"), "不是日期"),
        (("2026-03-02", "1", "--pause", "0001-01-01", "9999-12-31"), "2027 年的放假安排还没有导入"),
        (("2026-03-02", "3", "--unit", "上海"), "没有“上海”的规则方案"),
        (("2026-03-02", "3", "--unit", "中心"), "对得上不止一个规则方案"),
        (("2026-03-02", "3", "--unit", " "), "没有写名称"),
        (("2026-03-02", "3", "--unit"), "少写了一项"),
        (("2026-03-02",), "少写了"),
        (("2026-03-02", "3", "--pauses", "a"), "不认识"),
    ],
)
def test_what_cannot_be_counted_is_one_sentence(words: tuple[str, ...], part: str) -> None:
    status, said = due(*words)
    assert status == FOUND
    assert len(said) == 1
    assert part in said[0]
    assert len(said[0]) < 300
