"""The example of a procedure: a case in the words of the file."""

from __future__ import annotations

from typing import Any

from desktop.procedures.checklist import said
from desktop.procedures.definition import Example, ExampleAct, Field, Procedure
from desktop.procedures.vocabulary import LEVELS, NO, YES, End, FieldType
from desktop.profiles.condition_reading import CONCLUSIONS, Known
from desktop.profiles.reading import Node, codes_of, day_text

ENDS = codes_of(End)


def read_example(node: Node | None, procedure: Procedure, known: Known) -> Example | None:
    """The example, as far as it could be read."""
    if node is None:
        return None
    acts = []
    if not known.item_types:
        node.raw("item_type", False)  # what is inherited may say a kind where there are none
    stages = {s.id: s.id for s in procedure.stages}
    for inner in node.rows("acts"):
        stage = procedure.stage(inner.word("stage", stages, ""))
        decisions = {d.id: d.id for d in stage.decisions} if stage else {}
        decision = inner.word("decision", decisions, "") if stage else ""
        acts.append(ExampleAct(stage.id if stage else "", decision, _answers(inner, procedure, known)))
        if stage is not None:
            inner.close()
    example = Example(
        level=node.word("level", known.words.level_codes, LEVELS[0]),
        ends=node.word("ends", ENDS, procedure.ends),
        important=node.flag("important"),
        item_type=node.word("item_type", known.item_types, "") if known.item_types else "",
        conclusion=node.word("conclusion", {c: c for c in CONCLUSIONS}, "", procedure.concludes),
        answers=_answers(node, procedure, known),
        acts=tuple(acts),
    )
    node.close()
    return example


def _answers(node: Node, procedure: Procedure, known: Known) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    inner = node.table("answers", False)
    found: list[tuple[str, tuple[str, ...], str]] = []
    for key in inner.keys if inner else ():
        field = procedure.field(key)
        if inner is None or field is None:
            if inner is not None:
                inner.meant(key, key, {f.id: f.id for f in procedure.fields}, None)
            continue
        value = inner.raw(key)
        items = value if isinstance(value, list) else [value]
        if field.type is FieldType.TEXT:
            found.append((key, (), str(value)))
        elif field.type is FieldType.CHECKLIST:
            found.append((key, _checked(inner, field, items, known), ""))
        else:
            codes = dict.fromkeys(_coded(inner, field, item, known) for item in items)
            found.append((key, tuple(codes), ""))
    return tuple(found)


def _replaced(node: Node, field: Field, known: Known) -> bool:
    """Whether the unit has a list of its own in the place of the one that an inherited example was written for."""
    folder = node.file(field.id).split("/")[0]
    lists = (one for one in known.words.lists.values() if one.entries == field.choices)
    return any(one.file.split("/")[0] != folder for one in lists)


def _checked(node: Node, field: Field, items: list[Any], known: Known) -> tuple[str, ...]:
    """A checklist in a file: the list of the questions answered yes, none: ``[]``."""
    asked = {c.id for c in field.choices}
    if _replaced(node, field, known):
        items = [item for item in items if item in asked]
    yes = [node.meant(field.id, str(item), {c.id: c.id for c in field.choices}, "") for item in items]
    return tuple(said(c.id, c.id in yes) for c in field.choices)


def _coded(node: Node, field: Field, item: Any, known: Known) -> str:
    if isinstance(item, bool):
        return YES if item else NO
    if field.type.offers:
        # by title or, where a unit may have replaced the list, by code
        known_choices = {c.title: c.id for c in field.choices} | {c.id: c.id for c in field.choices}
        if str(item) not in known_choices and field.choices and _replaced(node, field, known):
            return field.choices[0].id
        return str(node.meant(field.id, str(item), known_choices, ""))
    if field.type is FieldType.LEVEL:
        return str(node.meant(field.id, str(item), known.words.level_codes, ""))
    return day_text(item)
