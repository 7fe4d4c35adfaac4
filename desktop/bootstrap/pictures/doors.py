"""What stands before the shell: the door, a wrong password, the assistant of the first run, a book with nothing in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.bootstrap.app import App
from desktop.bootstrap.desk.door_port import DoorPort
from desktop.bootstrap.desk.founding_port import FoundingPort, ports_sentences
from desktop.bootstrap.founding import NewBook, NewBookOperator, found
from desktop.bootstrap.pictures.camera import SIZES, Camera
from desktop.vault.keys.cost import FLOOR
from desktop.windows.first_run import FirstRunPage
from desktop.windows.first_run_steps import LevelStep, OperatorsStep, UnitStep
from desktop.windows.shell import Shell

_UNIT, _NAME, _PASSWORD = "盘锦市示范区市场监督管理局", "赵𫖯", "Desk#2026-xyz"


def _show(widget: QWidget) -> None:
    widget.resize(*SIZES[0])
    widget.show()


def door(app: App, camera: Camera) -> None:
    """The unlock page as it stands at the start, and refusing a password."""
    page = app.door()
    _show(page)
    camera.take(page, "00-unlock")
    page.close()


def wrong_door(app: App, camera: Camera) -> None:
    """A password that is wrong."""
    page = app.door()
    _show(page)
    page.password.setText("1")
    page.try_open()
    camera.take(page, "00-unlock-refused")
    page.close()


def open_shell(app: App, operator: str, password: str) -> Shell:
    """Through the door without its window. RuntimeError: it stayed closed."""
    if app.vault is None:
        raise RuntimeError("no vault")
    trouble = DoorPort(app.vault, app.take, app.clock).unlock(operator, password)
    if trouble is not None:
        raise RuntimeError(trouble.code)
    app.opened()
    if app.shell is None:
        raise RuntimeError("no shell")
    return app.shell


def assistant(app: App, camera: Camera) -> None:
    """Every step of the first run: as it comes, refusing what is missing, answered."""
    page = FirstRunPage(FoundingPort(app.clock, app.take), ports_sentences(), app.threads.reader)
    _show(page)
    for number, step in enumerate(page.steps[:-1]):
        camera.take(page, f"first-{number}")
        if not isinstance(step, UnitStep | LevelStep | OperatorsStep):
            page.onward()
            continue
        page.onward()
        camera.take(page, f"first-{number}-refused")
        _answer(step)
        camera.take(page, f"first-{number}-answered")
        page.onward()
    camera.take(page, f"first-{len(page.steps) - 1}")
    page.close()


def _answer(step: QWidget) -> None:
    if isinstance(step, UnitStep):
        step.line.setText(_UNIT)
    elif isinstance(step, LevelStep):
        step.choose("secret")
    elif isinstance(step, OperatorsStep):
        lines: tuple[tuple[QLineEdit, str], ...] = (
            (step.name, _NAME), (step.post, "保密员"), (step.password, _PASSWORD), (step.again_line, _PASSWORD)
        )  # fmt: skip
        for line, text in lines:
            line.setText(text)


def empty_book(place: Path, app: App) -> tuple[str, str]:
    """A book made this minute; its operator and password."""
    book = NewBook(_UNIT, "national", "secret", [NewBookOperator(_NAME, "保密员", _PASSWORD)], place)
    session = found(book, app.clock, FLOOR)
    operator = session.operator
    session.close("closing")
    return operator, _PASSWORD
