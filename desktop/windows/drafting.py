"""Half-filled forms are kept while one types: debounced, on the writer thread, encrypted in the vault."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.windows.ports import Drafts
from desktop.windows.threads import Worker

PAUSE_MS = 400
"""After the last key; so a power cut loses less than half a second of typing."""

Form = dict[str, Any]


class DraftKeeper(QObject):
    """Keeps one form under one key. ``failed`` says why it could not be kept; typing goes on."""

    failed = Signal(str)

    def __init__(self, key: str, drafts: Drafts, writer: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._drafts, self._writer = drafts, writer
        self._form: Callable[[], Form] | None = None
        self._kept: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.flush)

    def changed(self, form: Callable[[], Form]) -> None:
        """The form changed; it is read and kept after a short pause."""
        self._form = form
        self._timer.start()

    def flush(self) -> None:
        """Keep it now: before locking, closing and putting aside."""
        self._timer.stop()
        if self._form is None:
            return
        text = json.dumps(self._form(), ensure_ascii=False, sort_keys=True)
        self._form = None
        if text == self._kept:
            return
        self._kept = text
        drafts, key = self._drafts, self.key
        self._writer.submit(lambda: drafts.save(key, text), failed=self._unkept)

    def _unkept(self, sentence: str) -> None:
        if isValid(self):
            self._kept = None
            self.failed.emit(sentence)

    def restore(self, then: Callable[[Form], None]) -> None:
        """Read what was kept; ``then`` is called only if there was something."""
        drafts, key = self._drafts, self.key

        def came(text: str | None) -> None:
            if text and isValid(self):  # the form may have been closed meanwhile
                then(json.loads(text))

        self._writer.submit(lambda: drafts.load(key), came)

    def done(self) -> None:
        """The form was saved for good: forget the draft."""
        self._timer.stop()
        self._form = self._kept = None
        drafts, key = self._drafts, self.key
        self._writer.submit(lambda: drafts.delete(key))
