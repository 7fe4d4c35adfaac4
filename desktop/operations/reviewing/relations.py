"""涉密关联 (A2.4a, D24): the item contains or cites a secret document; what lifts that bar."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import add, item_of, words
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.review.item_facts import Clearing, Relation, RelationCleared, RelationNoted
from desktop.procedures.review.item_laws import may_clear


@dataclass(frozen=True, kw_only=True)
class NoteRelation(Command):
    """``document`` of the book, or ``named``: a register number of the book, or words where it has none."""

    item: str
    relation: Relation
    document: str = ""
    named: str = ""


@dataclass(frozen=True, kw_only=True)
class ClearRelation(Command):
    """``reference`` of the declassification, or of the statement that ``person`` or the issuer wrote."""

    item: str
    number: int
    by: Clearing
    reference: str
    person: str = ""


def note_relation(command: NoteRelation, act: Act) -> Outcome:
    """Reality is recorded; from now on no conclusion lets it out."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    named = words(command.named)
    if not command.document and named is None:
        return refuse("item.relation_to_nothing", "A2.4a", at="document")
    document = command.document
    if document and act.books.document(document) is None:
        return refuse("document.unknown", at="document")
    registered = act.books.by_register_number(named) if named and not document else ()
    if registered:
        document, named = registered[0].id, None
    number = max(item.relations, default=0) + 1
    add(
        act,
        command.item,
        RelationNoted(number=number, relation=command.relation, document=document, named=named),
    )
    return done("item.related", {"item": command.item})


def clear_relation(command: ClearRelation, act: Act) -> Outcome:
    """Lifted by a paper with a reference, never by a mere word."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    fact = RelationCleared(
        number=command.number,
        by=command.by,
        reference=Text(command.reference.strip()),
        person=command.person,
    )
    refused = may_clear(item, fact)
    if refused is not None:
        return refused
    add(act, command.item, fact)
    return done("item.relation_cleared", {"item": command.item})
