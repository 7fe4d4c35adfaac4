"""The wall of paper behind the port that printing asks for; one sheet at a time."""

from __future__ import annotations

import copy
import functools
import threading
from collections.abc import Iterator, Sequence
from dataclasses import fields

from desktop.bootstrap.desk.press import make_press
from desktop.operations.printing import ports
from desktop.paper.faults import Fault, PaperFault
from desktop.paper.filling import Options
from desktop.paper.form import Form, Opinions
from desktop.paper.labels import Label, LabelStock
from desktop.paper.press import Press
from desktop.plain.refusal import Refusal


def as_options(options: ports.PrintOptions) -> Options:
    """The same for ``paper``."""
    return Options(**{field.name: getattr(options, field.name) for field in fields(options)})


@functools.lru_cache(maxsize=8)
def _laid_press(system: bool, form: str, layout: str) -> Press:
    return make_press(system).with_layout(form, layout)


class PrintPress:
    """``operations.printing.ports.Press`` over ``paper.press.Press``; the press itself is not for two threads."""

    _one = threading.RLock()
    """All share the one press of the process."""

    def __init__(self, system_fonts: bool = True) -> None:
        self._system = system_fonts
        self._laid: tuple[str, str] | None = None

    def under(self, form: str, layout: str) -> PrintPress:
        """The press with another layout of a form."""
        other = copy.copy(self)
        other._laid = (form, layout)
        return other

    def form(self, name: str) -> Form:
        """A form, read."""
        with self._one:
            return self._press.form(name)

    def sample(self, form: str) -> bytes:
        """A Word template of a form to begin with."""
        with self._one:
            return self._press.sample(form)

    @property
    def _press(self) -> Press:
        return _laid_press(self._system, *self._laid) if self._laid else make_press(self._system)

    def layout_faults(self, form: str, layout: str) -> tuple[Fault, ...]:
        """Why a text cannot be the layout of a form."""
        with self._one:
            return self._press.layout_faults(form, layout)

    def no_longer_printed(self, form: str, layout: str) -> tuple[str, ...]:
        """Labels of what another layout does not print."""
        with self._one:
            return self._press.no_longer_printed(form, layout)

    def slots(self, form: str) -> frozenset[str]:
        with self._one:
            described = self._press.describe(form)
        return frozenset((*described.slots, *described.rows))

    def boxes(self, form: str) -> frozenset[str]:
        with self._one:
            blocks = self._press.form(form).blocks
        return frozenset(box.id for block in blocks if isinstance(block, Opinions) for box in block.boxes)

    def check(
        self, form: str, facts: ports.Facts, options: ports.PrintOptions, more: Sequence[ports.Facts] = ()
    ) -> Refusal | None:
        with self._one:
            return self._press.check(form, facts, as_options(options), more)

    def pdf(
        self, form: str, facts: ports.Facts, options: ports.PrintOptions, more: Sequence[ports.Facts] = ()
    ) -> bytes:
        with self._one:
            return self._press.pdf(form, facts, as_options(options), more)

    def word(
        self, form: str, facts: ports.Facts, options: ports.PrintOptions, more: Sequence[ports.Facts] = ()
    ) -> bytes:
        with self._one:
            return self._press.word(form, facts, as_options(options), more)

    def pages(self, pdf: bytes, dpi: float, pages: Sequence[int] | None = None) -> Iterator[bytes]:
        with self._one:
            yield from self._press.pages(pdf, dpi, pages)

    def page_count(self, pdf: bytes) -> int:
        with self._one:
            return self._press.page_count(pdf)

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
                return self._press.labels(kept, paper, start)
            except PaperFault as fault:
                return fault.refusal
