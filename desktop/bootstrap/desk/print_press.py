"""The wall of paper behind the port that printing asks for; one sheet at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import fields

from desktop.bootstrap.desk.press import make_press
from desktop.operations.printing import ports
from desktop.paper.faults import PaperFault
from desktop.paper.filling import Options
from desktop.paper.form import Opinions
from desktop.paper.labels import Label, LabelStock
from desktop.plain.refusal import Refusal


def _options(options: ports.PrintOptions) -> Options:
    return Options(**{field.name: getattr(options, field.name) for field in fields(options)})


class PrintPress:
    """``operations.printing.ports.Press`` over ``paper.press.Press``; the press itself is not for two threads."""

    def __init__(self, system_fonts: bool = True) -> None:
        self._system = system_fonts
        self._one = threading.RLock()

    def slots(self, form: str) -> frozenset[str]:
        with self._one:
            described = make_press(self._system).describe(form)
        return frozenset((*described.slots, *described.rows))

    def boxes(self, form: str) -> frozenset[str]:
        with self._one:
            blocks = make_press(self._system).form(form).blocks
        return frozenset(box.id for block in blocks if isinstance(block, Opinions) for box in block.boxes)

    def check(
        self, form: str, facts: ports.Facts, options: ports.PrintOptions, more: Sequence[ports.Facts] = ()
    ) -> Refusal | None:
        with self._one:
            return make_press(self._system).check(form, facts, _options(options), more)

    def pdf(
        self, form: str, facts: ports.Facts, options: ports.PrintOptions, more: Sequence[ports.Facts] = ()
    ) -> bytes:
        with self._one:
            return make_press(self._system).pdf(form, facts, _options(options), more)

    def word(
        self, form: str, facts: ports.Facts, options: ports.PrintOptions, more: Sequence[ports.Facts] = ()
    ) -> bytes:
        with self._one:
            return make_press(self._system).word(form, facts, _options(options), more)

    def pages(self, pdf: bytes, dpi: float, pages: Sequence[int] | None = None) -> Iterator[bytes]:
        with self._one:
            yield from make_press(self._system).pages(pdf, dpi, pages)

    def page_count(self, pdf: bytes) -> int:
        with self._one:
            return make_press(self._system).page_count(pdf)

    def labels(self, labels: Sequence[ports.Label], stock: ports.Stock, start: int = 1) -> bytes | Refusal:
        kept = [Label(label.code, label.number) for label in labels]
        if stock.rows * stock.columns == 1:
            paper = LabelStock.roll(stock.width, stock.height)
        else:
            paper = LabelStock.a4(
                stock.rows,
                stock.columns,
                top=stock.top,
                left=stock.left,
                gap_x=stock.gap_x,
                gap_y=stock.gap_y,
            )
        with self._one:
            try:
                return make_press(self._system).labels(kept, paper, start)
            except PaperFault as fault:
                return fault.refusal
