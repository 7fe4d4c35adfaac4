"""Answers beside the people of the book: the engine knows codes and days, not who there is."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.operations.custody.guards import known
from desktop.operations.ports import Act
from desktop.plain.refusal import Refusal
from desktop.procedures.definition import Procedure
from desktop.procedures.facts import Answer, Given
from desktop.procedures.vocabulary import FieldType

_OF_PEOPLE = (FieldType.PERSON, FieldType.PERSONS)


def answers_known(act: Act, definition: Procedure, answers: Iterable[Answer]) -> Refusal | None:
    """Persons that an answer names stand in the book: nobody is let in on a secret under a mistyped name (保密法21)."""
    for answer in answers:
        field = definition.field(answer.field)
        if field is not None and field.type in _OF_PEOPLE:
            refused = known(act, field.id, *(one or "?" for one in answer.values))
            if refused is not None:
                return refused
    return None


def witness_known(act: Act, given: Given) -> Refusal | None:
    """Who heard a consent by word of mouth is somebody (D14)."""
    return known(act, "witness", given.witness)
