"""比对 of a new list: a line at a time on the reader thread, so that the window goes on meanwhile; it can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.custody.clearance_facts import ListLine
from desktop.operations.returning.matching import meant
from desktop.plain.progress import Stopped
from desktop.windows.counter import Counter
from desktop.windows.widgets.progress_strip import Reported

Meant = tuple[tuple[int, str], ...]


class Comparing:
    """Looks up which document each line means; nothing is written. ``then`` gets all of it, ``stopped`` nothing."""

    def __init__(
        self,
        counter: Counter,
        collector: str,
        lines: Sequence[ListLine],
        progress: Reported,
        then: Callable[[Meant], object],
        stopped: Callable[[], object],
    ) -> None:
        self._counter, self._collector, self._lines = counter, collector, lines
        self._progress, self._then, self._stopped = progress, then, stopped
        self._found: list[tuple[int, str]] = []
        self._go_on()

    def stop(self) -> None:
        """At the next line."""
        self._progress.stop()

    def _go_on(self) -> None:
        place = len(self._found)
        try:
            self._progress.step(place, len(self._lines))
        except Stopped:
            self._stopped()
            return
        if place == len(self._lines):
            self._then(tuple(self._found))
            return
        line, counter = self._lines[place], self._counter
        counter.threads.reader.submit(
            lambda: counter.desk.ask(lambda books: meant(books, self._collector, line)),
            self._came,
            self._failed,
        )

    def _failed(self, sentence: str) -> None:
        self._stopped()
        self._counter.complain(sentence)

    def _came(self, document: str) -> None:
        self._found.append((self._lines[len(self._found)].line, document))
        self._go_on()
