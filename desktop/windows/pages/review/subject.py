"""What the verbs of an item or of a batch sheet are about, as it was read when they began. On the reader thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.operations.books import Books
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.deadlines.items import courses_under
from desktop.operations.review_views import BatchLineRow, BatchRow, ItemRow, PublicationRow
from desktop.operations.reviewing.correcting import Entry, entries_of
from desktop.operations.reviewing.rechecking import is_older
from desktop.operations.reviewing.screened_by import lists_digest
from desktop.procedures.deadlines import Course
from desktop.procedures.definition import Procedure, Stage
from desktop.procedures.review.batch import Batch, fold_batch
from desktop.procedures.review.batch_facts import batch_stream
from desktop.procedures.review.item import Item, fold_item
from desktop.procedures.review.item_facts import item_stream
from desktop.procedures.vocabulary import FieldType
from desktop.windows.counter import Counter
from desktop.windows.pages.cases.subject import CaseSubject, case_subject

BATCH = "batch:"
"""Rows of the list that are batch sheets have ids that begin so."""


@dataclass(frozen=True)
class ItemSubject:
    """An item with the case of its round in force.

    ``courses``  the deadlines that have begun; a line of a batch sheet is read without them
    """

    id: str
    name: str
    row: ItemRow
    item: Item
    case: CaseSubject | None
    published: tuple[PublicationRow, ...] = ()
    courses: tuple[Course, ...] = ()
    older: bool = False
    """Checked under older lists (D22)."""
    entries: tuple[Entry, ...] = ()
    """What may have been booked wrongly, the latest first; a line of a batch sheet is read without them."""

    @property
    def definition(self) -> Procedure | None:
        """The rules its case began under."""
        return self.case.view.definition if self.case else None

    def channel_titles(self) -> dict[str, str]:
        """Ids of channels → titles, as the case's own rules call them."""
        field = self.definition.field("channels") if self.definition else None
        return {c.id: c.title for c in field.choices} if field else {}


@dataclass(frozen=True)
class BatchLine:
    """A line of the sheet with its item and the stage that waits for it."""

    row: BatchLineRow
    item: ItemSubject
    due: Stage | None

    @property
    def on_sheet(self) -> bool:
        return not self.row.out

    @property
    def listed(self) -> bool:
        """Whether the stage that waits asks a checklist of it: then it is judged line by line (D20)."""
        definition = self.item.definition
        if definition is None or self.due is None:
            return False
        asked = (definition.field(name) for name in self.due.fields)
        return any(field is not None and field.type is FieldType.CHECKLIST for field in asked)


@dataclass(frozen=True)
class BatchSubject:
    """A batch sheet with its lines."""

    id: str
    name: str
    row: BatchRow
    batch: Batch
    lines: tuple[BatchLine, ...]
    last_out: PublicationRow | None = None

    @property
    def definition(self) -> Procedure | None:
        """The procedure of its lines, as it stood when they were handed in."""
        return next(
            (line.item.case.view.definition for line in self.lines if line.item.case is not None), None
        )

    @property
    def due(self) -> Stage | None:
        """The stage whose signature comes next: where the first line waits."""
        return next((line.due for line in self.lines if line.on_sheet and line.due is not None), None)

    @property
    def unsigned(self) -> tuple[tuple[str, str, str], ...]:
        """Case, stage and person of every opinion on a line whose ink is still to come (D14)."""
        return tuple(
            (line.item.case.id, act.fact.stage, act.fact.person)
            for line in self.lines
            if line.on_sheet and line.item.case is not None
            for act in line.item.case.view.case.unsigned
        )

    @property
    def waiting(self) -> tuple[BatchLine, ...]:
        """Lines that wait for that signature."""
        due = self.due
        return tuple(n for n in self.lines if n.on_sheet and n.due is not None and due and n.due.id == due.id)


def item_subject(counter: Counter, books: Books, item: str, lists: str = "") -> ItemSubject | None:
    """An item by id; ``lists``: the digest of today's, where it is known already."""
    row = books.item(item)
    if row is None:
        return None
    view = counter.desk.case_in(books, row.case) if row.case else None
    today = counter.now().date()
    case = case_subject(books, view, row.case, today) if view is not None else None
    state = fold_item(item, books.stream(item_stream(item)))
    out = tuple(books.publications(item))
    older = bool(row.checked_by) and is_older(row, lists or lists_today(counter, books))
    return ItemSubject(item, row.number or row.title, row, state, case, out, older=older)


def lists_today(counter: Counter, books: Books) -> str:
    """Digest of what the content check goes by today."""
    profile = counter.known.profile
    return lists_digest(books, profile.weights if profile else {}, counter.now().date())


def with_courses(counter: Counter, books: Books, subject: ItemSubject) -> ItemSubject:
    """The same with its deadlines, under the rules the case began with."""
    if subject.definition is None:
        return subject
    today = counter.now().date()
    found = courses_under(books, subject.definition, subject.item, calendar_in_force(books), today)
    return replace(subject, courses=tuple(course for course in found if course.start is not None))


def with_entries(books: Books, subject: ItemSubject) -> ItemSubject:
    """The same with what may be put right of it."""
    return replace(subject, entries=entries_of(books, subject.id, subject.row.case))


def batch_subject(counter: Counter, books: Books, batch: str) -> BatchSubject | None:
    """A batch sheet by id, each line with its item."""
    row = books.batch(batch)
    if row is None:
        return None
    lines, lists = list[BatchLine](), lists_today(counter, books)
    for line in books.batch_lines(batch):
        one = item_subject(counter, books, line.item, lists)
        if one is not None:
            lines.append(BatchLine(line, one, one.case.view.following if one.case else None))
    state = fold_batch(batch, books.stream(batch_stream(batch)))
    return BatchSubject(BATCH + batch, row.number, row, state, tuple(lines), books.last_publication())


def holders_of(books: Books, roles: Sequence[str], on: date) -> tuple[tuple[str, str, str], ...]:
    """Person, role and name of who holds one of the roles."""
    found = []
    for role in roles:
        for person in books.holders_of(role, on):
            known = books.person(person)
            found.append((person, role, known.name if known else ""))
    return tuple(found)
