"""A checklist's answer: every question with its own yes or no, so that the record shows each was put (A2.2)."""

from __future__ import annotations

from collections.abc import Collection

from desktop.procedures.definition import Field
from desktop.procedures.facts import Answer
from desktop.procedures.vocabulary import NO, YES


def answered(field: Field, yes: Collection[str] = ()) -> Answer:
    """The answer of a checklist: ``yes`` the ids of the questions so answered, all others no."""
    return Answer(field.id, tuple(said(c.id, c.id in yes) for c in field.choices))


def said(question: str, yes: bool) -> str:
    """One question with its answer, as it stands among the values.

    >>> said("state_secret", False)
    'state_secret:no'
    """
    return f"{question}:{YES if yes else NO}"


def said_yes(answer: Answer | None) -> tuple[str, ...]:
    """Ids of the questions answered yes."""
    pairs = [value.rpartition(":") for value in answer.values] if answer else []
    return tuple(question for question, _colon, word in pairs if word == YES)


def complete(field: Field, answer: Answer) -> bool:
    """Whether every question is answered exactly once, and no other."""
    questions = sorted(value.rpartition(":")[0] for value in answer.values)
    words = {value.rpartition(":")[2] for value in answer.values}
    return questions == sorted(c.id for c in field.choices) and words <= {YES, NO}
