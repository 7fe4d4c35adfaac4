"""A procedure's file into its definition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.procedures.definition import Deadline, Field, PermitPlan, Procedure, Stage
from desktop.procedures.soundness import always_first, points_of
from desktop.procedures.terms import Term
from desktop.procedures.vocabulary import LEVELS, End, Lead, PermitKind, SubjectKind, Unit
from desktop.profiles.condition_reading import Known, read_when
from desktop.profiles.example_reading import read_example
from desktop.profiles.field_reading import read_field
from desktop.profiles.form_reading import check_form
from desktop.profiles.reading import CODE, Node, codes_of
from desktop.profiles.stage_reading import Placed, read_each_stage, read_stage
from desktop.profiles.term_reading import read_extension
from desktop.profiles.words import Words, turned


@dataclass(frozen=True)
class Spoken:
    """What a procedure of a profile may speak of: words, the unit's terms, the law's beside them."""

    words: Words
    terms: Mapping[str, Term]
    law: Mapping[str, Term]


def read_procedure(node: Node, procedure: str, spoken: Spoken, series: Mapping[str, object]) -> Procedure:
    """The definition as far as it could be read; faults are noted at the node."""
    words = spoken.words
    if not CODE.fullmatch(procedure):
        node.fault("not_a_code", None, procedure)
    node.raw("extends", False)
    item_types: tuple[str, ...] = node.words("item_types", turned(words.item_types))
    known = Known(words, {words.item_types[code]: code for code in item_types})
    fields = tuple(read_field(code, inner, known) for code, inner in node.each("fields"))
    asked = {f.id: f.id for f in fields}
    each = read_each_stage(node.table("each_stage", False), known, asked)
    stages: list[Stage] = []
    ids = frozenset(str(row.raw("id", False)) for row in node.rows("stages"))
    inheriting = set()
    for inner in node.rows("stages"):
        inheriting |= set() if "decisions" in inner else {len(stages)}
        placed = Placed(tuple(s.id for s in stages), ids)
        stages.append(read_stage(inner, known, asked, placed, each))
    read = Procedure(
        id=procedure,
        title=node.text("title"),
        series=node.word("series", {code: code for code in series}, ""),
        clause=node.text("clause"),
        subject=node.word("subject", codes_of(SubjectKind), SubjectKind.DOCUMENT),
        stages=tuple(stages),
        fields=fields,
        opening=node.words("opening", asked),
        ends=node.word("ends", codes_of(End), End.FINISHED),
        levels=node.words("levels", words.level_codes) or LEVELS,
        item_types=item_types,
        one_subject=node.flag("one_subject"),
        forms=_forms(node),
        deadlines=tuple(
            _deadline(code, inner, known, spoken, stages, fields)
            for code, inner in node.each("deadlines", False)
        ),
        permit=_permit(node.table("permit", False), asked),
        pin_rule=node.text("pin_rule", False),
        sheet_rule=node.text("sheet_rule", False),
        attribute_rule=node.text("attribute_rule", False),
    )
    read = _without_going_back_at_first(read, inheriting)
    read = replace(read, example=read_example(node.table("example"), read, known))
    node.close()
    return read


def _without_going_back_at_first(read: Procedure, inheriting: set[int]) -> Procedure:
    """What is said once for every stage does not let the one that begins a chain send back."""
    first = always_first(read)
    stages = [
        replace(stage, decisions=tuple(d for d in stage.decisions if d.leads is not Lead.BACK))
        if n in inheriting and stage.id in first
        else stage
        for n, stage in enumerate(read.stages)
    ]
    return replace(read, stages=tuple(stages))


def _forms(node: Node) -> tuple[str, ...]:
    forms = node.texts("forms")
    for form in forms:
        check_form(node, "forms", form)
    return forms


def _deadline(
    code: str, node: Node, known: Known, spoken: Spoken, stages: list[Stage], fields: tuple[Field, ...]
) -> Deadline:
    """``term`` names one of the profile's; without it the deadline says its own count."""
    points, pauses = points_of(stages, fields)
    named = "term" in node
    term = node.word("term", spoken.terms, None, False)
    law = spoken.law.get(term.id) if term else None
    own = node.count("count", 1 if named else None, lowest=1) or 1 if term is None else term.count
    deadline = Deadline(
        id=code,
        title=node.text("title", not named) or (term.title if term else ""),
        count=own,
        unit=term.unit if term else node.word("unit", codes_of(Unit), Unit.WORKING_DAYS, not named),
        starts=_points(node, "starts", points),
        stops=_points(node, "stops", points),
        pauses=node.words("pauses", {p: p for p in pauses}),
        clause=node.text("clause", not named) or (term.clause if term else ""),
        when=read_when(node, "when", known),
        extension=term.extension if term else read_extension(node.table("extend", False), spoken.words),
        law=law,
        law_starts=node.word("law_starts", {p: p for p in points}, "", False),
    )
    node.close()
    return deadline


def _points(node: Node, key: str, points: frozenset[str]) -> tuple[str, ...]:
    """One or several; without any the term would never begin, or never end."""
    known = {p: p for p in points}
    value = node.raw(key, False)
    if isinstance(value, list):
        if not value:
            node.fault("list_empty", key)
        return node.words(key, known, True)
    return tuple(filter(None, (node.word(key, known, ""),)))


def _permit(node: Node | None, fields: Mapping[str, str]) -> PermitPlan | None:
    if node is None:
        return None
    plan = PermitPlan(
        kind=node.word("kind", codes_of(PermitKind), PermitKind.WIDENING),
        quantity=node.words("quantity", fields),
        persons=node.words("persons", fields),
        reference=node.word("reference", fields, "", False),
        issuer_permits=node.word("issuer_permits", fields, "", False),
        valid_days=node.count("valid_days", 0) or 0,
        clause=node.text("clause"),
    )
    node.close()
    return plan
