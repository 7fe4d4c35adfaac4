"""What the preview asks before a sheet is printed or saved as a file (D19, D21)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from windows_fakes import FakeSentences

from desktop.windows.widgets.preview_pane import PreviewPane, PrintChoice


def test_d19_a_file_is_not_saved_before_it_says_to_whom_on_what_and_why(qtbot: Any) -> None:
    pane = PreviewPane(("三楼",), FakeSentences())
    qtbot.addWidget(pane)
    pane.show_pages("传阅单", "", [])
    pane.show()
    for line, words in ((pane.receiver, "档案室"), (pane.medium, "光盘 7"), (pane.reason, "归档")):
        with qtbot.assertNotEmitted(pane.save_pdf):
            pane.file_face.click()
        line.setText(words)
    with qtbot.waitSignal(pane.save_pdf):
        pane.file_face.click()


def test_d21_a_sheet_that_asks_why_is_not_printed_before_it_is_said(qtbot: Any) -> None:
    pane = PreviewPane(("三楼",), FakeSentences())
    qtbot.addWidget(pane)
    made: list[PrintChoice] = []
    pane.printed.connect(made.append)
    pane.show_pages("机检命中全单", "", [], asks_why=True)
    assert "必填" in pane.why.text()
    qtbot.keyClick(pane, Qt.Key.Key_Return)
    assert made == []
    assert not pane.told_why()
    pane.reason.setText("交分管领导审定")
    qtbot.keyClick(pane, Qt.Key.Key_Return)
    assert [choice.reason for choice in made] == ["交分管领导审定"]


def test_d19_a_file_is_saved_by_keys_alone_and_enter_on_its_button_never_prints(qtbot: Any) -> None:
    pane = PreviewPane(("三楼",), FakeSentences())
    qtbot.addWidget(pane)
    made: list[PrintChoice] = []
    pane.printed.connect(made.append)
    pane.show_pages("传阅单", "", [])
    pane.show()
    pane.activateWindow()
    QTest.qWaitForWindowActive(pane)
    with qtbot.assertNotEmitted(pane.save_pdf):
        qtbot.keyClick(pane, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for line, words in ((pane.receiver, "档案室"), (pane.medium, "光盘 7"), (pane.reason, "归档")):
        assert line.hasFocus()
        line.setText(words)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert pane.file_face.hasFocus()
    with qtbot.waitSignal(pane.save_pdf):
        qtbot.keyClick(pane.file_face, Qt.Key.Key_Return)
    with qtbot.waitSignal(pane.save_pdf):
        qtbot.keyClick(pane.medium, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert made == []


def test_d19_word_has_a_key_of_its_own(qtbot: Any) -> None:
    pane = PreviewPane(("三楼",), FakeSentences())
    qtbot.addWidget(pane)
    pane.show_pages("保密审查档案", "", [])
    pane.show()
    for line, words in ((pane.receiver, "档案室"), (pane.medium, "光盘 7"), (pane.reason, "归档")):
        with qtbot.assertNotEmitted(pane.save_word):
            qtbot.keyClick(line, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
        line.setText(words)
    with qtbot.waitSignal(pane.save_word):
        qtbot.keyClick(pane.medium, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)


def test_d12_d21_the_side_fits_the_lowest_screen_with_all_that_can_be_said(qtbot: Any) -> None:
    pane = PreviewPane(("三楼",), FakeSentences())
    qtbot.addWidget(pane)
    pane.show_pages("涉密文件传阅单", "预览，尚未编号。打印或另存时编号登记。", [], "000007", asks_why=True)
    pane.which_said.setText("没有第 9 页，这张单据共 2 页。请改页码。")
    pane.which_said.show()
    pane.resize(1214, 688)  # 1366×768 without navigation, head and foot
    pane.show()
    QTest.qWait(20)
    assert pane.minimumSizeHint().height() <= 688
    lowest = max(pane.heading.parentWidget().findChildren(QWidget), key=lambda one: one.geometry().bottom())
    assert lowest.mapTo(pane, lowest.rect().bottomLeft()).y() <= pane.height()
