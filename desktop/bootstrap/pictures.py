"""Pictures of all windows at both sizes, made on the demonstration's vault, without a screen."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.bootstrap.app import App

SIZES = ((1366, 768), (1920, 1080))
_QUIET_MS = 60


def _settle(app: App) -> None:
    """Until nothing is under way on either thread and everything is drawn."""
    from PySide6.QtCore import QEventLoop, QTimer

    for _turn in range(200):
        loop = QEventLoop()
        QTimer.singleShot(_QUIET_MS, loop.quit)
        loop.exec()
        if not app.threads.reader.working and not app.threads.writer.working:
            break
    app.qt.processEvents()


def _grab(widget: QWidget, app: App, place: Path) -> None:
    for width, height in SIZES:
        widget.resize(width, height)
        _settle(app)
        widget.grab().save(str(place.with_name(f"{place.name}-{width}.png")))


def take_pictures(vault: Path, operator: str, password: str, out: Path) -> list[Path]:
    """The door, then every page of the shell; answers the files. The vault is opened and closed again."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.bootstrap.app import App

    out.mkdir(parents=True, exist_ok=True)
    app = App(["custody-desk"], vault)
    door = app.door()
    door.show()
    _grab(door, app, out / "00-unlock")
    door.close()
    trouble = _open(app, operator, password)
    if trouble:
        raise RuntimeError(trouble)
    app.opened()
    shell = app.shell
    if shell is None:
        raise RuntimeError("no shell")
    for number, page in enumerate(shell.pages, 1):
        shell.go(page.id)
        _settle(app)
        _grab(shell, app, out / f"{number:02d}-{page.id}")
    shell.close()
    app.end()
    return sorted(out.glob("*.png"))


def _open(app: App, operator: str, password: str) -> str:
    from desktop.bootstrap.desk.door_port import DoorPort

    if app.vault is None:
        return "vault_missing"
    trouble = DoorPort(app.vault, app.take).unlock(operator, password)
    return trouble.code if trouble else ""
