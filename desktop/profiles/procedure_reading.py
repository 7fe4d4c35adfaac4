"""A procedure's file into its definition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from desktop.procedures.definition import (
    Choice,
    Condition,
    Deadline,
    Decision,
    Enclosure,
    Example,
    ExampleAct,
    Field,
    PermitPlan,
    Procedure,
    Stage,
    When,
)
from desktop.procedures.vocabulary import (
    LEVELS,
    NO,
    YES,
    ConditionKind,
    End,
    FieldType,
    PermitKind,
    SubjectKind,
    Unit,
    Verb,
)
from desktop.profiles.reading import CODE, Node, day_text
from desktop.profiles.words import Words, turned

_FORM = re.compile(r"F\d{2}[a-z]?")
_LEVEL_CONDITIONS = {
    k.value: k for k in (ConditionKind.LEVEL_AT_LEAST, ConditionKind.LEVEL_BELOW, ConditionKind.LEVEL_IS)
}
_CONDITION_WORDS = {"always": ConditionKind.ALWAYS, "important": ConditionKind.IMPORTANT}
V = TypeVar("V")


def read_procedure(node: Node, procedure: str, words: Words, series: Mapping[str, object]) -> Procedure:
    """The definition as far as it could be read; faults are noted at the node."""
    if not CODE.fullmatch(procedure):
        node.fault("not_a_code", None, procedure)
    node.raw("extends", False)
    item_types = node.texts("item_types")
    fields = tuple(_field(code, inner, words, item_types) for code, inner in node.each("fields"))
    known = {f.id: f.id for f in fields}
    stages: list[Stage] = []
    for inner in node.rows("stages"):
        stages.append(_stage(inner, words, item_types, known, tuple(s.id for s in stages)))
    read = Procedure(
        id=procedure,
        title=node.text("title"),
        series=node.word("series", {code: code for code in series}, ""),
        clause=node.text("clause"),
        subject=node.word("subject", _values(SubjectKind), SubjectKind.DOCUMENT),
        stages=tuple(stages),
        fields=fields,
        opening=node.words("opening", known),
        ends=node.word("ends", _values(End), End.FINISHED),
        levels=node.words("levels", words.level_codes) or LEVELS,
        item_types=item_types,
        one_subject=node.flag("one_subject"),
        forms=_forms(node),
        deadlines=tuple(_deadline(code, inner, stages) for code, inner in node.each("deadlines", False)),
        permit=_permit(node.table("permit", False), known),
        pin_rule=node.text("pin_rule", False),
    )
    read = replace(read, example=_example(node.table("example"), read, words))
    node.close()
    return read


def _values(kind: type[V]) -> dict[str, V]:
    return {member.value: member for member in kind}  # type: ignore[attr-defined]


def _forms(node: Node) -> tuple[str, ...]:
    forms = node.texts("forms")
    for form in forms:
        if not _FORM.fullmatch(form):
            node.fault("not_a_form", "forms", form)
    return forms


def _field(code: str, node: Node, words: Words, item_types: tuple[str, ...]) -> Field:
    kind = node.word("type", _values(FieldType), FieldType.TEXT)
    choices = node.titles("choices") if kind is FieldType.CHOICE else {}
    field = Field(
        id=code,
        title=node.text("title"),
        type=kind,
        required=node.flag("required", True),
        choices=tuple(Choice(c, t) for c, t in choices.items()),
        shown_when=_when(node, "shown_when", words, item_types),
        at_most=node.text("at_most", False),
        minimum=node.optional_count("minimum") if kind is FieldType.NUMBER else None,
        clause=node.text("clause", False),
    )
    node.close()
    return field


def _stage(
    node: Node, words: Words, item_types: tuple[str, ...], fields: Mapping[str, str], earlier: tuple[str, ...]
) -> Stage:
    code = node.text("id")
    if code and not CODE.fullmatch(code):
        node.fault("not_a_code", "id", code)
    role = node.word("role", words.role_codes, "")
    decisions: tuple[Decision, ...] = node.words("decisions", words.decisions, True)
    enclosures = []
    for paper, inner in node.each("enclosures", False):
        enclosures.append(
            Enclosure(paper, inner.text("title"), _when(inner, "needed_when", words, item_types))
        )
        inner.close()
    stage = Stage(
        id=code,
        title=node.text("title"),
        roles=(role, *node.words("or_roles", words.role_codes)),
        verb=node.word("verb", turned(words.verbs), Verb.REVIEW),
        decisions=decisions,
        when=_when(node, "when", words, item_types),
        fields=node.words("fields", fields),
        enclosures=tuple(enclosures),
        back_to=node.words("back_to", {s: s for s in earlier}),
        oral_allowed=node.flag("oral"),
        same_person=node.flag("same_person"),
        clause=node.text("clause"),
    )
    node.close()
    return stage


def _when(node: Node, key: str, words: Words, item_types: tuple[str, ...]) -> When:
    """``"always"``, ``"important"``, a table with one condition, or a list of those (all must hold)."""
    value = node.raw(key, False)
    if value is None:
        return ()
    parts = value if isinstance(value, list) else [value]
    found = [_condition(node, key, part, words, item_types) for part in parts]
    return tuple(c for c in found if c is not None and c.kind is not ConditionKind.ALWAYS)


def _condition(
    node: Node, key: str, part: Any, words: Words, item_types: tuple[str, ...]
) -> Condition | None:
    if isinstance(part, str):
        kind = node.meant(key, part, _CONDITION_WORDS, None)
        return Condition(kind) if kind else None
    if not isinstance(part, dict):
        node.fault("wrong_type", key, f"{part!s:.40}", "dict")
        return None
    if set(part) == {"answer", "is"} and all(isinstance(v, str | bool) for v in part.values()):
        said = part["is"]
        value = (YES if said else NO) if isinstance(said, bool) else str(said)
        return Condition(ConditionKind.ANSWER, value, str(part["answer"]))
    if len(part) == 1:
        name, value = next(iter(part.items()))
        if name in _LEVEL_CONDITIONS and isinstance(value, str):
            level = node.meant(key, value, words.level_codes, None)
            return Condition(_LEVEL_CONDITIONS[name], level) if level else None
        if name == "item_type" and isinstance(value, str):
            item = node.meant(key, value, {t: t for t in item_types}, None)
            return Condition(ConditionKind.ITEM_TYPE, item) if item else None
    known = [*_LEVEL_CONDITIONS, "item_type", "answer"]
    for name in part:
        if name not in (*known, "is"):
            node.meant(key, name, {k: k for k in known}, None)
            return None
    node.fault("condition_shape", key, f"{part!s:.60}")
    return None


def _deadline(code: str, node: Node, stages: list[Stage]) -> Deadline:
    points = {p: p for p in ("opened", "ended", *(s.id for s in stages))}
    deadline = Deadline(
        id=code,
        title=node.text("title"),
        count=node.count("count", lowest=1) or 1,
        unit=node.word("unit", _values(Unit), Unit.WORKING_DAYS),
        starts=node.word("starts", points, "opened"),
        stops=node.words("stops", points, True),
        pauses=node.words("pauses", points),
        clause=node.text("clause"),
    )
    node.close()
    return deadline


def _permit(node: Node | None, fields: Mapping[str, str]) -> PermitPlan | None:
    if node is None:
        return None
    plan = PermitPlan(
        kind=node.word("kind", _values(PermitKind), PermitKind.WIDENING),
        quantity=node.words("quantity", fields),
        persons=node.words("persons", fields),
        reference=node.word("reference", fields, "", False),
        issuer_permits=node.word("issuer_permits", fields, "", False),
        valid_days=node.count("valid_days", 0) or 0,
        clause=node.text("clause"),
    )
    node.close()
    return plan


def _example(node: Node | None, procedure: Procedure, words: Words) -> Example | None:
    if node is None:
        return None
    acts = []
    stages = {s.id: s.id for s in procedure.stages}
    for inner in node.rows("acts"):
        stage = procedure.stage(inner.word("stage", stages, ""))
        decisions = {d.id: d.id for d in stage.decisions} if stage else {}
        decision = inner.word("decision", decisions, "") if stage else ""
        acts.append(ExampleAct(stage.id if stage else "", decision, _answers(inner, procedure, words)))
        if stage is not None:
            inner.close()
    item_types = {t: t for t in procedure.item_types}
    example = Example(
        level=node.word("level", words.level_codes, LEVELS[0]),
        ends=node.word("ends", _values(End), procedure.ends),
        important=node.flag("important"),
        item_type=node.word("item_type", item_types, "") if item_types else "",
        answers=_answers(node, procedure, words),
        acts=tuple(acts),
    )
    node.close()
    return example


def _answers(node: Node, procedure: Procedure, words: Words) -> tuple[tuple[str, tuple[str, ...], str], ...]:
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
        else:
            found.append((key, tuple(_coded(inner, field, item, words) for item in items), ""))
    return tuple(found)


def _coded(node: Node, field: Field, item: Any, words: Words) -> str:
    if isinstance(item, bool):
        return YES if item else NO
    if field.type is FieldType.CHOICE:
        return str(node.meant(field.id, str(item), {c.title: c.id for c in field.choices}, ""))
    if field.type is FieldType.LEVEL:
        return str(node.meant(field.id, str(item), words.level_codes, ""))
    return day_text(item)
