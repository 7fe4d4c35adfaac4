"""The day by the keyboard alone: every page, every act, and where the cursor stands before and after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from real_desk import RealOffice

from desktop.bootstrap.pages import MAKERS
from desktop.windows import theme
from desktop.windows.acts import _always
from desktop.windows.widgets.card import Card
from desktop.windows.widgets.empty_state import EmptyState
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.list_view import ListView
from desktop.windows.widgets.tick_list import TickList

Key, Mark = Qt.Key, Qt.KeyboardModifier
ROOT = Path(__file__).parents[2]
PAGES = ("today", "receipt", "circulation", "copying", "clearance", "review", "people", "book", "inspection",
         "settings")  # fmt: skip
NEW = {page: page not in ("today",) for page in PAGES}
"""Where F4 begins something."""


class Keys:
    """Presses keys where the cursor is."""

    def __init__(self, office: RealOffice) -> None:
        self.office, self.shell = office, office.shell

    @property
    def at(self) -> QWidget:
        found = self.shell.focusWidget()
        assert found is not None, "nothing has the cursor"
        assert found.isVisible(), f"the cursor is out of sight: {type(found).__name__}"
        assert found.isEnabled()
        return found

    def press(self, key: Qt.Key, mark: Qt.KeyboardModifier = Mark.NoModifier) -> None:
        QTest.keyClick(self.at, key, mark)
        self.office.settle()

    def page(self, page: str) -> None:
        """Alt and its digit."""
        self.press(Key((PAGES.index(page) + 1) % 10 + Key.Key_0.value), Mark.AltModifier)

    def rests(self) -> bool:
        """In a list with nothing open over it; an empty list has no row to stand on."""
        empty = [one for one in self.office.body().widget().findChildren(EmptyState) if one.isVisible()]
        return self.strip() is None and (isinstance(self.at, ListView) or bool(empty))

    def strip(self) -> EntryStrip | None:
        strips = self.office.body().widget().findChildren(EntryStrip)
        return next((one for one in strips if one.isVisible()), None)


@pytest.fixture
def keys(tmp_path: Path, qapp: QApplication) -> Iterator[Keys]:
    theme.dress(qapp, ROOT / "resources")
    office = RealOffice(tmp_path, *MAKERS)
    office.shell.show()
    office.shell.activateWindow()
    office.settle()
    yield Keys(office)
    office.close()


def named(widget: QWidget) -> str:
    """What somebody is told of it who cannot see it."""
    words: Any = getattr(widget, "text", str)
    return widget.accessibleName() or (words() if isinstance(widget, QPushButton) else "")


def test_alt_and_a_digit_bring_each_page_with_the_cursor_in_its_list(keys: Keys) -> None:
    for page in PAGES:
        keys.page(page)
        assert keys.shell.current == page
        assert isinstance(keys.at, ListView), page


def test_tab_goes_round_each_page_through_what_is_in_sight_and_named(keys: Keys) -> None:
    for page in PAGES:
        keys.page(page)
        start, seen = keys.at, []
        for _step in range(60):
            keys.press(Key.Key_Tab)
            if keys.at is start:
                break
            seen.append(keys.at)
        assert keys.at is start, page
        assert len(set(map(id, seen))) == len(seen), page
        nameless = [type(one).__name__ for one in seen if not isinstance(one, ListView) and not named(one)]
        assert not nameless, (page, nameless)
        assert any(isinstance(one, QLineEdit) for one in seen), page  # the search
        assert page == "settings" or any(isinstance(one, QComboBox) for one in seen), page  # the views


def test_f3_searches_and_escape_clears_it_and_goes_back_to_the_list(keys: Keys) -> None:
    for page in PAGES:
        keys.page(page)
        keys.press(Key.Key_F3)
        line = keys.at
        assert isinstance(line, QLineEdit), page
        QTest.keyClicks(line, "zzz")
        keys.press(Key.Key_Return)
        keys.press(Key.Key_F3)
        keys.press(Key.Key_Escape)
        assert line.text() == "", page
        assert isinstance(keys.at, ListView), page


def test_f4_begins_where_there_is_something_to_begin_and_escape_gives_it_up(keys: Keys) -> None:
    for page in (page for page, new in NEW.items() if new):
        keys.page(page)
        keys.press(Key.Key_F4)
        strip = keys.strip()
        assert strip is not None, page
        assert strip.isAncestorOf(keys.at), page
        assert isinstance(keys.at, QLineEdit), page
        keys.press(Key.Key_Escape)
        assert keys.strip() is None, page
        assert isinstance(keys.at, ListView), page


def test_an_empty_entry_is_refused_at_a_field_that_has_the_cursor(keys: Keys) -> None:
    for page in (
        "receipt",
        "circulation",
        "copying",
        "clearance",
        "review",
        "people",
        "inspection",
        "settings",
    ):
        keys.page(page)
        keys.press(Key.Key_F4)
        strip = keys.strip()
        assert strip is not None
        keys.press(Key.Key_Return, Mark.ControlModifier)
        refused = [field for field in strip.fields.values() if field.refusal.sentence]
        assert refused, page
        assert refused[0].isAncestorOf(keys.at), page
        keys.press(Key.Key_Escape)


def test_what_is_folded_is_unfolded_by_a_key_and_the_cursor_goes_there(keys: Keys) -> None:
    keys.page("receipt")
    keys.press(Key.Key_F4)
    strip = keys.strip()
    assert strip is not None
    folded = [field for field in strip.fields.values() if field.spec.folded]
    assert folded
    assert not folded[0].isVisible()
    keys.press(Key.Key_M, Mark.ControlModifier)
    assert folded[0].isVisible()
    assert folded[0].isAncestorOf(keys.at)
    keys.press(Key.Key_M, Mark.ControlModifier)
    assert not folded[0].isVisible()
    assert isinstance(keys.at, QLineEdit)


@pytest.mark.parametrize("page", PAGES)
def test_every_act_puts_the_cursor_where_one_goes_on_and_escape_leads_back(keys: Keys, page: str) -> None:
    """Whatever the first row allows: what comes has the cursor, and no act leaves it nowhere."""
    keys.page(page)
    done: set[str] = set()
    for _act in range(40):
        acts = keys.shell.body(page).acts()
        act = next(
            (a for a in acts if a.id not in done and a.allowed() and not a.id.startswith("settings.")), None
        )
        if act is None:
            break
        done.add(act.id)
        act.run()
        keys.office.settle()
        assert keys.at is not None, act.id
        strip = keys.strip()
        if strip is not None and keys.shell.current == page:
            assert strip.isAncestorOf(keys.at) or isinstance(keys.at, QLineEdit | TickList), act.id
        for _layer in range(4):
            if keys.rests():
                break
            keys.press(Key.Key_Escape)
        assert keys.rests(), act.id
        keys.page(page)
    assert done


@pytest.mark.parametrize(
    ("page", "cover"), [("today", "close_day"), ("receipt", "opening"), ("people", "paste")]
)
def test_what_lies_under_a_panel_is_not_acted_on(keys: Keys, page: str, cover: str) -> None:
    """F6 in the closing of the day must not take back the copy of the row that was chosen before."""
    keys.page(page)
    card_acts = {
        act.id for act in keys.shell.body(page).acts() if act.allowed() and act.allowed is not _always
    }
    assert card_acts
    if cover == "close_day":
        keys.press(Key.Key_F9)
    else:
        next(act for act in keys.shell.body(page).acts() if act.id.endswith(cover)).run()
        keys.office.settle()
    left = {act.id for act in keys.shell.body(page).acts() if act.allowed() and act.allowed is not _always}
    assert left <= {"receipt.like"}
    assert not keys.shell.run_key("take_back")
    if page != "receipt":  # there F3 leaves the panel for the register, and what was pasted stays
        assert not keys.shell.run_key("search")
    assert keys.at.isVisible()


def test_every_verb_of_a_card_is_an_act_that_ctrl_k_finds(keys: Keys) -> None:
    for page in PAGES:
        keys.page(page)
        known = {act.id for act in keys.shell.body(page).acts()}
        found = keys.at
        assert isinstance(found, ListView), page
        card = next(one for one in keys.office.body().widget().findChildren(Card) if one.isVisible())
        for row in range(min(found.model().rowCount(), 8)):
            for verb in card.facts.verbs if card.facts is not None else ():  # a line of sums has no card
                named = {verb.id, f"receipt.card.{verb.id.partition('.')[2]}"}
                if verb.id == "document.like_this":
                    named = {"receipt.like"}
                assert named & known, (page, row, verb.id)
            keys.press(Key.Key_Down)


@pytest.mark.parametrize("open_it", ["palette", "keys", "help"])
def test_what_lies_over_a_page_gives_the_cursor_back(keys: Keys, open_it: str) -> None:
    keys.page("receipt")
    before = keys.at
    if open_it == "keys":
        QTest.keyClicks(keys.at, "?")
    else:
        keys.press(
            *{"palette": (Key.Key_K, Mark.ControlModifier), "help": (Key.Key_F1, Mark.NoModifier)}[open_it]
        )
    assert keys.at is not before
    keys.press(Key.Key_Escape)
    assert keys.at is before


def test_the_last_entries_at_the_foot_have_a_name_and_no_place_before_there_are_any(keys: Keys) -> None:
    foot = keys.shell.status._last
    assert foot.focusPolicy() == Qt.FocusPolicy.NoFocus
    keys.shell.status.say("已登记")
    assert foot.focusPolicy() == Qt.FocusPolicy.TabFocus
    assert foot.accessibleName()
