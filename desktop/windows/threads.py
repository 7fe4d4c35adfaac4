"""One writer thread and one reader thread: work goes in by ``submit``, results come back by a queued signal.

Nothing blocks the window. Results of work that was cancelled are dropped. What fails is told in a plain
sentence and logged by type and line, never with content.
"""

from __future__ import annotations

import logging
import queue
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal

from desktop.plain.progress import Stopped
from desktop.plain.words import _

log = logging.getLogger("desktop.windows")

PATIENCE_MS = 200
"""After so long the busy line shows; shorter work shows nothing."""

Explain = Callable[[BaseException], "str | None"]
"""Sentence of an expected failure (full disk …); None: it is a bug."""


@dataclass(eq=False)
class Task:
    """Work handed in. ``cancel`` before it starts leaves it undone, after that its result is dropped."""

    call: Callable[[], Any]
    then: Callable[[Any], None] | None
    failed: Callable[[str], None] | None
    what: str = ""
    cancelled: bool = False
    done: bool = False
    value: Any = field(default=None, repr=False)
    error: BaseException | None = field(default=None, repr=False)

    def cancel(self) -> None:
        """Give it up."""
        self.cancelled = True


class _Thread(QThread):
    """Takes tasks from the queue, one after the other, until it takes None."""

    finished_task = Signal(object)

    def __init__(self, tasks: queue.SimpleQueue[Task | None], name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._tasks = tasks

    def run(self) -> None:
        while (task := self._tasks.get()) is not None:
            if not task.cancelled:
                try:
                    task.value = task.call()
                except BaseException as error:
                    task.error = error
            self.finished_task.emit(task)
            del task  # the last result must not live on in this frame after a lock


class Worker(QObject):
    """One thread with its queue, seen from the window. ``busy`` carries what is being done."""

    busy = Signal(str)
    idle = Signal()

    def __init__(self, name: str, explain: Explain | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._explain = explain
        self._open: list[Task] = []
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._thread = _Thread(self._tasks, name)
        self._thread.finished_task.connect(self._arrived, Qt.ConnectionType.QueuedConnection)
        self._said_busy = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._say_busy)
        self._thread.start()

    def submit(
        self,
        call: Callable[[], Any],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[str], None] | None = None,
        what: str = "",
    ) -> Task:
        """Do ``call`` on the thread, then ``then(result)`` or ``failed(sentence)`` on the window's."""
        task = Task(call, then, failed, what)
        self._open.append(task)
        self._tasks.put(task)
        if not self._patience.isActive() and not self._said_busy:
            self._patience.start()
        return task

    @property
    def working(self) -> bool:
        """Whether something is under way or waits."""
        return bool(self._open)

    def cancel_all(self) -> None:
        """Give up all that waits; what runs is finished, its result dropped."""
        for task in self._open:
            task.cancel()

    def forget_results(self) -> None:
        """What was handed in is still done, but nobody waits for it: the window is being destroyed."""
        for task in self._open:
            task.then = task.failed = None

    def stop(self, finish: bool = False) -> None:
        """End the thread after what runs; what waits is left, or done as well (``finish``)."""
        if not finish:
            self.cancel_all()
        self.forget_results()
        self._tasks.put(None)
        self._thread.wait()
        self._open.clear()
        self._rest()

    def _say_busy(self) -> None:
        task = next((t for t in self._open if not t.cancelled), None)
        if task is not None:
            self._said_busy = True
            self.busy.emit(task.what or _("正在处理…"))

    def _rest(self) -> None:
        self._patience.stop()
        if self._said_busy:
            self._said_busy = False
            self.idle.emit()

    def _arrived(self, task: Task) -> None:
        if task not in self._open:
            return
        self._open.remove(task)
        if not self._open:
            self._rest()
        task.done = True
        if task.error is not None:
            self._failed(task, task.error)
        elif not task.cancelled and task.then is not None:
            task.then(task.value)
        task.value = None

    def _failed(self, task: Task, error: BaseException) -> None:
        sentence = self._explain(error) if self._explain is not None else None
        if sentence is None:
            sentence = _("已停止。") if isinstance(error, Stopped) else _bug(error)
        if not task.cancelled and task.failed is not None:
            task.failed(sentence)


def _bug(error: BaseException) -> str:
    """Log type and place, without arguments: they may hold what is written in a document."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else "?"
    log.error("%s at %s", type(error).__name__, where)
    return _(
        "程序出错，此项没有办成，已记入程序日志（{kind}，{where}）。请重试；再次出错请告知管理员。"
    ).format(kind=type(error).__name__, where=where)


class Threads:
    """The writer (verbs, drafts) and the reader (lists, cards, search)."""

    def __init__(self, explain: Explain | None = None) -> None:
        self.writer = Worker("writer", explain)
        self.reader = Worker("reader", explain)

    def stop(self) -> None:
        """End both. Reads are left; what is to be written (drafts above all) is written first."""
        self.reader.stop()
        self.writer.stop(finish=True)
