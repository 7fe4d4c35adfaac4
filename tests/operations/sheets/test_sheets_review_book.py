"""F30, 批次审查单, F31 and the record, filled from a real book and drawn by the real press."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from desktop.bootstrap import shipped
from desktop.operations.deadlines.adopt_calendar import AdoptCalendar
from desktop.operations.printing.ports import PrintOptions
from desktop.operations.printing.prepare import Sheet, prepare
from desktop.operations.reviewing.batches import JudgeLine, OpenBatch, OpenLine, SignBatch
from desktop.operations.reviewing.drafts import JudgeHit
from desktop.operations.reviewing.hand_in import HandInItem
from desktop.operations.reviewing.letters import AskBefore, BookReply
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.reviewing.relations import ClearRelation, NoteRelation
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.facts import Answer, Given, How
from desktop.procedures.review import item_facts as f
from tests.operations.desk_of_tests import Desk, new_desk
from tests.operations.reviewing.review_desk import (
    CHAIN,
    act,
    bring,
    case,
    department,
    hand_in,
    reviewing,
    through,
    told,
    walk,
)
from tests.operations.sheets.sheet_desk import JoinedPress, profile_of
from tests.operations.sheets.test_sheets_register import rows
from tests.paper.paper_reading import pdf_text, squeezed, word_body

PRINTS = f.Fingerprints("a" * 64, "b" * 64, "c" * 64, 20_480)
SECRET_TITLE = "关于某军用机场改扩建涉密事项的批复"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return reviewing(new_desk(tmp_path))


@cache
def press() -> JoinedPress:
    return JoinedPress()


def prepared(desk: Desk, form: str, **wanted: Any) -> Sheet | Refusal:
    profile, _text = profile_of("panjin")
    return desk.ask(
        lambda books: prepare(
            form, Source(books, profile, desk.clock.now(), "officer", "盘锦检验检测中心"), Wanted(**wanted)
        )
    )


def sheet(desk: Desk, form: str, **wanted: Any) -> Sheet:
    """A sheet that can be drawn, the same in PDF and Word."""
    found = prepared(desk, form, **wanted)
    assert isinstance(found, Sheet), found
    ready = found.ready(press())
    assert press().check(form, ready.facts, ready.options) is None
    return found


def text_of(found: Sheet) -> str:
    options = PrintOptions(unit="盘锦检验检测中心", serial="000142")
    word = word_body(press().word(found.form, found.facts, options))
    text = squeezed(pdf_text(press().pdf(found.form, found.facts, options)))
    assert word[:60] in text
    return text


def checked(desk: Desk, item: str) -> None:
    """A draft with two hits, both judged."""
    hits = (
        f.Hit("id_number", "blocking", Text("11010119900307123X"), Text("第 2 段"), 1),
        f.Hit("register_title", "blocking", Text(SECRET_TITLE), Text("第 3 段"), 2),
    )
    bring(desk, item, *hits, prints=PRINTS)
    for hit in hits:
        desk.done(
            JudgeHit(item=item, kind=hit.kind, passage=hit.passage, verdict=f.Verdict.MASKED, reason="遮盖")
        )


def test_b6_5_f30_has_a_box_for_each_stage_of_the_case_and_says_what_was_said(desk: Desk) -> None:
    one, its_case = hand_in(desk, pages=3)
    boxes = rows(sheet(desk, "f30_review", subject=one).facts["stages"])
    assert [box["caption"] for box in boxes] == ["业务科室意见和理由", "领导小组会审", "领导小组组长确定"]
    assert not any(box["opinion"] for box in boxes)
    act(desk, its_case, "department", opinion="不涉密", given=Given(How.PIN, slot="s-1"))
    boxes = rows(sheet(desk, "f30_review", subject=one).facts["stages"])
    assert boxes[0]["opinion"].startswith("不涉密\n")
    assert boxes[0]["opinion"].endswith("待签")


def test_a2_9b_f30_names_what_was_reviewed_and_what_came_of_it(desk: Desk) -> None:
    one, its_case = hand_in(desk, pages=3, important=True)
    checked(desk, one)
    through(desk, its_case)
    found = sheet(desk, "f30_review", subject=one)
    facts = found.facts
    assert (facts["title"], facts["document_number"], facts["conclusion"]) == (
        "关于开放停车场的通告",
        "盘检〔2026〕12号",
        "可以公开",
    )
    assert (facts["important"], facts["text_pages"], facts["attribute"]) == (True, "3", "主动公开")
    assert facts["content_check"] == "公民身份号码1处，已遮盖；与在册涉密文件比对命中2处，已处理"
    assert len(rows(facts["questions"])) == 10
    assert all(q["no"] == "√" and not q["yes"] for q in rows(facts["questions"]))
    # C4.8
    assert facts["responsible"] == "审批人 李㙓；提供科室负责人 解明；直接责任人 张三；审查机构负责人 王堃"
    assert "政府信息公开保密审查表" in text_of(found)


def test_d20_the_batch_sheet_names_its_lines_and_each_signature(desk: Desk) -> None:
    lines = tuple(told(f"第{n}条网站信息", important=n == 2) for n in range(1, 4))
    command = OpenBatch(department=department(desk), handed_in_by="zhang", lines=lines)
    batch = desk.done(command).ids["batch"]
    before = sheet(desk, "batch_sheet", subject=batch)
    assert [box["opinion"] for box in rows(before.facts["stages"])] == ["", "", ""]
    for stage, person, post in CHAIN[:2]:
        if stage == "group":
            for number in (1, 3):
                desk.done(OpenLine(batch=batch, line=number))
                desk.done(JudgeLine(batch=batch, line=number))
        desk.done(SignBatch(batch=batch, person=person, capacity=post))
    found = sheet(desk, "batch_sheet", subject=batch)
    facts = found.facts
    assert (facts["lines_total"], facts["lines_concluded"], facts["lines_taken_out"]) == ("3", "2", "1")
    assert [line["conclusion"] for line in rows(facts["lines"])] == ["可以公开", "转单件", "可以公开"]
    assert "重要内容" in rows(facts["lines"])[1]["remark"]
    assert [line["checklist"] for line in rows(facts["lines"])] == ["各项均为否", "", "各项均为否"]
    boxes = [box["opinion"] for box in rows(facts["stages"])]
    assert boxes[0].startswith("第1、3行，共2件：可以公开\n")
    assert boxes[2] == ""
    assert str(facts["questions"]).startswith("1.")
    assert "10." in str(facts["questions"])
    assert "批次审查单" in text_of(found)


def test_d25_f31_lists_the_period_and_what_is_not_reported_yet(desk: Desk) -> None:
    out, waiting = (
        hand_in(desk),
        hand_in(desk, title="关于另一事项的通告", document_number="盘检〔2026〕13号"),
    )
    for _item, its_case in (out, waiting):
        through(desk, its_case)
    day = desk.clock.now().date()
    desk.done(Publish(lines=(Out(out[0], "website"),), on=day, published_by="officer", compared_by="li"))
    facts = sheet(desk, "f31_ledger", first=date(2026, 3, 1), last=date(2026, 3, 31)).facts
    assert (facts["total"], facts["open_count"], facts["unpublished"]) == ("2", "2", "1")
    assert [line["published"] for line in rows(facts["lines"])] == ["3月5日", "未报发布"]
    assert all(line["reviewer"] and line["approver"] for line in rows(facts["lines"]))
    empty = sheet(desk, "f31_ledger", first=date(2026, 1, 1), last=date(2026, 1, 31))
    assert empty.facts["total"] == "0"
    refused = prepared(desk, "f31_ledger", first=date(2026, 3, 2), last=date(2026, 3, 1))
    assert isinstance(refused, Refusal)


def test_a2_9a_the_record_tells_letters_rounds_terms_and_publication(desk: Desk) -> None:
    formed = Answer("formed_on", ("2026-03-02",))
    command = HandInItem(
        told=told(pages=3), department=department(desk), handed_in_by="zhang", answers=(formed,)
    )
    ids = desk.done(command).ids
    one, its_case = ids["item"], ids["case"]
    checked(desk, one)
    asked = AskBefore(
        item=one,
        asked=f.Asked.THIRD_PARTY,
        to="某某公司",
        sent_on=date(2026, 3, 5),
        due_on=date(2026, 3, 26),
        silence=f.Silence.OWN_DECISION,
    )
    desk.done(asked)
    desk.done(BookReply(item=one, number=1, reply=f.Reply.AGREES, on=date(2026, 3, 5)))
    through(desk, its_case)
    desk.done(
        Publish(lines=(Out(one, "website"),), on=date(2026, 3, 5), published_by="officer", compared_by="li")
    )
    found = sheet(desk, "review_record", subject=one)
    facts = found.facts
    assert (facts["sm3"], facts["sha256"]) == (PRINTS.sm3, PRINTS.sha256)
    assert [o["stage"] for o in rows(facts["opinions"])] == [
        "业务科室意见和理由", "领导小组会审", "领导小组组长确定",
    ]  # fmt: skip
    assert {o["given"] for o in rows(facts["opinions"])} == {"签字"}
    (letter,) = rows(facts["consultations"])
    assert (letter["number"], letter["addressee"], letter["result"]) == (
        "征意〔2026〕1号",
        "第三方 某某公司",
        "同意",
    )
    (published,) = rows(facts["publications"])
    assert (published["on"], published["checked_by"]) == ("3月5日", "李四")
    assert [r["why"] for r in rows(facts["rounds"])] == ["首次送审"]
    terms = rows(facts["deadlines"])
    assert all(term["proof"].endswith("工作日历还没有该年的安排，不能推算") for term in terms)
    for calendar in shipped.calendars().values():
        desk.done(AdoptCalendar(text=calendar))
    counted = sheet(desk, "review_record", subject=one).facts
    (term,) = rows(counted["deadlines"])
    assert term["due"]
    assert (
        "国家规定 20 个工作日（公开条例26）。本单位比国家规定严" in term["proof"]
    )  # C2.11: side by side on paper
    weeks = rows(counted["days"])
    beside = next(n for n, week in enumerate(weeks) if week["title"].endswith("（国家规定）"))
    for part, last in ((weeks[:beside], 10), (weeks[beside:], 20)):
        days = [day for week in part for key, day in week.items() if key != "title" and day]
        assert days[0].endswith("\n起算")
        counts = [day.split("\n")[1] for day in days if "第" in day]
        assert counts == [f"第{n}日" for n in range(1, last + 1)]
        assert len(days) == len({day.split("\n")[0] for day in days})  # every single day, once
    assert found.level == "internal"
    assert text_of(found).startswith("内部")


def test_d21_no_sheet_of_a_review_tells_a_registered_title_number_or_identifier(desk: Desk) -> None:
    document, _copies = desk.register(title=SECRET_TITLE)
    number = desk.ask(lambda books: books.document(document)).register_number  # type: ignore[union-attr]
    one, its_case = hand_in(desk)
    checked(desk, one)
    desk.done(NoteRelation(item=one, relation=f.Relation.CITES, document=document))
    desk.done(
        ClearRelation(item=one, number=1, by=f.Clearing.CITATION_OUT, reference="说明1", person="office")
    )
    through(desk, its_case)
    for form in ("f30_review", "review_record"):
        text = text_of(sheet(desk, form, subject=one))
        for secret in (SECRET_TITLE, number, "11010119900307123X", "军用机场"):
            assert squeezed(secret) not in text, (form, secret)
    month = {"first": date(2026, 3, 1), "last": date(2026, 3, 31)}
    assert squeezed(SECRET_TITLE) not in text_of(sheet(desk, "f31_ledger", **month))


def test_unknown_items_and_batches_are_refused_in_words(desk: Desk) -> None:
    for form, code in (
        ("f30_review", "item.unknown"),
        ("review_record", "item.unknown"),
        ("batch_sheet", "batch_sheet.unknown"),
    ):
        refused = prepared(desk, form, subject="nothing")
        assert isinstance(refused, Refusal)
        assert refused.code == code


def test_b1_2b_f32_of_a_website_item_says_who_brought_it_out(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    assert sheet(desk, "f32_release_approval", subject=one).facts["secret_no"] is False
    through(desk, its_case)
    desk.done(
        Publish(lines=(Out(one, "website"),), on=date(2026, 3, 5), published_by="officer", compared_by="li")
    )
    found = sheet(desk, "f32_release_approval", subject=one)
    assert (found.facts["secret_no"], found.facts["online_yes"]) == (True, True)
    assert (found.facts["checked_by"], found.facts["published_at"]) == ("李四", "2026年3月5日")
    assert len(rows(found.facts["stages"])) == 3
    assert "信息公开审批表" in text_of(found)


def test_a2_4b_f39_is_the_letter_that_was_booked(desk: Desk) -> None:
    one, _case = hand_in(desk)
    refused = prepared(desk, "f39_consultation", subject=one)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.clause) == ("sheet.no_such_letter", "A2.4b")
    desk.done(
        AskBefore(
            item=one,
            asked=f.Asked.THIRD_PARTY,
            to="某某公司",
            sent_on=date(2026, 3, 5),
            due_on=date(2026, 3, 26),
            silence=f.Silence.OWN_DECISION,
        )
    )
    text = text_of(sheet(desk, "f39_consultation", subject=one))
    for words in ("某某公司：", "征意〔2026〕1号", "请于2026年3月26日前", "由我单位依照规定决定是否公开"):
        assert words in text


def test_a2_12_f47_goes_to_the_authority_with_what_the_stage_enclosed(desk: Desk) -> None:
    one, its_case = hand_in(desk, pages=3)
    refused = prepared(desk, "f47_referral", subject=one)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.clause) == ("sheet.not_referred", "A2.12")
    outcome = act(
        desk,
        its_case,
        "department",
        "refer",
        reason="保密事项范围未作规定",
        answers=(Answer("authority", ("secrecy",)), Answer("more_asked", ("no",))),
        enclosures=("text", "letter"),
    )
    assert not isinstance(outcome, Refusal), outcome
    found = sheet(desk, "f47_referral", subject=one)
    assert (found.facts["addressee"], found.facts["undecided_because"]) == (
        "市保密工作部门",
        "保密事项范围未作规定",
    )
    assert [row["title"] for row in rows(found.facts["enclosures"])] == [
        "《关于开放停车场的通告》信息文本",
        "关于不能确定是否公开的原因说明",
    ]
    text = text_of(found)
    assert "妥否，请批示。" in text
    assert text.startswith("盘锦检验检测中心文件")  # 内部 is no classification and stays on the stub
    assert "内部请示底稿" in text
    boxes = rows(sheet(desk, "f30_review", subject=one).facts["stages"])
    assert boxes[0]["opinion"].startswith("报请确定：保密事项范围未作规定\n")
    assert len(boxes) == 3


def test_a3_5_f52_carries_the_content_as_it_was_applied_for(desk: Desk) -> None:
    one, _case = hand_in(desk)
    refused = prepared(desk, "f52_press_release", subject=one)
    assert isinstance(refused, Refusal)
    answers = (
        Answer("title", words=Text("开放日通气会")),
        Answer("matter", ("policy",)),
        Answer("way", ("conference",)),
        Answer("planned_on", ("2026-03-18",)),
        Answer("line", words=Text("介绍开放日安排，不谈未公布的收费调整")),
        Answer("speaker", words=Text("张三")),
    )
    command = HandInItem(
        told=told("开放日通气会"),
        department=department(desk),
        handed_in_by="zhang",
        procedure="press_release",
        answers=answers,
    )
    release = desk.done(command).ids["item"]
    facts = sheet(desk, "f52_press_release", subject=release).facts
    assert (facts["title"], facts["release_at"], facts["speaker"]) == (
        "开放日通气会",
        "2026年3月18日",
        "张三",
    )
    assert facts["content"] == "介绍开放日安排，不谈未公布的收费调整"
    assert next(row["caption"] for row in rows(facts["stages"])) == "科室申请"


def test_a2_9a_the_records_of_a_period_are_one_issue(desk: Desk) -> None:
    numbers = []
    for n in (1, 2):
        _one, its_case = hand_in(desk, title=f"第{n}件通告")
        through(desk, its_case)
        numbers.append(case(desk, its_case).start.number)
    found = sheet(desk, "review_record", first=date(2026, 3, 1), last=date(2026, 3, 31))
    assert (found.subject, found.level, len(found.more)) == ("reviews/2026-03-01/2026-03-31", "internal", 1)
    ready = found.ready(press())
    assert press().check(found.form, ready.facts, ready.options, ready.more) is None
    text = squeezed(pdf_text(press().pdf(found.form, ready.facts, ready.options, ready.more)))
    assert all(number in text for number in numbers)
    assert ready.digest(found.form) != replace(ready, more=()).digest(found.form)
    refused = prepared(desk, "review_record", first=date(2026, 1, 1), last=date(2026, 1, 31))
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.clause) == ("sheet.nothing_reviewed", "A2.9a")


def test_a2_9c_what_stands_on_the_processing_sheet_has_no_f30_and_its_number_in_f31(desk: Desk) -> None:
    one, its_case = hand_in(desk, item_type="document", processing_sheet="公处〔2026〕3号")
    refused = prepared(desk, "f30_review", subject=one)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.clause, refused.facts["number"]) == (
        "sheet.on_processing_sheet", "A2.9c", "公处〔2026〕3号",
    )  # fmt: skip
    walk(desk, its_case, "panjin")
    (line,) = rows(sheet(desk, "f31_ledger").facts["lines"])
    assert (line["number"], line["remark"]) == ("公处〔2026〕3号", "公文处理单")
