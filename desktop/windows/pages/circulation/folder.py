"""What an act of this page is about: the slip, its folder, its readers, as the book had them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from desktop.custody.slip import Slip, fold_slip
from desktop.custody.slip_facts import slip_stream
from desktop.operations.books import Books
from desktop.operations.views import CopyRow, PermitRow, ReaderRow, SlipRow
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Typed, read_moment
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.typed import reader
from desktop.windows.ports import Reader
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

IN_ORIGINAL = ("见原件", "见原件。")
LATE = "act.late_reason"
"""Code of the refusal that asks for the reason of a later booking."""
MOST_CHOICES = 9
"""A choice is taken by its digit."""


@dataclass(frozen=True)
class Folder:
    """The slip when the strip opened; ``rows`` is its stream, for corrections."""

    slip: SlipRow
    state: Slip
    copies: tuple[CopyRow, ...]
    readers: tuple[ReaderRow, ...]
    permits: tuple[PermitRow, ...] = ()
    rows: tuple[Recorded, ...] = ()

    @property
    def id(self) -> str:
        """The slip's id."""
        return self.slip.id

    @property
    def inside(self) -> tuple[CopyRow, ...]:
        """The copies that belong in the folder now."""
        return tuple(copy for copy in self.copies if copy.id in self.state.inside)

    @property
    def lacking(self) -> tuple[CopyRow, ...]:
        """Those that were not in it when it came back."""
        return tuple(copy for copy in self.copies if copy.id in self.state.missing)

    def name(self, person: str) -> str:
        """A reader's name."""
        return next((r.name for r in self.readers if r.person == person), "")


def read_folder(books: Books, slip: str, today: date) -> Folder | None:
    """On the reader thread."""
    known = books.slip(slip)
    if known is None:
        return None
    rows = tuple(books.stream(slip_stream(slip)))
    permits = tuple(books.permits_usable("widen", "", today))
    copies, readers = tuple(books.slip_copies(slip)), tuple(books.slip_readers(slip))
    return Folder(known, fold_slip(slip, rows), copies, readers, permits, rows)


# what several acts ask for


def named(readers: Sequence[ReaderRow], *stands: str) -> tuple[Offer, ...]:
    """Readers in these stands, each by its digit."""
    return tuple(Offer(r.person, r.name) for r in readers if r.stand in stands)[:MOST_CHOICES]


def free_words(name: str, label: str, span: int = 6) -> FieldSpec:
    """A reason, a circumstance: some words are needed."""
    return FieldSpec(name, label, required=True, span=span)


def moment(counter: Counter) -> Reader:
    """A time as written on the paper: ``902``, or ``3.5 902`` for an earlier day (D1); shown as short as that."""

    def read(text: str) -> Typed[datetime] | Refusal:
        now = counter.now()
        told = read_moment(text, now)
        if isinstance(told, Refusal):
            return told
        at = told.value
        same = at.date() == now.date()
        return Typed(at, f"{at:%H:%M}" if same else f"{said_day(at.date(), now.date())} {at:%H:%M}")

    return reader(read)


def when(counter: Counter, span: int = 3) -> FieldSpec:
    """When it happened: now, unless another time is written there (D1); Enter passes it by."""
    now = Typed(None, _("现在"))
    return FieldSpec("at", _("时间"), moment(counter), default=now, carried=True, span=span)


def happened(entered: Entered) -> dict[str, Any]:
    """``at`` of a command, and why an earlier day is booked today: the strip asks for it where it is one."""
    at = entered.values.get("at")
    return {"at": at, "late_reason": entered.reasons.get(LATE, "")} if at is not None else {}


def read_labels(copies: Sequence[CopyRow]) -> Reader:
    """Copies of this folder by their numbers; zeros in front do not matter."""

    def read(text: str) -> Typed[tuple[str, ...]] | Refusal:
        found: dict[str, str] = {}
        for token in text.replace("，", " ").replace("、", " ").replace(",", " ").split():
            fitting = [c for c in copies if token in (c.label, label_of(c)) or _bare(c.label) == _bare(token)]
            if not fitting:
                return refuse("typed.copy_unknown", typed=token)
            if len(fitting) > 1:
                return refuse("typed.copy_several", typed=token, numbers=tuple(map(label_of, fitting[:6])))
            found[fitting[0].id] = fitting[0].label
        return Typed(tuple(found), "、".join(found.values()))

    return reader(read)


def _bare(label: str) -> str:
    return label.lstrip("0")


def label_of(copy: CopyRow) -> str:
    """Register number and copy number: no other copy is written so."""
    return f"{copy.register_number}-{copy.label}"


def copies_field(name: str, label: str, copies: Sequence[CopyRow], span: int = 4) -> FieldSpec:
    """Which of them; all as it stands in grey."""
    every = Typed(tuple(c.id for c in copies), _("全部 {n} 份").format(n=len(copies)))
    return FieldSpec(name, label, read_labels(copies), True, every, span=span, hint=_("份号，几份用逗号"))
