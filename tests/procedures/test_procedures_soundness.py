"""A definition that cannot be walked is found out before any case begins under it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.custody.levels import Level
from desktop.procedures.definition import Condition, Deadline, Decision, Field, PermitPlan, Procedure, Stage
from desktop.procedures.soundness import Flaw, chain, flaws, situations
from desktop.procedures.vocabulary import (
    LEVELS,
    ConditionKind,
    End,
    FieldType,
    Lead,
    PermitKind,
    Unit,
    Verb,
    height,
)
from tests.procedures.procedure_stories import BACK, COPYING, WIDENING

FIRST, LAST = COPYING.stages[0], COPYING.stages[-1]


def with_stages(*stages: Stage) -> Procedure:
    return replace(COPYING, stages=stages)


def with_field(**changes: object) -> Procedure:
    return replace(COPYING, fields=(replace(COPYING.fields[0], **changes), *COPYING.fields[1:]))  # type: ignore[arg-type]


def test_the_levels_of_both_hearts_are_the_same() -> None:
    assert {level.value for level in Level} == set(LEVELS)
    assert sorted(LEVELS, key=height) == [lv.value for lv in sorted(Level, key=lambda lv: lv.height)]


def test_the_two_approvals_are_sound() -> None:
    assert flaws(COPYING) == ()
    assert flaws(WIDENING) == ()


def test_the_chain_follows_the_level() -> None:
    ends = {s.level: chain(COPYING, s)[-1].id for s in situations(COPYING)}
    assert ends["internal"] == ends["work_secret"] == "office"
    assert ends["confidential"] == ends["secret"] == ends["top_secret"] == "leader"


IMPOSSIBLE = (
    Condition(ConditionKind.LEVEL_IS, "secret"),
    Condition(ConditionKind.LEVEL_BELOW, "confidential"),
)


@pytest.mark.parametrize(
    ("definition", "flaw"),
    [
        (with_stages(), "stages.none"),
        (with_stages(*COPYING.stages, FIRST), "stage.twice"),
        (with_stages(replace(FIRST, decisions=COPYING.stages[2].decisions[2:])), "stage.no_way_forward"),
        (with_stages(replace(FIRST, decisions=(*FIRST.decisions, BACK))), "stage.back_from_first"),
        (with_stages(replace(FIRST, decisions=(Decision("x", "x", Lead.GRANTED),)), LAST), "stage.grants_before_last"),
        (with_stages(replace(FIRST, decisions=(Decision("x", "x", Lead.FINISHED),))), "stage.finishes_an_approval"),
        (with_stages(*COPYING.stages[:-1], replace(LAST, back_to=("leader",))), "stage.back_not_earlier"),
        (with_stages(*COPYING.stages, replace(LAST, id="never", when=IMPOSSIBLE)), "stage.unreachable"),
        (with_stages(replace(FIRST, verb=Verb.PREPARE)), "chain.nobody_decides"),
        (with_stages(*COPYING.stages[:2], LAST), "chain.nobody_approves"),
        (with_stages(replace(FIRST, oral_allowed=True), *COPYING.stages[1:]), "stage.oral_for_copying"),
        (with_stages(replace(FIRST, fields=("nothing",)), *COPYING.stages[1:]), "field.unknown"),
        (
            with_stages(
                replace(FIRST, when=(Condition(ConditionKind.ANSWER, "yes", "issuer_permits"),)), *COPYING.stages[1:]
            ),
            "condition.asked_later",
        ),
        (with_field(shown_when=(Condition(ConditionKind.ANSWER, "x", "purpose"),)), "condition.on_itself"),
        (with_field(shown_when=(Condition(ConditionKind.ANSWER, "x", "quantity"),)), "condition.not_a_choice"),
        (with_field(shown_when=(Condition(ConditionKind.ANSWER, "x", "issuer_permits"),)), "condition.no_such_answer"),
        (with_field(shown_when=(Condition(ConditionKind.ITEM_TYPE, "公文"),)), "condition.item_type_unknown"),
        (with_field(type=FieldType.CHOICE), "field.no_choices"),
        (with_field(at_most="quantity"), "field.bound_unknown"),
        (replace(COPYING, fields=(*COPYING.fields, Field("extra", "多余", FieldType.TEXT))), "field.never_asked"),
        (replace(COPYING, opening=(*COPYING.opening, "nothing")), "field.unknown"),
        (replace(COPYING, permit=None), "permit.missing"),
        (replace(COPYING, ends=End.FINISHED), "permit.unused"),
        (replace(COPYING, permit=PermitPlan(PermitKind.REPRODUCTION)), "permit.needs_field"),
        (replace(COPYING, permit=PermitPlan(PermitKind.WIDENING, persons=("quantity",))), "permit.wrong_field"),
        (
            replace(COPYING, deadlines=(Deadline("d", "期限", 5, Unit.WORKING_DAYS, "opened", ("nowhere",)),)),
            "deadline.point_unknown",
        ),
    ],
)  # fmt: skip
def test_a_definition_that_cannot_be_walked_is_named(definition: Procedure, flaw: str) -> None:
    assert flaw in {f.code for f in flaws(definition)}


def test_a_file_with_more_cases_than_anybody_can_check_is_refused_at_once() -> None:
    asked = tuple(Field(f"f{n}", f"问题{n}", FieldType.YES_NO) for n in range(40))
    when = tuple(Condition(ConditionKind.ANSWER, "yes", f.id) for f in asked)
    definition = replace(
        COPYING,
        fields=(*COPYING.fields, *asked),
        opening=(*COPYING.opening, *(f.id for f in asked)),
        stages=(*COPYING.stages[:-1], replace(LAST, when=when)),
    )
    assert [f.code for f in flaws(definition)] == ["chain.too_many_cases"]


def test_all_flaws_come_at_once_with_their_places() -> None:
    broken = replace(
        with_field(type=FieldType.CHOICE, shown_when=(Condition(ConditionKind.ANSWER, "x", "none"),)),
        opening=(),
    )
    found = flaws(broken)
    assert Flaw("field.no_choices", ("fields", "purpose", "choices"), "用途") in found
    assert Flaw("field.unknown", ("fields", "purpose", "shown_when"), "none") in found
    assert Flaw("field.never_asked", ("fields", "quantity"), "申请复制份数") in found
