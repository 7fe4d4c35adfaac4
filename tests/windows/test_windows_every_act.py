"""All pages behind one frame on a real book: what Ctrl+K finds, where it goes, and where the cursor stands then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from real_desk import RealOffice

from desktop.bootstrap.pages import MAKERS
from desktop.windows.acts import _always

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path: Path, qapp: Any) -> Iterator[RealOffice]:
    made = RealOffice(tmp_path, *MAKERS)
    made.shell.show()
    made.shell.activateWindow()
    made.settle()
    yield made
    made.close()


def find(office: RealOffice, initials: str) -> None:
    """Ctrl+K, the initials, Enter."""
    QTest.keyClick(office.shell, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(office.shell.focusWidget(), initials)
    QTest.keyClick(office.shell.focusWidget(), Qt.Key.Key_Return)
    office.settle()


def test_every_act_that_needs_nothing_chosen_is_known_before_its_page_was_opened(office: RealOffice) -> None:
    for page in office.shell.pages:
        acts = office.shell.body(page.id).acts()
        office.settle()
        told = {(act, title) for act, title in page.begins}
        free = {(a.id, a.title) for a in acts if a.allowed is _always and a.key != "search"}
        assert told == free, page.id


@pytest.mark.parametrize(
    ("initials", "page"), [("xdj", "receipt"), ("xcyd", "circulation"), ("xry", "people"), ("sx", "book")]
)
def test_ctrl_k_begins_on_a_page_never_opened_and_takes_the_cursor_there(
    office: RealOffice, initials: str, page: str
) -> None:
    find(office, initials)
    assert office.shell.current == page
    cursor = office.shell.focusWidget()
    assert cursor is not None
    assert cursor.isVisible()
    assert office.body().strips.strip.isAncestorOf(cursor)


def test_ctrl_k_begins_on_a_page_opened_before_in_sight(office: RealOffice) -> None:
    office.shell.go("receipt")
    office.settle()
    office.shell.go("today")
    find(office, "xdj")
    assert office.shell.current == "receipt"
    assert office.body().strips.strip.isVisible()


def test_what_was_chosen_on_another_page_is_not_acted_on_from_here(office: RealOffice) -> None:
    """A card's verb is offered on its own page alone: one does not act on what one does not see."""
    office.shell.go("receipt")
    office.settle()
    here = {act.id for act in office.shell.all_acts() if act.allowed()}
    assert "receipt.card.void" in here
    office.shell.go("people")
    office.settle()
    there = {act.id for act in office.shell.all_acts() if act.allowed()}
    assert "receipt.card.void" not in there
    assert "receipt.new" in there
