"""专册引用: 册、页、行、份数 of a document above the machine's level, and how a wrong one is put right (D16)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from desktop.operations.commands import Command
from desktop.operations.receiving.above_machine import CorrectAboveMachine, NoteAboveMachine
from desktop.operations.views import AboveRow
from desktop.plain.typed import read_count
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.strips import OpenStrip
from desktop.windows.pages.typed import reader
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

REFERENCE, CORRECT = "reference", "reference.correct"
_RIGHT, _NEVER = "right", "never"


class Referring:
    """``above`` the register, ``beside`` the list of references."""

    def __init__(self, counter: Counter, strips: OpenStrip, above: QVBoxLayout, beside: QVBoxLayout) -> None:
        self._counter, self._strips = counter, strips
        self._above, self._beside = above, beside

    def open(self) -> None:
        """册、页、行、份数 and nothing else."""
        strip = EntryStrip(_("高于本机密级：只登专册位置"), _place(), self._counter.desk.words)
        strip.saved.connect(lambda entered: self._book(_noted(entered)))
        self._strips.show(REFERENCE, strip, self._above)

    def correct(self, reference: str, then: Callable[[], object] = lambda: None) -> None:
        """What stands there now stands in the fields; 撤销 asks for the reason alone."""

        def show(row: AboveRow | None) -> None:
            if row is None:
                self._counter.complain(_("这一件刚刚有变动，请重新选中后再办。"))
                return
            strip = EntryStrip(_("更正专册位置"), _correction(), self._counter.desk.words)
            strip.saved.connect(lambda entered: self._book(_corrected(row.id, entered)))
            self._strips.show(CORRECT, strip, self._beside, row.id)
            places = {"volume": row.volume, "page": row.page, "line": row.line, "copies": row.copies}
            strip.fill({"texts": {name: str(place) for name, place in places.items()}})
            strip.begin()
            then()

        self._counter.ask(
            lambda books: next((row for row in books.above_machine() if row.id == reference), None), show
        )

    def _book(self, command: Command) -> None:
        strip = self._strips.strip
        self._counter.book(
            command,
            lambda _done: self._strips.close(),
            lambda refusal: strip.refuse(refusal) if strip is not None else None,
        )


def _place() -> tuple[FieldSpec, ...]:
    number = reader(lambda text: read_count(text, least=1))
    return (
        FieldSpec("volume", _("纸质专册（册号）"), required=True, span=3),
        FieldSpec("page", _("页"), number, True, span=2),
        FieldSpec("line", _("行"), number, True, span=2),
        FieldSpec("copies", _("份数"), number, True, span=2),
    )


def _correction() -> tuple[FieldSpec, ...]:
    how = FieldSpec("what", _("怎么改"), required=True, span=3, hint=_("按数字选"),
                    choices=(Offer(_RIGHT, _("写错了，改正")), Offer(_NEVER, _("专册里没有这一件，撤销"))))  # fmt: skip
    right = tuple(replace(spec, when=lambda values: values.get("what") == _RIGHT) for spec in _place())
    return (how, *right, FieldSpec("reason", _("更正原因（原记录保留可查）"), required=True, span=12))


def _noted(entered: Entered) -> NoteAboveMachine:
    values = entered.values
    return NoteAboveMachine(
        volume=str(values["volume"]), page=values["page"], line=values["line"], copies=values["copies"]
    )


def _corrected(reference: str, entered: Entered) -> CorrectAboveMachine:
    right = _noted(entered) if entered.values["what"] == _RIGHT else None
    return CorrectAboveMachine(document=reference, reason=str(entered.values["reason"]), right=right)
