"""The record of a case holds all that became of it, and says how it ended (A2.9a, A2.12, A3.6b, D23, D25)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.operations.approvals.cases import ResumeCase
from desktop.operations.people.persons import ChangePerson, Told
from desktop.operations.reviewing.confirming_wording import ConfirmWording
from desktop.operations.reviewing.drafts import ProveSecret
from desktop.operations.reviewing.giving_back import GiveItemBack
from desktop.operations.reviewing.hand_in import HandInItem
from desktop.operations.reviewing.issuing import IssueDocument
from desktop.operations.reviewing.rounds import BeginRound
from desktop.operations.reviewing.taking_back import CorrectAct
from desktop.people.facts import Clearance
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.facts import Answer, CaseHeld, case_stream
from desktop.procedures.review import item_facts as f
from tests.operations.desk_of_tests import Desk, new_desk
from tests.operations.reviewing.review_desk import (
    bring,
    case,
    department,
    hand_in,
    pass_stage,
    reviewing,
    through,
    told,
    walk,
)
from tests.operations.sheets.test_sheets_register import rows
from tests.operations.sheets.test_sheets_review_book import PRINTS, sheet, text_of

WITHHELD = (Answer("ground", ("trade_secret",)), Answer("ground_reason", words=Text("含报价")))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return reviewing(new_desk(tmp_path))


def test_a2_9a_the_record_tells_referral_issue_wording_and_what_differs_between_rounds(desk: Desk) -> None:
    ids = desk.done(
        HandInItem(
            told=told("某通知", item_type="document"), department=department(desk), handed_in_by="zhang"
        )
    ).ids
    one, its_case = ids["item"], ids["case"]
    first = "第一行。\n共有3处。\n第三行。"
    bring(desk, one, prints=PRINTS, text=first)
    refer = (Answer("authority", ("secrecy",)), Answer("more_asked", ("no",)))
    outcome = pass_stage(
        desk, its_case, "panjin", "refer", *refer, enclosures=("text", "letter"), reason="未作规定"
    )
    assert not isinstance(outcome, Refusal), outcome
    waiting = sheet(desk, "review_record", subject=one).facts
    (letter,) = rows(waiting["consultations"])
    assert (letter["addressee"], letter["sent"], letter["result"]) == (
        "报请确定 市保密工作部门", "3月5日", "未答复",
    )  # fmt: skip
    held = next(row for row in desk.stream(case_stream(its_case)) if isinstance(row.fact, CaseHeld))
    assert isinstance(held.fact, CaseHeld)
    who, post = held.fact.person, held.fact.capacity
    desk.done(
        CorrectAct(
            case=its_case, version=held.version, person=who, capacity=post, reason="漏记", opinion="另附说明"
        )
    )
    assert len(rows(sheet(desk, "review_record", subject=one).facts["consultations"])) == 1
    desk.later(days=4)
    desk.done(ResumeCase(case=its_case, answer="盘保函〔2026〕7号，可以公开", ruling="publish"))
    walk(desk, its_case, "panjin")
    day = desk.clock.now().date()
    desk.done(IssueDocument(item=one, on=day, number="盘检〔2026〕30号", intranet_on=day))
    desk.done(ConfirmWording(item=one, text_sm3="d" * 64, difference="，→；", person="office"))
    desk.done(BeginRound(item=one, why="数字有误"))
    again = replace(PRINTS, sm3="e" * 64, text_sm3="f" * 64, sha256="1" * 64)
    bring(desk, one, prints=again, text=first.replace("3处", "5处"))
    facts = sheet(desk, "review_record", subject=one).facts
    (letter,) = rows(facts["consultations"])
    assert (letter["answered"], letter["result"]) == ("3月9日", "可以公开：盘保函〔2026〕7号，可以公开")
    assert [(p["channel"], p["address"], p["remark"]) for p in rows(facts["publications"])] == [
        ("印发", "盘检〔2026〕30号", "主动公开"), ("单位内网", "", ""),
    ]  # fmt: skip
    begun, wording, later = rows(facts["rounds"])
    assert (begun["round"], begun["why"]) == ("1", "首次送审")
    assert begun["difference"] == "审查文本 SM3 BBBBBBBB…BBBBBBBB"
    assert (wording["round"], wording["why"]) == (
        "修改",
        "文字性修改，王堃（政务信息公开保密审查工作领导小组）确认",
    )
    assert wording["difference"] == "，→；\n改后文字 SM3 DDDDDDDD…DDDDDDDD"
    assert (later["round"], later["why"]) == ("2", "数字有误")
    assert later["difference"] == "改动1处（数字1），在第2行\n审查文本 SM3 EEEEEEEE…EEEEEEEE"
    assert {opinion["round"] for opinion in rows(facts["opinions"])} == {"1"}
    assert "单位内网" in text_of(sheet(desk, "review_record", subject=one))


def test_a2_9a_everything_that_was_filled_in_stands_on_the_record(desk: Desk) -> None:
    one, its_case = hand_in(desk, attribute=f.Attribute.WITHHELD, attribute_reason="含报价", channels=())
    desk.done(ChangePerson(person="business", told=Told(name="解　明", clearance=Clearance.IMPORTANT)))
    through(desk, its_case, "withhold", answers=(*WITHHELD,))
    facts = sheet(desk, "review_record", subject=one).facts
    answers = {row["field"]: row["value"] for row in rows(facts["answers"])}
    assert answers["拟不予公开的理由"] == "含报价"
    opinion = rows(facts["opinions"])[0]
    # a name written with a blank between its signs is one name
    assert (opinion["person"], opinion["given"], opinion["on"]) == (
        "解　明（业务科室负责人）",
        "签字",
        "3月5日",
    )


def test_d23_what_proved_secret_says_how_its_review_ended(desk: Desk) -> None:
    one, _case = hand_in(desk)
    at = desk.clock.now()
    desk.done(ProveSecret(item=one, computer="甲-03", people="张三", ways="光盘", found_at=at))
    facts = sheet(desk, "review_record", subject=one).facts
    assert facts["conclusion"] == "涉密，停止审查；2026年3月5日 08:00认定"
    assert "甲-03" not in text_of(sheet(desk, "review_record", subject=one))
    back, _its_case = hand_in(desk, title="另一件")
    desk.done(GiveItemBack(item=back, reason="科室撤回修改"))
    found = sheet(desk, "review_record", subject=back).facts["conclusion"]
    assert found == "退回提供部门，未审结；科室撤回修改"


def test_d25_the_month_keeps_what_was_decided_in_it_when_it_is_reviewed_again_later(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    through(desk, its_case)
    month = {"first": date(2026, 3, 1), "last": date(2026, 3, 31)}
    april = {"first": date(2026, 4, 1), "last": date(2026, 4, 30)}
    (before,) = rows(sheet(desk, "f31_ledger", **month).facts["lines"])
    assert (before["conclusion"], before["published"], before["remark"]) == ("可以公开", "未报发布", "")
    desk.clock.at = datetime(2026, 4, 7, 9)
    again = desk.done(BeginRound(item=one, why="数字有误")).ids["case"]
    facts = sheet(desk, "f31_ledger", **month).facts
    (line,) = rows(facts["lines"])
    assert line == {**before, "published": "", "remark": "已重新送审"}
    assert (facts["open_count"], facts["unpublished"]) == ("1", "0")
    assert sheet(desk, "review_record", **month).facts["case_number"] == case(desk, again).start.number
    through(desk, again, "withhold", answers=WITHHELD)
    (later,) = rows(sheet(desk, "f31_ledger", **april).facts["lines"])
    assert (later["conclusion"], later["number"]) == ("不予公开", case(desk, again).start.number)
    (line,) = rows(sheet(desk, "f31_ledger", **month).facts["lines"])
    assert (line["conclusion"], line["number"], line["ground"]) == (
        "可以公开",
        case(desk, its_case).start.number,
        "",
    )
