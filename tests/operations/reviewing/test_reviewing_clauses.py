"""The rules of 盘锦, 黄岩 and 南宁 about the review, each kept on a real book by the unit's own file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.operations.reviewing.hand_in import HandInItem
from desktop.operations.reviewing.letters import BookReply
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.reviewing.taking_down import TakeItemDown
from desktop.operations.sheets.review_asked import press_facts, referral_facts
from desktop.operations.sheets.review_case import facts as review_sheet_facts
from desktop.operations.sheets.review_released import consultation_facts
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.facts import Answer
from desktop.procedures.review import item_facts as f
from tests.operations.desk_of_tests import Desk, new_desk
from tests.operations.reviewing.review_desk import (
    case,
    dated,
    department,
    hand_in,
    in_unit,
    item,
    pass_stage,
    reviewing,
    told,
    waits_at,
    walk,
)
from tests.operations.reviewing.unit_desk import DAY, ask_body, publish, refer, sheet, stages
from tests.operations.sheets.sheet_desk import profile_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return dated(reviewing(new_desk(tmp_path)))


# 盘锦


def test_a2_5_a2_6_the_bodies_of_the_review_are_posts_of_the_unit(desk: Desk) -> None:
    roles = profile_of("panjin")[0].roles
    assert {"department_head", "group", "group_head", "secrecy_office"} <= set(roles)
    assert roles["group"] == "政务信息公开保密审查工作领导小组"


def test_a2_13_what_went_out_wrongly_is_put_right_on_record(desk: Desk) -> None:
    one, _case = hand_in(desk)
    wrong = TakeItemDown(item=one, channel="website", reason="未经审查先发，已撤下并提醒科室", wrongly=True)
    desk.refused(
        TakeItemDown(item=one, channel="website", reason=" ", wrongly=True), "item.taken_down_without_reason"
    )
    desk.done(wrong)
    (down,) = item(desk, one).taken_down
    assert (down.wrongly, str(down.reason), down.by) == (True, "未经审查先发，已撤下并提醒科室", "officer")


def test_a2_16_an_open_case_keeps_the_rules_it_began_under(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    before = case(desk, its_case).start.definition
    assert before == profile_of("panjin")[0].digest
    in_unit(desk, "nanning")
    walk(desk, its_case, "panjin")
    assert item(desk, one).conclusion == "publish"
    _later, next_case = hand_in(desk)
    assert case(desk, next_case).start.definition == profile_of("nanning")[0].digest


def test_a3_1a_a3_1b_a3_3_a3_4_a3_6a_a_release_goes_through_the_press_office_and_says_what_it_is(
    desk: Desk,
) -> None:
    definition = profile_of("panjin")[0].procedures["press_release"]
    matters, ways = definition.field("matter"), definition.field("way")
    assert matters is not None
    assert ways is not None
    assert len(matters.choices) >= 3  # A3.3: new policies, grave incidents, answers to the media
    assert len(ways.choices) == 4  # A3.4
    assert {stage.clause for stage in definition.stages} == {"A3.5", "A3.6a"}
    office = [stage.id for stage in definition.stages if stage.roles == ("office",)]
    assert office == [
        "office",
        "government",
        "release",
    ]  # A3.1b: the press office alone, from the check to the release
    given = (
        Answer("title", words=Text("通气会")), Answer("matter", (matters.choices[0].id,)),
        Answer("way", (ways.choices[0].id,)), Answer("planned_on", ("2026-03-13",)),
        Answer("line", words=Text("介绍安排")), Answer("speaker", words=Text("分管副主任")),
    )  # fmt: skip
    handed = HandInItem(
        told=told("通气会"), department=department(desk), handed_in_by="zhang",
        procedure="press_release", answers=given,
    )  # fmt: skip
    ids = desk.done(handed).ids
    assert not isinstance(pass_stage(desk, ids["case"], "panjin"), Refusal)
    without = pass_stage(desk, ids["case"], "panjin")  # A3.6a: the number of its secrecy review
    assert isinstance(without, Refusal)
    assert (without.code, without.clause, without.field) == ("answer.missing", "A3.6a", "review_number")
    number = Answer("review_number", words=Text("审〔2026〕012号"))
    assert not isinstance(pass_stage(desk, ids["case"], "panjin", "", number), Refusal)
    at = waits_at(desk, ids["case"], "panjin")
    assert at is not None
    assert at.id == "leader"
    assert [act.fact.capacity for act in case(desk, ids["case"]).acts] == ["department_head", "office"]
    assert sheet(desk, "panjin", press_facts, ids["item"]).slots


# 黄岩


def test_b1_1_website_and_public_account_are_channels_and_have_their_chain(desk: Desk) -> None:
    channels = [c.id for c in profile_of("huangyan")[0].procedures["review"].field("channels").choices]  # type: ignore[union-attr]
    assert channels[:2] == ["website", "wechat"]
    in_unit(desk, "huangyan")
    _one, its_case = hand_in(desk)
    assert stages(desk, its_case, "huangyan") == [("web_supply", "B1.2a"), ("web_check", "B1.2a")]


def test_b1_3_b1_4_who_supplied_and_who_brought_it_out_stand_with_it(desk: Desk) -> None:
    nobody = HandInItem(told=told(), department=department(desk), handed_in_by="nobody")
    desk.refused(nobody, "person.unknown")
    one, its_case = hand_in(desk)
    walk(desk, its_case, "panjin")
    desk.done(publish(one))
    row = desk.ask(lambda books: books.item(one))
    assert row is not None
    assert row.handed_in_by == "zhang"
    (out,) = desk.ask(lambda books: books.publications(one))
    assert (out.published_by, out.compared_by) == ("zhang", "li")


@pytest.mark.parametrize("unit", ["huangyan", "nanning"])
def test_b6_3_c4_1_c1_6_first_reviewed_then_published_and_whose_it_is(desk: Desk, unit: str) -> None:
    in_unit(desk, unit)
    without = HandInItem(told=told(), department="", handed_in_by="zhang")
    desk.refused(without, "item.no_department", "C4.1")
    one, its_case = hand_in(desk)
    while waits_at(desk, its_case, unit) is not None:
        desk.refused(publish(one), "item.not_reviewed", "A2.1")
        assert not isinstance(pass_stage(desk, its_case, unit), Refusal)
    early = Publish(lines=(Out(one, "website"),), on=date(2026, 3, 4), published_by="zhang", compared_by="li")
    desk.refused(early, "item.published_before_review", "A2.3")
    reasons = {"item.no_approval_sheet": "补打"}
    desk.done(Publish(**{**vars(publish(one)), "reasons": reasons}))


def test_b6_6_b6_7_the_grounds_for_keeping_in_are_the_unit_s_list(desk: Desk) -> None:
    ground = profile_of("huangyan")[0].procedures["review"].field("ground")
    assert ground is not None
    assert [c.id for c in ground.choices][:3] == ["state_secret", "forbidden_by_law", "security"]
    in_unit(desk, "huangyan")
    _one, its_case = hand_in(desk, item_type="other")
    pass_stage(desk, its_case, "huangyan")
    other = (Answer("ground", ("sensitive",)), Answer("ground_reason", words=Text("敏感")))
    assert isinstance(pass_stage(desk, its_case, "huangyan", "withhold", *other), Refusal)


@pytest.mark.parametrize(
    ("unit", "authority", "said"),
    [("huangyan", "secrecy", "区保密工作部门"), ("nanning", "secrecy", "市保密局")],
)
def test_b6_9_c4_7_3_c1_7_what_cannot_be_told_is_asked_of_the_unit_s_authority(
    desk: Desk, unit: str, authority: str, said: str
) -> None:
    in_unit(desk, unit)
    one, its_case = hand_in(desk, item_type="other")
    pass_stage(desk, its_case, unit)
    refer(desk, its_case, unit, authority)
    letter = sheet(desk, unit, referral_facts, one)
    assert said in str(letter.slots)
    desk.refused(publish(one), "item.not_reviewed", "A2.1")


@pytest.mark.parametrize("unit", ["huangyan", "nanning"])
def test_b6_10_c4_2_what_can_be_told_apart_goes_out_without_the_rest(desk: Desk, unit: str) -> None:
    in_unit(desk, unit)
    one, its_case = hand_in(desk, item_type="mixed")
    refused = pass_stage(desk, its_case, unit, "sever")
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.field) == ("answer.missing", "passages")
    walk(desk, its_case, unit, "sever", Answer("passages", words=Text("第 3 页第 2 段")))
    assert item(desk, one).conclusion == "sever"
    desk.done(Publish(**{**vars(publish(one)), "reasons": {"item.no_approval_sheet": "补打"}}))
    assert "第 3 页第 2 段" in str(sheet(desk, unit, review_sheet_facts, one).slots)


def test_b6_11_c3_6a_another_body_is_asked_in_writing_and_its_answer_recorded(desk: Desk) -> None:
    in_unit(desk, "nanning")
    one, _case = hand_in(desk, item_type="other")
    number = ask_body(desk, one)
    letter = sheet(desk, "nanning", consultation_facts, one)
    assert "市民政局" in str(letter.slots)
    reply = BookReply(item=one, number=number, reply=f.Reply.AGREES, on=DAY, words="民函〔2026〕3号，同意")
    desk.done(reply)
    answered = item(desk, one).consultations[number].reply
    assert answered is not None
    assert (answered.reply, answered.on, str(answered.words)) == (
        f.Reply.AGREES,
        DAY,
        "民函〔2026〕3号，同意",
    )
