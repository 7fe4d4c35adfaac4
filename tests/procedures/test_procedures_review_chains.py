"""The engine carries the review chains that end in a conclusion, not in a permit (A2.7b, B6.5, C4.7.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from desktop.procedures import rules
from desktop.procedures.case import Status
from desktop.procedures.definition import Condition, Decision, Field, Procedure, Stage
from desktop.procedures.engine import Decided, open_case
from desktop.procedures.facts import CaseFinished
from desktop.procedures.soundness import flaws
from desktop.procedures.vocabulary import ConditionKind, End, FieldType, Lead, SubjectKind, Verb
from tests.procedures.procedure_stories import AGREE, BACK, COPYING, Desk, at_leader, code, opening, words

NOT_PUBLIC = Decision("not_public", "不予公开", Lead.FINISHED)

REVIEW = Procedure(
    id="review",
    title="政府信息公开保密审查",
    series="review",
    clause="C4.7.1",
    subject=SubjectKind.ITEM,
    ends=End.FINISHED,
    item_types=("document", "mixed"),
    opening=("summary",),
    fields=(Field("summary", "内容摘要", FieldType.TEXT), Field("ground", "理由", FieldType.TEXT, False)),
    stages=(
        Stage(
            "supplier",
            "提供处室意见",
            ("department_head",),
            Verb.FIRST_REVIEW,
            (AGREE,),
            when=(Condition(ConditionKind.ITEM_TYPE, "document"),),
            clause="C4.7.1",
        ),
        Stage(
            "office",
            "保密办审查",
            ("secrecy_office",),
            Verb.REVIEW,
            (AGREE, BACK, NOT_PUBLIC),
            fields=("ground",),
            clause="C4.7.1",
        ),
        Stage(
            "leader",
            "分管领导审批",
            ("leader_in_charge",),
            Verb.APPROVE,
            (AGREE, BACK, NOT_PUBLIC),
            when=(Condition(ConditionKind.IMPORTANT),),
            clause="C4.7.1",
        ),
    ),
)


def desk(item_type: str, important: bool) -> Desk:
    """A review just begun."""
    begun = Desk(REVIEW)
    opened = begun.open(
        level="internal", item_type=item_type, important=important, answers=(words("summary", "通知全文"),)
    )
    assert isinstance(opened, Decided)
    return begun


def test_the_chain_is_sound() -> None:
    assert flaws(REVIEW) == ()


@pytest.mark.parametrize(
    ("item_type", "important", "stages"),
    [
        ("document", False, ["supplier", "office"]),
        ("document", True, ["supplier", "office", "leader"]),
        ("mixed", False, ["office"]),
        ("mixed", True, ["office", "leader"]),
    ],
)
def test_item_type_and_importance_choose_the_stages(
    item_type: str, important: bool, stages: list[str]
) -> None:
    review = desk(item_type, important)
    for stage in stages:
        assert review.case.status is Status.OPEN
        done = review.act(stage)
        assert isinstance(done, Decided)
        assert done.permit is None
    assert review.case.status is Status.FINISHED
    assert [a.fact.stage for a in review.case.acts] == stages


def test_a_conclusion_may_end_the_case_before_the_last_stage() -> None:
    review = desk("mixed", True)
    done = review.act("office", "not_public", words("ground", "涉及工作秘密"))
    assert isinstance(done, Decided)
    assert done.facts[-1] == CaseFinished(conclusion="not_public")
    assert code(review.act("leader")) == ("case.not_open", "C4.7.1")


def test_an_item_type_that_the_rules_do_not_know_is_refused() -> None:
    assert code(Desk(REVIEW).open(level="internal", item_type="picture"))[0] == "case.item_type_unknown"


def test_a_case_in_whose_way_no_stage_stands_does_not_begin() -> None:
    only_documents = replace(REVIEW, stages=REVIEW.stages[:1])
    opened = opening(
        only_documents, level="internal", item_type="mixed", answers=(words("summary", "通知全文"),)
    )
    answer = open_case(only_documents, "c", opened, datetime(2026, 3, 2))
    assert code(answer) == ("case.no_stage_in_its_way", "C4.7.1")


def test_a_case_is_opened_once_and_under_its_own_procedure() -> None:
    again = rules.may(COPYING, at_leader().case, opening(), datetime(2026, 3, 3))
    assert again is not None
    assert again.code == "case.opened_twice"
    assert code(open_case(COPYING, "c", opening(REVIEW), datetime(2026, 3, 2)))[0] == "case.other_procedure"
