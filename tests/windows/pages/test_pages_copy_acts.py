"""One copy outside any round, from its card: back with a word, read here, moved, corrected (edge cases 15, 29)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from incoming_hands import Hands
from real_desk import RealOffice
from slip_hands import copies, do, new_slip, state

from desktop.operations.circulating.round import TakeBackFolder
from desktop.operations.custody.move import HandOutForHandling
from desktop.windows.pages import circulation, incoming


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, qapp: Any) -> Iterator[RealOffice]:
    made = RealOffice(Path(tmp_path_factory.mktemp("copies")), incoming.page, circulation.page)
    yield made
    made.close()


@pytest.fixture
def hands(office: RealOffice) -> Hands:
    return Hands(office)


def begin(office: RealOffice, verb: str, copy: str) -> Any:
    """The strip of a verb of this copy, which its card must offer."""
    office.shell.go("receipt")
    body = office.body()
    row = office.desk.ask(lambda books: books.copy(copy))
    body.show_thing(row.document)
    office.settle()
    body._run("copies")
    office.settle()
    body.copies.list.go_to(copy)
    office.settle()
    assert verb in {one.id for one in body.copies.card.facts.verbs}
    body._verb(verb, copy)
    office.settle()
    return body.strips.strip


def place(office: RealOffice, copy: str) -> tuple[str, str]:
    row = office.desk.ask(lambda books: books.copy(copy))
    return row.place_kind, row.place_name


def test_edge_29_what_was_missing_comes_back_only_with_an_explanation(
    office: RealOffice, hands: Hands
) -> None:
    """D6, edge case 29: the strip asks where it was; the slip it was missing on is settled with it."""
    chosen = copies(office, "023")[:2]
    slip = new_slip(office, chosen, "head", "charge", out=True)
    do(office, TakeBackFolder(slip=slip, counted=1, missing=(chosen[1].id,)))
    strip = begin(office, "copy.take_back", chosen[1].id)
    strip.save()
    hands.rest()
    assert not strip.fields["explanation"].refusal.isHidden()
    assert place(office, chosen[1].id)[0] == "person"
    strip.fields["explanation"].put("夹在会议材料里")
    strip.save()
    hands.rest()
    assert place(office, chosen[1].id)[0] == "safe"
    assert state(office, slip).missing == ()


def test_d6_a_copy_is_read_at_the_desk_and_put_into_another_safe(office: RealOffice, hands: Hands) -> None:
    """D6: 当面阅 without a slip; A6.1.6a: another safe."""
    copy = copies(office, "022")[0].id
    strip = begin(office, "copy.read", copy)
    strip.fields["readers"].put("gjg")
    strip.save()
    hands.rest()
    kinds = [r.fact.KIND for r in office.desk.ask(lambda books: books.stream(f"copy/{copy}"))]
    assert kinds[-1] == "copy.read_at_desk"
    before = place(office, copy)
    strip = begin(office, "copy.move", copy)
    other = next(s for s in office.counter.known.safes if s.name not in before and s.level != "top_secret")
    strip.fields["safe"].put(other.name)
    strip.save()
    hands.rest()
    assert place(office, copy) == ("safe", other.name)


def test_edge_15_a_wrong_holder_is_corrected_and_what_never_happened_is_taken_out(
    office: RealOffice, hands: Hands
) -> None:
    """Edge case 15: by counter-entry, with its reason; the wrong line stays in the stream."""
    copy = copies(office, "011")[0].id
    day = office.desk.now().date()
    do(office, HandOutForHandling(copies=(copy,), to=office.story.people["business"], due=day))
    strip = begin(office, "copy.correct", copy)
    strip.fields["version"].take(strip.fields["version"].spec.choices[0])
    strip.fields["what"].take(strip.fields["what"].spec.choices[0])
    strip.fields["person"].put("王堃")
    strip.fields["reason"].put("交给的是王堃")
    strip.save()
    hands.rest()
    assert place(office, copy) == ("person", "王堃")
    rows = office.desk.ask(lambda books: books.stream(f"copy/{copy}"))
    assert [r.fact.to for r in rows if r.fact.KIND == "copy.handed_out"] == [
        office.story.people["business"],
        office.story.people["office"],
    ]
    strip = begin(office, "copy.correct", copy)
    strip.fields["version"].take(strip.fields["version"].spec.choices[0])
    strip.fields["what"].take(strip.fields["what"].spec.choices[1])
    strip.fields["reason"].put("没有交出")
    strip.save()
    hands.rest()
    assert place(office, copy)[0] == "safe"


def test_a6_1_2c_a_fact_of_a_round_is_not_corrected_alone(office: RealOffice, hands: Hands) -> None:
    """A6.1.2c: the folder is what was handed out; its corrections stand on the page of slips."""
    chosen = copies(office, "020")
    new_slip(office, chosen, "head", out=True)
    strip = begin(office, "copy.correct", chosen[0].id)
    assert not any("高建国" in offer.shown for offer in strip.fields["version"].spec.choices)


def test_d8_a_copy_to_handle_that_was_passed_on_stands_with_who_has_it(
    office: RealOffice, hands: Hands
) -> None:
    """D8, A6.1.2e: recorded, never refused; a night without a word is recorded too and stays overdue."""
    copy = copies(office, "006")[0].id
    strip = begin(office, "copy.overnight", copy)
    strip.save()
    hands.rest()
    assert office.desk.ask(lambda books: books.copy(copy)).overnight
    strip = begin(office, "copy.passed", copy)
    strip.fields["to"].put("查玉")
    strip.fields["account"].put("代为校对时直接转交")
    strip.save()
    hands.rest()
    assert place(office, copy) == ("person", "查玉")
