"""F7 on the review: the sheets of an item or of a batch; the ledger and the records of a period."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from desktop.operations.sentences import tables
from desktop.operations.sheets.disclosure_catalogue import FORM as CATALOGUE
from desktop.operations.sheets.review_asked import FORM as REFERRAL
from desktop.operations.sheets.review_extension import FORM as EXTENSION
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.sheets.titles import form_of
from desktop.plain.typed import Typed
from desktop.plain.words import N_, _
from desktop.procedures.vocabulary import Conclusion
from desktop.windows.counter import Counter
from desktop.windows.pages.middle import Asking
from desktop.windows.pages.print_view import ToPrint
from desktop.windows.pages.review.subject import BATCH, BatchSubject, ItemSubject
from desktop.windows.pages.typed import past_day
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

_OF_PERIOD = ("f31_ledger", "review_record", "document_comparison", "publication_register", CATALOGUE)


def _always(_subject: ItemSubject) -> bool:
    return True


def _on_its_own_sheet(subject: ItemSubject) -> bool:
    """Else the record stands on the 公文处理单 (A2.9c)."""
    return subject.item.start.processing_sheet is None


def _referred(subject: ItemSubject) -> bool:
    history = subject.case.view.case.history if subject.case else ()
    return any(act.fact.conclusion == Conclusion.REFER.value for act in history)


def _extended(subject: ItemSubject) -> bool:
    return subject.case is not None and bool(subject.case.view.case.extended)


_WHEN: Mapping[str, Callable[[ItemSubject], bool]] = MappingProxyType(
    {"f30_review": _on_its_own_sheet, REFERRAL: _referred, EXTENSION: _extended}
)
"""Form that a procedure names → when an item has something to stand on it; others always."""


def sheets_of(subject: ItemSubject) -> tuple[Offer, ...]:
    """What can be printed of an item: a value is a form with the number of its letter."""
    return tuple(_sheets(subject))[:9]


def _sheets(subject: ItemSubject) -> Iterator[Offer]:
    for code in subject.definition.forms if subject.definition else ():
        form = form_of(code)
        if form and form not in _OF_PERIOD and _WHEN.get(form, _always)(subject):
            yield _offer(form)
    yield _offer("review_record")
    if subject.item.checked is not None and subject.item.checked.hits:
        yield _offer("hits_list")
    for number, one in sorted(subject.item.consultations.items(), reverse=True):
        said = _("{form} {letter}").format(form=tables.form_words("f39_consultation"), letter=one.sent.letter)
        yield Offer(("f39_consultation", number), said, one.sent.to)


def _offer(form: str) -> Offer:
    return Offer((form, 0), tables.form_words(form))


def _fields(_counter: Counter, subject: ItemSubject | BatchSubject) -> tuple[FieldSpec, ...]:
    """A batch has one sheet: nothing is asked."""
    if isinstance(subject, BatchSubject):
        return ()
    offers = sheets_of(subject)
    first = Typed(offers[0].value, offers[0].shown)
    return (FieldSpec("form", _("打印什么"), required=True, choices=offers, default=first, span=12),)


def _print(subject: ItemSubject | BatchSubject, entered: Entered) -> ToPrint:
    if isinstance(subject, BatchSubject):
        wanted = Wanted(subject=subject.id.removeprefix(BATCH))
        return ToPrint("batch_sheet", wanted, f"{tables.form_words('batch_sheet')} {subject.name}")
    form, number = entered.values["form"]
    return ToPrint(form, Wanted(subject=subject.id, page=number), f"{tables.form_words(form)} {subject.name}")


def _period(counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    """The month that is over in its last days' work: on the first ten days the one before is proposed."""
    first, last = proposed(counter.now().date())
    offers = tuple(_form_of_period(form) for form in _OF_PERIOD)
    return (
        FieldSpec("form", _("打印什么"), required=True, choices=offers,
                  default=Typed(offers[0].value, offers[0].shown), span=6),
        FieldSpec("first", _("自"), past_day(counter), True, Typed(first, first.isoformat()), span=3),
        FieldSpec("last", _("至"), past_day(counter), True, Typed(last, last.isoformat()), span=3),
    )  # fmt: skip


def _form_of_period(form: str) -> Offer:
    return Offer(form, tables.form_words(form))


def proposed(today: date) -> tuple[date, date]:
    """The month to be told: the last one until the tenth, then this one up to today (F31 goes out monthly)."""
    if today.day > 10:
        return today.replace(day=1), today
    last = today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def _of_period(_nothing: Any, entered: Entered) -> ToPrint:
    form = str(entered.values["form"])
    wanted = Wanted(first=entered.values["first"], last=entered.values["last"])
    return ToPrint(form, wanted, tables.form_words(form))


PRINT_VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "review.print": Asking(N_("打印"), _fields, sheet=_print, key="print"),
        "review.period": Asking(N_("台账、档案"), _period, sheet=_of_period, free=True),
    }
)
"""Id of a verb → what it asks and shows."""
