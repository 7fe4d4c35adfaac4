"""今日 and 日终清点 driven by keys on a real book: D8, D9, D15."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from incoming_hands import Hands
from PySide6.QtCore import Qt
from real_desk import RealOffice

from desktop.windows.pages import today
from desktop.windows.pages.today.matters import GROUPS, gather


@pytest.fixture
def office(tmp_path: Path, qapp: Any) -> Iterator[RealOffice]:
    made = RealOffice(tmp_path, today.page)
    yield made
    made.close()


@pytest.fixture
def hands(office: RealOffice) -> Hands:
    return Hands(office)


def matters(office: RealOffice) -> list[Any]:
    return office.desk.ask(lambda books: gather(books, office.desk.now()))


def test_what_waits_stands_in_the_order_of_risk(office: RealOffice) -> None:
    kinds = [matter.kind for matter in matters(office)]
    order = list(GROUPS)
    assert kinds == sorted(kinds, key=order.index)
    assert {"envelope", "out", "discrepancy", "paper", "pending"} <= set(kinds)


def test_a6_1_4c_the_next_morning_begins_with_what_stayed_out(office: RealOffice) -> None:
    office.clock.at(7, "08:00")
    found = [matter for matter in matters(office) if matter.kind == "overdue"]
    assert len(found) == 3
    assert all(matter.tone == "overdue" and matter.who for matter in found)


def test_d9_the_day_is_closed_with_a_word_on_each_line(office: RealOffice, hands: Hands) -> None:
    office.clock.at(7, "17:30")
    hands.key(Qt.Key.Key_F9)
    hands.rest()
    closing = office.body().closing
    closing.save()
    hands.rest()
    assert closing.said.text()
    model = closing.grid.rows
    assert len(model.lines) == 3
    for line in range(len(model.lines)):
        model.put(line, 5, "已电话提醒")
    closing.locked.line.setFocus()
    hands.type("sj wk")
    closing.word.line.setFocus()
    hands.type("明早拆封")
    closing.save()
    hands.rest()
    assert office.desk.ask(lambda books: books.day_closed(office.desk.now().date()))


def test_d15_a_serial_typed_closes_its_paper_and_asks_for_the_next(office: RealOffice, hands: Hands) -> None:
    waiting = office.desk.ask(lambda books: books.papers("out")).rows
    serial = waiting[0].serial
    office.body().begin("paper.serial", "")
    hands.rest()
    hands.enter(serial.lstrip("0"))
    hands.enter("2026年日清单 第1夹")
    hands.enter()
    hands.rest()
    assert office.desk.ask(lambda books: books.paper(serial)).binder == "2026年日清单 第1夹"
    assert office.body().strips.is_open("paper.serial")


def test_a_paper_without_outcome_is_settled_here(office: RealOffice) -> None:
    kinds = {matter.kind for matter in matters(office)}
    assert "unresolved" not in kinds  # every print of the week told its outcome
