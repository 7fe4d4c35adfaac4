"""The list pages by key: 300 or 300,000 rows alike, few in memory, the row kept through changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from windows_fakes import COLUMNS, NOW, FakeShelf, make_row

from desktop.windows.threads import Task
from desktop.windows.widgets.list_view import ListView
from desktop.windows.widgets.page_model import KEPT, PAGE, PageModel
from desktop.windows.widgets.rows import Asked, Row, RowKey, Rows, Sort


class AtOnce:
    """A reader that does its work at once, or when told."""

    def __init__(self, held: bool = False) -> None:
        self.held = held
        self.waiting: list[Callable[[], None]] = []

    def submit(self, call: Any, then: Any = None, failed: Any = None, what: str = "") -> Task:
        def work() -> None:
            try:
                value = call()
            except Exception as error:
                failed(str(error))
                return
            then(value)

        if self.held:
            self.waiting.append(work)
        else:
            work()
        return Task(call, then, failed)


class LongShelf(FakeShelf):
    """Numbers 1 … size without holding them."""

    def __init__(self, size: int) -> None:
        super().__init__(0)
        self.size = size

    def fetch(self, after: RowKey | None, limit: int, sort: Sort, asked: Asked) -> Rows:
        self.calls.append((after, limit))
        first = int(after[0]) + 1 if after is not None else 1
        last = min(self.size, first + limit - 1)
        return Rows(tuple(make_row(n) for n in range(first, last + 1)), (last,) if last < self.size else None)


def model_of(shelf: FakeShelf, reader: AtOnce | None = None) -> PageModel:
    model = PageModel(COLUMNS, shelf.fetch, reader or AtOnce(), lambda: NOW)  # type: ignore[arg-type]
    model.ask()
    return model


def all_ids(model: PageModel) -> list[str]:
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    return [row.id for n in range(model.rowCount()) if (row := model.row_at(n)) is not None]


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> QApplication:
    return qapp


@given(st.integers(0, 3 * PAGE + 1))
def test_every_row_comes_once_and_in_order(size: int) -> None:
    model = model_of(LongShelf(size))
    assert all_ids(model) == [f"d{n}" for n in range(1, size + 1)]
    assert model.complete


def test_300_000_rows_scroll_with_few_in_memory_and_never_by_offset() -> None:
    shelf = LongShelf(300_000)
    model = model_of(shelf)
    for _n in range(60):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 61 * PAGE
    assert len(model._kept) <= KEPT
    assert all(limit == PAGE for _after, limit in shelf.calls)
    assert [after for after, _limit in shelf.calls] == [None] + [(n * PAGE,) for n in range(1, 61)]


def test_a_page_dropped_from_memory_comes_back_by_its_key() -> None:
    shelf = LongShelf(5_000)
    model = model_of(shelf)
    for _n in range(30):
        model.fetchMore(QModelIndex())
    shelf.calls.clear()
    model.data(model.index(PAGE + 3, 0))
    row = model.row_at(PAGE + 3)
    assert row is not None
    assert row.id == f"d{PAGE + 4}"
    assert shelf.calls == [((PAGE,), PAGE)]
    first = model.row_at(0) or model.row_at(0)  # the very first page has no key before it
    assert first is not None
    assert first.id == "d1"
    assert model.rowCount() == 31 * PAGE


def test_an_answer_to_an_older_question_is_dropped() -> None:
    reader = AtOnce(held=True)
    shelf = FakeShelf(250)
    model = model_of(shelf, reader)
    model.ask(Asked(words="24"))
    first, second = reader.waiting
    second()
    first()
    assert all("24" in row_id for row_id in all_ids(model))


def test_qt_finds_no_fault_in_the_model() -> None:
    model = model_of(FakeShelf(250))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert len(all_ids(model)) == 250
    model.ask(Asked(words="7"))
    del tester


def test_a_failed_reading_is_told_and_can_be_tried_again() -> None:
    class Broken(FakeShelf):
        broken = True

        def fetch(self, after: RowKey | None, limit: int, sort: Sort, asked: Asked) -> Rows:
            if self.broken:
                raise RuntimeError("读不出")
            return super().fetch(after, limit, sort, asked)

    shelf, told = Broken(3), []
    model = PageModel(COLUMNS, shelf.fetch, AtOnce(), lambda: NOW)  # type: ignore[arg-type]
    model.failed.connect(told.append)
    model.ask()
    assert told == ["读不出"]
    shelf.broken = False
    model.ask()
    assert model.rowCount() == 3


def test_the_row_is_kept_when_rows_come_in_before_it() -> None:
    shelf = FakeShelf(0)
    shelf.numbers = list(range(10, 200))
    model = model_of(shelf)
    view = ListView(model)
    assert view.go_to("d60")
    shelf.numbers = list(range(1, 200))
    model.ask()
    row = view.current_row()
    assert row is not None
    assert row.id == "d60"


def test_the_row_beyond_the_first_page_is_sought_after_an_act() -> None:
    model = model_of(FakeShelf(400))
    view = ListView(model)
    model.ask(seek="d250")
    assert view.go_to("d250")


def test_several_chosen_rows_stay_chosen() -> None:
    model = model_of(FakeShelf(40))
    view = ListView(model)
    view.selectAll()
    model.ask()
    assert len(view.chosen()) == 40


def test_the_card_follows_the_arrow_keys(qtbot: Any) -> None:
    view = ListView(model_of(FakeShelf(10)))
    qtbot.addWidget(view)
    followed: list[Row | None] = []
    view.row_current.connect(followed.append)
    view.go_to("d1")
    for _n in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert [row.id for row in followed if row is not None][-3:] == ["d2", "d3", "d4"]


def test_sorting_asks_anew_and_only_by_sortable_columns() -> None:
    model = model_of(FakeShelf(250))
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert all_ids(model)[0] == "d250"
    model.sort(2, Qt.SortOrder.AscendingOrder)
    assert all_ids(model)[0] == "d250"


def test_times_are_said_as_people_say_them_and_whole_on_hover() -> None:
    model = model_of(FakeShelf(3))
    index = model.index(0, 5)
    assert model.data(index) == "今天 13:53"
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) == "2026年3月5日 星期四 13:53"


class WholeShelf(FakeShelf):
    """A list that its page gathers from several places: it comes whole, however long."""

    def __init__(self, size: int, cut: bool = False) -> None:
        super().__init__(0)
        self.size, self.cut = size, cut

    def fetch(self, after: RowKey | None, limit: int, sort: Sort, asked: Asked) -> Rows:
        self.calls.append((after, limit))
        return Rows(tuple(make_row(n) for n in range(1, self.size + 1)), cut=self.cut)


@pytest.mark.parametrize("size", [PAGE - 1, PAGE, PAGE + 1, 4 * PAGE, (KEPT + 3) * PAGE + 7])
def test_a_list_that_comes_whole_is_shown_to_its_last_row(qapp: QApplication, size: int) -> None:
    shelf = WholeShelf(size)
    model = model_of(shelf)
    assert (model.rowCount(), model.complete) == (size, True)
    ids = [row.id for n in range(size) if (row := model.row_at(n)) is not None]
    assert ids == [make_row(n).id for n in range(1, size + 1)]
    assert model.number_of(ids[-1]) == size - 1
    assert len(shelf.calls) == 1  # nothing was asked for again


def test_a_list_that_was_cut_does_not_claim_to_be_all(qapp: QApplication) -> None:
    model = model_of(WholeShelf(3, cut=True))
    model.ask()
    assert not model.complete
    assert not model.canFetchMore(QModelIndex())
