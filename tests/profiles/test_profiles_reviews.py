"""What the four units' reviews demand: order, reasons, checklists, conclusions, waiting for an authority."""

from __future__ import annotations

import pytest

from desktop.procedures.answers import fits
from desktop.procedures.case import Status
from desktop.procedures.checklist import answered
from desktop.procedures.facts import Answer, CaseFinished
from desktop.procedures.rail import StepState, rail
from desktop.procedures.rules import offered
from desktop.profiles.loading import profile_ids
from tests.profiles.profile_files import SHIPPED, shipped
from tests.profiles.review_desk import Review, code


def panjin(**more: object) -> Review:
    """A web item that the department and the leading group have passed; the 组长 decides next."""
    review = Review("panjin", **more)
    assert code(review.open()) == ""
    assert code(review.act("department")) == ""
    return review


def stages(profile: str, item_type: str, important: bool = False) -> list[str]:
    """The verbs and titles of the chain as the rail shows it."""
    review = Review(profile, item_type, important=important)
    review.open()
    steps = rail(review.definition, review.case)
    words = shipped(profile).words
    return [
        f"{words.roles[s.stage.roles[0]]}{words.verbs[s.stage.verb]}"
        for s in steps
        if s.state in (StepState.NOW, StepState.AHEAD)
    ]


def test_a2_7b_the_chain_of_panjin() -> None:
    assert stages("panjin", "other") == [
        "业务科室负责人提出意见", "政务信息公开保密审查工作领导小组会审", "领导小组组长确定",
    ]  # fmt: skip
    assert stages("panjin", "document")[1] == "政务信息公开保密审查工作领导小组审核", "A2.8"


def test_b6_5_b1_2a_b4_3_b2_3_the_chains_of_huangyan() -> None:
    four = ["科室负责人初审", "办公室审查", "分管领导核准", "主要领导审定"]
    assert stages("huangyan", "other") == stages("huangyan", "mixed") == four
    assert stages("huangyan", "web") == ["科室信息员报送", "办公室复核"]
    assert stages("huangyan", "web", important=True)[-1] == "分管领导审定"
    assert stages("huangyan", "document") == [
        "科室负责人提出意见", "办公室主任审查", "办公室审核", "分管领导审定",
    ]  # fmt: skip
    assert stages("huangyan", "interpretation") == ["科室负责人报送", "办公室修改", "办公室主任审定"]


def test_c4_7_1_c4_7_2_c7_18_the_chains_of_nanning() -> None:
    assert stages("nanning", "other") == ["部室负责人提出意见", "保密办审查"]
    assert stages("nanning", "other", important=True)[-1] == "分管领导批准"
    assert stages("nanning", "mixed") == ["办公室审查"]
    assert stages("nanning", "mixed", important=True) == ["办公室审查", "分管领导批准"]
    formed = ["部室审核员审核", "部室负责人同意", "办公室审查", "公开与储存审核人确定", "分管领导签发"]
    assert stages("nanning", "formed") == formed
    assert stages("nanning", "document") == formed[1:]


def test_实施条例42_the_chains_of_the_national_profile() -> None:
    assert stages("national", "web") == ["部门负责人初审", "保密办审查", "分管领导审定"]
    assert stages("national", "web", important=True)[-1] == "主要负责人批准"
    three = shipped("national").procedures["three_reviews"]
    assert [s.title for s in three.stages] == ["一审一校", "二审二校", "三审三校"]
    assert all("three_reviews" not in shipped(p).procedures for p in profile_ids(SHIPPED) if p != "national")


def test_a2_3_no_stage_is_skipped_and_back_needs_a_reason() -> None:
    review = Review("panjin")
    review.open()
    assert code(review.act("group")) == "case.stage_out_of_turn"
    assert {d.id for d in offered(review.definition, review.case)} == {
        "may_publish", "after_severance", "on_request", "withhold", "postpone", "refer",
    }  # fmt: skip
    review.act("department")
    assert code(review.act("group", "send_back")) == "case.reason_missing"
    assert code(review.act("group", "send_back", reason="缺附表")) == ""
    assert review.case.acts == ()


