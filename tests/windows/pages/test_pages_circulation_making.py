"""D5 and D7 through the window: the range as the last time, several folders in one act, from 收文 to 传阅."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from real_desk import RealOffice
from slip_hands import copies, newest, state

from desktop.windows.pages import circulation, incoming, typed_people
from desktop.windows.pages.desk_acts import DeskActs

ESC = Qt.Key.Key_Escape


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, qapp: Any) -> Iterator[RealOffice]:
    made = RealOffice(Path(tmp_path_factory.mktemp("making")), circulation.page, incoming.page)
    made.acts = DeskActs(made.counter)  # type: ignore[attr-defined]
    made.acts.at(made.shell)  # type: ignore[attr-defined]
    yield made
    made.close()


@pytest.fixture
def hands(office: RealOffice) -> Iterator[Hands]:
    office.shell.go("circulation")
    made = Hands(office)
    yield made
    strip = office.shell.body("circulation").strips.strip
    if strip is not None:
        strip.done()
        office.shell.body("circulation").strips.close()
    office.settle()


def opened_by(office: RealOffice, slip: str) -> list[str]:
    return office.desk.ask(lambda books: [r.name for r in books.slip_readers(slip)])


def test_d5_the_range_as_the_last_one_from_this_body_with_one_key(office: RealOffice, hands: Hands) -> None:
    """D5: 市公安局's last paper was read by other people than the last slip of all."""
    before = newest(office)
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("15")
    hands.rest()
    strip = office.body().strips.strip
    last = strip.fields["readers"].line.placeholderText()
    document = copies(office, "015")[0].document
    police = office.desk.ask(lambda books: books.document(document).body)
    names = office.desk.ask(lambda books: [books.person(p).name for p in books.last_range_of_body(police)])
    assert names == ["高建国", "李㙓", "解明", "欧阳喆"]
    assert last == "、".join(names)
    hands.enter()
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    slip = newest(office)
    assert slip.number != before.number
    assert opened_by(office, slip.id) == names


def test_d7_a_telegram_and_internal_papers_are_split_in_one_act(office: RealOffice, hands: Hands) -> None:
    """D7: the program says what goes alone, offers the split, and 1 does it in one act."""
    before = {s.id for s in office.desk.ask(lambda books: books.slips("").rows)}
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    wire, secret, internal = copies(office, "007")[0], copies(office, "005")[0], "内收〔2026〕002号-无1"
    hands.enter(f"7，5，{internal}")
    hands.enter("gjg lk")
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    body = office.body()
    assert body.stack.currentWidget() is body.making.panel
    assert wire.label in body.making.panel.accessibleDescription()
    assert "密码电报" in body.making.panel.accessibleDescription()
    assert {s.id for s in office.desk.ask(lambda books: books.slips("").rows)} == before
    hands.key(Qt.Key.Key_1)
    hands.rest()
    made = [s for s in office.desk.ask(lambda books: books.slips("").rows) if s.id not in before]
    assert [s.copies for s in made] == [1, 1, 1]
    acts = {office.desk.ask(lambda books, s=s: books.stream(f"slip/{s.id}")[0].act) for s in made}
    assert len(acts) == 1
    inside = {copy for s in made for copy in state(office, s.id).copies}
    assert {wire.id, secret.id} < inside
    assert body.strips.strip is None


def test_d7_internal_beside_secret_goes_together_only_with_a_reason(office: RealOffice, hands: Hands) -> None:
    """D7: 2 asks for the word of confirmation; Esc before that loses nothing."""
    before = newest(office)
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("12，内收〔2026〕001号-无1")
    hands.enter("gjg lk")
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    body = office.body()
    assert body.stack.currentWidget() is body.making.panel
    hands.key(ESC)
    hands.rest()
    assert body.strips.strip.fields["readers"].text == "gjg lk"
    body.strips.strip.save()
    hands.rest()
    hands.key(Qt.Key.Key_2)
    hands.rest()
    strip = body.strips.strip
    assert strip.fields["copies"].refusal.asks_reason
    assert newest(office).id == before.id
    strip.fields["copies"].refusal.put_reason("同一事项")
    strip.save()
    hands.rest()
    assert newest(office).id != before.id
    assert newest(office).copies == 2


def test_d7_readers_below_the_level_are_all_named(office: RealOffice, hands: Hands) -> None:
    """D7: warned, a reason is recorded; both names stand in the question."""
    before = newest(office)
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("14")
    hands.enter("gjg zy qxm")
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    field = office.body().strips.strip.fields["readers"]
    assert field.refusal.asks_reason
    assert "查玉" in field.refusal.sentence
    assert "仇小敏" in field.refusal.sentence
    assert newest(office).id == before.id


def test_d5_documents_chosen_in_the_register_go_into_one_new_slip(office: RealOffice, hands: Hands) -> None:
    """D5: 传阅 on the card of 收文, twice; the two stand in one strip, the range is then filled in."""
    before = newest(office)
    for number in ("016", "011"):
        office.shell.go("receipt")
        hands.rest()
        register = office.body()
        register.show_thing(copies(office, number)[0].document)
        hands.rest()
        assert any(verb.id == "document.circulate" for verb in register.documents.card.facts.verbs)
        register._run("circulate")
        hands.rest()
        assert office.shell.current == "circulation"
    strip = office.body().strips.strip
    assert strip.fields["copies"].text == "密收〔2026〕016号-2，密收〔2026〕011号-0012"
    strip.fields["readers"].put("bzcy")
    strip.save()
    hands.rest()
    slip = newest(office)
    assert slip.id != before.id
    assert slip.copies == 2


def test_edge_24_a_second_copy_of_the_same_paper_goes_into_a_second_folder(
    office: RealOffice, hands: Hands
) -> None:
    """Edge case 24: while copy 1 waits in another folder, the tail means copy 2."""
    made = []
    for _turn in range(2):
        office.shell.go("circulation")
        hands.key(Qt.Key.Key_F4)
        hands.rest()
        hands.enter("24")
        hands.enter("gjg")
        hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
        hands.rest()
        made.append(state(office, newest(office).id).copies)
    first, second = copies(office, "024")
    assert made == [(first.id,), (second.id,)]


def test_d10_a_half_filled_slip_is_kept_through_escape(office: RealOffice, hands: Hands) -> None:
    """D10: Esc leaves the draft; the next F4 brings it back with its range."""
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("10")
    hands.type("lk")
    hands.key(ESC)
    hands.rest()
    assert office.body().strips.strip is None
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    strip = office.body().strips.strip
    assert (strip.fields["copies"].text, strip.fields["readers"].text) == ("10", "lk")


def test_an_older_copy_than_are_offered_is_not_said_to_be_unknown(
    office: RealOffice, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    monkeypatch.setattr(typed_people, "MOST_OFFERED", 1)
    hands.enter("99999")
    told = office.body().strips.strip.fields["copies"].refusal.sentence
    assert "更早的请在收文页找到" in told
