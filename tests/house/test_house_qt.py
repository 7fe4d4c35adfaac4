"""Guard against a Qt binding that drops references (6.12.0 on Python 3.11 aborts after some 3,700 calls)."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 1_000
SLACK = 50


class Bell(QObject):
    rung = Signal(bool)


def test_calls_that_return_nothing_leave_none_alone(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < SLACK


def test_signals_leave_true_alone(qtbot: QtBot) -> None:
    bell = Bell()
    heard: list[bool] = []
    bell.rung.connect(heard.append)
    before = sys.getrefcount(True)
    for _ in range(CALLS):
        bell.rung.emit(True)
    heard_all = len(heard) == CALLS
    heard.clear()
    assert heard_all
    assert abs(sys.getrefcount(True) - before) < SLACK
