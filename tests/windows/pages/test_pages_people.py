"""人员 and 设置 on a real book: entered, retired only when nothing is held (A6.1.8b), safes and bodies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from real_desk import RealOffice

from desktop.windows.pages import people, settings


@pytest.fixture
def office(tmp_path: Path, qapp: Any) -> Iterator[RealOffice]:
    made = RealOffice(tmp_path, people.page, settings.page)
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


def test_a_safe_is_entered_and_one_with_papers_stays(office: RealOffice, hands: Hands) -> None:
    office.shell.go("settings")
    hands.rest()
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("5号柜")
    hands.digit(3)
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    safes = office.desk.ask(lambda books: books.safes())
    assert "5号柜" in [safe.name for safe in safes]
    full = office.story.safes["main"]
    office.body().begin("safe.retire", f"safe/{full}")
    hands.rest()
    assert full in [safe.id for safe in office.desk.ask(lambda books: books.safes())]


def test_every_rule_in_force_is_shown_with_its_clause(office: RealOffice) -> None:
    office.shell.go("settings")
    office.settle()
    body = office.body()
    body.views.choose("rules")
    office.settle()
    model = body.middle.model
    rows = [model.row_at(n) for n in range(model.rowCount())]
    assert len(rows) >= 20
    assert all(row.cells["note"] for row in rows)
    assert not [row.cells["name"] for row in rows if str(row.cells["name"]).isascii()]
