"""A desk that reviews: the leading group of 盘锦 (A2.7b) has its posts."""

from __future__ import annotations

from datetime import date

from desktop.operations.approvals.cases import ActOnCase
from desktop.operations.commands import Outcome
from desktop.operations.people.posts import AssignPost
from desktop.operations.reviewing.hand_in import HandInItem, Told
from desktop.procedures.case import Case, fold_case
from desktop.procedures.facts import Answer, case_stream
from desktop.procedures.review.item import Item, fold_item
from desktop.procedures.review.item_facts import item_stream
from tests.operations.desk_of_tests import Desk

CHAIN = (
    ("department", "business", "department_head"),
    ("group", "office", "group"),
    ("group_head", "charge", "group_head"),
)
"""Stage, person, post."""
QUESTIONS = (
    "state_secret", "trade_secret", "privacy", "national_security", "public_security", "economic_security",
    "social_stability",
)  # fmt: skip
MARKS = ("marked_content", "unpublished_title", "work_secret")
NO = (
    Answer("questions", tuple(f"{q}:no" for q in QUESTIONS)),
    Answer("marks", tuple(f"{m}:no" for m in MARKS)),
)


def reviewing(desk: Desk) -> Desk:
    """The posts of the review are held."""
    for person, post in (("office", "group"), ("charge", "group_head")):
        desk.done(AssignPost(post=post, person=person, from_day=date(2026, 1, 1)))
    return desk


def told(title: str = "关于开放停车场的通告", **more: object) -> Told:
    given: dict[str, object] = {
        "item_type": "web",
        "document_number": "盘检〔2026〕12号",
        "channels": ("website",),
    }
    return Told(title=title, **{**given, **more})  # type: ignore[arg-type]


def department(desk: Desk) -> str:
    return desk.ask(lambda books: books.departments())[0][0]


def hand_in(desk: Desk, **more: object) -> tuple[str, str]:
    """An item is handed in; answers its id and that of its case."""
    command = HandInItem(told=told(**more), department=department(desk), handed_in_by="zhang")  # type: ignore[arg-type]
    ids = desk.done(command).ids
    return ids["item"], ids["case"]


def act(desk: Desk, case: str, stage: str, decision: str = "may_publish", **more: object) -> Outcome:
    person, post = next((p, c) for s, p, c in CHAIN if s == stage)
    answers = NO if stage == "group" else ()
    given = {"answers": answers, **more}
    return desk.do(
        ActOnCase(case=case, stage=stage, decision=decision, person=person, capacity=post, **given)  # type: ignore[arg-type]
    )


def through(desk: Desk, case: str, decision: str = "may_publish", **more: object) -> None:
    """All stages with one decision."""
    for stage, _person, _post in CHAIN:
        outcome = (
            act(desk, case, stage, decision, **more)
            if stage != "group"
            else act(
                desk,
                case,
                stage,
                decision,
                answers=(*NO, *more.get("answers", ())),  # type: ignore[misc]
            )
        )
        assert not hasattr(outcome, "clause"), outcome


def item(desk: Desk, item_id: str) -> Item:
    return fold_item(item_id, desk.stream(item_stream(item_id)))


def case(desk: Desk, case_id: str) -> Case:
    return fold_case(case_id, desk.stream(case_stream(case_id)))
