"""Whether a definition can be walked: every stage reachable, every path with an end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from desktop.procedures.checklist import answered, said
from desktop.procedures.conditions import Situation, holds
from desktop.procedures.definition import Condition, Field, Procedure, Stage
from desktop.procedures.facts import Answer
from desktop.procedures.vocabulary import NO, YES, ConditionKind, End, FieldType, Lead, PermitKind


@dataclass(frozen=True)
class Flaw:
    """What is wrong with a definition, where (key path in its file) and about which word."""

    code: str
    path: tuple[str | int, ...] = ()
    word: str = ""


POINTS = ("opened", "ended", "kept", "published")
"""Points of every case; ``published`` is told from outside."""

PAUSES = ("held", "asked")

MOST_STAGES, MOST_FIELDS = 60, 200
MOST_SITUATIONS = 10_000
"""More than these nobody can look over, and no file in use comes near."""


def situations(definition: Procedure, chain_only: bool = False) -> Iterator[Situation]:
    """Every situation that its conditions can tell apart; ``chain_only``: those of the stages.

    Of a checklist: all no, and each question that a condition asks about alone yes.
    """
    conditions = _conditions(definition, chain_only)
    fields = _decisive(definition, conditions)
    given = list(product(*(_variants(f, conditions) for f in fields)))
    for level, weight, item_type, conclusion in product(*_plain(definition, conditions)):
        for values in given:
            answers = {f.id: a for f, a in zip(fields, values, strict=True) if a is not None}
            yield Situation(level, weight, item_type, answers, conclusion)


def _plain(
    definition: Procedure, conditions: list[Condition]
) -> tuple[tuple[str, ...], tuple[bool, ...], tuple[str, ...], tuple[str, ...]]:
    """Levels, importance, kinds and conclusions, as far as conditions ask for them."""
    important = (False, True) if any(c.kind is ConditionKind.IMPORTANT for c in conditions) else (False,)
    conclusions = conclusions_of(definition) if any(_on_conclusion(c) for c in conditions) else ("",)
    return definition.levels, important, definition.item_types or ("",), conclusions


def conclusions_of(definition: Procedure) -> tuple[str, ...]:
    """Codes of the conclusions with which its cases can end."""
    drawn = (d.conclusion for s in definition.stages for d in s.decisions)
    return tuple(dict.fromkeys(c.value for c in drawn if c is not None and c.final))


def _on_conclusion(condition: Condition) -> bool:
    return condition.kind is ConditionKind.CONCLUSION


def _decisive(definition: Procedure, conditions: list[Condition]) -> list[Field]:
    decisive = {c.field for c in conditions if c.kind is ConditionKind.ANSWER}
    return [f for f in definition.fields if f.id in decisive]


def _conditions(definition: Procedure, chain_only: bool) -> list[Condition]:
    of_stages = [c for s in definition.stages for c in s.when]
    if chain_only:
        return of_stages
    return [
        *of_stages,
        *(c for f in definition.fields for c in f.shown_when),
        *(c for s in definition.stages for e in s.enclosures for c in e.needed_when),
    ]


def _variants(field: Field, conditions: list[Condition]) -> tuple[Answer | None, ...]:
    """The answers of a decisive field that conditions can tell apart; None: unanswered."""
    blank = () if field.required and not field.shown_when else (None,)
    if field.type is FieldType.CHECKLIST:
        asked = {v for c in conditions if c.field == field.id for v in c.values}
        yes = [c.id for c in field.choices if said(c.id, True) in asked]
        return (answered(field), *(answered(field, (one,)) for one in yes), *blank)
    return (*(Answer(field.id, (v,)) for v in _values(field)), *blank)


def _values(field: Field) -> tuple[str, ...]:
    """What may stand among the values of a field that can decide."""
    if field.type is FieldType.YES_NO:
        return (YES, NO)
    if field.type is FieldType.CHECKLIST:
        return tuple(said(c.id, yes) for c in field.choices for yes in (True, False))
    return tuple(c.id for c in field.choices)


def chain(definition: Procedure, situation: Situation) -> tuple[Stage, ...]:
    """The stages that stand in the way in a situation, in order."""
    return tuple(s for s in definition.stages if holds(s.when, situation))


def always_first(definition: Procedure) -> frozenset[str]:
    """Ids of the stages before which no other ever stands: there is nothing to send back to."""
    conditions = _conditions(definition, True)
    if len(definition.stages) > MOST_STAGES or _cases(definition, conditions) > MOST_SITUATIONS:
        return frozenset(s.id for s in definition.stages[:1])
    chains = [chain(definition, s) for s in situations(definition, chain_only=True)]
    later = {s.id for stages in chains for s in stages[1:]}
    return frozenset({stages[0].id for stages in chains if stages} - later)


def _cases(definition: Procedure, conditions: list[Condition]) -> int:
    plain = prod(len(each) for each in _plain(definition, conditions))
    return plain * prod(len(_variants(f, conditions)) for f in _decisive(definition, conditions))


def flaws(definition: Procedure) -> tuple[Flaw, ...]:
    """All flaws of a definition, none twice."""
    if len(definition.stages) > MOST_STAGES:
        return (Flaw("stages.too_many", ("stages",), str(len(definition.stages))),)
    if len(definition.fields) > MOST_FIELDS:
        return (Flaw("fields.too_many", ("fields",), str(len(definition.fields))),)
    conditions = list(_condition_flaws(definition))
    found = [*_stage_flaws(definition), *_field_flaws(definition), *conditions]
    # a condition that means nothing would make stages unreachable that are not
    found += () if conditions else _reach_flaws(definition)
    found += [*_permit_flaws(definition), *_deadline_flaws(definition)]
    return tuple(dict.fromkeys(found))


def _stage_flaws(definition: Procedure) -> Iterator[Flaw]:
    if not definition.stages:
        yield Flaw("stages.none", ("stages",))
    ids = [s.id for s in definition.stages]
    first = always_first(definition)
    for n, stage in enumerate(definition.stages):
        if stage.id in ids[:n]:
            yield Flaw("stage.twice", ("stages", n, "id"), stage.id)
        if not any(d.leads.forward for d in stage.decisions):
            yield Flaw("stage.no_way_forward", ("stages", n, "decisions"), stage.id)
        yield from _conclusion_flaws(stage, ("stages", n, "decisions"))
        for decision in stage.decisions:
            if decision.leads is Lead.BACK and stage.id in first:
                yield Flaw("stage.back_from_first", ("stages", n, "decisions"), stage.id)
            if decision.leads is Lead.GRANTED and (n < len(ids) - 1 or definition.ends is not End.GRANTED):
                yield Flaw("stage.grants_before_last", ("stages", n, "decisions"), stage.id)
            if decision.leads is Lead.FINISHED and definition.ends is End.GRANTED:
                yield Flaw("stage.finishes_an_approval", ("stages", n, "decisions"), stage.id)
        for target in stage.back_to:
            if target not in ids[:n]:
                yield Flaw("stage.back_not_earlier", ("stages", n, "back_to"), target)


def _conclusion_flaws(stage: Stage, path: tuple[str | int, ...]) -> Iterator[Flaw]:
    for decision in stage.decisions:
        drawn = decision.conclusion
        if stage.concludes and decision.leads.forward and drawn is None:
            # the case could go on with nothing said about the matter
            yield Flaw("stage.conclusion_missing", path, decision.id)
        if drawn is not None and not drawn.fits(decision.leads):
            yield Flaw("stage.conclusion_leads_wrong", path, decision.id)


def _field_flaws(definition: Procedure) -> Iterator[Flaw]:
    known = {f.id for f in definition.fields}
    asked = set(definition.opening).union(*(s.fields for s in definition.stages))
    for field in definition.fields:
        if field.id not in asked:
            yield Flaw("field.never_asked", ("fields", field.id), field.title)
        if field.type.offers and not field.choices:
            yield Flaw("field.no_choices", ("fields", field.id, "choices"), field.title)
        if field.at_most and not _comparable(field, definition.field(field.at_most)):
            yield Flaw("field.bound_unknown", ("fields", field.id, "at_most"), field.at_most)
        if field.unless and (field.unless not in known or field.unless == field.id):
            yield Flaw("field.unless_unknown", ("fields", field.id, "unless"), field.unless)
    for wanted in definition.opening:
        if wanted not in known:
            yield Flaw("field.unknown", ("opening",), wanted)
    for n, stage in enumerate(definition.stages):
        for wanted in stage.fields:
            if wanted not in known:
                yield Flaw("field.unknown", ("stages", n, "fields"), wanted)


def _comparable(field: Field, bound: Field | None) -> bool:
    kinds = (FieldType.NUMBER, FieldType.PERSONS, FieldType.COPIES)
    return bound is not None and bound.id != field.id and bound.type is field.type and field.type in kinds


def _condition_flaws(definition: Procedure) -> Iterator[Flaw]:
    asked = set(definition.opening)
    for n, stage in enumerate(definition.stages):
        for condition in stage.when:
            yield from _condition_flaw(definition, condition, ("stages", n, "when"))
            if condition.kind is ConditionKind.ANSWER and condition.field not in asked:
                # an answer that comes later could bring a stage back that was passed over
                yield Flaw("condition.asked_later", ("stages", n, "when"), condition.field)
            if _on_conclusion(condition) and any(s.concludes for s in definition.stages[n:]):
                # what is still open cannot decide whether a stage stands in the way
                yield Flaw("condition.conclusion_too_early", ("stages", n, "when"), stage.id)
        asked.update(stage.fields)
        for paper in stage.enclosures:
            for condition in paper.needed_when:
                yield from _condition_flaw(definition, condition, ("stages", n, "enclosures", paper.id))
    for field in definition.fields:
        for condition in field.shown_when:
            yield from _condition_flaw(definition, condition, ("fields", field.id, "shown_when"))
            if condition.field == field.id:
                yield Flaw("condition.on_itself", ("fields", field.id, "shown_when"), field.id)


def _condition_flaw(
    definition: Procedure, condition: Condition, path: tuple[str | int, ...]
) -> Iterator[Flaw]:
    if condition.kind is ConditionKind.ITEM_TYPE:
        for value in set(condition.values) - set(definition.item_types):
            yield Flaw("condition.item_type_unknown", path, value)
    if _on_conclusion(condition):
        drawn = {d.conclusion.value for s in definition.stages for d in s.decisions if d.conclusion}
        for value in set(condition.values) - drawn:
            yield Flaw("condition.conclusion_never_drawn", path, value)
    if condition.kind is not ConditionKind.ANSWER:
        return
    field = definition.field(condition.field)
    if field is None:
        yield Flaw("field.unknown", path, condition.field)
    elif field.type not in (FieldType.CHOICE, FieldType.YES_NO, FieldType.CHECKLIST):
        yield Flaw("condition.not_a_choice", path, field.id)
    else:
        for value in set(condition.values) - set(_values(field)):
            yield Flaw("condition.no_such_answer", path, value)


def _reach_flaws(definition: Procedure) -> Iterator[Flaw]:
    conditions = _conditions(definition, True)
    if _cases(definition, conditions) > MOST_SITUATIONS:
        yield Flaw("chain.too_many_cases", ("stages",), str(len(_decisive(definition, conditions))))
        return
    reached: set[str] = set()
    for situation in situations(definition, chain_only=True):
        stages = chain(definition, situation)
        reached.update(s.id for s in stages)
        if not any(s.verb.decides for s in stages):
            # a path without anybody who decides would grant by itself
            yield Flaw("chain.nobody_decides", ("stages",), situation.level)
        elif definition.concludes and not any(s.concludes for s in stages):
            yield Flaw("chain.nobody_concludes", ("stages",), situation.item_type)
        elif definition.permit is not None and not any(s.verb.approves for s in stages):
            yield Flaw("chain.nobody_approves", ("stages",), situation.level)
    for n, stage in enumerate(definition.stages):
        if stage.id not in reached:
            yield Flaw("stage.unreachable", ("stages", n, "when"), stage.id)


def _permit_flaws(definition: Procedure) -> Iterator[Flaw]:
    plan = definition.permit
    if (plan is None) != (definition.ends is End.FINISHED):
        yield Flaw("permit.missing" if plan is None else "permit.unused", ("ends",), definition.ends.value)
    if plan is None:
        return
    copying = plan.kind is PermitKind.REPRODUCTION
    asked: list[tuple[str, tuple[str, ...], FieldType]] = []
    if copying:
        asked.append(("quantity", plan.quantity, FieldType.NUMBER))
        asked.append(("reference", (plan.reference,) if plan.reference else (), FieldType.TEXT))
        asked.append(
            ("issuer_permits", (plan.issuer_permits,) if plan.issuer_permits else (), FieldType.YES_NO)
        )
    else:
        asked.append(("persons", plan.persons, FieldType.PERSONS))
        asked.append(("reference", (plan.reference,) if plan.reference else (), FieldType.TEXT))
    for key, fields, kind in asked:
        if not fields:
            yield Flaw("permit.needs_field", ("permit", key), key)
        for wanted in fields:
            field = definition.field(wanted)
            if field is None or field.type is not kind:
                yield Flaw("permit.wrong_field", ("permit", key), wanted)
    for n, stage in enumerate(definition.stages):
        if copying and stage.oral_allowed:
            yield Flaw("stage.oral_for_copying", ("stages", n, "oral"), stage.id)


def points_of(stages: Iterable[Stage], fields: Iterable[Field]) -> tuple[frozenset[str], frozenset[str]]:
    """Where a deadline may start and stop, and what may pause it."""
    ids = {s.id for s in stages}
    dates = {f.id for f in fields if f.type is FieldType.DATE}
    return frozenset({*POINTS, *ids, *dates}), frozenset({*PAUSES, *ids})


def _deadline_flaws(definition: Procedure) -> Iterator[Flaw]:
    points, pauses = points_of(definition.stages, definition.fields)
    for deadline in definition.deadlines:
        named = (
            ("starts", deadline.starts, points),
            ("stops", deadline.stops, points),
            ("pauses", deadline.pauses, pauses),
        )
        for condition in deadline.when:
            yield from _condition_flaw(definition, condition, ("deadlines", deadline.id, "when"))
        for key, given, known in named:
            for point in given:
                if point not in known:
                    yield Flaw("deadline.point_unknown", ("deadlines", deadline.id, key), point)
