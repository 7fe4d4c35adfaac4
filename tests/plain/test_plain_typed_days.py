from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.plain.refusal import Refusal
from desktop.plain.typed import Typed, day_words, moment_words, read_day, read_moment, read_time

TODAY = date(2026, 3, 12)  # a Thursday
NOW = datetime(2026, 3, 12, 11, 30)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
AROUND = st.dates(date(1950, 1, 1), date(2150, 12, 31))


def value(answer):
    assert isinstance(answer, Typed), answer
    return answer.value


def code(answer):
    assert isinstance(answer, Refusal), answer
    return answer.code


@pytest.mark.parametrize(
    "typed",
    [
        "3.5",
        "3-5",
        "3/5",
        "0305",
        "305",
        "20260305",
        "260305",
        "2026.3.5",
        "26.3.5",
        "2026-03-05",
        "2026/3/5",
        "2026年3月5日",
        "2026 年 3 月 5 日",
        "3月5日",
        "3月5号",
        "5日",
        "5",
        "３．５",
        "３。５",
        "２０２６０３０５",
        "3—5",
        "三月五日",
        "二〇二六年三月五日",
        "-7",
        "－7",
        "-7天",
        "上周四",
        " 3.5. ",
    ],
)
def test_every_way_to_type_the_fifth_of_march(typed):
    assert value(read_day(typed, TODAY)) == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("今天", date(2026, 3, 12)),
        ("昨天", date(2026, 3, 11)),
        ("前天", date(2026, 3, 10)),
        ("大前天", date(2026, 3, 9)),
        ("-1", date(2026, 3, 11)),
        ("+1", date(2026, 3, 13)),
        ("明天", date(2026, 3, 13)),
        ("周四", date(2026, 3, 12)),
        ("周五", date(2026, 3, 6)),
        ("周日", date(2026, 3, 8)),
        ("本周五", date(2026, 3, 13)),
        ("下周一", date(2026, 3, 16)),
        ("12.31", date(2025, 12, 31)),
        ("3.12", date(2026, 3, 12)),
        ("3.13", date(2025, 3, 13)),
        ("2.29", date(2024, 2, 29)),
        ("31", date(2026, 1, 31)),
        ("十二月三十一日", date(2025, 12, 31)),
        ("2026.12.31", date(2026, 12, 31)),
    ],
)
def test_a_day_without_a_year_is_the_nearest_not_in_the_future(typed, day):
    assert value(read_day(typed, TODAY)) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3.11", date(2027, 3, 11)),
        ("3.12", date(2026, 3, 12)),
        ("2.29", date(2028, 2, 29)),
        ("周五", date(2026, 3, 13)),
        ("周三", date(2026, 3, 18)),
        ("5日", date(2026, 4, 5)),
    ],
)
def test_a_due_day_without_a_year_is_the_nearest_not_past(typed, day):
    assert value(read_day(typed, TODAY, ahead=True)) == day


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "typed.empty"),
        ("　", "typed.empty"),
        ("2.30", "typed.day_impossible"),
        ("13.1", "typed.day_impossible"),
        ("20260230", "typed.day_impossible"),
        ("0", "typed.day_impossible"),
        ("1826.3.5", "typed.year_unlikely"),
        ("9999.1.1", "typed.year_unlikely"),
        ("-9999999", "typed.day_unclear"),
        ("下月初", "typed.day_unclear"),
        ("3.5.6.7", "typed.day_unclear"),
        ("12345", "typed.day_unclear"),
        ("٣.٥", "typed.day_unclear"),
        ("²", "typed.day_unclear"),
    ],
)
def test_what_is_no_day_is_refused_not_guessed(typed, why):
    assert code(read_day(typed, TODAY)) == why


@given(DAYS, AROUND)
def test_a_whole_day_reads_back_whatever_today_is(day, today):
    for text in (
        f"{day:%Y%m%d}",
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
    ):
        assert value(read_day(text, today)) == day
    shown = read_day(day.isoformat(), today)
    assert isinstance(shown, Typed)
    assert shown.shown == day_words(day)
    assert value(read_day(shown.shown.split()[0], today)) == day


@given(AROUND, st.integers(0, 364), st.booleans())
def test_month_and_day_within_a_year_read_back(today, off, ahead):
    day = today + timedelta(days=off if ahead else -off)
    assert value(read_day(f"{day.month}.{day.day}", today, ahead=ahead)) == day
    assert value(read_day(f"{day:%m%d}", today, ahead=ahead)) == day


