"""What the verbs of a case are about, as it was read when they began. On the reader thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.custody.copy_facts import CopyReproduced, copy_stream
from desktop.custody.permit import fold_permit, permit_stream
from desktop.operations.approvals.view import CaseView
from desktop.operations.books import Books
from desktop.operations.views import CopyRow, PermitRow
from desktop.plain.corrections import effective
from desktop.procedures.definition import Procedure
from desktop.procedures.vocabulary import SubjectKind


@dataclass(frozen=True)
class CaseSubject:
    """A case. ``holders``: who holds the roles of the stage that waits; ``made``: the copies made under it."""

    id: str
    name: str
    view: CaseView
    today: date
    permits: tuple[PermitRow, ...] = ()
    holders: tuple[tuple[str, str, str], ...] = ()
    original: CopyRow | None = None
    made: tuple[CopyRow, ...] = ()
    informed: tuple[str, ...] = ()

    @property
    def permit(self) -> PermitRow | None:
        """What may still be used; else the last one, so that the book says why not (A6.1.5c)."""
        usable = [p for p in self.permits if left_of(p, self.today)]
        return usable[0] if usable else self.permits[-1] if self.permits else None

    @property
    def left(self) -> int:
        """How much of it may still be used."""
        return left_of(self.permit, self.today) if self.permit else 0

    @property
    def in_safe(self) -> tuple[CopyRow, ...]:
        """Made copies that lie here and may be issued."""
        return tuple(c for c in self.made if c.place_kind == "safe" and not c.frozen and not c.recalled)

    @property
    def out(self) -> tuple[CopyRow, ...]:
        """Made copies that somebody holds."""
        return tuple(c for c in self.made if c.place_kind == "person")


@dataclass(frozen=True)
class NewSubject:
    """A procedure chosen. ``copies``: what it may be about; ``fixed``: begun from a card, nothing to ask."""

    procedure: Procedure
    copies: tuple[CopyRow, ...]
    id: str = ""
    name: str = ""
    fixed: tuple[str, ...] = ()


def left_of(permit: PermitRow, today: date) -> int:
    """0 where it was taken back or its days are over."""
    late = permit.valid_to is not None and permit.valid_to < today
    return 0 if permit.revoked or late else permit.quantity - permit.used


def case_subject(books: Books, view: CaseView, case: str, today: date) -> CaseSubject:
    """The case with its permits, who may act on the stage that waits, and what came of it."""
    holders = []
    for role in view.following.roles if view.following else ():
        for person in books.holders_of(role, today):
            known = books.person(person)
            holders.append((person, role, known.name if known else ""))
    permits = tuple(books.permits_of(case))
    start = view.case.start
    original = books.copy(start.subjects[0]) if start.subject is SubjectKind.COPY else None
    informed: tuple[str, ...] = ()
    for permit in permits:
        informed += fold_permit(permit.id, books.stream(permit_stream(permit.id))).informed
    made = made_under(books, permits, original)
    return CaseSubject(
        case, start.number, view, today, permits, tuple(holders), original, tuple(made), informed
    )


def made_under(books: Books, permits: Sequence[PermitRow], original: CopyRow | None) -> list[CopyRow]:
    """The copies made under these permits, in several goes (A6.1.5c), in the order of their numbers."""
    if original is None or not permits:
        return []
    known = {permit.id for permit in permits}
    rows: list[CopyRow] = []
    for row in effective(books.stream(copy_stream(original.id))):
        if isinstance(row.fact, CopyReproduced) and row.fact.permit in known:
            rows += [copy for one in row.fact.made if (copy := books.copy(one)) is not None]
    return sorted(rows, key=lambda copy: copy.seq)
