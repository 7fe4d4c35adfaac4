"""人员 on a real book: entered, retired only when nothing is held (A6.1.8b)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from real_desk import RealOffice

from desktop.windows.pages import people


@pytest.fixture
def office(tmp_path: Path, qapp: Any) -> Iterator[RealOffice]:
    made = RealOffice(tmp_path, people.page)
    yield made
    made.close()


@pytest.fixture
def hands(office: RealOffice) -> Hands:
    return Hands(office)


def names(office: RealOffice) -> list[str]:
    return [p.name for p in office.desk.ask(lambda books: books.persons())]


def test_a_person_with_a_rare_name_is_entered_by_keys(office: RealOffice, hands: Hands) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("𠮷野㙓")
    hands.enter("科员")
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    assert "𠮷野㙓" in names(office)


def test_a6_1_8b_who_holds_papers_does_not_leave(office: RealOffice, hands: Hands) -> None:
    holder = office.story.people["clerk"]
    office.body().begin("person.retire", holder)
    hands.rest()
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    known = office.desk.ask(lambda books: books.person(holder))
    assert not known.retired
    strip = office.body().strips.strip
    assert strip is not None
    assert any(field.refusal.sentence for field in strip.fields.values())


def test_a_chase_of_all_he_holds_leads_to_its_sheet(office: RealOffice, hands: Hands) -> None:
    holder = office.story.people["clerk"]
    office.body().begin("person.chase", holder)
    hands.rest()
    assert office.desk.ask(lambda books: books.notices_of(holder))
    assert office.body().stack.currentWidget() is office.body().preview
