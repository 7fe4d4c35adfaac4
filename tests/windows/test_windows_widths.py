"""Columns grow where there is room, and never at the cost of the title."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.windows.widgets.widths import TITLE, spread

COLUMNS = st.lists(st.tuples(st.integers(36, 300), st.integers(0, 500)), max_size=9)


def test_on_the_narrow_screen_every_column_has_its_width() -> None:
    assert spread([(166, 0), (0, 0), (92, 190)], 560) == [166, 0, 92]


def test_on_the_wide_screen_what_was_cut_is_shown_and_no_more_than_that() -> None:
    assert spread([(166, 0), (0, 0), (92, 190), (92, 150)], 1900) == [166, 0, 190, 150]


@given(COLUMNS, st.integers(0, 3000))
def test_the_title_keeps_its_share_before_any_column_grows(columns: list[tuple[int, int]], room: int) -> None:
    asked = [*columns, (0, 0)]
    widths = spread(asked, room)
    assert widths[-1] == 0
    for (width, wide), given_ in zip(columns, widths, strict=False):
        assert width <= given_ <= max(width, wide)
    if widths[:-1] != [width for width, _wide in columns]:
        assert room - sum(widths) >= TITLE
