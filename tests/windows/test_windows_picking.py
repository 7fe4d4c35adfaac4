"""The dialogs of files: Chinese, keyboard only, and nothing of them stays behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget

from desktop.windows import theme
from desktop.windows.picking import pick_file, pick_files, pick_place

ROOT = Path(__file__).parents[2]


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    theme.dress(qapp, ROOT / "resources")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    made = QWidget()
    made.show()
    return made


def when_open(act: Callable[[QFileDialog], object]) -> list[str]:
    """Do it with the dialog once it stands; the words on its labels and buttons."""
    said: list[str] = []

    def now() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        parts = [p for kind in (QLabel, QPushButton) for p in dialog.findChildren(kind) if p.isVisible()]
        said.extend(part.text() for part in parts if part.text())
        act(dialog)

    QTimer.singleShot(200, now)
    return said


def typed(path: Path) -> Callable[[QFileDialog], None]:
    def go(dialog: QFileDialog) -> None:
        QTest.keyClicks(dialog.focusWidget(), str(path))  # the cursor stands in the name
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    return go


def test_a_file_is_chosen_by_typing_its_name_and_enter(window: QWidget, tmp_path: Path) -> None:
    there = tmp_path / "draft.txt"
    there.write_text("x", "utf-8")
    said = when_open(typed(there))
    assert pick_file(window, "选文件") == there
    assert not [word for word in said if not any("\u4e00" <= sign <= "\u9fff" for sign in word)], said


def test_escape_leaves_with_nothing(window: QWidget) -> None:
    when_open(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert pick_files(window, "选文件", several=True) == []
    when_open(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert pick_place(window, "另存", "传阅单", ".pdf") is None


def test_a_place_gets_its_ending(window: QWidget, tmp_path: Path) -> None:
    when_open(typed(tmp_path / "slip"))
    assert pick_place(window, "另存", "x", ".pdf") == tmp_path / "slip.pdf"


def test_neither_folder_nor_name_is_written_down(window: QWidget, tmp_path: Path) -> None:
    """Qt keeps the last folder and what was typed in a file of its own, outside the vault."""
    there = tmp_path / "secret-folder" / "draft.txt"
    there.parent.mkdir()
    there.write_text("x", "utf-8")
    when_open(typed(there))
    assert pick_file(window, "选文件") == there
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert [key for key in kept.allKeys() if "FileDialog" in key] == []
    written = "".join(one.read_text("utf-8") for one in (tmp_path / "settings").rglob("*") if one.is_file())
    assert "secret-folder" not in written
