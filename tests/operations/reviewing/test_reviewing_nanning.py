"""The rules of 南宁 about the review (C1, C3, C4, C7), each kept on a real book by the unit's own file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.operations.approvals.cases import ResumeCase
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.deadlines.items import item_courses
from desktop.operations.reviewing.drafts import ProveSecret, ReportSecret
from desktop.operations.reviewing.hand_in import HandInItem
from desktop.operations.reviewing.letters import BookReply
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.sheets.review_case import facts as review_sheet_facts
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.deadlines import Course, Standing
from desktop.procedures.facts import Answer
from desktop.procedures.review import item_facts as f
from desktop.procedures.review.item_facts import item_stream
from desktop.workdays.counting import Deadline
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
    walk,
)
from tests.operations.reviewing.unit_desk import DAY, ask_body, publish, refer, sheet, stages
from tests.operations.sheets.sheet_desk import profile_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return dated(reviewing(new_desk(tmp_path)))


# 南宁


def test_c1_2_c7_3_each_item_has_its_attribute_and_the_stage_it_stands_at(desk: Desk) -> None:
    in_unit(desk, "nanning")
    one, its_case = hand_in(desk, item_type="formed")
    row = desk.ask(lambda books: books.item(one))
    assert row is not None
    assert row.attribute == "proactive"
    assert row.waits_at == "formed_check"
    assert [stage for stage, _clause in stages(desk, its_case, "nanning")] == [
        "formed_check", "formed_agree", "formed_secrecy", "formed_attribute", "formed_sign", "formed_entry",
    ]  # fmt: skip


def test_c1_8_c3_5b_c3_6c_no_publication_against_another_body_until_somebody_settles_it(desk: Desk) -> None:
    in_unit(desk, "nanning")
    one, its_case = hand_in(desk, item_type="other")
    number = ask_body(desk, one)
    refused = pass_stage(desk, its_case, "nanning")
    assert isinstance(refused, Refusal)
    assert refused.code == "item.letter_open"
    desk.done(BookReply(item=one, number=number, reply=f.Reply.OBJECTS, on=DAY, words="数据尚未核定"))
    refused = pass_stage(desk, its_case, "nanning")
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.clause, refused.facts["to"]) == ("item.objected", "C3.6c", "市民政局")
    settled = ask_body(desk, one, "市政务公开领导小组办公室")
    desk.done(BookReply(item=one, number=settled, reply=f.Reply.AGREES, on=DAY, words="协调意见：可以公开"))
    walk(desk, its_case, "nanning")
    assert item(desk, one).conclusion == "publish"


def test_c3_6c_it_may_still_be_kept_in_while_another_body_objects(desk: Desk) -> None:
    in_unit(desk, "nanning")
    one, its_case = hand_in(desk, item_type="other")
    desk.done(BookReply(item=one, number=ask_body(desk, one), reply=f.Reply.OBJECTS, on=DAY))
    kept = (Answer("ground", ("trade_secret",)), Answer("ground_reason", words=Text("对方不同意")))
    walk(desk, its_case, "nanning", "withhold", *kept)
    assert item(desk, one).conclusion == "withhold"


def test_c3_4_the_department_that_made_it_stands_with_it_and_on_its_sheet(desk: Desk) -> None:
    one, _case = hand_in(desk)
    assert item(desk, one).start.department == department(desk)
    assert dict(desk.ask(lambda books: books.departments()))[department(desk)] in str(
        sheet(desk, "panjin", review_sheet_facts, one).slots
    )


def test_c3_7_c4_4_the_office_reviews_by_workflow_before_any_channel(desk: Desk) -> None:
    in_unit(desk, "nanning")
    channels = profile_of("nanning")[0].procedures["review"].field("channels")
    assert channels is not None
    assert {"website", "board", "conference"} <= {c.id for c in channels.choices}
    one, its_case = hand_in(desk, channels=("website", "board", "conference"))
    for channel in ("website", "board", "conference"):
        out = Publish(lines=(Out(one, channel),), on=DAY, published_by="zhang", compared_by="li")
        desk.refused(out, "item.not_reviewed", "A2.1")
    assert stages(desk, its_case, "nanning") == [("supplier", "C4.7.1"), ("secrecy_office", "C4.7.1")]


def test_c4_3_what_its_maker_could_not_tell_waits_for_a_ruling(desk: Desk) -> None:
    in_unit(desk, "nanning")
    one, its_case = hand_in(desk, item_type="other", unsure=True)
    refused = pass_stage(desk, its_case, "nanning")
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.clause) == ("item.marked_unsure", "C4.3")
    refer(desk, its_case, "nanning", "department")
    desk.done(ResumeCase(case=its_case, answer="业务部室：不涉密", ruling="publish"))
    walk(desk, its_case, "nanning")
    assert item(desk, one).conclusion == "publish"


def test_c4_3_it_may_be_kept_in_without_a_ruling(desk: Desk) -> None:
    in_unit(desk, "nanning")
    one, its_case = hand_in(desk, item_type="other", unsure=True)
    kept = (Answer("ground", ("state_secret",)), Answer("ground_reason", words=Text("可能涉密")))
    walk(desk, its_case, "nanning", "withhold", *kept)
    assert item(desk, one).conclusion == "withhold"


def test_c4_6_5_a_leak_is_recorded_and_reported_to_the_secrecy_authority(desk: Desk) -> None:
    in_unit(desk, "nanning")
    one, _case = hand_in(desk)
    desk.done(
        ProveSecret(item=one, found_at=desk.clock.now(), computer="FY-01", people="单䶮", ways="内网邮箱")
    )
    desk.refused(publish(one), "item.proved_secret", "D23")
    desk.done(ReportSecret(item=one, to="市保密局", reference="密报〔2026〕1号"))
    reported = item(desk, one).reported
    assert reported is not None
    assert str(reported.to) == "市保密局"


def test_c4_7_5_c7_16_what_is_secret_is_kept_in_with_ground_and_reason_and_the_record_stays(
    desk: Desk,
) -> None:
    in_unit(desk, "nanning")
    one, its_case = hand_in(desk, item_type="other")
    pass_stage(desk, its_case, "nanning")
    yes = Answer(
        "questions", ("state_secret:yes", *(a for a in _noes(desk, its_case) if "state_secret" not in a))
    )
    refused = pass_stage(desk, its_case, "nanning", answers=(yes, Answer("marks", _marks(desk, its_case))))
    assert isinstance(refused, Refusal)  # C7.16: not to be published
    refused = pass_stage(desk, its_case, "nanning", "withhold", Answer("ground", ("sensitive",)))
    assert isinstance(refused, Refusal)
    assert refused.field == "ground_reason"
    kept = (Answer("ground", ("sensitive",)), Answer("ground_reason", words=Text("涉密的特别敏感信息")))
    walk(desk, its_case, "nanning", "withhold", *kept)
    before = len(desk.stream(item_stream(one)))
    desk.refused(publish(one), "item.not_for_publication", "A2.11")
    assert len(desk.stream(item_stream(one))) == before  # what was decided stays as it is
    assert "涉密的特别敏感信息" in str(sheet(desk, "nanning", review_sheet_facts, one).slots)


def _noes(desk: Desk, case_id: str) -> tuple[str, ...]:
    return _list(desk, case_id, "questions")


def _marks(desk: Desk, case_id: str) -> tuple[str, ...]:
    return _list(desk, case_id, "marks")


def _list(desk: Desk, case_id: str, name: str) -> tuple[str, ...]:
    field = profile_of("nanning")[0].procedures[case(desk, case_id).start.procedure].field(name)
    assert field is not None
    return tuple(f"{choice.id}:no" for choice in field.choices)


def test_c7_9_c7_11_c7_14_c7_17_c7_18_a_document_goes_from_the_department_to_the_office_and_its_attribute(
    desk: Desk,
) -> None:
    in_unit(desk, "nanning")
    _one, its_case = hand_in(desk, item_type="document")
    assert stages(desk, its_case, "nanning") == [
        ("formed_agree", "C7.11"), ("formed_secrecy", "C7.11"), ("formed_attribute", "C7.14"), ("formed_sign", "C7.18"),
    ]  # fmt: skip
    definition = profile_of("nanning")[0].procedures["review"]
    check, attribute = definition.stage("formed_check"), definition.stage("formed_attribute")
    assert check is not None
    assert attribute is not None
    assert (check.roles, check.clause) == (("department_reviewer",), "C7.9")
    assert attribute.roles == ("disclosure_reviewer",)
    signed = case(desk, its_case).acts[-1].fact
    assert (signed.stage, signed.capacity) == ("formed_sign", "head")  # C7.18: 常务副会长 as well as 分管领导


def test_c7_20a_what_was_formed_is_entered_within_twenty_working_days(desk: Desk) -> None:
    in_unit(desk, "nanning")
    nanning = profile_of("nanning")[0]
    formed = (Answer("formed_on", ("2026-03-02",)),)
    handed = HandInItem(
        told=told(item_type="formed"), department=department(desk), handed_in_by="zhang", answers=formed
    )
    ids = desk.done(handed).ids

    def entry() -> Course:
        found = desk.ask(
            lambda books: item_courses(books, lambda _d: nanning, ids["item"], calendar_in_force(books), DAY)
        )
        return next(course for course in found if course.deadline.id == "entry")

    assert isinstance(entry().own, Deadline)
    assert (entry().start, entry().due, entry().standing) == (
        DAY.replace(day=2),
        date(2026, 3, 30),
        Standing.RUNNING,
    )
    walk(desk, ids["case"], "nanning")
    assert entry().standing is Standing.MET  # the 录入人 has confirmed it


def test_c7_12_each_question_of_the_review_names_the_rule_it_rests_on(desk: Desk) -> None:
    in_unit(desk, "nanning")
    _one, its_case = hand_in(desk, item_type="other")
    definition = profile_of("nanning")[0].procedures["review"]
    assert definition.clause == "C4.7.1"
    assert {field.clause for field in definition.fields} >= {"A2.2", "A2.4a", "公开条例26"}
    assert case(desk, its_case).start.definition == profile_of("nanning")[0].digest
    nanning = profile_of("nanning")[0]
    basis = ("保守国家秘密法", "政府信息公开条例", "南宁市政务信息公开保密审查制度")
    for said in (nanning.letter("F31", "note"), nanning.letter("F47", "body", title="汛情通报")):
        assert all(name in said for name in basis)


def test_c7_2_an_item_is_of_one_or_more_of_the_fourteen_classes(desk: Desk) -> None:
    in_unit(desk, "nanning")
    field = profile_of("nanning")[0].procedures["review"].field("information_class")
    assert field is not None
    assert len(field.choices) == 14
    of_class = (Answer("information_class", ("statistics", "finance")),)
    handed = HandInItem(told=told(), department=department(desk), handed_in_by="zhang", answers=of_class)
    ids = desk.done(handed).ids
    assert case(desk, ids["case"]).answers["information_class"].values == ("statistics", "finance")
    other = (Answer("information_class", ("weather",)),)
    refused = desk.do(
        HandInItem(told=told(), department=department(desk), handed_in_by="zhang", answers=other)
    )
    assert isinstance(refused, Refusal)


def test_c4_5_what_is_given_on_request_needs_department_office_and_leader(desk: Desk) -> None:
    in_unit(desk, "nanning")
    applied = (Answer("applicant", words=Text("刘某某")), Answer("received_on", ("2026-03-02",)))
    asked = told(item_type="other", attribute=f.Attribute.ON_REQUEST, channels=())
    handed = HandInItem(told=asked, department=department(desk), handed_in_by="zhang", answers=applied)
    ids = desk.done(handed).ids
    assert stages(desk, ids["case"], "nanning") == [
        ("supplier", "C4.7.1"), ("secrecy_office", "C4.7.1"), ("on_request_leader", "C4.5"),
    ]  # fmt: skip
    assert item(desk, ids["item"]).conclusion == "publish"
    _one, plain = hand_in(desk, item_type="other")
    assert "on_request_leader" not in [stage for stage, _clause in stages(desk, plain, "nanning")]
