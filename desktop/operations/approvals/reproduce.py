"""复制 under a permit: each made copy an account of its own (A6.1.5c, A6.1.5e); who knows is listed (F12)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.custody.copy_facts import CopyRegistered, CopyReproduced, Origin, copy_stream
from desktop.custody.copy_numbers import reproduction_labels
from desktop.custody.document_facts import PersonsInformed, document_stream
from desktop.custody.permit import PermitAct, PermitUsed, fold_permit, permit_stream, usable, widens
from desktop.custody.places import in_safe
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import eyes_only, known, safe_fits
from desktop.operations.custody.move import add_to_copy, copy_of
from desktop.operations.ports import Act
from desktop.plain.facts import Text
from desktop.plain.refusal import refuse


@dataclass(frozen=True, kw_only=True)
class MakeReproductions(Command):
    """``pages`` per copy; ``waste_sheets`` destroyed; ``copier`` number of the classified copier (D-words F03)."""

    original: str
    permit: str
    quantity: int
    pages: int
    copier: str
    place: str
    safe: str = ""
    waste_sheets: int = 0
    memory_cleared: bool = False
    stamped: bool = False


@dataclass(frozen=True, kw_only=True)
class InformPersons(Command):
    """知悉人员登记: who was told of a document, in which way."""

    document: str
    persons: tuple[str, ...]
    way: str = "reading"
    permit: str = ""


def make_reproductions(command: MakeReproductions, act: Act) -> Outcome:
    """In several goes if need be; never more than permitted."""
    if command.quantity < 1:
        return refuse("copy.none_made", "A6.1.5c", at="quantity")
    if command.pages < 0 or command.waste_sheets < 0:
        return refuse("copy.sheets_negative", "A6.1.5e", at="waste_sheets")
    permit = fold_permit(command.permit, act.stream(permit_stream(command.permit)))
    on = act.at.date()
    refused = usable(permit, PermitAct.REPRODUCE, on, command.quantity, command.original)
    if refused is not None:
        return refused
    if not command.stamped:
        # 实施条例27: a reproduction bears the copying body's stamp and is treated as the original
        return refuse("copy.stamp_missing", "实施条例27", at="stamped")
    if not command.copier.strip() or not command.place.strip():
        return refuse("copy.place_missing", "A6.1.5d", at="place")
    original = copy_of(act, command.original)
    safe = command.safe or (original.place.ref if original.place is not None else "")
    refused = eyes_only(act, (original.document,)) or safe_fits(act, safe, original.level)
    if refused is not None:
        return refused
    made = tuple(act.new_id() for _number in range(command.quantity))
    fact = CopyReproduced(
        command.permit,
        made,
        command.pages,
        command.waste_sheets,
        command.copier.strip(),
        Text(command.place.strip()),
        command.memory_cleared,
        command.stamped,
    )
    already = len(original.reproductions)
    refused = add_to_copy(act, command.original, fact)
    if refused is not None:
        return refused
    named = reproduction_labels(original.label, already, command.quantity)
    for copy, label in zip(made, named, strict=True):
        act.add(
            copy_stream(copy),
            CopyRegistered(
                original.document,
                "",
                label,
                original.level,
                Origin.MADE,
                in_safe(safe),
                parent=command.original,
                due=original.return_due,
            ),
        )
    act.add(permit_stream(command.permit), PermitUsed(command.quantity))
    left = permit.left - command.quantity
    return done(
        "copy.reproduced", {"copy": made[0], "permit": command.permit}, copies=command.quantity, left=left
    )


def inform_persons(command: InformPersons, act: Act) -> Outcome:
    """At 机密 and above everybody who knows is recorded (实施条例20)."""
    if not command.persons:
        return refuse("inform.nobody", "实施条例20", at="persons")
    if len(set(command.persons)) < len(command.persons):
        return refuse("slip.reader_twice", at="persons")
    stranger = known(act, "persons", *(person or "?" for person in command.persons))
    document = act.books.document(command.document)
    if document is None:
        return refuse("document.unknown", at="document")
    if stranger is not None:
        return stranger
    if command.permit:
        permit = fold_permit(command.permit, act.stream(permit_stream(command.permit)))
        refused = widens(permit, act.at.date(), command.persons, (command.document,))
        if refused is not None:
            return refused
        act.add(permit_stream(command.permit), PermitUsed(len(command.persons), command.persons))
    act.add(document_stream(command.document), PersonsInformed(command.persons, command.way, command.permit))
    return done(
        "inform.recorded",
        {"document": command.document},
        number=document.register_number,
        persons=len(command.persons),
    )
