"""D6 through the window: counted copy by copy, what was missing comes back or is reported; 补签; corrections."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from real_desk import RealOffice
from slip_hands import copies, do, new_slip, offered, show, state

from desktop.custody.levels import Level
from desktop.operations.circulating.round import TakeBackFolder
from desktop.operations.custody.move import HandOutForHandling
from desktop.operations.receiving.register import RegisterDocument
from desktop.operations.views import CopyRow
from desktop.windows.pages import circulation, incoming

ESC = Qt.Key.Key_Escape


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, qapp: Any) -> Iterator[RealOffice]:
    made = RealOffice(Path(tmp_path_factory.mktemp("counting")), circulation.page, incoming.page)
    yield made
    made.close()


@pytest.fixture
def hands(office: RealOffice) -> Hands:
    return Hands(office)


def answer(hands: Hands, text: str) -> None:
    """Into the cell of the grid that is in hand, and on."""
    grid = hands.office.body().counting.grid
    row = grid.currentIndex().row()
    grid.rows.put(row, 4, text)
    grid.onward()


def count_wrong(hands: Hands, counted: str) -> None:
    hands.key(Qt.Key.Key_F6)
    hands.rest()
    hands.type(counted)
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()


def test_d6_an_unequal_count_asks_copy_by_copy_and_freezes_what_is_missing(
    office: RealOffice, hands: Hands
) -> None:
    """D6: three copies out, two counted; then 缺份归还 with the same folder going on (A6.1.2c)."""
    first, second, third = copies(office, "023")
    slip = new_slip(office, [first, second, third], "head", "charge", out=True)
    body = show(office, slip)
    count_wrong(hands, "2")
    assert state(office, slip).out_with, "nothing is booked before each copy was asked for"
    assert body.stack.currentWidget() is body.counting
    assert "3" in body.counting.about.text()
    body.counting.save()
    assert second.label in body.counting.said.text() or first.label in body.counting.said.text()
    for said in ("1", "0", third.label):
        answer(hands, said)
    hands.rest()
    now = state(office, slip)
    assert now.out_with == ""
    assert now.missing == (second.id,)
    row = office.desk.ask(lambda books: books.copy(second.id))
    assert row.frozen == "missing_at_return"
    assert body.strips.strip is None
    assert {"slip.found", "slip.go_on"} <= offered(show(office, slip))
    assert "slip.out" not in offered(body)
    body.begin("slip.found", slip)
    hands.rest()
    hands.enter()
    hands.enter()
    hands.enter("夹在另一份文件里，份号已核对")
    hands.rest()
    assert state(office, slip).missing == ()
    assert office.desk.ask(lambda books: books.copy(second.id)).place_kind == "safe"
    assert "slip.out" in offered(show(office, slip))


def test_d6_another_copy_in_its_place_is_refused_until_explained(office: RealOffice, hands: Hands) -> None:
    """Edge case 29: the number on the paper is not the number of the book."""
    chosen = copies(office, "015")[:2]
    slip = new_slip(office, chosen, "head", out=True)
    body = show(office, slip)
    count_wrong(hands, "1")
    answer(hands, "1")
    answer(hands, "99")
    hands.rest()
    assert state(office, slip).out_with
    assert "99" in body.counting.said.text()
    assert chosen[1].label in body.counting.said.text()
    body.counting.grid.rows.put(1, 4, "0")
    body.counting.save()
    hands.rest()
    assert state(office, slip).missing == (chosen[1].id,)
    assert office.desk.ask(lambda books: books.copy(chosen[1].id)).frozen


def test_d6_the_count_can_be_left_with_nothing_booked_and_nothing_lost(
    office: RealOffice, hands: Hands
) -> None:
    slip = new_slip(office, copies(office, "024"), "head", out=True)
    body = show(office, slip)
    count_wrong(hands, "1")
    hands.key(ESC)
    hands.rest()
    assert body.stack.currentWidget() is body.middle
    assert body.strips.strip.fields["counted"].text == "1"
    assert state(office, slip).out_with
    hands.key(ESC)
    assert body.strips.strip is None


def test_d6_the_rest_goes_on_once_the_missing_copy_is_reported(office: RealOffice, hands: Hands) -> None:
    """D6, 保密法47: reported and gone on without in one strip."""
    chosen = copies(office, "010")[:2]
    slip = new_slip(office, chosen, "head", "charge", out=True)
    body = show(office, slip)
    count_wrong(hands, "1")
    answer(hands, "1")
    answer(hands, "0")
    hands.rest()
    body.begin("slip.go_on", slip)
    hands.rest()
    hands.enter()
    hands.enter("清点时发现，已找遍本层")
    hands.enter("会议急用")
    hands.rest()
    now = state(office, slip)
    assert now.inside == (chosen[0].id,)
    assert office.desk.ask(lambda books: books.copy(chosen[1].id)).missing
    assert "slip.out" in offered(show(office, slip))


def test_a6_1_2d_who_did_not_sign_signs_afterwards(office: RealOffice, hands: Hands) -> None:
    """A6.1.2d: back without a signature is not read; 补签 makes it so."""
    slip = new_slip(office, copies(office, "026"), "head", out=True)
    body = show(office, slip)
    hands.key(Qt.Key.Key_F6)
    hands.rest()
    hands.enter()
    hands.digit(2)
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    assert not state(office, slip).readers[0].signed
    assert "slip.sign" in offered(show(office, slip))
    assert any("已退未签" in line.text for line in body.middle.card.facts.more)
    body.begin("slip.sign", slip)
    hands.rest()
    hands.enter()
    hands.rest()
    assert state(office, slip).readers[0].signed
    assert {"slip.sign"} & offered(show(office, slip)) == set()


def test_d1_a_return_is_booked_with_its_own_time_and_an_earlier_day_with_a_reason(
    office: RealOffice, hands: Hands
) -> None:
    """D1: happened and recorded stand apart; another day is 补记 with its reason."""
    slip = new_slip(office, copies(office, "022"), "head")
    office.clock.at(5, "10:00")
    body = show(office, slip)
    for verb, at in (("slip.out", "3.6 1740"), ("slip.back", "3.6 1755")):
        body.begin(verb, slip)
        hands.rest()
        strip = body.strips.strip
        strip.fields["at"].put(at)
        strip.save()
        hands.rest()
        assert body.strips.strip is strip, "a reason is asked for first"
        assert strip.fields["at"].refusal.asks_reason
        hands.enter("前一天忘记登记")
        hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
        hands.rest()
        assert body.strips.strip is None
    line = state(office, slip).readers[0]
    assert (line.out_at, line.back_at) == (datetime(2026, 3, 6, 17, 40), datetime(2026, 3, 6, 17, 55))
    late = office.desk.ask(lambda books: [r.late for r in books.stream(f"slip/{slip}")])
    assert late[-2:] == ["前一天忘记登记"] * 2


def test_edge_15_a_round_booked_wrongly_is_corrected_from_the_card(office: RealOffice, hands: Hands) -> None:
    """D1, edge case 15: another time, and what never happened; slip and copies together."""
    slip = new_slip(office, copies(office, "020"), "head", "charge", out=True)
    body = show(office, slip)
    assert "slip.correct" in offered(body)
    right = office.desk.now().replace(second=0, microsecond=0)
    body.begin("slip.correct", slip)
    hands.rest()
    hands.digit(1)
    hands.digit(2)
    hands.enter("送错了夹子，没有交出")
    hands.rest()
    assert state(office, slip).out_with == ""
    copy = office.desk.ask(lambda books: books.slip_copies(slip))[0]
    assert copy.place_kind == "safe"
    assert right <= office.desk.now()
    assert "slip.correct" not in offered(show(office, slip)), "nothing of the round stands any more"
    assert "slip.out" in offered(body)


def fresh(office: RealOffice, count: int) -> list[CopyRow]:
    """Copies of a new document: no folder has them."""
    body, safe = next(iter(office.story.bodies.values())), office.story.safes
    made = do(
        office,
        RegisterDocument(
            issuing_body=body, title="关于夏季防汛值班的通知", level=Level.CONFIDENTIAL, copies=count,
            copy_numbers=tuple(f"{n:06d}" for n in range(count)), safe=next(iter(safe.values())),
        ),
    )  # fmt: skip
    return list(office.desk.ask(lambda books: books.copies_of(made.ids["document"])))


def test_edge_15_a_wrong_reader_and_a_wrong_count_are_corrected_from_the_card(
    office: RealOffice, hands: Hands
) -> None:
    """D1, D6: by key; only what the chosen entry has is asked."""
    inside = fresh(office, 2)
    slip = new_slip(office, inside, "head", "charge", out=True)
    do(office, TakeBackFolder(slip=slip, counted=len(inside) - 1, missing=(inside[0].id,)))
    body = show(office, slip)
    body.begin("slip.correct", slip)
    hands.rest()
    hands.digit(1)
    hands.digit(1)
    fields = body.strips.strip.fields
    shown = [name for name, field in fields.items() if not field.isHidden()]
    assert shown == ["version", "what", "happened_at", "reader", "missing", "reason"]
    charge = office.desk.ask(lambda books: books.person(office.story.people["charge"]))
    hands.enter()
    hands.enter(charge.name)
    hands.enter("0")
    hands.enter("看错行；夹在两页中间")
    hands.rest()
    now = state(office, slip)
    assert now.missing == ()
    assert [(r.person == charge.id, r.stand.value) for r in now.readers] == [
        (False, "waiting"),
        (True, "read"),
    ]
    assert all(copy.place_kind == "safe" for copy in office.desk.ask(lambda books: books.slip_copies(slip)))


def test_edge_15_a_correction_that_changes_nothing_says_so(office: RealOffice, hands: Hands) -> None:
    slip = new_slip(office, fresh(office, 1), "head", "charge", out=True)
    body = show(office, slip)
    body.begin("slip.correct", slip)
    hands.rest()
    hands.digit(1)
    hands.digit(1)
    for _field in ("happened_at", "reader"):
        hands.enter()
    hands.enter("核对")
    hands.rest()
    assert "没有改动" in body.strips.strip.fields["version"].refusal.sentence


def test_d10_a_count_put_aside_comes_back_with_its_answers(office: RealOffice, hands: Hands) -> None:
    """D10: nothing was booked meanwhile; a word in an open cell counts too."""
    first, second = fresh(office, 2)
    slip = new_slip(office, [first, second], "head", "charge", out=True)
    body = show(office, slip)
    count_wrong(hands, "1")
    assert body.stack.currentWidget() is body.counting
    answer(hands, "1")
    title, form = body.half()
    assert "逐份清点" in title
    hands.rest()
    assert body.stack.currentWidget() is body.middle
    assert body.strips.strip is None
    assert state(office, slip).out_with
    body.resume(json.loads(json.dumps(form)))
    hands.rest()
    assert body.stack.currentWidget() is body.counting
    assert [line.typed for line in body.counting.grid.rows.lines] == [{"here": "1"}, {}]
    body.counting.grid.rows.put(1, 4, "0")
    body.counting.save()
    hands.rest()
    assert state(office, slip).missing == (second.id,)


def test_d10_a_count_of_a_folder_that_changed_asks_for_the_count_again(
    office: RealOffice, hands: Hands
) -> None:
    first, second, third = fresh(office, 3)
    slip = new_slip(office, [first, second, third], "head", out=True)
    body = show(office, slip)
    count_wrong(hands, "2")
    _title, form = body.half()
    hands.rest()
    head = office.story.people["head"]
    due = office.desk.now().date() + timedelta(days=3)
    do(office, HandOutForHandling(copies=(third.id,), to=head, due=due))
    body.resume(form)
    hands.rest()
    assert body.stack.currentWidget() is body.middle
    assert body.strips.strip.fields["counted"].text == "2"
    assert state(office, slip).out_with, "two are in it now: nothing is booked by coming back"


def test_d10_rounds_put_aside_come_back_as_typed(office: RealOffice, hands: Hands) -> None:
    """D10: lines and the open cell; the panel's own draft goes with them, so that they stand in one place."""
    slip = new_slip(office, fresh(office, 1), "head", "charge")
    body = show(office, slip)
    body.strips.close()
    body.begin("slip.rounds", slip)
    hands.rest()
    assert body.half() is None, "nothing typed, nothing to put aside"
    body.rounds.grid.rows.put(0, 2, "902")
    title, form = body.half()
    assert "送阅补记" in title
    hands.rest()
    assert body.stack.currentWidget() is body.middle
    assert office.desk.load(f"circulation/rounds/{slip}") is None
    body.begin("slip.rounds", slip)
    hands.rest()
    assert not any(line.typed for line in body.rounds.grid.rows.lines)
    body.back()
    body.resume(json.loads(json.dumps(form)))
    hands.rest()
    assert body.stack.currentWidget() is body.rounds
    assert body.rounds.grid.rows.lines[0].typed == {"out_at": "902"}
