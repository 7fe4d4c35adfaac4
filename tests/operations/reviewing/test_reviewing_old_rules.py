"""The rules change while reviews stand at every stage: each keeps its own in every respect (edge case 53, A2.16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.operations.approvals.cases import ActOnCase
from desktop.operations.deadlines.extend import ExtendDeadline
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.deadlines.items import item_courses
from desktop.operations.desk.acts import AdoptProfile
from desktop.operations.people.posts import AssignPost
from desktop.operations.printing.prepare import Sheet, prepare
from desktop.operations.reviewing.batches import OpenBatch
from desktop.operations.reviewing.hand_in import HandInItem
from desktop.operations.reviewing.letters import AskBefore
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.rules.proposal import Proposal, proposed, rules_on, with_edits
from desktop.operations.rules.take_back import TakeBackRules
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.facts import Answer, case_stream
from desktop.procedures.review.item_facts import Asked, Attribute
from desktop.profiles.changing import PROFILE, Edit
from desktop.profiles.profile import Profile
from tests.operations.desk_of_tests import Desk, new_desk, today
from tests.operations.reviewing.review_desk import (
    NO,
    act,
    case,
    dated,
    department,
    hand_in,
    reviewing,
    through,
    told,
)

REVIEW = "procedures/review.toml"
CHANGES = (
    Edit(PROFILE, ("terms", "active_publish", "count"), 5),
    Edit(PROFILE, ("terms", "reply", "extend", "count"), 3),
    Edit(PROFILE, ("terms", "third_party", "count"), 4),
    Edit(PROFILE, ("letters", "F38", "body"), "新的延期文字，{title}，至{after}。"),
    Edit(PROFILE, ("letters", "F39", "body"), "新的征求意见文字，{title}。"),
    Edit(PROFILE, ("letters", "F47", "body"), "新的请示文字，{title}。"),
    Edit(PROFILE, ("form_titles", "F30"), "新的审查表"),
    Edit(PROFILE, ("captions", "group_head"), "新的签字栏"),
    Edit(PROFILE, ("roles", "department_head"), "新科长"),
    Edit(PROFILE, ("lists", "channels", "entries"), [{"id": "board", "title": "公告栏"}]),
    Edit(PROFILE, ("lists", "questions", "entries"),
         [{"id": "state_secret", "title": "是否涉密", "bars": True}, {"id": "privacy", "title": "是否涉及隐私"},
          {"id": "trade_secret", "title": "是否涉及商业秘密"}, {"id": "data", "title": "是否涉及委托方数据"}]),
    Edit(PROFILE, ("lists", "grounds", "entries"), [{"id": "own", "title": "本单位的依据"}]),
    Edit(PROFILE, ("series", "review", "pattern"), "新审〔{year}〕{n:03}号"),
)  # fmt: skip
WITHHELD = (Answer("ground", ("trade_secret",)), Answer("ground_reason", words=Text("含报价")))


@dataclass(frozen=True)
class Told:
    """What a sheet says, by its form."""

    title: str
    captions: dict[str, str]
    facts: Any


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = dated(reviewing(new_desk(tmp_path)))
    made.done(AssignPost(post="office_head", person="office", from_day=date(2026, 1, 1)))
    return made


def changed(desk: Desk, day: date, *edits: Edit) -> Proposal:
    base = desk.ask(lambda books: rules_on(books, day))
    assert base is not None
    found = proposed(base, with_edits(base, edits or CHANGES))
    assert found.faults == (), found.faults
    return found


def adopt(desk: Desk, found: Proposal, day: date) -> None:
    desk.done(AdoptProfile(profile=found.name, digest=found.digest, bundle=found.bundle, from_day=day))


def rules(desk: Desk, day: date | None = None) -> Profile:
    with desk.store._connection.begin():
        found = desk.store.rules.on(day or today(desk))
    assert found is not None
    return found


def sheet(desk: Desk, form: str, subject: str) -> Told:
    profile = rules(desk)

    def read(books: Any) -> Sheet | Refusal:
        source = Source(books, profile, desk.clock.now(), "officer", "中心", rules=desk.store.rules.named)
        return prepare(form, source, Wanted(subject=subject))

    found = desk.ask(read)
    assert isinstance(found, Sheet), found
    return Told(found.title, dict(found.options.captions), found.facts)


def due(desk: Desk, item: str, deadline: str = "publication") -> date | None:
    found = desk.ask(
        lambda b: item_courses(b, desk.store.rules.named, item, calendar_in_force(b), today(desk))
    )
    return next(course.due for course in found if course.deadline.id == deadline)


def test_edge_53_at_every_stage_a_review_goes_on_by_the_rules_it_began_under(desk: Desk) -> None:
    waiting = [hand_in(desk) for _stage in range(3)]
    act(desk, waiting[1][1], "department")
    act(desk, waiting[2][1], "department")
    act(desk, waiting[2][1], "group")
    before = [due(desk, item) for item, _case in waiting]
    adopt(desk, changed(desk, today(desk)), today(desk))
    assert [due(desk, item) for item, _case in waiting] == before
    for (item, its_case), done in zip(waiting, (0, 1, 2), strict=True):
        form = sheet(desk, "f30_review", item)
        assert form.title != "新的审查表"
        assert form.captions["group_head"] != "新的签字栏"
        for stage in ("department", "group", "group_head")[done:]:
            assert not isinstance(act(desk, its_case, stage), Refusal)
        assert case(desk, its_case).conclusion == "publish"
        assert "新科长" not in str(sheet(desk, "f30_review", item).facts)
        out = Publish(lines=(Out(item, "website"),), on=today(desk), published_by="zhang", compared_by="li")
        desk.done(out)  # a channel that the list of today no longer has


def test_edge_53_what_begins_today_goes_by_todays(desk: Desk) -> None:
    adopt(desk, changed(desk, today(desk)), today(desk))
    desk.refused(
        HandInItem(told=told(), department=department(desk), handed_in_by="zhang"), "item.channel_unknown"
    )
    item, its_case = hand_in(desk, channels=("board",))
    assert case(desk, its_case).start.number.startswith("新审〔2026〕")
    assert due(desk, item) == date(2026, 3, 12)
    assert not isinstance(act(desk, its_case, "department"), Refusal)
    refused = act(desk, its_case, "group", answers=NO)
    assert isinstance(refused, Refusal)
    assert refused.code == "answer.wrong_make"
    form = sheet(desk, "f30_review", item)
    assert (form.title, form.captions["group_head"]) == ("新的审查表", "新的签字栏")
    assert "新科长" in str(form.facts)


def test_edge_53_letters_and_their_terms_are_those_of_the_case(desk: Desk) -> None:
    applied = (Answer("applicant", words=Text("刘某某")), Answer("received_on", ("2026-03-02",)))
    asked = told(attribute=Attribute.ON_REQUEST, channels=())
    command = HandInItem(told=asked, department=department(desk), handed_in_by="zhang", answers=applied)
    old = desk.done(command).ids
    adopt(desk, changed(desk, today(desk)), today(desk))
    new = desk.done(command).ids
    longer = ExtendDeadline(
        case=old["case"], deadline="reply", count=15, person="office", capacity="office_head", reason="检索"
    )
    desk.done(longer)
    desk.refused(
        ExtendDeadline(**{**vars(longer), "case": new["case"]}), "deadline.extension_too_long"
    )  # three days by the new rules
    desk.done(ExtendDeadline(**{**vars(longer), "case": new["case"], "count": 3}))
    for ids in (old, new):
        desk.done(AskBefore(item=ids["item"], asked=Asked.THIRD_PARTY, to="某公司", sent_on=today(desk)))
    told_old, told_new = (str(sheet(desk, "f39_consultation", ids["item"]).facts) for ids in (old, new))
    assert ("2026年3月26日" in told_old, "新的征求意见文字" in told_old) == (True, False)
    assert ("2026年3月11日" in told_new, "新的征求意见文字" in told_new) == (True, True)
    told_old, told_new = (str(sheet(desk, "f38_extension", ids["item"]).facts) for ids in (old, new))
    assert ("新的延期文字" in told_old, "新的延期文字" in told_new) == (False, True)


def test_edge_53_a_referral_and_a_refusal_of_before_keep_their_words(desk: Desk) -> None:
    refer = (Answer("authority", ("competent",)), Answer("more_asked", ("no",)))
    held, held_case = hand_in(desk)
    papers = {"enclosures": ("text", "letter"), "reason": "不能确定"}
    assert not isinstance(act(desk, held_case, "department", "refer", answers=refer, **papers), Refusal)
    kept, kept_case = hand_in(desk)
    adopt(desk, changed(desk, today(desk)), today(desk))
    assert "新的请示文字" not in str(sheet(desk, "f47_referral", held).facts)
    through(desk, kept_case, "withhold", answers=WITHHELD)
    assert "商业秘密" in str(sheet(desk, "f30_review", kept).facts)


def test_edge_53_a_sheet_of_a_morning_keeps_its_words(desk: Desk) -> None:
    opening = OpenBatch(department=department(desk), handed_in_by="zhang", lines=(told(), told("二")))
    batch = desk.done(opening).ids["batch"]
    before = sheet(desk, "batch_sheet", batch)
    adopt(desk, changed(desk, today(desk)), today(desk))
    after = sheet(desk, "batch_sheet", batch)
    assert (after.captions, after.facts) == (before.captions, before.facts)


def test_a2_16_of_several_adoptions_each_day_has_the_one_that_was_meant(desk: Desk) -> None:
    first, second = today(desk) + timedelta(3), today(desk) + timedelta(8)
    place = ("terms", "active_publish", "count")
    adopt(desk, changed(desk, second, Edit(PROFILE, place, 8)), second)
    adopt(desk, changed(desk, first, Edit(PROFILE, place, 7)), first)  # before an earlier adoption
    adopt(desk, changed(desk, first, Edit(PROFILE, place, 6)), first)  # twice for the same day
    days = (today(desk), first, second - timedelta(1), second)
    assert [rules(desk, day).terms["active_publish"].count for day in days] == [10, 6, 6, 8]
    desk.done(TakeBackRules(from_day=first))
    assert [rules(desk, day).terms["active_publish"].count for day in days] == [10, 10, 10, 8]
    desk.done(TakeBackRules(from_day=second))
    assert [rules(desk, day).terms["active_publish"].count for day in days] == [10, 10, 10, 10]
    desk.refused(TakeBackRules(from_day=second), "profile.none_waiting", "A2.16")


def test_a2_16_a_change_for_a_later_day_builds_on_what_waits(desk: Desk) -> None:
    later = today(desk) + timedelta(3)
    adopt(desk, changed(desk, later, Edit(PROFILE, ("terms", "active_publish", "count"), 7)), later)
    adopt(desk, changed(desk, later, Edit(PROFILE, ("form_titles", "F30"), "新的审查表")), later)
    assert rules(desk, later).terms["active_publish"].count == 7
    assert rules(desk, later).form_titles["F30"] == "新的审查表"


def test_edge_53_what_a_case_began_under_is_said_by_its_hash(desk: Desk) -> None:
    _item, before = hand_in(desk)
    old = rules(desk).digest
    adopt(desk, changed(desk, today(desk)), today(desk))
    _item, after = hand_in(desk, channels=("board",))
    named = [desk.stream(case_stream(one))[0].fact.definition for one in (before, after)]  # type: ignore[attr-defined]
    assert named == [old, rules(desk).digest]
    assert isinstance(desk.do(ActOnCase(case=after, stage="", decision="", person="", capacity="")), Refusal)