@given(AROUND, st.integers(0, 6), st.booleans())
def test_a_weekday_is_within_a_week(today, off, ahead):
    day = today + timedelta(days=off if ahead else -off)
    assert value(read_day("周" + "一二三四五六日"[day.weekday()], today, ahead=ahead)) == day


@given(st.text(max_size=20), AROUND)
def test_no_text_breaks_a_reader(text, today):
    now = datetime.combine(today, time(9))
    for answer in (read_day(text, today), read_time(text), read_moment(text, now)):
        assert isinstance(answer, Typed | Refusal)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("902", "09:02"),
        ("0902", "09:02"),
        ("9:02", "09:02"),
        ("9：02", "09:02"),
        ("9.02", "09:02"),
        ("15.30", "15:30"),
        ("1530", "15:30"),
        ("９０２", "09:02"),
        ("9点", "09:00"),
        ("9时5分", "09:05"),
        ("9", "09:00"),
        ("下午3点半", "15:30"),
        ("下午三点一刻", "15:15"),
        ("下午 3:05", "15:05"),
        ("上午9点", "09:00"),
        ("中午12点", "12:00"),
        ("下午15:30", "15:30"),
        ("晚上8点三刻", "20:45"),
        ("0:00", "00:00"),
        ("二十三点五十九分", "23:59"),
    ],
)
def test_times_as_written_on_paper(typed, told):
    answer = read_time(typed)
    assert isinstance(answer, Typed)
    assert answer.shown == told
    assert f"{answer.value:%H:%M}" == told


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "typed.empty"),
        ("24:00", "typed.time_impossible"),
        ("960", "typed.time_impossible"),
        ("上午15点", "typed.time_impossible"),
        ("晚上12点", "typed.time_impossible"),
        ("一会儿", "typed.time_unclear"),
        ("9:2", "typed.time_unclear"),
        ("90230", "typed.time_unclear"),
    ],
)
def test_what_is_no_time_is_refused(typed, why):
    assert code(read_time(typed)) == why


@given(st.times())
def test_times_read_back(at):
    at = at.replace(second=0, microsecond=0)
    for text in (f"{at:%H:%M}", f"{at:%H%M}", f"{at.hour}.{at:%M}", f"{at.hour}点{at.minute}分"):
        assert value(read_time(text)) == at
    shown = read_time(f"{at:%H%M}")
    assert isinstance(shown, Typed)
    assert value(read_time(shown.shown)) == at


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("902", datetime(2026, 3, 12, 9, 2)),
        ("下午3点半", datetime(2026, 3, 12, 15, 30)),
        ("3.5 902", datetime(2026, 3, 5, 9, 2)),
        ("3月5日下午3点半", datetime(2026, 3, 5, 15, 30)),
        ("昨天15:30", datetime(2026, 3, 11, 15, 30)),
        ("昨天下午3点", datetime(2026, 3, 11, 15, 0)),
        ("2026-03-05T09:02", datetime(2026, 3, 5, 9, 2)),
        ("2026 年 3 月 5 日 9:02", datetime(2026, 3, 5, 9, 2)),
        ("202603050902", datetime(2026, 3, 5, 9, 2)),
        ("-1 1705", datetime(2026, 3, 11, 17, 5)),
        ("5号早上8点", datetime(2026, 3, 5, 8, 0)),
        ("现在", NOW),
    ],
)
def test_day_and_time_in_one_field(typed, moment):
    answer = read_moment(typed, NOW)
    assert value(answer) == moment
    assert isinstance(answer, Typed)
    assert answer.shown == moment_words(moment)


def test_a_time_alone_stands_on_the_day_of_the_round():
    assert value(read_moment("902", NOW, on=date(2026, 3, 5))) == datetime(2026, 3, 5, 9, 2)


def test_a_moment_that_lacks_its_time_says_so():
    assert code(read_moment("3月5日", NOW)) == "typed.time_missing"
    assert code(read_moment("昨天 2560", NOW)) == "typed.time_impossible"
    assert code(read_moment("改天再说", NOW)) == "typed.time_unclear"


@given(DAYS, st.times())
def test_moments_read_back(day, at):
    moment = datetime.combine(day, at.replace(second=0, microsecond=0, tzinfo=None))
    for text in (f"{moment:%Y-%m-%d %H:%M}", f"{moment:%Y%m%d%H%M}", f"{moment:%Y%m%d %H%M}"):
        assert value(read_moment(text, NOW)) == moment
