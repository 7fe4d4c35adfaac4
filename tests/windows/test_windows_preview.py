"""What the preview asks before a sheet is printed or saved as a file (D19, D21)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
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
