"""The preview over a page's list: how a sheet will look, printing it, saving it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.operations.commands import Done, Outcome
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.sheets.titles import FORMS
from desktop.plain.refusal import Refusal
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.picking import pick_place
from desktop.windows.widgets.plain_parts import clear
from desktop.windows.widgets.preview_pane import PreviewPane, PrintChoice

LABELS = "labels"


@dataclass(frozen=True)
class ToPrint:
    """A sheet chosen: its form, what it is about, its words; labels begin at place ``start`` of their sheet."""

    form: str
    about: str | Wanted
    title: str
    copies: tuple[str, ...] = ()
    start: int = 1


class PrintView(QWidget):
    """The preview over the list; ``left`` is Esc or done."""

    left = Signal()

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._sheet: ToPrint | None = None
        self.pane: PreviewPane | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)

    def show_sheet(self, sheet: ToPrint, hide_titles: bool = False) -> None:
        """Draw it and show it; labels have no page and go to the printer at once."""
        self._sheet = sheet
        port = self._counter.desk.sheets
        if sheet.form == LABELS:
            printers = port.printers()
            printer = printers[0] if printers else ""
            self._counter.work(
                lambda: port.labels(sheet.copies, printer, start=sheet.start), what=_("正在打印标签…")
            )
            self.left.emit()
            return
        self._counter.threads.reader.submit(
            lambda: (
                port.preview(sheet.form, sheet.about, hide_titles=hide_titles),
                port.older(sheet.form, sheet.about),
            ),
            partial(self._came, sheet),
            self._counter.complain,
            _("正在排版…"),
        )

    def _came(self, sheet: ToPrint, answer: Any) -> None:
        pages, older = answer
        only_word = isinstance(pages, Refusal) and pages.code == "sheet.word_only"
        if isinstance(pages, Refusal) and not only_word:
            self._counter.complain(self._counter.desk.words.of(pages))
            self.left.emit()
            return
        if self.pane is None:
            clear(self)
            self.pane = PreviewPane(self._counter.desk.sheets.printers(), self._counter.desk.words, word=True)
            self.pane.left.connect(self.left)
            self.pane.printed.connect(self._print)
            self.pane.save_pdf.connect(partial(self._save, ".pdf"))
            self.pane.save_word.connect(partial(self._save, ".docx"))
            self.pane.hide_titles.connect(self._hide)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self.pane)
            self.setFocusProxy(self.pane)
            self.pane.show()  # a part not shown yet takes no cursor, and Enter would print nothing
        asks_why = sheet.form in FORMS and FORMS[sheet.form].asks_why
        if isinstance(pages, Refusal):
            self.pane.show_word_only(
                sheet.title, self._counter.desk.words.of(pages), older, asks_why=asks_why
            )
            return
        told = _("预览，尚未编号。打印或另存时编号登记。")
        self.pane.show_pages(sheet.title, told, pages, older, asks_why=asks_why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:  # it is not drawn yet, and not wanted any more
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _hide(self, on: bool) -> None:
        if self._sheet is not None:
            self.show_sheet(self._sheet, on)

    def _print(self, choice: PrintChoice) -> None:
        sheet, port = self._sheet, self._counter.desk.sheets
        if sheet is None:
            return
        call: Callable[[], Outcome] = partial(
            port.print, sheet.form, sheet.about, choice.printer, choice.copies,
            hide_titles=choice.titles_hidden, reason=choice.reason, pages=choice.pages,
        )  # fmt: skip
        self._counter.work(call, self._done, what=_("正在打印…"))

    def _save(self, ending: str) -> None:
        sheet, port = self._sheet, self._counter.desk.sheets
        if sheet is None or self.pane is None:
            return
        place = pick_place(self, _("另存"), sheet.title, ending)
        if place is not None:
            pane = self.pane
            call: Callable[[], Outcome] = partial(
                port.save,
                sheet.form,
                sheet.about,
                place,
                hide_titles=pane.hidden.isChecked(),
                reason=pane.reason.text().strip(),
                receiver=pane.receiver.text().strip(),
                medium=pane.medium.text().strip(),
            )
            self._counter.work(call, self._done, what=_("正在另存…"))

    def _done(self, _done: Done) -> None:
        self.left.emit()
