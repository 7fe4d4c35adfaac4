from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.plain.refusal import Refusal
from desktop.workdays.calendar import WHY_WORDS, Calendar, NotPublished, Why
from desktop.workdays.counting import Deadline, Pause, count, count_days, count_months
from desktop.workdays.tables import read_table

RESOURCES = Path(__file__).parents[2] / "resources" / "calendar"
CALENDAR = Calendar([read_table(path.read_text("utf-8")) for path in RESOURCES.glob("*.toml")])
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))


def due(start, days, pauses=()):
    deadline = count(CALENDAR, start, days, pauses)
    assert isinstance(deadline, Deadline), deadline
    return deadline


def naive(start, days, paused=frozenset()):
    """Counts with the other package, one day after the other."""
    while days:
        start += timedelta(days=1)
        days -= chinese_calendar.is_workday(start) and start not in paused
    return start


def test_seven_working_days_over_spring_festival_2026():
    deadline = due(date(2026, 2, 13), 7)
    assert deadline.due == date(2026, 3, 2)
    told = {judged.day: (judged.counted, judged.why, judged.name) for judged in deadline.proof}
    assert told[date(2026, 2, 13)] == (False, Why.START, "")
    assert told[date(2026, 2, 14)] == (True, Why.MAKE_UP, "春节")
    assert told[date(2026, 2, 17)] == (False, Why.HOLIDAY, "春节")
    assert told[date(2026, 2, 24)] == (True, Why.WORKDAY, "")
    assert told[date(2026, 2, 28)] == (True, Why.MAKE_UP, "春节")
    assert told[date(2026, 3, 1)] == (False, Why.WEEKEND, "")
    assert len(deadline.proof) == (deadline.due - deadline.start).days + 1


@given(DAYS, st.integers(0, 60))
def test_a_term_agrees_with_a_naive_counter_and_proves_every_day(start, days):
    answer = count(CALENDAR, start, days)
    if isinstance(answer, Refusal):  # only where it runs over the last table
        assert answer.code == "workdays.not_published"
        assert answer.facts["year"] == 2027
        rest = (start + timedelta(n) for n in range(1, (date(2026, 12, 31) - start).days + 1))
        assert sum(map(CALENDAR.is_workday, rest)) < days
        return
    assert answer.due == naive(start, days)
    assert [judged.day for judged in answer.proof] == [
        start + timedelta(n) for n in range((answer.due - start).days + 1)
    ]
    numbers = [judged.number for judged in answer.proof if judged.counted]
    assert numbers == list(range(1, days + 1))
    assert all((judged.number > 0) == judged.counted for judged in answer.proof)


@given(
    st.dates(date(2024, 1, 1), date(2026, 3, 31)), st.integers(1, 40), st.integers(0, 60), st.integers(0, 30)
)
def test_paused_days_are_not_counted(start, days, after, length):
    pause = Pause(start + timedelta(after), start + timedelta(after + length), "third_party")
    paused = {pause.first + timedelta(n) for n in range(length + 1)}
    deadline = due(start, days, [pause])
    assert deadline.due == naive(start, days, paused)
    for judged in deadline.proof:
        if judged.why is Why.PAUSED:
            assert judged.day in paused
            assert judged.name == "third_party"
        if judged.counted:
            assert judged.day not in paused


def test_an_open_pause_has_no_due_day():
    pause = Pause(date(2026, 3, 10), why="third_party")
    answer = count(CALENDAR, date(2026, 3, 5), 20, [pause])
    assert isinstance(answer, Refusal)
    assert answer.code == "workdays.pause_open"
    assert due(date(2026, 3, 5), 2, [pause]).due == date(2026, 3, 9)


def test_a_year_without_a_table_is_never_guessed():
    with pytest.raises(NotPublished) as unknown:
        CALENDAR.is_workday(date(2027, 1, 4))
    assert unknown.value.refusal.code == "workdays.not_published"
    assert unknown.value.refusal.facts["year"] == 2027
    assert not CALENDAR.covers(date(2023, 12, 31))
    with pytest.raises(NotPublished):
        CALENDAR.previous_workday(date(2024, 1, 1))
    assert isinstance(count(Calendar(), date(2026, 1, 1), 1), Refusal)


@given(st.dates(date(2024, 2, 1), date(2026, 11, 30)))
def test_neighbours_agree(day):
    assert CALENDAR.previous_workday(naive(day, 1)) == CALENDAR.on_or_before(day)


@pytest.mark.parametrize(
    ("day", "holiday"),
    [
        (date(2026, 2, 14), "春节"),  # a Saturday worked
        (date(2026, 2, 13), ""),
        (date(2026, 2, 16), ""),  # already off
        (date(2026, 4, 3), "清明节"),
        (date(2024, 6, 7), "端午节"),  # a weekend lies between
        (date(2026, 3, 6), ""),  # a plain weekend is no holiday
        (date(2026, 9, 30), "国庆节"),
        (date(2025, 12, 31), "元旦"),
        (date(2026, 12, 31), "元旦"),  # the next table is not needed for it
        (date(2026, 12, 30), ""),
    ],
)
def test_edge_20_the_eve_of_a_holiday(day, holiday):
    assert CALENDAR.eve_of_holiday(day) == holiday


def test_each_reason_has_its_words():
    assert set(WHY_WORDS) == set(Why)


def test_a_term_cannot_be_negative():
    with pytest.raises(ValueError, match="fewer"):
        count(CALENDAR, date(2026, 3, 5), -1)


@given(DAYS, st.integers(0, 60), st.integers(0, 20), st.integers(0, 10))
def test_calendar_days_count_all_days_and_end_on_one_worked(start, days, after, length):
    pause = Pause(start + timedelta(after + 1), start + timedelta(after + length), "third_party")
    paused = {pause.first + timedelta(n) for n in range(length)}
    answer = count_days(CALENDAR, start, days, [pause])
    last = start
    left = days
    while left:
        last += timedelta(1)
        left -= last not in paused
    while days and last.year < 2027 and not chinese_calendar.is_workday(last):
        last += timedelta(1)
    if isinstance(answer, Refusal):
        assert answer.code == "workdays.not_published"
        assert last.year > 2026
        return
    assert answer.due == last
    assert sum(judged.counted for judged in answer.proof) == days


def test_months_end_on_the_same_number_or_the_last_day():
    assert count_months(date(2026, 1, 31), 1).due == date(2026, 2, 28)
    assert count_months(date(2023, 12, 31), 2).due == date(2024, 2, 29)
    assert count_months(date(2026, 3, 5), 12).due == date(2027, 3, 5)
