"""更正 on the card of a copy, by key (edge case 15): what is asked follows the entry; taking it out is said."""

from __future__ import annotations

from typing import Any

from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from real_desk import RealOffice

from desktop.operations.commands import Done
from desktop.operations.receiving.above_machine import NoteAboveMachine
from desktop.operations.views import CopyRow
from desktop.windows.pages import incoming

PAGES = (incoming,)
SAVE = (Qt.Key.Key_Return, Mark.ControlModifier)


def correcting(office: RealOffice, hands: Hands) -> tuple[CopyRow, Any]:
    """Copy 18 of four, and its strip of 更正; the registration is chosen by its digit."""
    copy = office.desk.ask(lambda books: books.by_tail("2-18"))[0]
    office.body().acting.begin("copy.correct", copy.id)
    hands.rest()
    strip = office.body().strips.strip
    strip.fields["version"].focus()
    hands.digit(1)
    return copy, strip


def fill(strip: Any, hands: Hands, **texts: str) -> None:
    for name, text in texts.items():
        assert not strip.fields[name].isHidden()
        strip.fields[name].focus()
        hands.type(text)


def save(hands: Hands) -> None:
    hands.key(*SAVE)
    hands.rest()


def fresh(office: RealOffice, copy: CopyRow) -> CopyRow:
    found: CopyRow = office.desk.ask(lambda books: books.copy(copy.id))
    return found


def test_edge_15_a_wrong_copy_number_is_corrected_and_stays_visible(office: RealOffice, hands: Hands) -> None:
    copy, strip = correcting(office, hands)
    hands.digit(1)
    assert strip.fields["person"].isHidden()  # a registration has no reader
    fill(strip, hands, number="28")
    save(hands)
    assert strip.fields["reason"].refusal.sentence
    fill(strip, hands, reason="登记时看错")
    save(hands)
    assert fresh(office, copy).label == "28"
    rows = office.desk.ask(lambda books: books.stream(f"copy/{copy.id}"))
    assert [row.fact.number for row in rows if row.fact.KIND == "copy.registered"] == ["18", "28"]


def test_a6_1_1c_a_number_of_another_copy_is_not_taken(office: RealOffice, hands: Hands) -> None:
    copy, strip = correcting(office, hands)
    hands.digit(1)
    fill(strip, hands, number="19", reason="登记时看错")
    save(hands)
    assert fresh(office, copy).label == "18"


def test_edge_15_empty_fields_take_nothing_out(office: RealOffice, hands: Hands) -> None:
    copy, strip = correcting(office, hands)
    fill(strip, hands, reason="登记时看错")
    save(hands)
    assert strip.fields["what"].refusal.sentence  # right or never: one of them is pressed
    assert fresh(office, copy).label == "18"


def test_d16_a_wrong_reference_is_corrected_and_taken_out_by_key(office: RealOffice, hands: Hands) -> None:
    """D16, edge case 15: what stands there stands in the fields; taking out asks for the reason alone."""
    noted = NoteAboveMachine(volume="绝密专册2026", page=3, line=12, copies=2)
    assert isinstance(office.desk.do(noted), Done)
    body = office.body()
    body.show_references()
    hands.rest()
    shown = body.references
    rows = [shown.model.row_at(n) for n in range(shown.model.rowCount())]
    mine = next(row for row in rows if row.cells["volume"] == "绝密专册2026")
    shown.bring(mine.id)
    hands.rest()
    assert "reference.correct" in {verb.id for verb in shown.card.facts.verbs}
    body._verb("reference.correct", mine.id)
    hands.rest()
    strip = body.strips.strip
    assert {name: strip.fields[name].text for name in ("volume", "page", "line", "copies")} == {
        "volume": "绝密专册2026", "page": "3", "line": "12", "copies": "2",
    }  # fmt: skip
    hands.digit(1)
    strip.fields["page"].put("4")
    strip.fields["reason"].focus()
    hands.enter("看错页")
    hands.rest()
    assert body.strips.strip is None
    places = [(r.page, r.line) for r in office.desk.ask(lambda b: b.above_machine()) if r.id == mine.id]
    assert places == [(4, 12)]
    body._verb("reference.correct", mine.id)
    hands.rest()
    strip = body.strips.strip
    hands.digit(2)
    assert strip.fields["page"].isHidden()
    hands.enter("登在另一台机器上的")
    hands.rest()
    assert mine.id not in {r.id for r in office.desk.ask(lambda b: b.above_machine())}


def test_d10_a_correction_of_a_reference_put_aside_comes_back(office: RealOffice, hands: Hands) -> None:
    noted = NoteAboveMachine(volume="绝密专册2026", page=3, line=12, copies=2)
    made = office.desk.do(noted)
    assert isinstance(made, Done)
    body = office.body()
    body._verb("reference.correct", made.ids["document"])
    hands.rest()
    hands.digit(1)
    body.strips.strip.fields["page"].put("5")
    title, form = body.half()
    assert "更正专册位置" in title
    body.resume(form)
    hands.rest()
    assert body.strips.strip.fields["page"].text == "5"
