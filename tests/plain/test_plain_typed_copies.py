import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.plain.refusal import Refusal
from desktop.plain.typed import (
    Tail,
    Typed,
    format_copy_numbers,
    read_choice,
    read_copy_numbers,
    read_count,
    read_tails,
)


def read(typed):
    answer = read_copy_numbers(typed)
    assert isinstance(answer, Typed), answer
    return answer.value


def refused(answer):
    assert isinstance(answer, Refusal), answer
    return answer.code


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("23,25，101-103", "23 25 101 102 103"),
        ("000023-25", "000023 000024 000025"),
        ("000023-000025", "000023 000024 000025"),
        ("００００２３—００００２５", "000023 000024 000025"),
        ("8-11", "8 9 10 11"),
        ("08 - 11", "08 09 10 11"),
        ("98-102", "98 99 100 101 102"),
        ("甲12", "甲12"),
        ("甲12-14", "甲12 甲13 甲14"),
        ("甲12—甲14、乙001至乙003", "甲12 甲13 甲14 乙001 乙002 乙003"),
        ("第23号；第25号", "23 25"),
        ("23 25\n26", "23 25 26"),
        ("甲、乙、丙", "甲 乙 丙"),
        ("000023-复01，密收〔2026〕017-无1", "000023-复01 密收〔2026〕017-无1"),
        ("23,", "23"),
        ("", ""),
        ("无份号", ""),
    ],
)
def test_edge_1_copy_numbers_are_text_with_ranges(typed, numbers):
    assert read(typed) == tuple(numbers.split())


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("25-23", "typed.copies_backward"),
        ("000123-25", "typed.copies_backward"),
        ("8-012", "typed.copies_width"),
        ("1-999999999", "typed.copies_too_many"),
        ("1-1500,3001-4000", "typed.copies_too_many"),
        ("1-2-3", "typed.copies_unclear"),
        ("甲12-乙14", "typed.copies_unclear"),
        ("12-", "typed.copies_unclear"),
        ("，，", "typed.copies_unclear"),
        ("9" * 5000, "typed.copies_unclear"),
        ("第号", "typed.copies_unclear"),
    ],
)
def test_a_list_that_is_wrong_is_refused(typed, code):
    assert refused(read_copy_numbers(typed)) == code


def test_numbers_told_twice_are_named():
    answer = read_copy_numbers("23-25,24,30,25")
    assert refused(answer) == "typed.copies_twice"
    assert answer.facts["numbers"] == ("24", "25")


def test_two_thousand_is_the_most():
    assert len(read("1-2000")) == 2000
    assert refused(read_copy_numbers("1-2001")) == "typed.copies_too_many"


NUMBER = st.builds(
    lambda prefix, n, width: f"{prefix}{n:0{width}d}",
    st.sampled_from(["", "甲", "乙", "A", "密"]),
    st.integers(0, 300),
    st.sampled_from([0, 3, 6]),
)


@given(st.lists(NUMBER, unique=True, max_size=60), st.booleans())
def test_what_is_shown_reads_back(numbers, ordered):
    if ordered:
        numbers.sort(key=lambda n: (len(n), n))
    assert read(format_copy_numbers(numbers)) == tuple(numbers)


@given(st.integers(0, 99_999), st.integers(0, 300), st.sampled_from(["", "甲", "A"]), st.integers(0, 8))
def test_a_range_gives_every_number_once_at_its_width(start, more, prefix, width):
    first, last = f"{start:0{width}d}", f"{start + more:0{width}d}"
    assume(len(first) == len(last) or not first.startswith("0"))
    found = read(f"{prefix}{first}-{last}")
    assert [int(number.removeprefix(prefix)) for number in found] == list(range(start, start + more + 1))
    assert all(len(number) >= len(prefix) + width for number in found)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text):
    for answer in (read_copy_numbers(text), read_tails(text), read_count(text), read_choice(text, 9)):
        assert isinstance(answer, Typed | Refusal)


@pytest.mark.parametrize(
    ("typed", "tails"),
    [
        ("17", [Tail("17")]),
        ("17-23", [Tail("17", "23")]),
        ("017-000023", [Tail("017", "000023")]),
        ("17-23-复01", [Tail("17", "23-复01")]),
        ("17，19", [Tail("17"), Tail("19")]),
        ("17～19", [Tail("17"), Tail("18"), Tail("19")]),
    ],
)
def test_d11_tails(typed, tails):
    answer = read_tails(typed)
    assert isinstance(answer, Typed)
    assert answer.value == tuple(tails)


def test_d11_a_tail_fits_whatever_zeros_stand_in_front():
    assert Tail("17").fits("密收〔2026〕017")
    assert Tail("17").fits("密收〔2026〕017号")
    assert not Tail("17").fits("密收〔2026〕117")
    assert not Tail("17").fits("无号")
    assert Tail("17", "23").fits("密收〔2026〕017", "000023")
    assert not Tail("17", "23").fits("密收〔2026〕017", "000123")
    assert not Tail("17", "23").fits("密收〔2026〕018", "000023")
    assert Tail("17", "23-复01").fits("密收〔2026〕017", "000023-复01")


@pytest.mark.parametrize("typed", ["", "十七号文", "23~17", "1~9999"])
def test_tails_that_are_none(typed):
    assert refused(read_tails(typed)).startswith("typed.")


def test_counts_and_choices():
    assert [read_count(t).value for t in ("3", "３份", "三", "二十三页", "0")] == [3, 3, 3, 23, 0]
    assert refused(read_count("0", least=1)) == "typed.count_beyond"
    assert refused(read_count("几份")) == "typed.count_unclear"
    assert read_choice("2", 3).value == 1
    assert [refused(read_choice(t, 3)) for t in ("0", "4", "a")] == ["typed.choice_beyond"] * 3


def test_a_count_is_no_number_and_what_no_eye_sees_makes_no_other_copy() -> None:
    for count in ("共3份", "计12份", "各1份"):
        refused = read_copy_numbers(count)
        assert isinstance(refused, Refusal)
        assert refused.code == "typed.copies_unclear"
    for typed in ("没有", "未编号", "无编号"):
        none = read_copy_numbers(typed)
        assert isinstance(none, Typed)
        assert none.value == ()
    pasted = read_copy_numbers("0000\u200b23，\ufeff25")
    assert isinstance(pasted, Typed)
    assert pasted.value == ("000023", "25")
