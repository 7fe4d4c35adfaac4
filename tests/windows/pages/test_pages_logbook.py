"""操作日志 on a real book: every event, its filters, verify, a sheet's code (D15)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from real_desk import RealOffice

from desktop.audit.head_code import head_code
from desktop.windows.pages import logbook


@pytest.fixture
def office(tmp_path: Path, qapp: Any) -> Iterator[RealOffice]:
    made = RealOffice(tmp_path, logbook.page)
    yield made
    made.close()


@pytest.fixture
def hands(office: RealOffice) -> Hands:
    return Hands(office)


def rows(office: RealOffice) -> list[Any]:
    model = office.body().middle.model
    return [model.row_at(number) for number in range(model.rowCount())]


def test_the_log_is_newest_first_and_names_no_title(office: RealOffice) -> None:
    found = rows(office)
    sequences = [int(row.cells["sequence"]) for row in found]
    assert sequences == sorted(sequences, reverse=True)
    titles = office.desk.ask(
        lambda books: [d.title for d in books.documents(limit=60).rows if len(d.title) > 6]
    )
    said = " ".join(str(row.cells["text"]) for row in found)
    assert not [title for title in titles if title in said]


def test_the_book_is_verified_from_the_window(office: RealOffice) -> None:
    body = office.body()
    body.verify()
    for _turn in range(400):
        office.settle()
        if body.said.text():
            break
    assert "核验通过" in body.said.text()


def test_d15_a_printed_code_is_checked_by_typing_it(office: RealOffice, hands: Hands) -> None:
    sequence, digest = office.desk.ask(lambda books: books.head())
    body = office.body()
    body.check_paper()
    hands.rest()
    hands.type(str(head_code(sequence, digest)))
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    assert "相符" in body.said.text()
