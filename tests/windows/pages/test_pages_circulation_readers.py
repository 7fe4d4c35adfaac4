"""Readers of a slip through the window (D5, edge cases 21, 22), the ways of reading (D6), what stays out (D8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from real_desk import RealOffice
from slip_hands import copies, do, new_slip, offered, show, state

from desktop.operations.circulating.round import TakeBackFolder
from desktop.windows.pages import circulation, incoming

ESC = Qt.Key.Key_Escape


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, qapp: Any) -> Iterator[RealOffice]:
    made = RealOffice(Path(tmp_path_factory.mktemp("readers")), circulation.page, incoming.page)
    yield made
    made.close()


@pytest.fixture
def hands(office: RealOffice) -> Iterator[Hands]:
    yield Hands(office)
    office.body().strips.close()
    office.settle()


def fill(office: RealOffice, verb: str, slip: str, **typed: str) -> Any:
    """The verb's strip, filled as if typed, saved; the strip if it is still open."""
    body = show(office, slip)
    assert verb in offered(body), sorted(offered(body))
    body.begin(verb, slip)
    office.settle()
    strip = body.strips.strip
    for name, text in typed.items():
        strip.fields[name].put(text)
    strip.save()
    office.settle()
    return body.strips.strip


def test_d5_a_name_added_by_hand_waits_for_its_approval_and_blocks_the_closing(
    office: RealOffice, hands: Hands
) -> None:
    """D5, A6.1.4d: it blocks the closing, not the entry; the head's 批示 with its day settles it."""
    slip = new_slip(office, copies(office, "028")[:1], "head")
    assert fill(office, "slip.add", slip, reader="解明") is None
    assert state(office, slip).pending == (office.story.people["business"],)
    body = show(office, slip)
    assert any("待补审批" in line.text for line in body.middle.card.facts.more)
    strip = fill(office, "slip.approve", slip, approved_by="仇小敏")
    assert strip is not None, "who may not widen is refused at his field"
    assert not strip.fields["approved_by"].refusal.isHidden()
    strip.fields["approved_by"].put("高建国")
    strip.fields["approved_on"].put("3.6")
    strip.save()
    hands.rest()
    assert state(office, slip).pending == ()
    assert "slip.approve" not in offered(show(office, slip))


def test_edge_21_22_deferred_cancelled_and_replaced_stay_on_the_card(
    office: RealOffice, hands: Hands
) -> None:
    """Edge cases 21 and 22: the order skips him; the replaced line stays; also while the folder is out."""
    slip = new_slip(office, copies(office, "021"), "head", "charge", "deputy", out=True)
    assert fill(office, "slip.defer", slip, reader="李㙓", reason="出差至周五") is None
    assert fill(office, "slip.cancel", slip, reader="欧阳喆", agreed_by="高建国", replaced_by="曾镕",
                reason="分工调整") is None  # fmt: skip
    stands = [(r.person, r.stand.value) for r in state(office, slip).readers]
    people = office.story.people
    assert stands == [
        (people["head"], "out"), (people["charge"], "deferred"),
        (people["deputy"], "cancelled"), (people["engineer"], "waiting"),
    ]  # fmt: skip
    shown = {line.label: line.text for line in show(office, slip).middle.card.facts.more}
    assert "不送" in shown["欧阳喆"]
    assert "暂缓" in shown["李㙓"]


def test_d6_the_other_ways_of_reading_are_listed_by_digit(office: RealOffice, hands: Hands) -> None:
    """D6: 当面阅, 集中阅文, 代领, 承办领用, one act each."""
    slip = new_slip(office, copies(office, "019"), "head", "charge", "deputy")
    body = show(office, slip)
    body.begin("slip.ways", slip)
    hands.rest()
    choices = body.strips.strip.fields["way"].spec.choices
    assert [one.shown for one in choices] == ["当面阅", "集中阅文", "代领、代送", "承办领用"]
    hands.digit(1)
    hands.rest()
    hands.enter()
    hands.rest()
    assert [r.stand.value for r in state(office, slip).readers] == ["read", "waiting", "waiting"]
    body.begin("slip.ways", slip)
    hands.rest()
    hands.digit(3)
    hands.rest()
    hands.enter()
    hands.enter("仇小敏")
    hands.rest()
    line = state(office, slip).readers[1]
    assert (line.stand.value, line.proxy) == ("out", office.story.people["secretary"])
    assert any("仇小敏 代收" in one.label for one in show(office, slip).middle.card.facts.more)


