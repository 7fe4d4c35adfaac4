"""Pictures of the windows, made on the demonstration's vault, without a screen.

``take_pictures`` takes the door and every page; ``take_all`` every list, act, refusal and dialog behind them.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from desktop.plain.clock import SetClock
from desktop.plain.progress import Silent


def take_pictures(vault: Path, operator: str, password: str, out: Path, now: datetime) -> list[Path]:
    """The door, then every page of the shell, as they stood at ``now``; answers the files."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.bootstrap.app import App
    from desktop.bootstrap.pictures.camera import Camera
    from desktop.bootstrap.pictures.doors import door, open_shell

    app = App(["custody-desk"], vault, SetClock(now))
    camera = Camera(app.threads, out)
    door(app, camera)
    shell = open_shell(app, operator, password)
    for number, page in enumerate(shell.pages, 1):
        shell.go(page.id)
        camera.take(shell, f"{number:02d}-{page.id}")
    shell.close()
    app.end()
    return sorted(out.glob("*.png"))


def take_all(vault: Path, operator: str, password: str, out: Path, now: datetime) -> list[Path]:
    """Everything that can be brought on the screen. What is done to be seen stays done in the vault."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.bootstrap.app import App
    from desktop.bootstrap.pictures.camera import Camera
    from desktop.bootstrap.pictures.doors import door, open_shell, wrong_door
    from desktop.bootstrap.pictures.frame import frame
    from desktop.bootstrap.pictures.walk import Walk

    app = App(["custody-desk"], vault, SetClock(now))
    camera = Camera(app.threads, out)
    door(app, camera)
    wrong_door(app, camera)
    shell = open_shell(app, operator, password)
    frame(shell, camera)
    for page in shell.pages:
        Walk(shell, camera, page.id).go()
    shell.lock()
    camera.take(shell, "99-locked")
    shell.close()
    app.end()
    _other_books(vault.with_name("empty.vault"), out, now)
    return sorted(out.glob("*.png"))


MANY = 400
"""Documents of a full book: longer than a page of any list."""


def _other_books(vault: Path, out: Path, now: datetime) -> None:
    """The assistant; every page of a book with nothing in it, and with far more than a screen holds."""
    from desktop.bootstrap.app import App
    from desktop.bootstrap.fill import fill
    from desktop.bootstrap.pictures.camera import Camera
    from desktop.bootstrap.pictures.doors import assistant, empty_book, open_shell

    app = App(["custody-desk"], vault, SetClock(now))
    camera = Camera(app.threads, out)
    assistant(app, camera)
    shell = open_shell(app, *empty_book(vault, app))
    for kind in ("empty", "full"):
        for number, page in enumerate(shell.pages, 1):
            shell.go(page.id)
            camera.take(shell, f"{kind}-{number:02d}-{page.id}")
        if kind == "empty":
            fill(app.desk.session.store, app.clock, MANY, Silent())
            shell.start_afresh()
    shell.close()
    app.end()
