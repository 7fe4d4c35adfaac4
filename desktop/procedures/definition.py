"""A procedure as its file describes it: stages, fields, decisions, deadlines, permit. Frozen, pure data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from desktop.procedures.terms import Extension, Term
from desktop.procedures.vocabulary import (
    LEVELS,
    Conclusion,
    ConditionKind,
    End,
    FieldType,
    Lead,
    PermitKind,
    SubjectKind,
    Unit,
    Verb,
)


@dataclass(frozen=True)
class Condition:
    """``field`` is used by ``answer`` alone; ``value`` is a level, an answer, an item type or a conclusion.

    ``or_values``  any of them will do as well (answers, item types, conclusions)
    """

    kind: ConditionKind
    value: str = ""
    field: str = ""
    or_values: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[str, ...]:
        """All values that will do."""
        return (self.value, *self.or_values)


When = tuple[Condition, ...]
"""All of them must hold; none: always."""


@dataclass(frozen=True)
class Choice:
    """One value that a ``choice`` field may take, or one question of a checklist.

    ``bars``  a question: with a yes the whole cannot be published (A2.2, B1.7)
    """

    id: str
    title: str
    clause: str = ""
    bars: bool = False


@dataclass(frozen=True)
class Field:
    """One question of the form.

    ``required``  asked means answered, where it is shown
    ``at_most``   id of another field: a number not above it, persons or copies among it
    ``minimum``   of a number
    ``unless``    id of another field: where that one is answered, this one need not be (A2.9b)
    ``past``      of a day: one that has been, so that ``3-2`` in March is of this year
    """

    id: str
    title: str
    type: FieldType
    required: bool = True
    choices: tuple[Choice, ...] = ()
    shown_when: When = ()
    at_most: str = ""
    minimum: int | None = None
    clause: str = ""
    unless: str = ""
    past: bool = False


@dataclass(frozen=True)
class Enclosure:
    """A paper that must lie with the case before the stage is passed."""

    id: str
    title: str
    needed_when: When = ()


@dataclass(frozen=True)
class Decision:
    """A way out of a stage.

    ``conclusion``  what it says about the matter; of the acts that stand the last one's counts
    ``form``        id of the paper that goes with it (F47 with a referral, A2.14)
    """

    id: str
    title: str
    leads: Lead
    conclusion: Conclusion | None = None
    form: str = ""


@dataclass(frozen=True)
class Stage:
    """One step of the chain.

    ``roles``         post codes; one of them must be the capacity of the person who acts
    ``when``          stands in the way only then
    ``fields``        asked at this stage (ids)
    ``back_to``       earlier stages to which it may send back; empty: any earlier one
    ``oral_allowed``  口头同意 with witness and 补签 (D14)
    ``same_person``   who has already decided in this case may decide here again
    """

    id: str
    title: str
    roles: tuple[str, ...]
    verb: Verb
    decisions: tuple[Decision, ...]
    when: When = ()
    fields: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    back_to: tuple[str, ...] = ()
    oral_allowed: bool = False
    same_person: bool = False
    clause: str = ""

    @property
    def concludes(self) -> bool:
        """Whether a conclusion is drawn here."""
        return any(d.conclusion is not None for d in self.decisions)

    def decision(self, decision: str) -> Decision | None:
        """The decision of that id."""
        return next((d for d in self.decisions if d.id == decision), None)


@dataclass(frozen=True)
class Deadline:
    """A term as it runs in a case.

    ``starts``  points, of which the first that is known counts; ``stops`` of which the first reached does:
                ``opened``, ``ended``, ``kept`` (ended with nothing to publish), ids of stages and of date
                fields, and what is told from outside (``published``)
    ``pauses``  ``held``, ``asked`` (others are being asked), ids of stages while they are due
    ``law``     the law's own term where the profile has one; ``law_starts`` where it counts from
    """

    id: str
    title: str
    count: int
    unit: Unit
    starts: tuple[str, ...]
    stops: tuple[str, ...]
    pauses: tuple[str, ...] = ()
    clause: str = ""
    when: When = ()
    extension: Extension | None = None
    law: Term | None = None
    law_starts: str = ""

    @property
    def shortest(self) -> timedelta:
        """It takes at least so long, whatever days are worked: pauses and extensions only make it longer."""
        return timedelta(days=self.count * (28 if self.unit is Unit.MONTHS else 1))


@dataclass(frozen=True)
class PermitPlan:
    """What a granted case allows, and which fields say how much.

    ``quantity``        ids of number fields, the first that is answered counts (approved, then requested)
    ``persons``         ids of person fields, likewise
    ``reference``       field with the approval of the issuer or its superior (保密法26)
    ``issuer_permits``  yes/no field: does the issuer permit copying
    ``valid_days``      from the day of the grant; 0: without end
    """

    kind: PermitKind
    quantity: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    reference: str = ""
    issuer_permits: str = ""
    valid_days: int = 0
    clause: str = ""


@dataclass(frozen=True)
class ExampleAct:
    """One act of the example; answers as they stand in a case (values, words)."""

    stage: str
    decision: str
    answers: tuple[tuple[str, tuple[str, ...], str], ...] = ()


@dataclass(frozen=True)
class Example:
    """A case that goes through; it is walked whenever the file is read. ``conclusion``: what it comes to."""

    level: str
    ends: End
    important: bool = False
    item_type: str = ""
    conclusion: str = ""
    answers: tuple[tuple[str, tuple[str, ...], str], ...] = ()
    acts: tuple[ExampleAct, ...] = ()


@dataclass(frozen=True)
class Procedure:
    """A whole procedure.

    ``series``       code of the number series its cases draw from
    ``opening``      ids of the fields asked when a case is opened
    ``item_types``   codes of the kinds of items it is for; the kind chooses the stages
    ``one_subject``  a case is about exactly one copy or document
    ``forms``        ids of the forms it prints
    ``sheet_rule``   the unit's rule by which what is published has its approval sheet on paper; empty: none
    ``attribute_rule``  the unit's rule by which no 公文 is issued before its attribute is decided; empty: with a reason
    ``pin_rule``     the unit's rule by which a PIN is a signature; empty: ink is needed (D14)
    """

    id: str
    title: str
    series: str
    clause: str
    subject: SubjectKind
    stages: tuple[Stage, ...]
    fields: tuple[Field, ...]
    opening: tuple[str, ...]
    ends: End
    example: Example | None = None
    levels: tuple[str, ...] = LEVELS
    item_types: tuple[str, ...] = ()
    one_subject: bool = False
    forms: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    permit: PermitPlan | None = None
    pin_rule: str = ""
    sheet_rule: str = ""
    attribute_rule: str = ""

    @cached_property
    def _fields(self) -> dict[str, Field]:
        return {field.id: field for field in self.fields}

    @property
    def concludes(self) -> bool:
        """Whether it ends in a conclusion about the matter: a review."""
        return any(s.concludes for s in self.stages)

    @property
    def checklists(self) -> tuple[Field, ...]:
        """Its checklists."""
        return tuple(f for f in self.fields if f.type is FieldType.CHECKLIST)

    def field(self, field: str) -> Field | None:
        """The field of that id."""
        return self._fields.get(field)

    def deadline(self, deadline: str) -> Deadline | None:
        """The deadline of that id."""
        return next((d for d in self.deadlines if d.id == deadline), None)

    def stage(self, stage: str) -> Stage | None:
        """The stage of that id."""
        return next((s for s in self.stages if s.id == stage), None)