def test_a2_2_all_seven_questions_are_answered() -> None:
    review = panjin()
    field = review.definition.field("questions")
    assert field is not None
    assert [c.id for c in field.choices] == [
        "state_secret", "trade_secret", "privacy", "national_security", "public_security", "economic_security",
        "social_stability",
    ]  # fmt: skip
    refused = review.act("group", "may_publish", questions="state_secret")
    assert code(refused) == "case.barred_by_checklist"
    assert code(review.act("group")) == ""
    answer = review.case.answers["questions"]
    assert len(answer.values) == 7
    assert answer.values[0] == "state_secret:no"


def test_a2_2_a_checklist_with_a_question_left_out_is_refused() -> None:
    review = Review("huangyan", "web")
    review.open()
    review.act("web_supply", "done")
    field = review.definition.field("forbidden")
    assert field is not None
    assert len(field.choices) == 10, "B1.7"
    whole = answered(field)
    assert fits(field, whole) is None
    for values in (whole.values[:-1], (*whole.values, "other:no"), ("insult:maybe", *whole.values[1:])):
        assert fits(field, Answer(field.id, values)) is not None


def test_b1_7_each_of_the_ten_classes_bars_the_website() -> None:
    review = Review("huangyan", "web")
    review.open()
    review.act("web_supply", "done")
    field = review.definition.field("forbidden")
    assert field is not None
    for choice in field.choices:
        barred = review.act("web_check", "may_publish", forbidden=choice.id)
        assert (choice.id, code(barred)) == (choice.id, "case.barred_by_checklist")
    assert code(review.act("web_check")) == ""


@pytest.mark.parametrize(
    ("decision", "asked"),
    [
        ("withhold", "ground"),
        ("after_severance", "passages"),
        ("refer", "authority"),
    ],
)
def test_a2_7a_a2_10_a2_12_each_conclusion_asks_for_its_own(decision: str, asked: str) -> None:
    review = panjin()
    refused = review.act("group", decision, reason="理由")
    assert code(refused) == "answer.missing"
    assert getattr(refused, "field", "") == asked
    assert code(review.act("group", "may_publish", ground="privacy")) == "answer.not_shown"


def test_a2_7a_a_refusal_needs_ground_and_reason_and_goes_up_the_chain() -> None:
    review = panjin()
    assert code(review.act("group", "withhold", ground="privacy")) == "answer.missing"
    assert code(review.act("group", "withhold", ground_reason="含家庭住址")) == "answer.missing"
    assert code(review.act("group", "withhold", ground="privacy", ground_reason="含家庭住址")) == ""
    assert review.case.status is Status.OPEN
    assert review.case.drawn == "withhold"
    ended = review.act("group_head", "withhold")
    assert code(ended) == ""
    assert review.case.conclusion == "withhold"


def test_a2_10_severance_names_the_passages_and_the_declassification() -> None:
    review = panjin()
    review_said = review.act(
        "group", "after_severance", passages="第 2 页第 3 段", questions=["state_secret"]
    )
    assert code(review_said) == "answer.missing"
    assert getattr(review_said, "field", "") == "part_declassified"
    done = review.act(
        "group",
        "after_severance",
        passages="第 2 页第 3 段",
        questions=["state_secret"],
        part_declassified="市保密局 2026-02-01 解密通知",
    )
    assert code(done) == ""
    assert code(review.act("group_head", "after_severance")) == ""
    assert review.case.conclusion == "sever"


def test_a2_4a_what_comes_from_a_secret_paper_needs_its_declassification() -> None:
    review = Review("panjin", marks=("secret_carrier",))
    review.open(relation="contains")
    assert code(review.act("department")) == "answer.missing"
    assert code(review.act("department", declassification="解密通知〔2026〕2号")) == ""
    hidden = Review("panjin", marks=("secret_carrier",))
    hidden.open(relation="none")
    assert code(hidden.act("department")) == "case.carrier_not_declassified"


def test_d24_what_cites_a_secret_paper_needs_a_written_word() -> None:
    review = Review("national")
    review.open(relation="cites")
    refused = review.act("department")
    assert (code(refused), getattr(refused, "field", "")) == ("answer.missing", "nothing_derived")


def test_a2_4b_privacy_with_consent_may_be_published() -> None:
    review = panjin()
    refused = review.act("group", questions=["privacy"])
    assert (code(refused), getattr(refused, "field", "")) == ("answer.missing", "consent")
    assert code(review.act("group", questions=["privacy"], consent="本人书面同意 2026-03-01")) == ""


