"""Columns grow where there is room, and never at the cost of the title."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from desktop.windows.widgets.list_view import shortened
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


def test_a_number_before_a_title_stays_whole_where_the_title_is_shortened(qapp: Any) -> None:
    """Copies of one document differ in their numbers alone."""
    measure, middle = QFontMetrics(QFont()), Qt.TextElideMode.ElideMiddle
    number = "密收〔2026〕001号-000025-复01"
    line = number + "  关于做好全国两会期间安全保密工作有关事项的通知"
    width = measure.horizontalAdvance(number) * 3 // 2
    said = shortened(measure, line, middle, width)
    assert said.startswith(number + "  ")
    assert said.endswith("通知")
    assert "…" in said
    assert measure.horizontalAdvance(said) <= width
    narrow = measure.horizontalAdvance(number)
    assert (
        measure.horizontalAdvance(shortened(measure, line, middle, narrow)) <= narrow
    )  # no room: elided as ever
    assert shortened(measure, line, middle, 10_000) == line