def test_d8_who_keeps_it_to_handle_signs_for_it_in_one_act(office: RealOffice, hands: Hands) -> None:
    """D8: the copy leaves the folder; the rest comes back and the slip says so."""
    chosen = copies(office, "002")[:2]
    slip = new_slip(office, chosen, "business", out=True)
    due = office.desk.now().date() + timedelta(days=3)
    text = f"{due.month}.{due.day}"
    assert fill(office, "slip.handling", slip, copies=chosen[0].label, due=text) is None
    now = state(office, slip)
    assert now.inside == (chosen[1].id,)
    row = office.desk.ask(lambda books: books.copy(chosen[0].id))
    assert (row.purpose, row.place) == ("handling", office.story.people["business"])
    more = [line.text for line in show(office, slip).middle.card.facts.more]
    assert any("已不在夹内" in text for text in more)
    do(office, TakeBackFolder(slip=slip, counted=1))


def test_d8_a_lateral_pass_a_night_and_a_chase_from_the_card(office: RealOffice, hands: Hands) -> None:
    """D8: recorded as it is; the chase shows its numbered slip at once."""
    slip = new_slip(office, copies(office, "018"), "head", out=True)
    assert fill(office, "slip.overnight", slip, agreed_by="高建国", reason="次日会议用") is None
    assert fill(office, "slip.passed", slip, to="查玉", account="会上直接交给查玉") is None
    row = office.desk.ask(lambda books: books.slip_copies(slip)[0])
    assert row.place == office.story.people["computers"]
    assert row.incidents == 1
    other = new_slip(office, copies(office, "016"), "charge", out=True)
    fill(office, "slip.chase", other)
    assert office.body().stack.currentWidget() is office.body().preview
    assert office.desk.sheets.asked[-1][:2] == ("preview", "recall_notice")
    office.body().back()


def test_d1_rounds_in_any_order_are_kept_through_escape_and_ask_for_the_earlier_day(
    office: RealOffice, hands: Hands
) -> None:
    """D1: times in any order; Esc loses nothing; another day is 补记 with a reason, asked for once."""
    slip = new_slip(office, copies(office, "014"), "head", "charge")
    office.clock.at(5, "11:30")
    body = show(office, slip)
    body.begin("slip.rounds", slip)
    hands.rest()
    model = body.rounds.grid.rows
    model.put(1, 2, "3.6 1740")
    model.put(1, 3, "3.6 1750")
    hands.key(ESC)
    hands.rest()
    assert body.stack.currentWidget() is body.middle
    body.begin("slip.rounds", slip)
    hands.rest()
    model = body.rounds.grid.rows
    assert model.lines[1].typed == {"out_at": "3.6 1740", "back_at": "3.6 1750"}
    model.put(0, 2, "902")
    model.put(0, 3, "930")
    shown = [str(model.data(model.index(row, 2))) for row in (0, 1)]
    assert shown == ["09:02", "昨天 17:40"], "the time is what one reads, and it fits the column"
    assert body.rounds.grid.hasFocus()
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    assert not body.rounds.reason.isHidden()
    hands.key(ESC)
    assert body.stack.currentWidget() is body.rounds, "Esc takes the question back, not what was typed"
    assert body.rounds.reason.isHidden()
    body.rounds.save()
    hands.rest()
    for reason in ("周五下午忘记登记", "高主任出差，先送李副主任"):
        assert not body.rounds.reason.isHidden()
        assert state(office, slip).readers[0].out_at is None, "all of it or none"
        hands.enter(reason)
        hands.rest()
    now = state(office, slip)
    assert [f"{r.out_at:%d %H:%M}" for r in now.readers] == ["07 09:02", "06 17:40"]
    assert body.stack.currentWidget() is body.middle
    late = office.desk.ask(lambda books: [r.late for r in books.stream(f"slip/{slip}")])
    assert "周五下午忘记登记" in late
