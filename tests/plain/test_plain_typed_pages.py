"""Which pages of a sheet are meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.plain.refusal import Refusal
from desktop.plain.typed import Typed, pages_words, read_pages


@pytest.mark.parametrize(
    ("typed", "pages", "shown"),
    [
        ("", (), "全部"),
        ("2", (2,), "2"),
        ("1-3,5", (1, 2, 3, 5), "1-3、5"),
        ("５，１－３", (1, 2, 3, 5), "1-3、5"),
        ("第2页、4页", (2, 4), "2、4"),
        ("3至4 1", (1, 3, 4), "1、3-4"),
        ("1-6", (), "全部"),
    ],
)
def test_pages_as_people_write_them(typed: str, pages: tuple[int, ...], shown: str) -> None:
    found = read_pages(typed, 6)
    assert isinstance(found, Typed)
    assert found.value == pages
    assert found.shown in (shown, "")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("7", "typed.pages_beyond"),
        ("0", "typed.pages_beyond"),
        ("4-2", "typed.pages_beyond"),
        ("前两页", "typed.pages_unclear"),
        ("1-", "typed.pages_unclear"),
    ],
)
def test_pages_that_are_not_there_are_refused(typed: str, code: str) -> None:
    found = read_pages(typed, 6)
    assert isinstance(found, Refusal)
    assert found.code == code


@given(st.sets(st.integers(1, 40), min_size=1, max_size=39))
def test_what_is_said_of_pages_reads_back(pages: set[int]) -> None:
    told = tuple(sorted(pages))
    assert read_pages(pages_words(told), 41) == Typed(told, pages_words(told))
