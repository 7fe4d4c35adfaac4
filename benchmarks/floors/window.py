"""A bare window: Qt, one line to type into, on the screen. Prints when it has been painted."""

from __future__ import annotations

import os


def bare_window() -> None:
    """A line edit with the focus, painted once."""
    from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

    app = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1366, 768)
    line = QLineEdit()
    window.setCentralWidget(line)
    window.show()
    line.setFocus()
    app.processEvents()
    window.grab()


if __name__ == "__main__":
    bare_window()
    os._exit(0)
