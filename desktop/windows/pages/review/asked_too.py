"""What the procedure asks at the opening beside what every item says of itself: the day it was formed, who applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from desktop.operations.reviewing.rounds import OF_ITEM
from desktop.procedures.conditions import Situation, holds
from desktop.procedures.definition import Field, Procedure
from desktop.procedures.facts import Answer
from desktop.windows.counter import Counter
from desktop.windows.pages.cases.generated import answers_of, spec_of
from desktop.windows.pages.review.words import definition_of
from desktop.windows.widgets.field_spec import FieldSpec


def more_fields(counter: Counter, procedure: str = "") -> tuple[FieldSpec, ...]:
    """One that depends on an answer comes with it; the others stand under 更多."""
    definition = definition_of(counter, procedure)
    return tuple(_spec(counter, field) for field in _left(definition)) if definition else ()


def more_answers(counter: Counter, values: Mapping[str, Any], procedure: str = "") -> tuple[Answer, ...]:
    """The answers to them."""
    definition = definition_of(counter, procedure)
    if definition is None:
        return ()
    return answers_of(definition, [field.id for field in _left(definition)], dict(values))


def _left(definition: Procedure) -> Iterable[Field]:
    found = (definition.field(name) for name in definition.opening if name not in OF_ITEM)
    return (field for field in found if field is not None)


def _spec(counter: Counter, field: Field) -> FieldSpec:
    spec = replace(spec_of(counter, field), span=3)
    if not field.shown_when:
        return replace(spec, folded=not field.required)
    return replace(spec, when=_shown(field))


def _shown(field: Field) -> Callable[[Mapping[str, Any]], bool]:
    def shown(values: Mapping[str, Any]) -> bool:
        answers = {
            name: Answer(name, (value,) if isinstance(value, str) else tuple(value))
            for name, value in values.items()
            if name in ("attribute", "channels") and value
        }
        kind, important = str(values.get("item_type", "")), bool(values.get("important"))
        return holds(field.shown_when, Situation("internal", important, kind, answers))

    return shown
