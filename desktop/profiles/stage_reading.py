"""The stages of a procedure, and what the file says once for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.procedures.definition import Decision, Enclosure, Stage
from desktop.procedures.vocabulary import Verb
from desktop.profiles.condition_reading import Known, read_when
from desktop.profiles.reading import CODE, Node
from desktop.profiles.words import turned


@dataclass(frozen=True)
class EachStage:
    """``[each_stage]``: holds for a stage that does not say its own decisions."""

    decisions: tuple[Decision, ...] = ()
    fields: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    oral: bool = False


def read_each_stage(node: Node | None, known: Known, fields: Mapping[str, str]) -> EachStage:
    """What is said once for all stages."""
    if node is None:
        return EachStage()
    each = EachStage(
        decisions=node.words("decisions", known.words.decisions),
        fields=node.words("fields", fields),
        enclosures=_enclosures(node, known),
        oral=node.flag("oral"),
    )
    node.close()
    return each


@dataclass(frozen=True)
class Placed:
    """Where a stage stands: ids of those before it, and of all."""

    earlier: tuple[str, ...]
    every: frozenset[str]


def read_stage(node: Node, known: Known, fields: Mapping[str, str], placed: Placed, each: EachStage) -> Stage:
    """One stage."""
    code = node.text("id")
    if code and not CODE.fullmatch(code):
        node.fault("not_a_code", "id", code)
    decisions: tuple[Decision, ...] = node.words("decisions", known.words.decisions, not each.decisions)
    # a stage that says its own decisions is another kind of stage: its fields are its own as well
    inherits = "decisions" not in node
    decisions = each.decisions if inherits else decisions
    own_fields = node.words("fields", fields)
    also = node.words("also_fields", fields)
    own_enclosures = _enclosures(node, known)
    role = node.word("role", known.words.role_codes, "")
    stage = Stage(
        id=code,
        title=node.text("title"),
        roles=(role, *node.words("or_roles", known.words.role_codes)),
        verb=node.word("verb", turned(known.words.verbs), Verb.REVIEW),
        decisions=decisions,
        when=read_when(node, "when", known),
        # first: what it asks beyond the others, on which theirs may hang (a checklist)
        fields=(*also, *(own_fields or (each.fields if inherits else ()))),
        enclosures=own_enclosures or (each.enclosures if inherits else ()),
        back_to=_back_to(node, placed),
        oral_allowed=node.flag("oral", each.oral and inherits),
        same_person=node.flag("same_person"),
        clause=node.text("clause"),
    )
    node.close()
    return stage


def _back_to(node: Node, placed: Placed) -> tuple[str, ...]:
    """Earlier stages; one that comes later is not unknown, it is no way back."""
    forward = [one for one in node.texts("back_to") if one in placed.every - set(placed.earlier)]
    for one in forward:
        node.fault("stage.back_not_earlier", "back_to", one)
    known = {one: one for one in (*placed.earlier, *forward)}
    return tuple(one for one in node.words("back_to", known) if one in placed.earlier)


def _enclosures(node: Node, known: Known) -> tuple[Enclosure, ...]:
    found = []
    for paper, inner in node.each("enclosures", False):
        found.append(Enclosure(paper, inner.text("title"), read_when(inner, "needed_when", known)))
        inner.close()
    return tuple(found)
