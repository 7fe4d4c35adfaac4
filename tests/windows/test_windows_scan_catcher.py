"""D11: caught wherever the focus is, also under a Chinese input method; never lands in a field."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableWidget, QVBoxLayout, QWidget

from desktop.windows.scan_catcher import ScanCatcher
from desktop.windows.scan_reader import LONG_PATIENCE, Scan
from desktop.windows.widgets.typed_line import TypedLine

CODE = "CDC000123X"


class Desk:
    """A field and a list under one catcher, with a clock of its own."""

    def __init__(self, app: QApplication) -> None:
        self.at = 0.0
        self.scans: list[Scan] = []
        self.catcher = ScanCatcher(app, moment=lambda: self.at)
        self.catcher.scanned.connect(self.scans.append)
        self.window = QWidget()
        self.field = TypedLine()
        self.list = QTableWidget(3, 1)
        self.entered: list[str] = []
        self.field.onward.connect(lambda: self.entered.append(self.field.text()))
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.window.show()
        self.field.setFocus()

    def type(self, widget: QWidget, text: str, gap: float = 0.01) -> None:
        for sign in text:
            self.at += gap
            if sign == "\n":
                QTest.keyClick(widget, Qt.Key.Key_Return)
            else:
                QTest.keyClick(widget, sign)

    def compose(self, preedit: str, commit: str = "", gap: float = 0.01) -> None:
        self.at += gap
        event = QInputMethodEvent(preedit, [])
        if commit:
            event.setCommitString(commit)
        QCoreApplication.sendEvent(self.field, event)


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    made = Desk(qapp)
    yield made
    qapp.removeEventFilter(made.catcher)
    made.catcher.deleteLater()
    made.window.close()


def test_d11_in_a_field_nothing_lands(desk: Desk) -> None:
    desk.field.setText("已填")
    desk.type(desk.field, CODE + "\n")
    assert [scan.code for scan in desk.scans] == [CODE]
    assert desk.field.text() == "已填"
    assert desk.entered == []  # the scanner's Enter is no Enter of the field


def test_d11_in_a_list(desk: Desk) -> None:
    desk.list.setFocus()
    desk.type(desk.list, CODE + "\n")
    assert [scan.kind for scan in desk.scans] == ["copy"]


def test_d11_a_slow_scanner_without_enter(desk: Desk) -> None:
    desk.type(desk.field, "CDC", 0.1)
    desk.type(desk.field, "000123X", 0.1)
    desk.at += LONG_PATIENCE
    desk.catcher.patience_over()
    assert [scan.code for scan in desk.scans] == [CODE]
    assert desk.field.text() == ""


def test_d11_a_late_enter_of_the_scanner_is_swallowed_and_a_persons_is_not(desk: Desk) -> None:
    desk.type(desk.field, CODE)
    desk.catcher.patience_over()
    desk.type(desk.field, "\n", 0.1)
    assert desk.entered == []
    desk.type(desk.field, "\n", 2.0)
    assert desk.entered == [""]


@pytest.mark.parametrize("typed", ["CD", "CDX1", "C", "Code", "cdc1", "CDCDC000123", "CDC000123-4", "ACDC12"])
def test_d11_what_is_no_scan_is_given_back(desk: Desk, typed: str) -> None:
    desk.type(desk.field, typed)
    desk.at += 5
    desk.catcher.patience_over()
    expected = typed if not desk.scans else typed.replace(desk.scans[0].code, "")
    assert desk.field.text() == expected
    assert desk.scans == []


def test_d11_enter_after_ordinary_words_reaches_the_field(desk: Desk) -> None:
    desk.type(desk.field, "CD 17\n")
    assert desk.entered == ["CD 17"]


def test_d11_two_scans_one_after_the_other(desk: Desk) -> None:
    desk.type(desk.field, "CDP0000178\n" + CODE + "\n")
    assert [scan.kind for scan in desk.scans] == ["person", "copy"]


def test_d11_held_keys_return_when_the_focus_goes(desk: Desk) -> None:
    desk.type(desk.field, "CD")
    assert desk.field.text() == ""
    desk.list.setFocus()
    assert desk.field.text() == "CD"


def test_d11_locked_nothing_is_caught(desk: Desk) -> None:
    desk.catcher.resting = True
    desk.type(desk.field, CODE)
    assert desk.scans == []
    assert desk.field.text() == CODE


def test_d11_ime_commits_the_whole_code(desk: Desk) -> None:
    for end in range(1, len(CODE) + 1):
        desk.compose(CODE[:end])
    desk.compose("", CODE)
    desk.type(desk.field, "\n", 0.02)
    assert [scan.code for scan in desk.scans] == [CODE]
    assert desk.field.text() == ""
    assert desk.entered == []


def test_d11_ime_in_full_width(desk: Desk) -> None:
    desk.compose("", "ＣＤＣ０００１２３Ｘ")
    assert [scan.code for scan in desk.scans] == [CODE]
    assert desk.field.text() == ""


def test_d11_ime_composes_the_letters_and_the_digits_come_as_keys(desk: Desk) -> None:
    for draft in ("c", "cd", "cdc"):
        desk.compose(draft, gap=0.01)
    desk.type(desk.field, "000123X\n")
    assert [scan.code for scan in desk.scans] == [CODE]
    assert desk.field.text() == ""
    assert desk.field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_d11_ime_a_persons_initials_stay_his(desk: Desk) -> None:
    for draft in ("c", "cd", "cds"):
        desk.compose(draft, gap=0.15)
    desk.compose("", "成都市", 0.3)
    assert desk.field.text() == "成都市"
    assert desk.scans == []


def test_d11_ime_letters_taken_over_by_mistake_are_given_back(desk: Desk) -> None:
    for draft in ("c", "cd", "cds"):
        desk.compose(draft, gap=0.01)
    desk.at += 5
    desk.catcher.patience_over()
    assert desk.field.text() == "cds"
    assert desk.scans == []


def test_chinese_commits_pass(desk: Desk) -> None:
    desk.compose("", "㙓志强𠮷")
    assert desk.field.text() == "㙓志强𠮷"


def test_a_key_that_the_field_ignores_is_counted_once(desk: Desk) -> None:
    line = QLineEdit(desk.window)
    line.setReadOnly(True)
    line.show()
    line.setFocus()
    desk.type(line, CODE + "\n")
    assert [scan.code for scan in desk.scans] == [CODE]
