from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.plain.refusal import Refusal
from desktop.plain.typed import PeriodKind, SecrecyPeriod, Typed, period_words, read_period

TODAY = date(2026, 3, 12)


def read(typed, presumed=0):
    answer = read_period(typed, TODAY, presumed_years=presumed)
    assert isinstance(answer, Typed), answer
    assert answer.shown == period_words(answer.value)
    return answer.value


@pytest.mark.parametrize(
    ("typed", "kind", "amount"),
    [
        ("10", PeriodKind.YEARS, 10),
        ("10年", PeriodKind.YEARS, 10),
        ("１０ 年", PeriodKind.YEARS, 10),
        ("十年", PeriodKind.YEARS, 10),
        ("★10年", PeriodKind.YEARS, 10),
        ("机密★20年", PeriodKind.YEARS, 20),
        ("6个月", PeriodKind.MONTHS, 6),
        ("六个月", PeriodKind.MONTHS, 6),
        ("1年6个月", PeriodKind.MONTHS, 18),
        ("半年", PeriodKind.MONTHS, 6),
        ("一年半", PeriodKind.MONTHS, 18),
        ("推定20年", PeriodKind.PRESUMED, 20),
        ("推定", PeriodKind.PRESUMED, 0),
        ("", PeriodKind.UNMARKED, 0),
        ("无", PeriodKind.UNMARKED, 0),
    ],
)
def test_periods_of_years_and_months(typed, kind, amount):
    assert read(typed) == SecrecyPeriod(kind, amount)


def test_presumed_takes_the_longest_of_the_level():
    assert read("推定", 30) == SecrecyPeriod(PeriodKind.PRESUMED, 30)


@pytest.mark.parametrize(
    "typed",
    [
        "2030.1.1",
        "20300101",
        "2030年1月1日",
        "至2030年1月1日",
        "2030年1月1日解密",
        "机密★2030年1月1日前解密",
        "二〇三〇年一月一日",
        "解密时间：2030-01-01",
    ],
)
def test_a_day_of_declassification(typed):
    assert read(typed) == SecrecyPeriod(PeriodKind.UNTIL, day=date(2030, 1, 1))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("解密条件：会议公报发布后", "会议公报发布后"),
        ("条件:工程（一期）竣工，报告䶮喆㙓𠮷公布", "工程（一期）竣工，报告䶮喆㙓𠮷公布"),
        ("公布后解密", "公布后解密"),
        ("长期", "长期"),
        ("永久", "长期"),
    ],
)
def test_edge_7_a_condition_has_no_day(typed, words):
    period = read(typed)
    assert period.kind is PeriodKind.CONDITION
    assert period.words == words
    assert period.last_day(TODAY) is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("0", "typed.period_unlikely"),
        ("2030年", "typed.period_unlikely"),
        ("2030.2.30", "typed.day_impossible"),
        ("很久", "typed.period_unclear"),
        ("解密条件：", "typed.period_unclear"),
        ("3.5", "typed.period_unclear"),
    ],
)
def test_what_is_no_period_is_refused(typed, code):
    answer = read_period(typed, TODAY)
    assert isinstance(answer, Refusal)
    assert answer.code == code


@pytest.mark.parametrize(
    ("period", "start", "last"),
    [
        (SecrecyPeriod(PeriodKind.YEARS, 10), date(2016, 3, 5), date(2026, 3, 5)),
        (SecrecyPeriod(PeriodKind.YEARS, 1), date(2024, 2, 29), date(2025, 2, 28)),
        (SecrecyPeriod(PeriodKind.MONTHS, 6), date(2025, 8, 31), date(2026, 2, 28)),
        (SecrecyPeriod(PeriodKind.PRESUMED, 20), date(2006, 1, 1), date(2026, 1, 1)),
        (SecrecyPeriod(PeriodKind.PRESUMED), date(2006, 1, 1), None),
        (SecrecyPeriod(PeriodKind.UNTIL, day=date(2030, 1, 1)), date(2006, 1, 1), date(2030, 1, 1)),
        (SecrecyPeriod(), date(2006, 1, 1), None),
    ],
)
def test_the_last_day_of_a_period(period, start, last):
    assert period.last_day(start) == last


PERIODS = st.one_of(
    st.builds(SecrecyPeriod, st.just(PeriodKind.YEARS), st.integers(1, 100)),
    st.builds(SecrecyPeriod, st.just(PeriodKind.MONTHS), st.integers(1, 1200)),
    st.builds(SecrecyPeriod, st.just(PeriodKind.PRESUMED), st.integers(1, 100)),
    st.builds(
        SecrecyPeriod,
        st.just(PeriodKind.UNTIL),
        day=st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    ),
    st.builds(
        SecrecyPeriod,
        st.just(PeriodKind.CONDITION),
        words=st.text("公布后竣工𠮷䶮镕12（）：、", min_size=1, max_size=30).filter(
            lambda w: w == w.strip(" :：")
        ),
    ),
    st.just(SecrecyPeriod()),
    st.just(SecrecyPeriod(PeriodKind.CONDITION, words="长期")),
)


@given(PERIODS)
def test_what_is_shown_reads_back(period):
    again = read(period_words(period))
    assert again == period
    assert read(f"机密★{period_words(period)}") == period


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text):
    assert isinstance(read_period(text, TODAY), Typed | Refusal)


@pytest.mark.parametrize("typed", ["启用前", "绝密★启用前", "公布前", "项目验收后", "秘密★考试结束前。"])
def test_law_20_an_event_in_place_of_years_is_a_condition(typed: str) -> None:
    read = read_period(typed, date(2026, 3, 5))
    assert isinstance(read, Typed)
    assert read.value.kind is PeriodKind.CONDITION
    assert read.value.words == typed.rpartition("★")[2].rstrip("。")
