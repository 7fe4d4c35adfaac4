"""建账: one line by the strip, many by the sheet; new bodies are entered on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from desktop.operations.commands import Done
from desktop.operations.receiving.opening import EnterOpening
from desktop.operations.standing.enter import EnterBody
from desktop.plain.refusal import Refusal
from desktop.plain.typed.answer import Typed
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.incoming.opening_lines import columns, faults, opening_line
from desktop.windows.pages.incoming.opening_panel import OpeningPanel
from desktop.windows.pages.strips import OpenStrip
from desktop.windows.pages.typed import Bodies, NewBody
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, FieldSpec, level_choices

ONE = "opening"
_SPANS = {"old_number": 3, "title": 7, "issuing_body": 3, "copy_numbers": 3, "document_number": 3, "place": 3}
_REQUIRED = ("old_number", "title", "issuing_body", "level")


class Opening:
    """Both ways end in the same command."""

    def __init__(
        self,
        counter: Counter,
        strips: OpenStrip,
        above: QVBoxLayout,
        panel: OpeningPanel,
        machine: Callable[[], str],
        entered: Callable[[], object],
    ) -> None:
        self._counter, self._strips, self._above = counter, strips, above
        self._machine, self._entered = machine, entered
        self.panel = panel
        panel.saved.connect(self._save_lines)

    def open_one(self) -> EntryStrip:
        """The strip of one line; it stays open for the next."""
        strip = EntryStrip(_("建账：期初一件"), self._fields(), self._counter.desk.words)
        strip.saved.connect(self._save_one)
        self._strips.show(ONE, strip, self._above)
        return strip

    def _fields(self) -> tuple[FieldSpec, ...]:
        bodies = Bodies(self._counter)
        specs = []
        for column in columns(self._counter):
            asks: dict[str, Any] = {"required": column.id in _REQUIRED, "span": _SPANS.get(column.id, 2)}
            if column.id == "level":
                asks |= {"choices": level_choices(), "carried": True}
            elif column.id == "issuing_body":
                asks |= {"read": column.read, "offers": bodies.offers, "free": True, "carried": True}
            else:
                asks |= {"read": column.read, "hint": column.hint}
            specs.append(FieldSpec(column.id, column.title, **asks))
        return tuple(specs)

    def _save_one(self, entered: Entered) -> None:
        strip = self._strips.strip
        wrong = faults(entered.values, self._machine())
        if wrong:
            if strip is not None:
                strip.refuse(*wrong)
            return
        self._book(
            [entered.values],
            lambda: self._next_one(entered),
            lambda refusal: strip.refuse(refusal.at(_cell(refusal.field))) if strip is not None else None,
        )

    def _next_one(self, entered: Entered) -> None:
        strip = self._strips.strip
        if strip is None:
            return
        carried = {}
        for name in ("issuing_body", "level", "place"):
            value = entered.values.get(name)
            if value is not None and not isinstance(value, NewBody):
                field = strip.fields[name]
                carried[name] = Typed(value, field.text or field.line.placeholderText())
        strip.done(carried)

    def _save_lines(self, lines: list[dict[str, Any]]) -> None:
        def done() -> None:
            self.panel.empty()
            self._entered()

        self._book(lines, done, self.panel.refused)

    def _book(
        self,
        lines: list[dict[str, Any]],
        then: Callable[[], object],
        refused: Callable[[Refusal], object],
    ) -> None:
        """Bodies that are new first, one after the other, then all lines in one act."""
        new = list(dict.fromkeys(b.name for line in lines if isinstance(b := line["issuing_body"], NewBody)))
        known: dict[str, str] = {}

        def go_on() -> None:
            if new:
                name = new.pop(0)

                def entered(done: Done) -> None:
                    known[name] = done.ids["body"]
                    go_on()

                self._counter.book(EnterBody(name=name), entered, refused)
                return
            made = []
            safe = next((s.id for s in self._counter.known.safes), "")
            for line in lines:
                body = line["issuing_body"]
                made.append(opening_line(line, known[body.name] if isinstance(body, NewBody) else body, safe))
            self._counter.book(EnterOpening(lines=tuple(made)), lambda _done: then(), refused)

        go_on()


def _cell(field: str) -> str:
    """``lines.1.safe`` of the command → the field of the strip."""
    name = field.rpartition(".")[2]
    return {"safe": "place", "holder": "place", "numbers": "copy_numbers"}.get(name, name)
