"""Preview, print and save: what the book says, drawn by the press, booked before and after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.bootstrap.desk.holds import Holds
from desktop.bootstrap.desk.machine_port import known_settings
from desktop.bootstrap.desk.print_press import PrintPress
from desktop.bootstrap.desk.template_press import press_for
from desktop.bootstrap.remembered import keep_machine_settings
from desktop.operations.commands import Outcome, done
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.printing.issue import Issued, Manner, issue, outcome, preview
from desktop.operations.printing.labels import copy_labels
from desktop.operations.printing.ports import Stock
from desktop.operations.printing.prepare import Sheet, prepare
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.refusal import Refusal, refuse
from desktop.vault.disk import replace_file
from desktop.vault.trouble import VaultTrouble

if TYPE_CHECKING:
    from desktop.operations.books import Books

SCREEN_DPI = 96
PRINT_DPI = 300
SHEET_OF_LABELS = Stock(63.5, 25.4, columns=3, rows=10, left=7.2, top=15.1, gap_x=2.5)
ROLL = Stock(50, 30)


SendToPrinter = Callable[[Sequence[bytes], str, int, bool], bool]


def _send(pages: Sequence[bytes], printer: str, copies: int, landscape: bool) -> bool:
    from desktop.windows.printing import print_pages

    return print_pages(pages, printer, copies, landscape)


class SheetsPort:
    """``windows.desk_port.Sheets``; ``send`` takes page images to a printer."""

    def __init__(self, desk: Holds, press: PrintPress | None = None, send: SendToPrinter = _send) -> None:
        self._desk = desk
        self.press = press or PrintPress()
        self._send = send

    def prepared(self, form: str, about: str | Wanted, hide_titles: bool) -> Sheet | Refusal:
        """The sheet as the book stands now."""
        wanted = Wanted(subject=about) if isinstance(about, str) else about
        if hide_titles:
            wanted = replace(wanted, hide_titles=True)
        session = self._desk.session
        profile, unit, calendar = session.profile, session.unit, session.ask(calendar_in_force)

        def read(books: Books) -> Sheet | Refusal:
            now, me = session.clock.now(), session.operator
            source = Source(books, profile, now, me, unit, calendar, session.rules_named)
            return prepare(form, source, wanted)

        return session.ask(read)

    def preview(
        self, form: str, about: str | Wanted, *, hide_titles: bool = False
    ) -> Sequence[bytes] | Refusal:
        sheet = self.prepared(form, about, hide_titles)
        if isinstance(sheet, Refusal):
            return sheet
        pdf = preview(sheet, press_for(self.press, sheet.form, sheet.followed))
        return pdf if isinstance(pdf, Refusal) else list(self.press.pages(pdf, SCREEN_DPI))

    def older(self, form: str, about: str | Wanted) -> str:
        sheet = self.prepared(form, about, hide_titles=False)
        return "" if isinstance(sheet, Refusal) else sheet.older

    def printers(self) -> Sequence[str]:
        """The one set for this machine first, then the system's own order."""
        from desktop.windows.printing import printer_names

        chosen = known_settings().printer
        return sorted(printer_names(), key=lambda name: name != chosen)

    def issued(
        self,
        sheet: Sheet,
        manner: Manner,
        reason: str,
        only: tuple[int, ...] = (),
        *,
        receiver: str = "",
        medium: str = "",
    ) -> Issued | Refusal:
        """The paper, its serial already in the book."""
        session = self._desk.session
        press = press_for(self.press, sheet.form, sheet.followed)
        return issue(
            sheet,
            session.do,
            lambda n: session.ask(lambda b: b.event_hash(n)),
            press,
            manner,
            reason,
            only,
            receiver=receiver,
            medium=medium,
        )

    def print(
        self,
        form: str,
        about: str | Wanted,
        printer: str,
        copies: int = 1,
        *,
        hide_titles: bool = False,
        reason: str = "",
        pages: tuple[int, ...] = (),
    ) -> Outcome:
        sheet = self.prepared(form, about, hide_titles)
        if isinstance(sheet, Refusal):
            return sheet
        paper = self.issued(sheet, Manner.PRINT, reason, pages)
        if isinstance(paper, Refusal):
            return paper
        drawn = list(self.press.pages(paper.content, PRINT_DPI, [n - 1 for n in pages] or None))
        landscape = bool(drawn) and _wide(drawn[0])
        sent = self._send(drawn, printer, copies, landscape)
        booked = outcome(paper, self._desk.session.do, done=sent, copies=copies, printer=printer)
        if sent or isinstance(booked, Refusal):
            return booked
        return refuse("paper.printer_failed", at="printer", printer=printer, serial=paper.serial)

    def save(
        self,
        form: str,
        about: str | Wanted,
        place: Path,
        *,
        hide_titles: bool = False,
        reason: str = "",
        receiver: str = "",
        medium: str = "",
    ) -> Outcome:
        sheet = self.prepared(form, about, hide_titles)
        if isinstance(sheet, Refusal):
            return sheet
        manner = Manner.WORD if place.suffix.lower() == ".docx" else Manner.PDF
        paper = self.issued(sheet, manner, reason, receiver=receiver, medium=medium)
        if isinstance(paper, Refusal):
            return paper
        try:
            replace_file(place, paper.content, lambda _path: None)
        except VaultTrouble:
            outcome(paper, self._desk.session.do, done=False)
            raise
        return outcome(paper, self._desk.session.do, done=True)

    def labels(self, copies: Sequence[str], printer: str, start: int = 1) -> Outcome:
        """Labels carry no content and no serial: nothing is booked for them.

        On the stock set for this machine; where a sheet ends is kept, so that the next ones go on there.
        """
        machine = known_settings()
        session = self._desk.session
        profile, unit, calendar = session.profile, session.unit, session.ask(calendar_in_force)
        made = session.ask(
            lambda b: copy_labels(
                Source(b, profile, session.clock.now(), session.operator, unit, calendar), copies
            )
        )
        if isinstance(made, Refusal):
            return made
        pdf = self.press.labels(made, ROLL if machine.roll else SHEET_OF_LABELS, start)
        if isinstance(pdf, Refusal):
            return pdf
        if not self._send(list(self.press.pages(pdf, PRINT_DPI)), printer, 1, False):
            return refuse("paper.printer_failed", at="printer", printer=printer, serial="")
        if not machine.roll:
            places = SHEET_OF_LABELS.rows * SHEET_OF_LABELS.columns
            following = (start - 1 + len(made)) % places + 1
            with suppress(OSError):  # else the next sheet begins where this one did
                keep_machine_settings(asdict(replace(machine, label_start=following)))
        return done("labels.printed", labels=len(made))


def _wide(page: bytes) -> bool:
    """Whether a PNG is wider than high (its header says so)."""
    width, height = int.from_bytes(page[16:20]), int.from_bytes(page[20:24])
    return width > height
