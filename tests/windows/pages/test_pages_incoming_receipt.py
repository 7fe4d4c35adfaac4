"""签收, envelopes, 拆封 into 新登记 (D3), driven by keys on a real book."""

from __future__ import annotations

import pytest
from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from real_desk import RealOffice

from desktop.windows.pages import incoming
from desktop.windows.pages.typed import read_copies, read_document_number, read_envelopes

PAGES = (incoming,)


def sign(hands: Hands, envelopes: str, listed: str = "") -> None:
    hands.office.body().open_sign()
    hands.rest()
    hands.enter("0377")
    hands.enter(envelopes)
    hands.enter(listed)
    hands.enter("赵师傅")
    hands.rest()


def unopened(office: RealOffice) -> list[str]:
    return [row.number for row in office.desk.ask(lambda b: b.envelopes_unopened())]


def test_d3_a_range_is_one_line_per_envelope_and_then_the_envelopes_are_shown(
    hands: Hands, office: RealOffice
) -> None:
    sign(hands, "0377-1~5", "5")
    assert unopened(office)[-5:] == [f"0377-{n}" for n in range(1, 6)]
    body = office.body()
    assert body.stack.currentWidget() is body.envelopes
    assert body.envelopes.list.hasFocus()


def test_d3_a_count_that_differs_asks_its_reason_at_the_field(hands: Hands, office: RealOffice) -> None:
    sign(hands, "0377-1~3", "4")
    strip = office.body().strips.strip
    assert "0377-1" not in unopened(office)
    assert strip.fields["listed"].refusal.asks_reason
    hands.type("路单笔误,已电话核实")
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    assert unopened(office)[-3:] == ["0377-1", "0377-2", "0377-3"]


def test_d3_enter_opens_an_envelope_straight_into_registration(hands: Hands, office: RealOffice) -> None:
    sign(hands, "0377-1~2")
    body = office.body()
    rows = [body.envelopes.model.row_at(n) for n in range(body.envelopes.model.rowCount())]
    body.envelopes.list.go_to(next(r.id for r in rows if r.cells["envelope"] == "0377-1"))
    hands.key(Qt.Key.Key_Return)
    hands.rest()
    hands.rest()
    strip = body.registering.strip
    assert strip is not None
    assert "0377-1" in strip.heading.text()
    hands.enter("zgp")
    hands.digit(2)
    hands.enter("信封里的第一件")
    hands.enter()
    hands.enter("3")
    hands.rest()
    hands.enter("信封里的第二件")  # one envelope may hold several documents
    hands.enter()
    hands.enter("4")
    hands.rest()
    for row in office.desk.ask(lambda b: b.documents("all", "信封里的")).rows:
        line = office.desk.ask(lambda b, wanted=row.id: b.register_line(wanted))
        assert (line.delivery_list, line.envelope) == ("0377", "0377-1")
        assert line.receipt
    assert "0377-1" not in unopened(office)
    assert "0377-2" in unopened(office)


def test_a6_1_1e_eyes_only_is_delivered_not_opened(hands: Hands, office: RealOffice) -> None:
    office.body().open_sign()
    hands.rest()
    strip = office.body().strips.strip
    for name, text in (("envelopes", "0388-1~2"), ("eyes_only", "0388-2"), ("addressee", "高建国")):
        strip.fields[name].put(text)
    strip.save()
    hands.rest()
    body = office.body()
    rows = [body.envelopes.model.row_at(n) for n in range(body.envelopes.model.rowCount())]
    body.envelopes.list.go_to(next(r.id for r in rows if r.cells["envelope"] == "0388-2"))
    hands.rest()
    assert [v.id for v in body.envelopes.card.facts.verbs] == ["envelope.deliver", "envelope.return"]
    body.envelopes.list.setFocus()
    hands.key(Qt.Key.Key_Return)
    hands.rest()
    hands.enter()  # signed by himself
    hands.rest()
    assert "0388-2" not in unopened(office)
    assert "0388-1" in unopened(office)


def test_a6_1_1d_a_damaged_envelope_asks_for_two_witnesses(hands: Hands, office: RealOffice) -> None:
    office.body().open_sign()
    hands.rest()
    strip = office.body().strips.strip
    strip.fields["envelopes"].put("0399-1")
    strip.fields["damaged"].put("0399-1")
    strip.save()
    hands.rest()
    body = office.body()
    rows = [body.envelopes.model.row_at(n) for n in range(body.envelopes.model.rowCount())]
    body.envelopes.list.go_to(next(r.id for r in rows if r.cells["envelope"] == "0399-1"))
    body.envelopes.list.setFocus()
    hands.key(Qt.Key.Key_Return)
    hands.rest()
    assert hands.field == "witnesses"
    hands.enter("wk")
    hands.enter("wk")
    hands.rest()
    assert "0399-1" in unopened(office)  # the same person twice is one witness
    body.strips.strip.fields["witness2"].put("仇小敏")
    body.strips.strip.save()
    hands.rest()
    assert "0399-1" not in unopened(office)


def test_an_envelope_that_was_not_for_us_goes_back_with_its_proof(hands: Hands, office: RealOffice) -> None:
    body = office.body()
    body.show_envelopes()
    hands.rest()
    row = body.envelopes.list.current_row()
    body._verb("envelope.return", row.id)
    hands.rest()
    hands.enter("机要交换站")
    hands.enter("退件回执 0021")
    hands.rest()
    assert row.cells["envelope"] not in unopened(office)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("0312-1~5", ("0312-1", "0312-2", "0312-3", "0312-4", "0312-5")),
        ("0312-08~11", ("0312-08", "0312-09", "0312-10", "0312-11")),
        ("甲7", ("甲7",)),
        ("0312-1，0312-4", ("0312-1", "0312-4")),
    ],
)
def test_envelope_numbers_are_text(typed: str, numbers: tuple[str, ...]) -> None:
    assert read_envelopes(typed).value == numbers  # type: ignore[union-attr]


@pytest.mark.parametrize("typed", ["0312-5~1", "1~999999999", "甲~5", "1,1", ""])
def test_envelope_numbers_that_cannot_be(typed: str) -> None:
    assert not hasattr(read_envelopes(typed), "value")


@pytest.mark.parametrize(
    ("typed", "count"), [("3份", 3), ("无", 1), ("无4", 4), ("23-25，101", 4), ("三份", 3)]
)
def test_copies_are_numbers_or_a_count(typed: str, count: int) -> None:
    assert read_copies(typed).value.count == count  # type: ignore[union-attr]


def test_a_tail_needs_a_number_before_it() -> None:
    assert read_document_number("13", "").value == "13"  # type: ignore[union-attr]
    assert read_document_number("13", "辽委办〔2026〕8号").value == "辽委办〔2026〕13号"  # type: ignore[union-attr]
    assert read_document_number("辽政〔2026〕1号", "辽委办〔2026〕8号").value == "辽政〔2026〕1号"  # type: ignore[union-attr]
