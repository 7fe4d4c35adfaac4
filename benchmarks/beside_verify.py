"""A scan answered and a page painted, quiet and while a child verifies the book."""

from __future__ import annotations

import os
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from benchmarks.laying import OPERATOR, PASSWORD, Laid
from benchmarks.measuring import Ratio, timed
from desktop.bootstrap import children
from desktop.bootstrap.session import open_session
from desktop.plain.progress import Stopped

if TYPE_CHECKING:
    from desktop.windows.shell import Shell

ROUNDS = 60


class _Until:
    """Progress that stops when told to, and says when the work has begun."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.over = threading.Event()

    def step(self, done: int, total: int) -> None:
        self.begun.set()
        if self.over.is_set():
            raise Stopped


def beside_verify(laid: Laid) -> Iterator[Ratio]:
    """Each median against its own quiet time."""
    session = open_session(laid.path, OPERATOR, PASSWORD)
    found = session.ask(lambda books: books.copies_at("safe", limit=1))[0]

    def scan() -> object:
        return session.ask(lambda books: (books.copy_by_seq(found.seq), books.slips_with(found.id)))

    yield _quiet_and_busy(laid, "a scan answered", scan)
    session.close("closing")
    yield _painted(laid)


def _painted(laid: Laid) -> Ratio:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from desktop.bootstrap.app import App
    from desktop.bootstrap.desk.door_port import DoorPort

    app = App(["custody-desk"], laid.path)
    try:
        if DoorPort(laid.path, app.take).unlock(OPERATOR, PASSWORD) is not None:
            raise RuntimeError("the door stayed shut")
        app.opened()
        shell = app.shell
        if shell is None:
            raise RuntimeError("no shell")
        pages = [page.id for page in shell.pages][:3]
        for page in pages:  # filled, or the first ones painted are empty ones
            shell.go(page)
            _settle(shell)

        def paint() -> None:
            for page in pages:
                shell.go(page)
                QApplication.processEvents()
                shell.grab()

        ratio = _quiet_and_busy(laid, "pages painted", paint)
        shell.close()
        return ratio
    finally:
        app.end()


def _settle(shell: Shell) -> None:
    """Until what the page asked of the book is painted."""
    from PySide6.QtWidgets import QApplication

    while shell.ports.threads.reader.working:
        QApplication.processEvents()
        time.sleep(0.005)
    QApplication.processEvents()


def _quiet_and_busy(laid: Laid, name: str, work: Callable[[], object]) -> Ratio:
    quiet = _median(work)
    until = _Until()
    runner = threading.Thread(target=_verify, args=(laid, until))
    runner.start()
    until.begun.wait(120)
    busy = _median(work)
    still = runner.is_alive()
    until.over.set()
    runner.join()
    if not still:
        raise RuntimeError("verify ended before the measurement did")
    return Ratio(f"{name} while verify runs, against quiet", busy, quiet, 2.0)


def _median(work: Callable[[], object]) -> float:
    for _round in range(3):
        work()
    return statistics.median(timed(work) for _round in range(ROUNDS))


def _verify(laid: Laid, until: _Until) -> None:
    try:
        children.run("verify", {"vault": str(laid.path)}, laid.key, until)
    except Stopped:
        return
