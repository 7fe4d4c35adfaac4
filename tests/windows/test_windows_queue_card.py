"""The queue card by itself (D10): three keys, the next person, each count asked for (D6)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from windows_fakes import NAMES, TITLES

from desktop.windows.widgets.queue_card import AtDesk, QueueCard, QueueLine, ToCount


def desk(name: str = NAMES[0], waits: int = 1) -> AtDesk:
    line = QueueLine("d1", "secret", "017-000023", TITLES[0], "逾期 2 天", "overdue")
    return AtDesk(f"p-{name}", name, "副主任", (line,), tuple(line for _n in range(waits)))


@pytest.mark.parametrize(("key", "signal"), [("1", "take_back"), ("2", "hand_out"), ("3", "sign_list")])
def test_d10_a_person_at_the_desk_opens_three_keys(qtbot: Any, key: str, signal: str) -> None:
    card = QueueCard()
    qtbot.addWidget(card)
    card.show_person(desk(NAMES[0]))
    card.show_person(desk(NAMES[1]))
    with qtbot.waitSignal(getattr(card, signal)) as given:
        qtbot.keyClick(card, key)
    assert given.args[0] == f"p-{NAMES[1]}"  # the next person replaced the one before


def test_d6_the_queue_card_asks_for_each_count_before_it_takes_back(qtbot: Any) -> None:
    card = QueueCard()
    qtbot.addWidget(card)
    counts = (ToCount("s1", "传〔2026〕001号", 3), ToCount("", "单份文件", 2))
    card.show_person(replace(desk(), counts=counts))
    with qtbot.assertNotEmitted(card.take_back):
        qtbot.keyClick(card, "1")
        assert card.counting
        qtbot.keyClick(card._count_line, Qt.Key.Key_Return)  # nothing counted is no count
        qtbot.keyClicks(card._count_line, "3")
        qtbot.keyClick(card._count_line, Qt.Key.Key_Return)
    qtbot.keyClick(card._count_line, Qt.Key.Key_Escape)
    assert not card.counting
    qtbot.keyClick(card, "1")
    with qtbot.waitSignal(card.take_back) as given:
        for number in "31":
            qtbot.keyClicks(card._count_line, number)
            qtbot.keyClick(card._count_line, Qt.Key.Key_Return)
    assert given.args == [f"p-{NAMES[0]}", {"s1": 3, "": 1}]


def test_d10_nothing_waits_nothing_can_be_handed_out(qtbot: Any) -> None:
    card = QueueCard()
    qtbot.addWidget(card)
    card.show_person(desk(waits=0))
    with qtbot.assertNotEmitted(card.hand_out):
        qtbot.keyClick(card, "2")


def test_d10_many_lines_scroll_and_never_grow_out_of_the_window(qtbot: Any) -> None:
    card = QueueCard()
    qtbot.addWidget(card)
    line = desk().holds[0]
    card.show_person(replace(desk(), holds=tuple(line for _n in range(60))))
    card.adjustSize()
    assert card.height() < 600
