"""Fields generated from a procedure's definition: what a stage or an opening asks for, and the answers back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.operations.sentences import tables
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Typed, read_count, read_day
from desktop.plain.typed.answer import even
from desktop.plain.words import _
from desktop.procedures.checklist import answered, said_yes
from desktop.procedures.definition import Field, Procedure
from desktop.procedures.facts import Answer
from desktop.procedures.vocabulary import LEVELS, FieldType
from desktop.windows.counter import Counter
from desktop.windows.pages.typed import reader
from desktop.windows.pages.typed_people import read_person, read_persons
from desktop.windows.widgets.field_spec import FieldSpec, Offer

LAST_DIGIT = 9
"""So many choices have a digit of their own; of a longer list the number is typed."""
_WIDE = {
    FieldType.TEXT: 6,
    FieldType.PERSONS: 6,
    FieldType.CHOICE: 4,
    FieldType.CHOICES: 6,
    FieldType.CHECKLIST: 6,
}


def spec_of(counter: Counter, field: Field, given: Answer | None = None) -> FieldSpec:
    """One field; ``given`` what was answered before."""
    label, kind = field.title, field.type
    span = _WIDE.get(kind, 3)
    common: dict[str, Any] = {
        "required": field.required,
        "span": span,
        "default": _default(counter, field, given),
    }
    if kind is FieldType.NUMBER:
        return FieldSpec(field.id, label, reader(read_count), **common)
    if kind is FieldType.DATE:
        return FieldSpec(
            field.id,
            label,
            reader(lambda t: read_day(t, counter.now().date(), ahead=not field.past)),
            **common,
        )
    if kind is FieldType.YES_NO:
        return FieldSpec(field.id, label, choices=(Offer("yes", _("是")), Offer("no", _("否"))), **common)
    if kind is FieldType.CHOICE and len(field.choices) > LAST_DIGIT:
        return FieldSpec(field.id, label, reader(read_one(field)), hint=_numbered(field), **common)
    if kind is FieldType.CHOICE:
        return FieldSpec(
            field.id, label, choices=tuple(Offer(c.id, c.title) for c in field.choices), **common
        )
    if kind is FieldType.CHECKLIST:
        return _checklist(field, common)
    if kind is FieldType.CHOICES:
        return several_spec(FieldSpec(field.id, label, reader(read_several(field)), **common), field)
    if kind is FieldType.LEVEL:
        return FieldSpec(
            field.id, label, choices=tuple(Offer(v, tables.level_words(v)) for v in LEVELS), **common
        )
    if kind is FieldType.PERSON:
        return FieldSpec(field.id, label, reader(read_person(counter)), **common)
    if kind in (FieldType.PERSONS, FieldType.COPIES):
        return FieldSpec(field.id, label, reader(read_persons(counter)), **common)
    return FieldSpec(field.id, label, **common)


MOST_HINTED = 6
"""More entries than these do not fit the grey words; they stand in the list below the field."""


def several_spec(spec: FieldSpec, field: Field) -> FieldSpec:
    """Some of a list, by number or word (C7.2, C7.4): the list is open while the cursor is there."""
    offers = tuple(Offer(c.id, c.title) for c in field.choices)
    long = len(offers) > MOST_HINTED
    return replace(spec, several=offers, hint=_("输题号，如 1,3；也可以输名称") if long else _numbered(field))


def _checklist(field: Field, common: dict[str, Any]) -> FieldSpec:
    """All no by Enter; the numbers of the questions answered yes are typed (D20). The card lists the questions."""
    label = _("{title}（共 {n} 项，有“是”的输题号）").format(title=field.title, n=len(field.choices))
    given = {**common, "default": common["default"] or Typed((), _("各项均为否"))}
    return FieldSpec(field.id, label, reader(read_several(field)), **given)


def _numbered(field: Field) -> str:
    return " ".join(f"{n}{choice.title}" for n, choice in enumerate(field.choices, 1))


def read_one(field: Field) -> Callable[[str], Typed[str] | Refusal]:
    """``12``: the entry of a long list by its number, or its words."""

    def read(text: str) -> Typed[str] | Refusal:
        typed = even(text).strip()
        for number, choice in enumerate(field.choices, 1):
            if typed in (str(number), choice.title):
                return Typed(choice.id, choice.title)
        return refuse("typed.not_offered", typed=typed)

    return read


def read_several(field: Field) -> Callable[[str], Typed[tuple[str, ...]] | Refusal]:
    """``1,3`` or ``1 3``: the entries of a list by their place, in the order typed; ``0`` none of them.

    A word means the one entry that has it (``统计 财政``).
    """

    def read(text: str) -> Typed[tuple[str, ...]] | Refusal:
        chosen: list[str] = []
        for number in re.findall(r"[0-9]+|[^0-9\s,，、;；]+", even(text)):
            if number == "0":
                continue
            meant = _meant(field, number)
            if meant is None:
                return refuse("typed.not_offered", typed=number)
            chosen.append(meant)
        titles = {c.id: c.title for c in field.choices}
        unique = tuple(dict.fromkeys(chosen))
        return Typed(unique, "；".join(titles[c] for c in unique) or _("各项均为否"))

    return read


def _meant(field: Field, typed: str) -> str | None:
    if typed.isdecimal():
        place = int(typed)
        return field.choices[place - 1].id if 1 <= place <= len(field.choices) else None
    exact = [c.id for c in field.choices if even(c.title) == typed]
    found = exact or [c.id for c in field.choices if typed in even(c.title)]
    return found[0] if len(found) == 1 else None


def _default(counter: Counter, field: Field, given: Answer | None) -> Typed[Any] | None:
    if given is None or given.blank:
        return None
    shown = said(counter, field, given)
    if field.type is FieldType.TEXT:
        return Typed(str(given.words or ""), shown)
    if field.type is FieldType.NUMBER:
        return Typed(int(given.values[0]), shown)
    if field.type is FieldType.DATE:
        return Typed(date.fromisoformat(given.values[0]), shown)
    if field.type is FieldType.CHECKLIST:
        return Typed(said_yes(given), shown)
    if field.type in (FieldType.PERSONS, FieldType.COPIES, FieldType.CHOICES):
        return Typed(given.values, shown)
    return Typed(given.values[0], shown)


def answer_of(field: Field, value: Any) -> Answer:
    """A value of the strip as the case keeps it."""
    if field.type is FieldType.TEXT:
        return Answer(field.id, words=Text(str(value).strip()))
    if field.type is FieldType.CHECKLIST:
        return answered(field, tuple(value))
    if field.type in (FieldType.PERSONS, FieldType.COPIES, FieldType.CHOICES):
        return Answer(field.id, tuple(value))
    if isinstance(value, date):
        return Answer(field.id, (value.isoformat(),))
    return Answer(field.id, (str(value),))


def answers_of(definition: Procedure, fields: Sequence[str], values: dict[str, Any]) -> tuple[Answer, ...]:
    """The answers among the values of a strip."""
    made = []
    for name in fields:
        field = definition.field(name)
        if field is not None and name in values:
            made.append(answer_of(field, values[name]))
    return tuple(made)


def said(counter: Counter, field: Field, answer: Answer) -> str:
    """An answer in words."""
    if answer.words:
        return str(answer.words)
    if field.type in (FieldType.PERSON, FieldType.PERSONS):
        return "、".join(counter.known.person_name(one) for one in answer.values)
    if field.type is FieldType.CHECKLIST:
        yes = said_yes(answer)
        return "；".join(c.title for c in field.choices if c.id in yes) or _("各项均为否")
    if field.type in (FieldType.CHOICE, FieldType.CHOICES):
        titles = {c.id: c.title for c in field.choices}
        return "、".join(titles.get(v, v) for v in answer.values)
    if field.type is FieldType.YES_NO:
        return _("是") if answer.values == ("yes",) else _("否")
    if field.type is FieldType.LEVEL:
        return "、".join(tables.level_words(v) for v in answer.values)
    return "、".join(answer.values)
