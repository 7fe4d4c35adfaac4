"""D10 and D11 through the window: the queue card counts, hands out, opens the sign list; F2 and a mere tail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from incoming_hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from real_desk import RealOffice
from slip_hands import copies, new_slip, state

from desktop.windows.pages import circulation, incoming
from desktop.windows.pages.desk_acts import DeskActs
from desktop.windows.widgets.scan_box import ScanBox

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, qapp: Any) -> Iterator[RealOffice]:
    made = RealOffice(Path(tmp_path_factory.mktemp("queue")), circulation.page, incoming.page)
    yield made
    made.close()


@pytest.fixture(scope="module")
def acts(office: RealOffice) -> DeskActs:
    made = DeskActs(office.counter)
    made.at(office.shell)
    return made


@pytest.fixture
def hands(office: RealOffice) -> Hands:
    office.shell.go("circulation")
    return Hands(office)


@pytest.fixture
def box(office: RealOffice, acts: DeskActs) -> Iterator[ScanBox]:
    """The box of F2 as the program joins it."""
    made = ScanBox(acts.look, office.threads.reader, office.shell.centralWidget())
    made.chosen.connect(acts.scanned)
    made.show()
    yield made
    made.hide()
    made.deleteLater()


def card_for(acts: DeskActs, office: RealOffice, who: str) -> Any:
    acts.open_queue(office.story.people[who])
    office.settle()
    assert acts._card is not None
    return acts._card


def enter(office: RealOffice, box: ScanBox, text: str) -> None:
    box.begin()
    box.line.setText(text)  # as the input method gives it
    box.line.textEdited.emit(text)
    QTest.keyClick(box.line, ENTER)
    office.settle()


def test_d10_a_folder_of_several_copies_is_counted_before_it_comes_back(
    office: RealOffice, acts: DeskActs, hands: Hands
) -> None:
    """D6, D10: 1 asks how many; equal closes it, and a number nobody counted is never booked."""
    slip = new_slip(office, copies(office, "023"), "deputy", out=True)
    card = card_for(acts, office, "deputy")
    hands.key(Qt.Key.Key_1)
    assert card.counting
    assert state(office, slip).out_with
    hands.key(ESC)
    assert not card.counting
    assert state(office, slip).out_with
    hands.key(Qt.Key.Key_F6)
    assert office.body().strips.strip is None, "F6 means the person at the desk, not the page below"
    hands.type("3")
    hands.key(ENTER)
    hands.rest()
    assert state(office, slip).out_with == ""
    assert state(office, slip).missing == ()
    assert not card._back.isEnabled(), "the card shows what is so now"


def test_d6_a_count_that_differs_at_the_desk_goes_to_counting_copy_by_copy(
    office: RealOffice, acts: DeskActs, hands: Hands
) -> None:
    slip = new_slip(office, copies(office, "015"), "engineer", out=True)
    card_for(acts, office, "engineer")
    hands.key(Qt.Key.Key_1)
    hands.type("2")
    hands.key(ENTER)
    hands.rest()
    body = office.body()
    assert office.shell.current == "circulation"
    assert body.stack.currentWidget() is body.counting
    assert state(office, slip).out_with, "nothing is booked yet"
    for answer in ("1", "1", "0"):
        grid = body.counting.grid
        grid.rows.put(grid.currentIndex().row(), 4, answer)
        grid.onward()
    hands.rest()
    assert len(state(office, slip).missing) == 1


def test_d10_what_waits_is_handed_out_and_3_opens_his_sign_list(
    office: RealOffice, acts: DeskActs, hands: Hands
) -> None:
    """D10: 2 hands out all that waits, the card shows it; 3 opens the sheet he signs (A6.1.4a)."""
    first = new_slip(office, copies(office, "012"), "office")
    second = new_slip(office, copies(office, "016"), "office")
    card_for(acts, office, "office")
    hands.key(Qt.Key.Key_2)
    hands.rest()
    person = office.story.people["office"]
    assert state(office, first).out_with == state(office, second).out_with == person
    card = acts._card
    assert "（2）" in card._back.text()
    hands.key(Qt.Key.Key_3)
    hands.rest()
    assert ("preview", "sign_list", person) in office.desk.sheets.asked
    hands.key(ESC)
    card_for(acts, office, "office")
    hands.key(Qt.Key.Key_1)
    hands.rest()
    assert not state(office, first).out_with, "one copy each is seen, not counted"
    assert not state(office, second).out_with
    hands.key(ESC)
    assert not card.isVisible()


def test_a6_1_2e_who_it_was_passed_to_brings_his_copy_to_the_desk(
    office: RealOffice, acts: DeskActs, hands: Hands
) -> None:
    """A6.1.2e, D8: the copy stands with the person who has it; it comes back from him."""
    from desktop.operations.custody.reality import RecordPassing

    chosen = copies(office, "002")[:2]
    slip = new_slip(office, chosen, "head", out=True)
    to = office.story.people["computers"]
    office.desk.do(RecordPassing(copies=(chosen[0].id,), to=to, account="会上直接交给查玉"))
    card = card_for(acts, office, "computers")
    assert "（1）" in card._back.text()
    hands.key(Qt.Key.Key_1)
    hands.rest()
    assert office.desk.ask(lambda books: books.copy(chosen[0].id)).place_kind == "safe"
    assert state(office, slip).out_with == office.story.people["head"]
    hands.key(ESC)


def test_d11_a_mere_tail_asks_once_more_before_a_copy_comes_back(
    office: RealOffice, acts: DeskActs, hands: Hands, box: ScanBox
) -> None:
    """D11: tail, Enter: a choice of one; Enter again is sure. The whole number is sure at once."""
    assert hands
    copy = copies(office, "006")[0]

    def place() -> str:
        return office.desk.ask(lambda books: books.copy(copy.id)).place_kind

    enter(office, box, "6-3")
    assert place() == "person"
    assert [offer.value for offer in box._found] == [("copy", copy.id)]
    QTest.keyClick(box.line, ESC)
    office.settle()
    assert place() == "person"
    enter(office, box, copy.register_number)
    office.settle()
    assert place() == "safe"


def test_d11_the_tail_of_a_folder_with_one_copy_is_asked_for_too(
    office: RealOffice, acts: DeskActs, hands: Hands, box: ScanBox
) -> None:
    """D11: F2, the slip's tail, Enter, Enter."""
    assert hands
    slip = new_slip(office, copies(office, "026"), "charge", out=True)
    number = state(office, slip).number
    tail = number[-4:-1].lstrip("0")
    offers = [offer for offer in acts.look(tail) if offer.value == ("slip", slip)]
    assert [offer.sure for offer in offers] == [False]
    whole = [offer for offer in acts.look(number) if offer.value == ("slip", slip)]
    assert [offer.sure for offer in whole] == [True]
    enter(office, box, tail)
    assert state(office, slip).out_with, "a tail alone books nothing"
    place = [offer.value for offer in box._found].index(("slip", slip)) + 1
    QTest.keyClick(box.line, Qt.Key(Qt.Key.Key_0 + place))
    office.settle()
    assert not state(office, slip).out_with


def test_d10_a_lock_leaves_nothing_of_the_card_in_memory(
    office: RealOffice, acts: DeskActs, hands: Hands
) -> None:
    """D10: the card goes with the pages; after unlocking it is made anew."""
    assert hands
    card_for(acts, office, "head")
    office.shell.lock()
    assert acts._card is None
    office.shell.unlocked()
    office.settle()
    assert card_for(acts, office, "head").person == office.story.people["head"]
