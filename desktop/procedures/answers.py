"""Whether answers fit their fields: asked here, of the right make, not above what they are bound by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.checklist import complete
from desktop.procedures.conditions import Situation, holds
from desktop.procedures.definition import Field, Procedure
from desktop.procedures.facts import Answer
from desktop.procedures.vocabulary import LEVELS, NO, YES, ConditionKind, FieldType


def shown(field: Field, situation: Situation) -> bool:
    """Whether the field is asked in this situation."""
    return holds(field.shown_when, situation)


def asked_by_conclusion(field: Field | None) -> bool:
    """Whether the field belongs to a certain conclusion: the ground of a refusal, the doubt of a referral."""
    return field is not None and any(c.kind is ConditionKind.CONCLUSION for c in field.shown_when)


def number(answer: Answer | None) -> int | None:
    """The number answered."""
    return int(answer.values[0]) if answer and answer.values else None


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text  # a day is written in one way
    except ValueError:
        return False


def _one(test: Callable[[str], bool]) -> Callable[[Field, Answer], bool]:
    return lambda _field, a: len(a.values) == 1 and test(a.values[0])


def _several(_field: Field, answer: Answer) -> bool:
    return bool(answer.values) and all(answer.values) and len(set(answer.values)) == len(answer.values)


_FITS: dict[FieldType, Callable[[Field, Answer], bool]] = {
    FieldType.TEXT: lambda _f, a: not a.values and bool((a.words or "").strip()),
    FieldType.NUMBER: _one(lambda v: v.isascii() and v.isdigit() and len(v) <= 9),
    FieldType.DATE: _one(_is_day),
    FieldType.LEVEL: _one(lambda v: v in LEVELS),
    FieldType.PERSON: _one(bool),
    FieldType.PERSONS: _several,
    FieldType.COPIES: _several,
    FieldType.YES_NO: _one(lambda v: v in (YES, NO)),
    FieldType.CHOICES: lambda f, a: _several(f, a) and set(a.values) <= {c.id for c in f.choices},
    FieldType.CHECKLIST: complete,
    FieldType.CHOICE: lambda f, a: len(a.values) == 1 and a.values[0] in {c.id for c in f.choices},
}


def fits(field: Field, answer: Answer) -> Refusal | None:
    """Whether one answer is of the make of its field."""
    if not _FITS[field.type](field, answer):
        return refuse(
            "answer.wrong_make", field.clause, at=field.id, title=field.title, type=field.type.value
        )
    given = number(answer) if field.type is FieldType.NUMBER else None
    if given is not None and field.minimum is not None and given < field.minimum:
        return refuse("answer.too_small", field.clause, at=field.id, title=field.title, minimum=field.minimum)
    return None


def bounded(field: Field, bound: Field, answers: Mapping[str, Answer]) -> Refusal | None:
    """Whether an answer stays within the field that binds it (A6.1.5c: the number is strictly limited)."""
    answer, limit = answers.get(field.id), answers.get(bound.id)
    if answer is None or limit is None or answer.blank or limit.blank:
        return None
    if field.type is FieldType.NUMBER:
        within = (number(answer) or 0) <= (number(limit) or 0)
    else:
        within = set(answer.values) <= set(limit.values)
    if within:
        return None
    return refuse(
        "answer.beyond_bound", field.clause, at=field.id, title=field.title, bound=bound.title,
        limit=number(limit) or 0 if field.type is FieldType.NUMBER else len(limit.values),
    )  # fmt: skip


def checked(
    definition: Procedure, asked: Iterable[str], given: tuple[Answer, ...], situation: Situation, on: date
) -> Refusal | None:
    """Whether what was given may stand: nothing unasked, nothing twice, each of the right make.

    ``situation`` already contains the given answers; ``on`` the day of the act.
    """
    here = set(asked)
    if len({a.field for a in given}) < len(given):
        return refuse("answer.given_twice")
    for answer in given:
        field = definition.field(answer.field)
        if field is None or field.id not in here:
            return refuse("answer.not_asked", field=answer.field)
        if answer.blank:
            continue
        if not shown(field, situation):
            return refuse("answer.not_shown", field.clause, at=field.id, title=field.title)
        refused = fits(field, answer)
        if refused is None and field.past and date.fromisoformat(answer.values[0]) > on:
            refused = refuse("answer.in_future", field.clause, at=field.id, title=field.title)
        if refused is not None:
            return refused
    return _bounds(definition, situation)


def _bounds(definition: Procedure, situation: Situation) -> Refusal | None:
    for field in definition.fields:
        bound = definition.field(field.at_most) if field.at_most else None
        refused = bounded(field, bound, situation.answers) if bound else None
        if refused is not None:
            return refused
    return None


def missing(definition: Procedure, asked: Iterable[str], situation: Situation) -> Refusal | None:
    """The first field that must be answered by now and is not."""
    for field_id in asked:
        field = definition.field(field_id)
        if field is None or not field.required or not shown(field, situation):
            continue
        answer, instead = situation.answers.get(field_id), situation.answers.get(field.unless)
        if (answer is None or answer.blank) and (instead is None or instead.blank):
            return refuse("answer.missing", field.clause or definition.clause, at=field.id, title=field.title)
    return None