def test_a2_12_a2_14_a_referral_needs_its_papers_and_locks_the_item() -> None:
    review = panjin()
    asked = {"authority": "secrecy", "more_asked": "no"}
    assert code(review.act("group", "refer", **asked)) == "case.reason_missing"
    assert (
        code(review.act("group", "refer", reason="是否属于工作秘密不能确定", **asked))
        == "case.enclosure_missing"
    )
    more = {**asked, "more_asked": "yes"}
    papers = ("text", "letter")
    assert code(review.act("group", "refer", papers, "不能确定", **more)) == "case.enclosure_missing"
    assert code(review.act("group", "refer", papers, "不能确定", **asked)) == ""
    assert review.case.status is Status.OPEN
    assert review.case.held is not None
    assert [s.stage.id for s in rail(review.definition, review.case) if s.state is StepState.HELD] == [
        "group"
    ]
    assert offered(review.definition, review.case) == ()
    assert code(review.act("group")) == "case.held"
    assert code(review.resume(" ")) == "case.answer_missing"
    assert code(review.resume("市保密局复函", "refer")) == "case.ruling_unknown"
    assert code(review.resume("市保密局〔2026〕7号复函:不予公开", "withhold")) == ""
    assert code(review.resume("又一次")) == "case.not_held"
    assert code(review.act("group")) == "case.against_ruling"


def test_c2_12_what_is_postponed_waits_and_goes_on_at_the_same_stage() -> None:
    review = Review("nanning", "mixed")
    review.open()
    assert code(review.act("mixed_office", "postpone", reason="主办部室尚在核实数据")) == ""
    assert code(review.resume("数据已核实", "withhold")) == "case.ruling_unknown"
    assert code(review.resume("数据已核实")) == ""
    done = review.act("mixed_office")
    assert code(done) == ""
    assert review.case.conclusion == "publish"


def test_c7_20b_the_enterer_confirms_only_what_goes_out() -> None:
    chain = ["formed_check", "formed_agree", "formed_secrecy", "formed_attribute", "formed_sign"]
    public, kept = Review("nanning", "formed"), Review("nanning", "formed")
    for review, decision in ((public, "may_publish"), (kept, "on_request")):
        review.open()
        for stage in chain:
            assert code(review.act(stage, decision)) == ""
    assert kept.case.status is Status.FINISHED
    assert public.case.status is Status.OPEN
    done = public.act("formed_entry", "done")
    assert code(done) == ""
    assert public.case.conclusion == "publish"


def test_the_last_conclusion_counts_and_all_stay_named() -> None:
    review = panjin()
    review.act("group", "on_request")
    ended = review.act("group_head")
    assert not code(ended)
    assert CaseFinished(conclusion="publish") in ended.facts  # type: ignore[union-attr]
    assert [(a.fact.capacity, a.fact.conclusion) for a in review.case.acts] == [
        ("department_head", "publish"), ("group", "on_request"), ("group_head", "publish"),
    ]  # fmt: skip
    assert all(a.fact.person for a in review.case.acts), "C4.8"


def test_a2_9b_number_or_summary() -> None:
    assert code(Review("panjin").open(summary="")) == "answer.missing"
    assert code(Review("panjin").open(summary="", document_number="检测〔2026〕5号")) == ""


def test_c7_21_the_channels_stand_in_their_order() -> None:
    listed = shipped("nanning").words.lists["channels"].entries
    assert [e.id for e in listed][:2] == ["website", "platform"]


def test_a3_6a_a3_5_no_press_release_without_review_and_approval() -> None:
    release = Review("panjin", "", "press_release")
    release._given = {
        "title": "通气会", "matter": "policy", "way": "written", "planned_on": "2026-03-15", "line": "口径",
        "speaker": "主任",
    }  # fmt: skip
    assert code(release.open()) == ""
    assert code(release.act("department", "done")) == ""
    assert code(release.act("office", "agree")) == "answer.missing"
    assert code(release.act("office", "agree", review_number="审〔2026〕012号")) == ""
    assert code(release.act("leader", "agree")) == ""
    assert (
        code(release.act("government", "agree", government_reference="盘政办〔2026〕8号"))
        == "case.enclosure_missing"
    )
    papers = ("approval",)
    assert code(release.act("government", "agree", papers, government_reference="盘政办〔2026〕8号")) == ""
    assert code(release.act("release", "done")) == ""
    assert release.case.status is Status.FINISHED
