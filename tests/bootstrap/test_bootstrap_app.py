"""The application from its first run to a lock and back: the assistant, the shell with all pages, the door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest

from desktop.bootstrap.app import App
from desktop.bootstrap.desk.door_port import DoorPort
from desktop.bootstrap.desk.founding_port import FoundingPort
from desktop.bootstrap.pages import MAKERS
from desktop.bootstrap.remembered import remembered_vault
from desktop.windows.counter import Counter
from desktop.windows.first_run import FirstRunPage
from desktop.windows.pages.today.matters import gather
from desktop.windows.ports import FirstOperator, FirstRun
from desktop.windows.unlock import UnlockPage

PASSWORD = "Ceshi#2026-kl"


@pytest.fixture
def app(tmp_path: Path, qapp: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = App(["custody-desk"])
    yield made
    settle(made)
    made.end()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")


def settle(app: App) -> None:
    for _turn in range(400):
        QTest.qWait(10)
        if not app.threads.reader.working and not app.threads.writer.working:
            return


def first_run(tmp_path: Path) -> FirstRun:
    operators = (FirstOperator("沈静", "officer", PASSWORD),)
    return FirstRun("测试单位", "national", "secret", operators, str(tmp_path / "data" / "desk"))


def test_without_a_vault_the_assistant_comes_and_its_book_opens_with_every_page(
    app: App, tmp_path: Path
) -> None:
    app.begin()
    settle(app)
    window = app._first
    assert window is not None
    assert isinstance(window.centralWidget(), FirstRunPage)
    port = FoundingPort(app.clock, app.take)
    assert {"national", "panjin"} <= {profile.id for profile in port.profiles()}
    assert port.place_fault(str(tmp_path / "data" / "desk")) is None
    assert port.place_fault("nicht/ganz") is not None
    assert port.password_faults("kurz", "沈静", "secret")
    assert port.faces()
    assert port.found_vault(first_run(tmp_path)) is None
    app.opened()
    settle(app)
    shell = app.shell
    assert shell is not None
    assert len(shell.pages) == len(MAKERS) == 10
    for page in shell.pages:
        shell.go(page.id)
        settle(app)
    hours = Counter(app.desk, app.threads).hours()
    found = app.desk.ask(lambda books: gather(books, app.clock.now(), hours))
    begun = [matter.thing for matter in found if matter.kind == "start"]
    assert begun == ["settings", "people", "receipt"]  # a new book says what to do first
    assert remembered_vault() == tmp_path / "data" / "desk.vault"


def test_a_lock_closes_the_book_and_the_door_opens_it_again(app: App, tmp_path: Path) -> None:
    assert FoundingPort(app.clock, app.take).found_vault(first_run(tmp_path)) is None
    operator = app.desk.session.operator
    app.opened()
    settle(app)
    assert app.shell is not None
    app.shell.lock()
    settle(app)
    assert not app.desk.open
    assert isinstance(app.shell.centralWidget(), UnlockPage)
    assert app.vault is not None
    door = DoorPort(app.vault, app.take)
    assert [shown.name for shown in door.operators()] == ["沈静"]
    wrong = door.unlock(operator, "falsch")
    assert wrong is not None
    assert wrong.code == "wrong_password"
    assert door.unlock(operator, PASSWORD) is None
    app.opened()
    settle(app)
    assert not app.shell.locked
    app.shell.go("receipt")
    settle(app)
