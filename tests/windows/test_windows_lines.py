"""D1, D2, D9, D13: many lines, one save; what is not understood is said where it stands."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from windows_fakes import NAMES, FakeSentences

from desktop.plain.refusal import refuse
from desktop.plain.typed import Typed, read_copy_numbers, read_time
from desktop.windows.widgets.lines_grid import LinesGrid
from desktop.windows.widgets.lines_model import LineColumn, LineEntered, LinesModel, LineState
from desktop.windows.widgets.typed_line import TypedLine


def _plain(text: str) -> Any:
    return Typed(text, "")


COLUMNS = (
    LineColumn("reader", "阅件人", width=160),
    LineColumn("level", "密级", kind="level", width=76),
    LineColumn("out", "交出", read_time, hint="902"),
    LineColumn("back", "收回", read_time),
)


def lines() -> list[LineState]:
    return [LineState(f"r{n}", {"reader": name, "level": "secret"}) for n, name in enumerate(NAMES)]


@pytest.fixture
def grid(qtbot: Any) -> LinesGrid:
    made = LinesGrid(LinesModel(COLUMNS, FakeSentences(), lines()))
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    made.begin()
    return made


def type_into(qtbot: Any, grid: LinesGrid, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    qtbot.keyClick(grid, text[0])
    editor = [child for child in grid.viewport().children() if isinstance(child, TypedLine)][-1]
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, end)


def test_d1_times_as_written_on_paper_one_save(qtbot: Any, grid: LinesGrid) -> None:
    type_into(qtbot, grid, "902")
    type_into(qtbot, grid, "940")
    type_into(qtbot, grid, "1015", Qt.Key.Key_Down)
    here = grid.currentIndex()
    assert (here.row(), here.column()) == (2, 2)  # the arrow keeps the column
    with qtbot.waitSignal(grid.saved):
        qtbot.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert grid.rows.entered() == (
        LineEntered("r0", {"out": time(9, 2), "back": time(9, 40)}),
        LineEntered("r1", {"out": time(10, 15)}),
    )


def test_what_is_not_understood_is_not_saved_and_is_said(qtbot: Any, grid: LinesGrid) -> None:
    type_into(qtbot, grid, "9x2")
    said: list[str] = []
    grid.said.connect(said.append)
    with qtbot.assertNotEmitted(grid.saved):
        grid.save()
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, 2)
    assert said


def test_what_the_book_says_against_a_line_stands_in_it(grid: LinesGrid) -> None:
    grid.rows.refuse(3, refuse("custody.lateral", "A6.1.2e", at="out", name=NAMES[3]))
    assert NAMES[3] in grid.rows.fault_words(3)
    assert grid.rows.first_fault() == (3, 2)
    grid.rows.put(3, 2, "0905")
    assert grid.rows.first_fault() is None


def test_enter_after_the_last_cell_saves(qtbot: Any, grid: LinesGrid) -> None:
    grid.setCurrentIndex(grid.rows.index(grid.rows.rowCount() - 1, 3))
    with qtbot.waitSignal(grid.saved):
        qtbot.keyClick(grid, Qt.Key.Key_Return)


def test_d2_rows_are_pasted_and_lines_grow(qtbot: Any) -> None:
    columns = (
        LineColumn("number", "原编号", _plain),
        LineColumn("copies", "份号", read_copy_numbers),
    )
    model = LinesModel(columns, FakeSentences(), [LineState("")], growing=True)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    grid = LinesGrid(model)
    qtbot.addWidget(grid)
    grid.begin()
    QGuiApplication.clipboard().setText("密〔2019〕3\t000023-25\r\n密〔2019〕4\t无\n密〔2019〕5\t9-1\n")
    qtbot.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().clear()
    assert model.rowCount() == 3
    assert model.entered()[0].values == {"number": "密〔2019〕3", "copies": ("000023", "000024", "000025")}
    assert model.first_fault() == (2, 1)
    del tester


def test_pasting_never_writes_over_what_is_given(qtbot: Any, grid: LinesGrid) -> None:
    grid.rows.paste(0, 0, "902\t940\n1010")
    assert grid.rows.lines[0].fixed["reader"] == NAMES[0]
    assert grid.rows.lines[0].typed == {"out": "902", "back": "940"}
    assert grid.rows.lines[1].typed == {"out": "1010"}
    assert grid.rows.rowCount() == len(NAMES)


def test_esc_in_a_cell_leaves_the_cell_and_keeps_what_was_typed(qtbot: Any, grid: LinesGrid) -> None:
    left: list[bool] = []
    grid.left.connect(lambda: left.append(True))
    type_into(qtbot, grid, "902", Qt.Key.Key_Escape)
    here = grid.currentIndex()
    assert (here.row(), here.column()) == (0, 2)
    assert grid.rows.lines[0].typed == {"out": "902"}
    assert not left
    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    assert left == [True]


def test_esc_gives_back_what_stood_there_where_the_new_words_are_not_understood(
    qtbot: Any, grid: LinesGrid
) -> None:
    grid.rows.put(0, 2, "902")
    type_into(qtbot, grid, "9x2", Qt.Key.Key_Escape)
    assert grid.rows.lines[0].typed == {"out": "902"}
    assert grid.rows.first_fault() is None
    type_into(qtbot, grid, "915", Qt.Key.Key_Escape)
    assert grid.rows.lines[0].typed == {"out": "915"}


def test_esc_keeps_words_that_are_not_understood_where_nothing_stood(qtbot: Any, grid: LinesGrid) -> None:
    type_into(qtbot, grid, "9x2", Qt.Key.Key_Escape)
    assert grid.rows.lines[0].typed == {"out": "9x2"}
    assert grid.rows.first_fault() == (0, 2)


def test_a_word_in_an_open_cell_counts_when_it_is_put_aside_or_locked(qtbot: Any, grid: LinesGrid) -> None:
    qtbot.keyClick(grid, "9")
    editor = [child for child in grid.viewport().children() if isinstance(child, TypedLine)][-1]
    qtbot.keyClicks(editor, "02")
    grid.settle()
    assert grid.rows.lines[0].typed == {"out": "902"}
