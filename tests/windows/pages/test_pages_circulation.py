"""传阅 driven by keys on a real book: D1, D5, D6, D11; keys counted for the daily acts."""

from __future__ import annotations

from typing import Any

from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from real_desk import RealOffice

from desktop.operations.scan_codes import scan_code
from desktop.windows.pages import circulation, incoming
from desktop.windows.pages.desk_acts import DeskActs
from desktop.windows.scan_reader import Scan

PAGES = (circulation, incoming)
RETURN_KEYS, HAND_OUT_KEYS = 4, 8


def newest_slip(office: RealOffice) -> Any:
    return office.desk.ask(lambda books: books.slips("").rows[0])


def test_d11_a_return_takes_at_most_four_keys_without_a_scanner(office: RealOffice, hands: Hands) -> None:
    assert newest_slip(office).out_with
    hands.presses = 0
    hands.key(Qt.Key.Key_F6)
    hands.rest()
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    slip = newest_slip(office)
    assert slip.out_with == ""
    assert slip.done == 1
    assert hands.presses <= RETURN_KEYS


def test_d11_a_hand_out_takes_at_most_eight_keys_without_a_scanner(office: RealOffice, hands: Hands) -> None:
    hands.key(Qt.Key.Key_F6)
    hands.rest()
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    hands.presses = 0
    hands.key(Qt.Key.Key_F5)
    hands.rest()
    hands.enter()
    hands.enter()
    hands.rest()
    assert newest_slip(office).out_with == office.story.people["charge"]
    assert hands.presses <= HAND_OUT_KEYS


def test_a6_1_2e_the_folder_cannot_go_on_while_it_is_out(office: RealOffice) -> None:
    facts = office.body().middle.card.facts
    assert facts is not None
    assert "slip.out" not in {verb.id for verb in facts.verbs}
    assert "slip.back" in {verb.id for verb in facts.verbs}


def test_d5_a_new_slip_by_tail_and_named_list(office: RealOffice, hands: Hands) -> None:
    known = newest_slip(office).number
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("9")
    hands.enter("bzcy")
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    slip = newest_slip(office)
    assert slip.number != known
    readers = office.desk.ask(lambda books: [r.name for r in books.slip_readers(slip.id)])
    assert readers == ["高建国", "李㙓", "欧阳喆", "曾镕"]


def test_d1_rounds_are_booked_from_the_paper_in_one_save(office: RealOffice, hands: Hands) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("9")
    hands.enter("gjg lk")
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    office.clock.at(4, "18:30")
    slip = newest_slip(office)
    body = office.body()
    body.begin("slip.rounds", slip.id)
    hands.rest()
    model = body.rounds.grid.rows
    for line, (out, back) in enumerate((("1740", "1755"), ("1800", "1810"))):
        model.put(line, 2, out)
        model.put(line, 3, back)
    body.rounds.save()
    hands.rest()
    assert newest_slip(office).done == 2
    times = office.desk.ask(lambda books: [(r.out_at, r.back_at) for r in books.slip_readers(slip.id)])
    assert [f"{out:%H:%M}-{back:%H:%M}" for out, back in times] == ["17:40-17:55", "18:00-18:10"]


def test_d11_one_scan_brings_a_copy_back_and_two_hand_a_folder_out(office: RealOffice, hands: Hands) -> None:
    acts = DeskActs(office.counter)
    acts.at(office.shell)
    out = office.desk.ask(lambda books: books.slips("open").rows[0])
    copy = office.desk.ask(lambda books: books.slip_copies(out.id))[0]
    acts.scanned(Scan("C", scan_code("C", copy.seq)))
    hands.rest()
    assert newest_slip(office).out_with == ""
    waiting = newest_slip(office).next_reader
    following = office.desk.ask(lambda books: books.person(waiting))
    acts.scanned(Scan("S", scan_code("S", out.seq)))
    hands.rest()
    acts.scanned(Scan("P", scan_code("P", following.seq)))
    hands.rest()
    assert newest_slip(office).out_with == following.id


def test_d10_a_person_opens_the_queue_card_and_brings_all_back(office: RealOffice, hands: Hands) -> None:
    acts = DeskActs(office.counter)
    acts.at(office.shell)
    holder = office.story.people["clerk"]
    assert office.desk.ask(lambda books: books.copies_at("person", holder))
    acts.open_queue(holder)
    hands.rest()
    card = acts._card
    assert card is not None
    assert card.person == holder
    card.take_back.emit(holder, {})
    hands.rest()
    assert office.desk.ask(lambda books: books.copies_at("person", holder)) == []


def test_d11_the_box_finds_copies_by_tail_and_persons_by_initials(office: RealOffice) -> None:
    acts = DeskActs(office.counter)
    office.settle()
    assert any("017" in offer.shown for offer in acts.look("17"))
    assert [offer.shown for offer in acts.look("lk")] == ["李㙓"]
    assert acts.look("   ") == ()


def test_an_unknown_code_is_said_and_nothing_happens(office: RealOffice) -> None:
    acts = DeskActs(office.counter)
    acts.at(office.shell)
    before = office.desk.ask(lambda books: books.head())
    acts.scanned(Scan("C", scan_code("C", 999_999)))
    office.settle()
    assert office.desk.ask(lambda books: books.head()) == before
