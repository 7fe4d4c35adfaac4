"""Forms of the review from their plain facts: each slot given, each clause on the paper, nothing leaks (D21)."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace
from functools import cache
from typing import Any

import pytest

from desktop.operations.printing.ports import PrintOptions
from desktop.operations.sheets import record_told as r
from desktop.operations.sheets import review_facts as f
from desktop.operations.sheets import review_forms, review_letters, review_record
from desktop.operations.sheets.review_terms import WEEK
from desktop.operations.sheets.review_words import hits_said, masked, short_print, signed_box
from desktop.operations.sheets.sheet_facts import SheetFacts
from desktop.plain.refusal import Refusal
from desktop.screening.finding import Kind
from tests.operations.sheets.sheet_desk import JoinedPress
from tests.operations.sheets.test_sheets_register import rows
from tests.paper.paper_reading import pdf_pages, pdf_text, squeezed, word_body

DAY = dt.date(2026, 3, 10)
AT = dt.datetime(2026, 3, 11, 9, 10)
TEXT = f.ReviewText(6, "3f9a17c2" + "0" * 48 + "88e04b6d", "a90c55e1" + "1" * 48 + "0d372f48")
SEVEN = ("国家秘密", "商业秘密", "个人隐私", "危及国家安全", "危及公共安全", "危及经济安全", "影响社会稳定")
CHAIN = tuple(
    {"caption": caption, "opinion": opinion, "sign": ""}
    for caption, opinion in (
        ("科室负责人初审", "同意。\n冯立新（科室负责人）　3月10日"),
        ("办公室保密审查", "同意。\n陈静（办公室）　3月10日　待签"),
        ("分管领导核准", ""),
        ("主要领导审定", ""),
    )
)
REVIEW = f.ReviewSheet(
    subject="case/R1",
    number="审〔2026〕018号",
    title="2025年度安全生产执法检查情况通报",
    department="执法监督科",
    presented_by="冯立新",
    filled_on=DAY,
    item_type="公文",
    stages=CHAIN,
    questions=tuple(f.Question(q, q == "个人隐私", "第4页" if q == "个人隐私" else "") for q in SEVEN),
    text=TEXT,
    checked=(
        f.HitCount(Kind.ID_NUMBER, 1, f.Became.MASKED),
        f.HitCount(Kind.REGISTER_TITLE, 2, f.Became.FALSE_ALARM),
        f.HitCount(Kind.REGISTER_NUMBER, 1, f.Became.WAITING),
    ),
    conclusion="区分处理后公开",
    ground="条例第三十七条",
    reason="删减个人隐私后公开",
    responsible=(f.Named("批准", "赵志远"), f.Named("提供科室负责人", "冯立新")),
    mark="内部",
)
BATCH = f.ReviewBatchSheet(
    subject="batch/B1",
    number="批审〔2026〕011号",
    department="办公室",
    presented_by="何伟",
    presented_on=DAY,
    lines=(
        f.ReviewBatchLine(line=1, title="甲", channel="网站", conclusion="可以公开", all_no=True, hits=0),
        f.ReviewBatchLine(line=2, title="乙", channel="网站", taken_out="审〔2026〕019号", why="存疑"),
        f.ReviewBatchLine(
            line=3, title="丙", channel="公众号", conclusion="可以公开", all_no=True, text=TEXT
        ),
    ),
    checklist="网站公众号十类",
    questions=SEVEN,
    stages=(
        f.Signed("科室负责人初审", "同意公开", "冯立新", "科室负责人", DAY, lines=(1, 3)),
        f.Signed("办公室保密审查", "同意公开", "陈静", "办公室", DAY, unsigned=True, lines=(1, 3)),
    ),
    prepared_by="陈静",
    mark="内部",
)
LEDGER_LINE = f.ReviewLedgerLine(
    reviewed_on=DAY,
    number="审〔2026〕018号",
    title="通报",
    department="执法监督科",
    channel="网站",
    conclusion="可以公开",
    reviewer="陈静",
    approver="赵志远",
    open=True,
)
LEDGER = f.ReviewLedgerSheet(
    first=dt.date(2026, 3, 1),
    last=dt.date(2026, 3, 31),
    lines=(
        LEDGER_LINE,
        replace(LEDGER_LINE, number="盘应急处〔2026〕35号", published=DAY, remark="公文处理单"),
        replace(LEDGER_LINE, conclusion="不予公开", ground="商业秘密", open=False),
    ),
    registrar="陈静",
)
RELEASE = f.ReviewReleaseSheet(
    subject="case/R2",
    number="发审〔2026〕022号",
    department="办公室",
    submitted_at=AT,
    title="安全提示",
    channels=("网站", "公众号"),
    stages=CHAIN,
    questions=(f.Question("国家秘密", False), f.Question("个人隐私")),
    secret=False,
    source="应急管理部网站 2026年3月10日",
)
CONSULTATION = f.ReviewConsultation(
    subject="case/R1",
    letter_number="盘应急函〔2026〕9号",
    addressee="某化工公司",
    title="通报",
    body="现征求意见。",
    reply="请于2026年4月3日前将意见书面函复我单位。",
    answer_by=dt.date(2026, 4, 3),
    silence="逾期未答复的，由我局依照条例决定。",
    signed_on=DAY,
    contact="陈静",
    telephone="2812345",
    address="某路1号",
    case_number="审〔2026〕018号",
    reason="商业秘密",
    prepared_by="陈静",
)
REFERRAL = f.ReviewReferral(
    subject="case/R1",
    letter_number="盘应急〔2026〕12号",
    addressee="市国家保密局",
    title="通报",
    question="是否公开",
    body="现报请确定。",
    signed_on=DAY,
    contact="陈静",
    telephone="2812345",
    case_number="审〔2026〕018号",
    why="保密事项范围未作规定",
    prepared_by="陈静",
    text=TEXT,
    text_enclosure="《通报》信息文本",
    explanation="不能确定的原因说明",
    other_enclosures=("会议纪要",),
)
PRESS_RELEASE = f.ReviewPressRelease(
    subject="case/R3",
    number="新发〔2026〕003号",
    department="新闻办",
    applied_on=DAY,
    title="通气会",
    form_of_release="新闻通气会",
    matter="重大政策措施",
    content="火险形势",
    stages=CHAIN,
    round_number=2,
)
SATURDAY = {**dict.fromkeys(WEEK, ""), "title": "主动公开", "sat": "3月14日\n周末"}
RECORD = r.ReviewRecord(
    review=REVIEW,
    as_of=AT,
    procedure="政府信息公开保密审查（盘锦）",
    prepared_by="陈静",
    checked_with="机检，词表第3版",
    opinions=(
        r.ReviewOpinion(
            round=1, stage="组长确定", opinion="同意", person="赵志远", given="密码确认，待签", on=DAY
        ),
    ),
    terms=(
        r.ReviewTerm(
            title="主动公开",
            starts=DAY,
            due=dt.date(2026, 3, 24),
            national=dt.date(2026, 4, 7),
            proof="10 个工作日（A1.3.3b）",
            weeks=(SATURDAY,),
        ),
    ),
    asked=(r.ReviewAsked(number="盘应急函〔2026〕9号", addressee="某化工公司", sent=DAY, result="同意"),),
    published=(r.ReviewPublished(channel="网站", on=DAY, published_by="高敏", checked_by="何伟"),),
    rounds=(r.ReviewRound(number="2", on=DAY, why="文字性修改", difference="第3段第2行"),),
    papers=(r.ReviewPaper(serial="000142", form="保密审查表", printed=DAY, binder="审查卷2026-1"),),
)
SHEETS: dict[str, Any] = {
    "f30_review": REVIEW,
    "batch_sheet": BATCH,
    "f31_ledger": LEDGER,
    "f32_release_approval": RELEASE,
    "f39_consultation": CONSULTATION,
    "f47_referral": REFERRAL,
    "f52_press_release": PRESS_RELEASE,
    "review_record": RECORD,
}
MAKES: dict[str, Any] = {
    "f30_review": review_forms.review_form,
    "batch_sheet": review_forms.batch_sheet,
    "f31_ledger": review_forms.ledger,
    "f32_release_approval": review_forms.release_approval,
    "f39_consultation": review_letters.consultation,
    "f47_referral": review_letters.referral,
    "f52_press_release": review_forms.press_release,
    "review_record": review_record.record,
}
OPTIONS = PrintOptions(unit="盘锦市应急管理局", serial="000142")


@cache
def press() -> JoinedPress:
    return JoinedPress()


def filled(form: str, sheet: Any) -> SheetFacts:
    found = MAKES[form](sheet)
    assert isinstance(found, SheetFacts), found
    return found


def said(form: str, sheet: Any) -> str:
    """The text of the sheet, the same in PDF and Word."""
    facts = filled(form, sheet).slots
    assert press().check(form, facts, OPTIONS) is None
    text = squeezed(pdf_text(press().pdf(form, facts, OPTIONS)))
    assert word_body(press().word(form, facts, OPTIONS))[:40] in text
    return text


def test_there_is_a_sheet_for_every_form_of_the_review() -> None:
    assert set(SHEETS) == set(MAKES)


@pytest.mark.parametrize("form", SHEETS)
def test_every_slot_of_the_form_is_given_and_none_is_unknown(form: str) -> None:
    assert set(filled(form, SHEETS[form]).slots) == press().slots(form)
    assert said(form, SHEETS[form])


def test_a2_9b_f30_names_title_ground_conclusion_and_each_reviewer() -> None:
    text = said("f30_review", REVIEW)
    for words in (REVIEW.title, "条例第三十七条", "区分处理后公开", "冯立新（科室负责人）3月10日"):
        assert words in text
    assert "批准赵志远；提供科室负责人冯立新" in text
    assert "保密审查机构（章）" in text


def test_a2_2_the_checklist_is_printed_in_full_with_its_answers() -> None:
    questions = rows(filled("f30_review", REVIEW).slots["questions"])
    assert [q["question"] for q in questions] == list(SEVEN)
    assert [(q["yes"], q["no"]) for q in questions] == [
        ("√", "") if q == "个人隐私" else ("", "√") for q in SEVEN
    ]
    unanswered = replace(REVIEW, questions=(f.Question("国家秘密"),))
    (line,) = rows(filled("f30_review", unanswered).slots["questions"])
    assert (line["yes"], line["no"]) == ("", "")


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6])
def test_b6_5_one_signature_box_per_stage_of_the_chain(count: int) -> None:
    stages = tuple({"caption": f"第{n}环节", "opinion": "", "sign": ""} for n in range(1, count + 1))
    text = said("f30_review", replace(REVIEW, stages=stages))
    assert all(f"第{n}环节" in text for n in range(1, count + 1))
    assert text.count("签字（盖章）：年月日") == count


def test_d19_a_case_without_electronic_draft_is_a_full_case() -> None:
    text = said("f30_review", replace(REVIEW, text=f.ReviewText(4), checked=None))
    assert "共4页" in text
    assert "（无电子文本）" in text
    assert "未作机检，人工审查" in text


def test_d21_hits_stand_by_kind_and_number_only() -> None:
    assert hits_said(REVIEW.checked) == "公民身份号码1处，已遮盖；与在册涉密文件比对命中3处，已处理"
    assert hits_said(()) == "已作机检，无命中"
    assert hits_said(None) == ""
    for kind in Kind:
        assert f"{3}处" in hits_said((f.HitCount(kind, 3),))


def test_d21_identifiers_keep_the_first_three_and_the_last_four() -> None:
    assert masked("211103199001011234") == "211***********1234"
    assert masked("13942712345") == "139****2345"
    assert masked("2812345") == "*******"
    assert masked("") == ""


def test_fingerprints_are_short_on_a_form_and_both_there() -> None:
    text = said("f30_review", REVIEW)
    assert "SM33F9A17C2…88E04B6D" in text
    assert "SHA-256A90C55E1…0D372F48" in text
    assert short_print("") == ""


def test_d20_each_line_has_its_conclusion_and_each_stage_signs_once_for_its_lines() -> None:
    facts = filled("batch_sheet", BATCH)
    assert (facts.slots["lines_total"], facts.slots["lines_concluded"], facts.slots["lines_taken_out"]) == (
        "3", "2", "1",
    )  # fmt: skip
    first, second, third = rows(facts.slots["lines"])
    assert (first["conclusion"], first["checklist"], first["hits"]) == ("可以公开", "各项均为否", "无")
    assert (second["conclusion"], second["remark"]) == ("转单件", "转审〔2026〕019号；存疑")
    assert (third["sm3"], third["hits"]) == ("3F9A17C2", "人工审查")
    boxes = [box["opinion"] for box in rows(facts.slots["stages"])]
    assert boxes[0] == "第1、3行，共2件：同意公开\n冯立新（科室负责人）　3月10日"
    assert boxes[1].endswith("待签")
    text = said("batch_sheet", BATCH)
    assert all(f"{n}.{q}" in text for n, q in enumerate(SEVEN, 1))
    assert text.count("签字（盖章）：") == 2


def test_d14_an_oral_consent_says_so_in_its_box() -> None:
    box = signed_box(f.Signed("分管领导", "同意", "赵志远", "", DAY, "口头同意 3月10日 08:40", True), 2026)
    assert box["opinion"] == "同意\n赵志远　3月10日　口头同意 3月10日 08:40，待签"
    assert signed_box(f.Signed("分管领导"), 2026)["opinion"] == ""


def test_d25_the_ledger_counts_what_may_be_published_and_is_not_reported() -> None:
    facts = filled("f31_ledger", LEDGER).slots
    assert (facts["total"], facts["open_count"], facts["other_count"], facts["unpublished"]) == (
        "3", "2", "1", "1",
    )  # fmt: skip
    assert [line["published"] for line in rows(facts["lines"])] == ["未报发布", "3月10日", ""]


def test_d25_a_reprint_names_source_and_day() -> None:
    facts = filled("f32_release_approval", RELEASE).slots
    assert (facts["own_work"], facts["reprint"]) == (False, True)
    assert (facts["secret_no"], facts["secret_yes"], facts["online_yes"], facts["online_no"]) == (
        True, False, False, False,
    )  # fmt: skip
    assert [q["answer"] for q in rows(facts["questions"])] == ["否", ""]
    assert "应急管理部网站2026年3月10日" in said("f32_release_approval", RELEASE)


def test_a2_14_a_referral_goes_with_text_and_explanation_or_not_at_all() -> None:
    assert [row["title"] for row in rows(filled("f47_referral", REFERRAL).slots["enclosures"])] == [
        "《通报》信息文本", "不能确定的原因说明", "会议纪要",
    ]  # fmt: skip
    for lacking in (replace(REFERRAL, explanation=""), replace(REFERRAL, text_enclosure="")):
        refused = MAKES["f47_referral"](lacking)
        assert isinstance(refused, Refusal)
        assert (refused.code, refused.clause) == ("sheet.referral_enclosures", "A2.14")


def test_c3_6b_the_letter_says_until_when_and_what_silence_means() -> None:
    text = said("f39_consultation", CONSULTATION)
    assert "请于2026年4月3日前将意见书面函复我单位" in text
    assert CONSULTATION.silence in text


def test_a3_6b_a_press_release_says_which_round_it_is() -> None:
    text = said("f52_press_release", PRESS_RELEASE)
    assert "第2轮送审" in text
    assert "变更须重新审批" in text


def test_a2_9a_the_record_holds_both_fingerprints_in_full_and_the_proof_of_each_term() -> None:
    text = said("review_record", RECORD)
    for words in (
        TEXT.sm3,
        TEXT.sha256,
        "10 个工作日（A1.3.3b）",
        "3月14日\n周末",
        "密码确认，待签",
        "第3段第2行",
        "审查卷2026-1",
    ):
        assert squeezed(words) in text
    assert "3月24日4月7日" in text
    assert text.startswith("内部")


def test_d21_the_record_lists_hits_by_kind_and_nothing_of_them() -> None:
    hits = rows(filled("review_record", RECORD).slots["hits"])
    assert [(hit["kind"], hit["places"], hit["result"]) for hit in hits] == [
        ("公民身份号码", "1", "已遮盖"),
        ("与在册涉密文件比对命中", "3", "已处理"),
    ]
    # no field of a hit can carry a word of the text: a kind, a number, a result of the list
    assert {field.type for field in fields(f.HitCount)} == {"Kind", "int", "Became"}


def test_the_records_of_a_period_are_one_file_each_case_with_its_own_pages() -> None:
    cases = [
        filled("review_record", replace(RECORD, review=replace(REVIEW, number=f"审〔2026〕{n:03d}号"))).slots
        for n in range(1, 4)
    ]
    first, *more = cases
    pages = pdf_pages(press().pdf("review_record", first, OPTIONS, more))
    assert [n for n in range(1, 4) if any(f"审〔2026〕{n:03d}号" in page for page in pages)] == [1, 2, 3]
    assert sum("第1页" in page for page in pages) == 3
    word = word_body(press().word("review_record", first, OPTIONS, more))
    assert word == "".join(word_body(press().word("review_record", one, OPTIONS)) for one in cases)
