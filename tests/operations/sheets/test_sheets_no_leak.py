"""Nothing that leaves the desk tells the secret register or a person's number; one list does, and is guarded (D21)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.custody.levels import Level
from desktop.operations.printing.catalogue import WRITERS
from desktop.operations.printing.issue import Issued, Manner, issue
from desktop.operations.printing.prepare import Sheet, prepare
from desktop.operations.reviewing.drafts import JudgeHit
from desktop.operations.reviewing.hand_in import HandInItem
from desktop.operations.reviewing.letters import AskBefore
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.facts import Answer
from desktop.procedures.review import item_facts as f
from tests.operations.desk_of_tests import Desk, details, new_desk
from tests.operations.reviewing.review_desk import NO, act, bring, department, hand_in, reviewing, told
from tests.operations.sheets.sheet_desk import JoinedPress, profile_of
from tests.operations.sheets.test_sheets_register import rows
from tests.paper.paper_reading import pdf_text, squeezed

PRINTS = f.Fingerprints("a" * 64, "b" * 64, "c" * 64, 20_480)
TITLE, NUMBER, ID = "关于某军用机场改扩建涉密事项的批复", "某办发〔2026〕88号", "11010119900307123X"
CITED = f"据《{TITLE}》（{NUMBER}），{ID}"
MONTH = {"first": date(2026, 3, 1), "last": date(2026, 3, 31)}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = reviewing(new_desk(tmp_path))
    made.register(copies=1, level=Level.SECRET, title=TITLE, details=details(NUMBER))
    return made


def prepared(desk: Desk, form: str, operator: str = "officer", **wanted: Any) -> Sheet | Refusal:
    profile, _text = profile_of("panjin")
    return desk.ask(
        lambda books: prepare(
            form, Source(books, profile, desk.clock.now(), operator, "盘锦检验检测中心"), Wanted(**wanted)
        )
    )


def sheet(desk: Desk, form: str, **wanted: Any) -> Sheet:
    found = prepared(desk, form, **wanted)
    assert isinstance(found, Sheet), (form, found)
    return found


def said(found: Sheet) -> str:
    """Every word of it, as it is prepared and as it is drawn."""
    press = JoinedPress()
    ready = found.ready(press)
    drawn = pdf_text(press.pdf(found.form, ready.facts, ready.options, ready.more))
    cells = [
        "".join("".join(row.values()) for row in value) if not isinstance(value, str) else value
        for facts in (found.facts, *found.more)
        for value in facts.values()
        if not isinstance(value, bool)
    ]
    return squeezed(drawn + "".join(cells))


def full_of_it(desk: Desk) -> tuple[str, str]:
    """An item in every field of which somebody typed what no paper may say."""
    one, its_case = hand_in(
        desk, title=f"落实《{TITLE}》的通报", document_number="", summary=CITED, item_type="web"
    )
    hits = (
        f.Hit("register_title", "blocking", Text(TITLE), Text("第 1 段"), 2),
        f.Hit("id_number", "blocking", Text(ID), Text("第 2 段"), 1),
        f.Hit("mobile", "hint", Text("13812345678"), Text("第 3 段"), 1),
    )
    bring(desk, one, *hits, prints=PRINTS, name=f"{TITLE}.docx", text=CITED)
    for hit in hits[:2]:
        judge = JudgeHit(item=one, kind=hit.kind, passage=hit.passage, verdict=f.Verdict.MASKED, reason=CITED)
        desk.done(judge)
    desk.done(
        AskBefore(
            item=one,
            asked=f.Asked.THIRD_PARTY,
            to=f"某某局（{NUMBER}）",
            sent_on=date(2026, 3, 5),
            due_on=date(2026, 3, 26),
            silence=f.Silence.OWN_DECISION,
        )
    )
    return one, its_case


def press_release(desk: Desk) -> str:
    answers = (
        Answer("title", words=Text(f"通气会：{TITLE}")),
        Answer("matter", ("policy",)),
        Answer("way", ("conference",)),
        Answer("planned_on", ("2026-03-18",)),
        Answer("line", words=Text(CITED)),
        Answer("speaker", words=Text("张三")),
    )
    command = HandInItem(
        told=told("通气会"),
        department=department(desk),
        handed_in_by="zhang",
        procedure="press_release",
        answers=answers,
    )
    return desk.done(command).ids["item"]


def test_d21_a6_1_4d_every_form_of_a_review_and_every_letter_keeps_the_register_to_itself(desk: Desk) -> None:
    one, its_case = full_of_it(desk)
    outcome = act(
        desk,
        its_case,
        "department",
        "refer",
        reason=CITED,
        answers=(Answer("authority", ("secrecy",)), Answer("more_asked", ("no",))),
        enclosures=("text", "letter"),
    )
    assert not isinstance(outcome, Refusal), outcome
    found = {
        form: sheet(desk, form, subject=one)
        for form in (
            "f30_review",
            "f32_release_approval",
            "f39_consultation",
            "f47_referral",
            "review_record",
        )
    }
    found["f52_press_release"] = sheet(desk, "f52_press_release", subject=press_release(desk))
    found["open_matters"] = sheet(desk, "open_matters")
    found["print_log"] = sheet(desk, "print_log", **MONTH)
    for form, one_sheet in found.items():
        text = said(one_sheet)
        for secret in (TITLE, NUMBER):
            assert squeezed(secret) not in text, form
        assert one_sheet.level == "internal", form
        if form != "print_log":
            assert squeezed("与在册涉密文件比对命中") in text, form
    # a letter keeps the telephone of whom to answer, never a person's number in what was typed
    for form in ("f30_review", "f32_release_approval", "review_record"):
        assert ID not in said(found[form])


def test_d21_the_ledger_of_a_period_keeps_it_too(desk: Desk) -> None:
    one, its_case = hand_in(desk, title=f"《{TITLE}》", summary=CITED)
    for stage in ("department", "group", "group_head"):
        why = (Answer("ground", ("privacy",)), Answer("ground_reason", words=Text(CITED)))
        answers = (*why, *(NO if stage == "group" else ()))
        outcome = act(desk, its_case, stage, "withhold", answers=answers)
        assert not isinstance(outcome, Refusal), outcome
    text = said(sheet(desk, "f31_ledger", **MONTH))
    assert "审〔2026〕001号" in text
    assert squeezed(TITLE) not in text
    assert squeezed(NUMBER) not in text
    assert desk.ask(lambda books: books.item(one)).conclusion == "withhold"  # type: ignore[union-attr]


def test_d21_the_full_list_stands_by_itself_at_the_level_of_its_highest_hit(desk: Desk) -> None:
    one, _case = full_of_it(desk)
    found = sheet(desk, "hits_list", subject=one)
    assert (found.level, found.facts["sheet_mark"]) == ("secret", "机密★20年")
    lines = rows(found.facts["lines"])
    assert [(r["kind"], r["passage"], r["count"]) for r in lines] == [
        ("与在册涉密文件比对命中", TITLE, "2"),
        ("公民身份号码", ID, "1"),
        ("手机号", "13812345678", "1"),
    ]
    assert lines[0]["register_number"].startswith("密收〔2026〕")
    assert (lines[1]["verdict"], lines[1]["person"]) == ("已遮盖", "沈静")
    text = said(found)
    assert squeezed(TITLE) in text
    hidden = sheet(desk, "hits_list", subject=one, hide_titles=True)
    assert hidden.level == "internal"
    options = hidden.ready(JoinedPress()).options
    drawn = squeezed(pdf_text(JoinedPress().pdf(hidden.form, hidden.facts, options)))
    assert "公民身份号码" in drawn
    assert squeezed(TITLE) not in drawn
    assert ID not in drawn


@pytest.mark.parametrize(
    ("hits", "level"),
    [
        ((("mobile", "13812345678"),), "internal"),
        ((("internal_mark", "工作秘密"), ("mobile", "13812345678")), "work_secret"),
        ((("internal_mark", "内部资料"),), "internal"),
        ((("classification_mark", "秘 密★3年"), ("internal_mark", "工作秘密")), "confidential"),
        ((("classification_mark", "绝密★启用前"), ("classification_mark", "秘密"),), "top_secret"),
        ((("register_title", "一份已经不在册的文件"),), "secret"),
    ],
)  # fmt: skip
def test_d21_the_level_is_that_of_what_it_names(desk: Desk, hits: Any, level: str) -> None:
    one, _case = hand_in(desk)
    made = (f.Hit(kind, "blocking", Text(words), Text("第 1 段"), 1) for kind, words in hits)
    bring(desk, one, *made, prints=PRINTS)
    found = prepared(desk, "hits_list", operator="head", subject=one)
    assert isinstance(found, Sheet), found
    assert found.level == level


def test_d21_a6_1_4d_it_is_for_whom_its_level_is_and_for_nobody_else(desk: Desk) -> None:
    one, _case = full_of_it(desk)
    for person in ("wang", "zhao", ""):  # 一般, none, nobody
        refused = prepared(desk, "hits_list", operator=person, subject=one)
        assert isinstance(refused, Refusal)
        assert (refused.code, refused.clause) == ("sheet.not_cleared", "A6.1.4d")
    assert isinstance(prepared(desk, "hits_list", operator="head", subject=one), Sheet)
    bare, _its_case = hand_in(desk, title="没有文稿")
    refused = prepared(desk, "hits_list", subject=bare)
    assert isinstance(refused, Refusal)
    assert refused.code == "sheet.no_hits"


def test_d21_it_is_printed_only_on_purpose_and_registered_like_any_sheet(desk: Desk) -> None:
    one, _case = full_of_it(desk)
    found, press = sheet(desk, "hits_list", subject=one), JoinedPress()
    hash_of = lambda n: desk.ask(lambda books: books.event_hash(n))  # noqa: E731
    before = desk.ask(lambda books: books.head())
    refused = issue(found, desk.do, hash_of, press, Manner.PRINT)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.clause) == ("paper.why_printed", "D21")
    assert desk.ask(lambda books: books.head()) == before
    issued = issue(found, desk.do, hash_of, press, Manner.PRINT, "交分管领导审定")
    assert isinstance(issued, Issued)
    log = rows(sheet(desk, "print_log", **MONTH).facts["lines"])
    assert (log[-1]["form"], log[-1]["classification"], log[-1]["purpose"]) == (
        "机检命中全单",
        "机密",
        "交分管领导审定",
    )
    record = said(sheet(desk, "review_record", subject=one))
    assert "机检命中全单" in record  # that it exists, not what it says
    assert squeezed(TITLE) not in record


def test_d21_the_list_is_the_only_form_of_the_review_that_is_not_cleaned() -> None:
    cleaned = {form for form, writer in WRITERS.items() if writer.__name__ == "written"}
    assert {"f30_review", "batch_sheet", "f31_ledger", "f32_release_approval", "f39_consultation"} <= cleaned
    assert {"f38_extension", "f47_referral", "f52_press_release", "review_record"} <= cleaned
    assert "hits_list" not in cleaned
