"""F7 on this page: which sheets there are of a document, and which page of the register it stands on."""

from __future__ import annotations

from functools import partial

from desktop.operations.books import Books
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.sheets.volume import pages as pages_by_spans
from desktop.plain.typed import Typed, read_count
from desktop.plain.words import N_, _
from desktop.windows.pages.incoming.subject import Subject
from desktop.windows.pages.print_view import LABELS, ToPrint
from desktop.windows.pages.typed import reader
from desktop.windows.widgets.field_spec import FieldSpec, Offer

_SHEETS = (
    ("f01_register", N_("登记簿页")),
    (LABELS, N_("标签")),
    ("life", N_("经历单")),
    ("f24_query", N_("查询函")),
    ("opening_count", N_("期初清点表")),
    ("f12_knowing", N_("知悉人员登记表")),
)


def sheets_of(subject: Subject) -> tuple[Offer, ...]:
    """What can be printed of a document; the letter only where a discrepancy is open."""
    return tuple(
        Offer(form, _(word))
        for form, word in _SHEETS
        if (form != "f24_query" or subject.row.discrepancy)
        and (form != LABELS or subject.chosen)
        and (form != "opening_count" or subject.known.source.value == "opening")
        and (form != "f12_knowing" or subject.known.level.classified)  # 实施条例20
    )


def place_of_labels(free: int = 1) -> FieldSpec:
    """From which place their sheet is still free; Enter takes where the last one ended."""
    first = Typed(free, str(free))
    return FieldSpec(
        "start", _("标签从第几格贴起"), reader(partial(read_count, least=1)), True, first, span=6
    )


def to_print(books: Books, subject: Subject, form: str, month: str, start: int = 1) -> ToPrint:
    """Which sheet that is; of the register the page on which the document stands (D12)."""
    title = next(_(word) for code, word in _SHEETS if code == form)
    if form == LABELS:
        return ToPrint(form, "", title, tuple(row.id for row in subject.chosen), start)
    if form == "f01_register":
        return ToPrint(form, _page_of(books, subject, month), title)
    return ToPrint(form, "" if form == "opening_count" else subject.row.id, title)


def _page_of(books: Books, subject: Subject, month: str) -> Wanted:
    line = books.register_line(subject.row.id)
    if line is None or not line.number:
        return Wanted(register=subject.row.register, year=0, page=1)
    spans = pages_by_spans(books.register_spans(line.register, line.year), month)
    page = next((s.number for s in spans if s.first <= line.number <= s.last), 1)
    return Wanted(register=line.register, year=line.year, page=page)
