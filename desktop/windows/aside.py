"""Putting aside (挂起, D10): up to nine half-filled windows, kept encrypted, back where they were."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.windows.ports import Drafts
from desktop.windows.threads import Worker

MOST = 9


@dataclass(frozen=True, slots=True)
class Aside:
    """What was put aside: on which page, as what, since when (ISO), and the half-filled form."""

    page: str
    title: str
    since: str
    form: dict[str, Any]

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.since)


class Asides(QObject):
    """Nine places; each is kept under its own key, so that a power cut can cost none of the others."""

    changed = Signal()

    def __init__(
        self, drafts: Drafts, writer: Worker, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._drafts, self._writer, self._now = drafts, writer, now
        self._places: dict[int, Aside] = {}

    @property
    def places(self) -> dict[int, Aside]:
        """What is aside, by its digit 1–9."""
        return dict(sorted(self._places.items()))

    def load(self) -> None:
        """After unlocking: bring back what was kept."""
        drafts = self._drafts

        def read() -> dict[int, str]:
            kept = {n: drafts.load(_key(n)) for n in range(1, MOST + 1)}
            return {n: text for n, text in kept.items() if text}

        self._writer.submit(read, self._loaded)

    def _loaded(self, kept: dict[int, str]) -> None:
        self._places = {n: Aside(**json.loads(text)) for n, text in kept.items()}
        self.changed.emit()

    def put(self, page: str, title: str, form: dict[str, Any]) -> int:
        """Put aside; the digit it has now, 0 where all nine places are taken."""
        free = next((n for n in range(1, MOST + 1) if n not in self._places), 0)
        if free:
            aside = Aside(page, title, self._now().isoformat(timespec="seconds"), form)
            self._places[free] = aside
            text = json.dumps(asdict(aside), ensure_ascii=False, sort_keys=True)
            drafts = self._drafts
            self._writer.submit(lambda: drafts.save(_key(free), text))
            self.changed.emit()
        return free

    def take(self, number: int) -> Aside | None:
        """Take one back; its place is free again."""
        aside = self._places.pop(number, None)
        if aside is not None:
            drafts = self._drafts
            self._writer.submit(lambda: drafts.delete(_key(number)))
            self.changed.emit()
        return aside

    def forget(self) -> None:
        """Locking: nothing stays in memory; the kept ones stay kept."""
        self._places = {}
        self.changed.emit()


def _key(number: int) -> str:
    return f"aside/{number}"
