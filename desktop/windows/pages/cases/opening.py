"""A new request: what it is about, who asks, and the fields of its procedure. Also begun from a card of 收文."""

from __future__ import annotations

from desktop.operations.approvals.cases import OpenCase
from desktop.operations.books import Books
from desktop.operations.commands import Command
from desktop.operations.views import CopyRow
from desktop.plain.words import _
from desktop.procedures.definition import Procedure
from desktop.procedures.vocabulary import PermitKind, SubjectKind
from desktop.profiles.profile import Profile
from desktop.windows.counter import Counter
from desktop.windows.pages.cases.generated import answers_of, spec_of
from desktop.windows.pages.cases.subject import NewSubject
from desktop.windows.pages.typed import reader
from desktop.windows.pages.typed_people import MOST_OFFERED, person, read_copies_of
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

KINDS = {"reproduce": PermitKind.REPRODUCTION, "widen": PermitKind.WIDENING}
"""Last word of a card's verb → what the approval permits."""


def procedure_for(profile: Profile, kind: PermitKind) -> Procedure | None:
    """The unit's procedure that permits this kind of act."""
    found = (p for p in profile.procedures.values() if p.permit is not None and p.permit.kind is kind)
    return next(found, None)


def candidates(books: Books) -> tuple[CopyRow, ...]:
    """Live copies here or with persons; made copies too, so that the book can say why not (A6.1.5a)."""
    return tuple(books.copies_newest(("safe", "person"), MOST_OFFERED))


def from_card(books: Books, procedure: Procedure, thing: str, name: str) -> NewSubject:
    """Begun from the card of a copy or a document: what it is about is known already."""
    copy = books.copy(thing)
    if procedure.subject is SubjectKind.DOCUMENT:
        return NewSubject(procedure, (), thing, name, (copy.document if copy else thing,))
    if copy is not None:
        return NewSubject(procedure, (copy,), thing, name, (copy.id,))
    rows = tuple(c for c in books.copies_of(thing) if c.place_kind in ("safe", "person") and not c.parent)
    fixed = (rows[0].id,) if len(rows) == 1 else ()
    return NewSubject(procedure, rows, thing, name, fixed)


def new_fields(counter: Counter, subject: NewSubject) -> tuple[FieldSpec, ...]:
    """What it is about stands first, unless it is known."""
    fields = [] if subject.fixed else [_about(subject)]
    fields.append(
        person(counter, "applicant", _("申请人"))
    )  # fmt: skip
    for name in subject.procedure.opening:
        field = subject.procedure.field(name)
        if field is not None:
            fields.append(spec_of(counter, field))
    return tuple(fields)


def _about(subject: NewSubject) -> FieldSpec:
    if subject.id and len(subject.copies) <= 9:
        offers = tuple(Offer((c.id,), c.label, c.place_name) for c in subject.copies)
        return FieldSpec("subject", _("复制哪一份"), required=True, choices=offers, span=6)
    label = _("关于哪一份（收文编号尾数，如 17-23）")
    return FieldSpec("subject", label, reader(read_copies_of(lambda: subject.copies)), True, span=6)


def open_command(subject: NewSubject, entered: Entered) -> Command:
    """Opened by the operator for the applicant."""
    values = dict(entered.values)
    chosen = subject.fixed or tuple(values.pop("subject"))
    applicant = values.pop("applicant")
    if subject.procedure.subject is SubjectKind.DOCUMENT and not subject.fixed:
        documents = {copy.id: copy.document for copy in subject.copies}
        chosen = tuple(dict.fromkeys(documents[one] for one in chosen))
    return OpenCase(
        procedure=subject.procedure.id,
        subjects=chosen,
        applicant=applicant,
        answers=answers_of(subject.procedure, subject.procedure.opening, values),
        reasons=entered.reasons,
    )
