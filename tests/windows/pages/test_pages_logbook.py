"""操作日志 and 迎检 on a real book: every event, verify, a sheet's code, the balance, who held it then (D18)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from real_desk import RealOffice

from desktop.audit.head_code import head_code
from desktop.windows.pages import inspection, logbook


@pytest.fixture
def office(tmp_path: Path, qapp: Any) -> Iterator[RealOffice]:
    made = RealOffice(tmp_path, logbook.page, inspection.page)
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


def test_d18_the_balance_stands_by_level_and_holds(office: RealOffice) -> None:
    office.shell.go("inspection")
    office.settle()
    found = rows(office)
    assert [row.id for row in found][:2] == ["level/secret", "level/confidential"]
    assert {str(row.cells["proof"]) for row in found} == {"相符"}


def test_d18_who_held_it_then(office: RealOffice) -> None:
    held = office.desk.ask(
        lambda books: books.held_at(office.story.people["head"], datetime(2026, 3, 2, 9, 50))
    )
    assert len(held) == 2
    assert all(row.to_at == datetime(2026, 3, 2, 9, 58) for row in held)


def test_d18_the_paper_in_hand_leads_to_its_life(office: RealOffice, hands: Hands) -> None:
    office.shell.go("inspection")
    hands.rest()
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.type("15-57")
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    assert office.body().stack.currentWidget() is office.body().preview
    asked = [one for one in office.desk.sheets.asked if one[1] == "life"]
    assert asked
