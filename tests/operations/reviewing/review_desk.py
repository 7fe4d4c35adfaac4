"""A desk that reviews: the leading group of 盘锦 (A2.7b) has its posts."""

from __future__ import annotations

from datetime import date

from desktop.bootstrap import shipped
from desktop.operations.approvals.cases import ActOnCase
from desktop.operations.commands import Outcome
from desktop.operations.deadlines.adopt_calendar import AdoptCalendar
from desktop.operations.desk.acts import AdoptProfile
from desktop.operations.people.posts import AssignPost
from desktop.operations.reviewing.bringing import BringDrafts, Brought
from desktop.operations.reviewing.hand_in import HandInItem, Told
from desktop.operations.reviewing.screened_by import lists_digest
from desktop.plain.refusal import Refusal
from desktop.procedures.case import Case, Status, fold_case
from desktop.procedures.checklist import answered
from desktop.procedures.definition import Stage
from desktop.procedures.facts import Answer, case_stream
from desktop.procedures.review.draft_facts import Way
from desktop.procedures.review.item import Item, fold_item
from desktop.procedures.review.item_facts import Fingerprints, Hit, item_stream
from desktop.procedures.rules import next_stage
from desktop.procedures.vocabulary import FieldType
from desktop.screening.weights import DEFAULT_WEIGHTS
from tests.operations.desk_of_tests import Desk
from tests.operations.sheets.sheet_desk import profile_of

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


def dated(desk: Desk) -> Desk:
    """The published days off stand in its book."""
    for calendar in shipped.calendars().values():
        desk.done(AdoptCalendar(text=calendar))
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


HANDS = ("business", "office", "charge", "head", "li", "wang", "core")
"""Who passes the stages of another unit's chain, one after the other."""


def in_unit(desk: Desk, unit: str) -> None:
    """From today on the desk keeps another unit's rules."""
    profile, text = profile_of(unit)
    day = desk.clock.now().date()
    desk.done(AdoptProfile(profile=unit, digest=profile.digest, bundle=text, from_day=day))


def waits_at(desk: Desk, case_id: str, unit: str) -> Stage | None:
    """The stage that is due."""
    profile, _text = profile_of(unit)
    state = case(desk, case_id)
    return (
        next_stage(profile.procedures[state.start.procedure], state) if state.status is Status.OPEN else None
    )


def pass_stage(
    desk: Desk, case_id: str, unit: str, conclusion: str = "publish", *more: Answer, **given: object
) -> Outcome:
    """The stage that is due, by somebody who holds its post from today on, with all questions answered no."""
    stage = waits_at(desk, case_id, unit)
    assert stage is not None
    definition = profile_of(unit)[0].procedures[case(desk, case_id).start.procedure]
    person = HANDS[len(case(desk, case_id).acts)]
    held = desk.ask(lambda books: books.posts_of(person, desk.clock.now().date()))
    if not set(held) & set(stage.roles):
        desk.done(AssignPost(post=stage.roles[0], person=person))
        held = (stage.roles[0],)
    drawn = next((d.id for d in stage.decisions if d.conclusion and d.conclusion.value == conclusion), "")
    lists = (definition.field(one) for one in stage.fields)
    noes = tuple(answered(one) for one in lists if one is not None and one.type is FieldType.CHECKLIST)
    told: dict[str, object] = {
        "case": case_id,
        "stage": stage.id,
        "decision": drawn or stage.decisions[0].id,
        "person": person,
        "capacity": next(post for post in held if post in stage.roles),
        "answers": (*noes, *more),
    }
    return desk.do(ActOnCase(**{**told, **given}))  # type: ignore[arg-type]


def walk(desk: Desk, case_id: str, unit: str, conclusion: str = "publish", *more: Answer) -> None:
    """Every stage in its order, to the end."""
    while waits_at(desk, case_id, unit) is not None:
        outcome = pass_stage(desk, case_id, unit, conclusion, *more)
        assert not isinstance(outcome, Refusal), outcome


def lists(desk: Desk) -> str:
    """Digest of the lists of today, as a check by them says it."""
    return desk.ask(lambda books: lists_digest(books, DEFAULT_WEIGHTS, desk.clock.now().date()))


def bring(
    desk: Desk,
    item_id: str,
    *hits: Hit,
    prints: Fingerprints,
    name: str = "通告.docx",
    text: str = "全文",
    unseen: str = "",
    checked: bool = True,
) -> None:
    """A draft comes in by its entry, checked by the lists of today."""
    digest = lists(desk) if checked else ""
    desk.done(
        BringDrafts(
            way=Way.DISC,
            medium="光盘 1",
            brought_by="zhang",
            files=(Brought(name, prints, item_id, text, digest, hits, unseen=unseen),),
        )
    )
