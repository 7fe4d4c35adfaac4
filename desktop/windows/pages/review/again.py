"""重新机检 (D22): the kept texts by the lists of today, of one item, of a sheet, or of all that wait; no file is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from types import MappingProxyType
from typing import Any

from desktop.operations.books import Books
from desktop.operations.commands import Outcome, done
from desktop.operations.paging import every
from desktop.operations.reviewing.rechecking import MOST, is_older
from desktop.operations.reviewing.screened_by import lists_digest
from desktop.plain.progress import Silent
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import N_
from desktop.screening.weights import Weights
from desktop.windows.counter import Counter
from desktop.windows.pages.middle import Asking, Work, no_fields
from desktop.windows.pages.review.subject import BatchSubject, ItemSubject
from desktop.windows.widgets.field_spec import Entered

CHECKING = N_("正在重新机检…")
_PAGE = 200


def checking_again(counter: Counter, subject: ItemSubject | BatchSubject | None) -> Work:
    """The work: one item whatever its lists; of a sheet or of the queue what was checked by older ones."""
    desk, today = counter.desk, counter.now().date()

    def work() -> Outcome:
        if isinstance(subject, ItemSubject):
            items: Sequence[str] = (subject.id,)
        elif isinstance(subject, BatchSubject):
            items = tuple(line.item.id for line in subject.lines if line.on_sheet and line.item.older)
        else:
            weights = desk.profile().weights
            items = desk.ask(lambda books: waiting_older(books, weights, today))
        checks = desk.foreign.check_again(items, Silent())
        if not checks:
            return refuse("item.nothing_to_check", "D22")
        for one in checks:
            outcome = desk.do(one)
            if isinstance(outcome, Refusal):
                return outcome
        return done(
            "item.checked_again", n=len(checks), open=desk.ask(lambda books: _open_hits(books, checks))
        )

    return work


def waiting_older(books: Books, weights: Weights, today: date) -> list[str]:
    """Items under review that were checked by other lists than those of today."""
    lists = lists_digest(books, weights, today)
    rows = every(lambda after: books.items("open", after=after, limit=_PAGE))
    return list(islice((row.id for row in rows if is_older(row, lists)), MOST))


def _open_hits(books: Books, checks: Sequence[Any]) -> int:
    rows = (books.item(one.item) for one in checks)
    return sum(row.hits_open for row in rows if row is not None)


def _again(counter: Counter, subject: ItemSubject | BatchSubject | None, _entered: Entered) -> Work:
    return checking_again(counter, subject)


_ASKING = Asking(N_("重新机检"), no_fields, work=_again, doing=CHECKING)
AGAIN_VERBS: Mapping[str, Asking] = MappingProxyType(
    {"item.recheck": _ASKING, "batch.recheck": _ASKING, "review.recheck": replace(_ASKING, free=True)}
)
"""Id of a verb → what it does."""
