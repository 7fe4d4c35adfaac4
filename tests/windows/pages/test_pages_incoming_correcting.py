"""更正 on the card of a copy, by key (edge case 15): what is asked follows the entry; taking it out is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from real_desk import RealOffice

from desktop.operations.views import CopyRow
from desktop.windows.pages import incoming

SAVE = (Qt.Key.Key_Return, Mark.ControlModifier)


@pytest.fixture
def office(tmp_path: Path, qapp: Any) -> Iterator[RealOffice]:
    made = RealOffice(tmp_path, incoming.page)
    yield made
    made.close()


@pytest.fixture
def hands(office: RealOffice) -> Hands:
    return Hands(office)


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
