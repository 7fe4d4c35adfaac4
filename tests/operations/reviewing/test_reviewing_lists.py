"""What the content check goes by, and what becomes of an earlier check when that changes (D22, C7.5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.operations.desk.kept_words import DRAFT_FIELDS, words_of_item
from desktop.operations.reviewing.allowing import (
    AllowPassage,
    AllowPassages,
    TakeBackAllowed,
    allowed_passages,
)
from desktop.operations.reviewing.batches import JudgeLine, OpenBatch, OpenLine
from desktop.operations.reviewing.drafts import JudgeHit, NoteCheck, ProveSecret
from desktop.operations.reviewing.rechecking import is_older, kept_draft, merged
from desktop.operations.reviewing.screened_by import lists_digest, what_to_screen
from desktop.operations.reviewing.word_lists import AdoptKeywords, RetireKeywords, keyword_lists
from desktop.plain.facts import EXCISED, Text
from desktop.plain.refusal import Refusal
from desktop.procedures.facts import Answer
from desktop.procedures.review import item_facts as f
from desktop.screening.finding import Weight
from desktop.screening.weights import DEFAULT_WEIGHTS
from tests.operations.desk_of_tests import Desk, new_desk
from tests.operations.reviewing.review_desk import (
    CHAIN,
    act,
    bring,
    department,
    hand_in,
    item,
    lists,
    reviewing,
    through,
    told,
)

PRINTS = f.Fingerprints("a" * 64, "b" * 64, "c" * 64, 20_480)
DAY = date(2026, 3, 5)
ID = f.Hit("id_number", "blocking", Text("11010519491231002X"), Text("第 2 段"), 1)
PHONE = f.Hit("mobile", "to_look_at", Text("13812345678"), Text("第 3 段"), 2)
WITHHELD = (Answer("ground", ("privacy",)), Answer("ground_reason", words=Text("含个人信息")))
TEXT = "办事指南\n证号11010519491231002X\n电话13812345678，编制年度预算"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return reviewing(new_desk(tmp_path))


def adopt(desk: Desk, name: str, *words: str, list: str = "") -> str:
    desk.done(AdoptKeywords(name=name, text="\n".join(words), list=list))
    return next(one.id for one in desk.ask(keyword_lists) if one.name == name)


def screening(desk: Desk, **weights: Weight) -> Any:
    return desk.ask(lambda books: what_to_screen(books, weights, DAY))[0]


def older(desk: Desk, one: str) -> bool:
    row = desk.ask(lambda books: books.item(one))
    assert row is not None
    return is_older(row, lists(desk))


def check_again(desk: Desk, one: str, *found: f.Hit) -> None:
    desk.done(NoteCheck(item=one, text_sm3=PRINTS.text_sm3, words_digest=lists(desk), hits=found))


def test_d22_several_lists_each_changed_and_retired_by_its_name(desk: Desk) -> None:
    first = adopt(desk, "上级词表", "年度预算", "内部研讨")
    second = adopt(desk, "本单位词表", "内部研讨", "未公开数据")
    assert screening(desk).keywords == ("年度预算", "内部研讨", "未公开数据")
    adopt(desk, "上级词表", "年度决算", list=first)
    assert screening(desk).keywords == ("年度决算", "内部研讨", "未公开数据")
    desk.refused(AdoptKeywords(name="上级词表", text="年度决算", list=first), "word_list.stands_already")
    desk.refused(AdoptKeywords(name="本单位词表", text="别的词", list=first), "word_list.name_taken")
    desk.refused(AdoptKeywords(name="新名", text="别的词", list="nothing"), "word_list.unknown")
    adopt(desk, "市级词表", "年度决算", list=first)  # a new name alone is a change
    desk.refused(RetireKeywords(list=second, reason=" "), "word_list.no_reason", "D22")
    desk.done(RetireKeywords(list=second, reason="并入市级词表"))
    desk.refused(RetireKeywords(list=second, reason="再停"), "word_list.unknown", "D22")
    assert [(one.name, one.words) for one in desk.ask(keyword_lists)] == [("市级词表", ("年度决算",))]


def test_d22_entries_of_the_allow_list_come_by_the_line_and_one_is_taken_back(desk: Desk) -> None:
    text = "0427-2812345\t\tlandline\t\t总值班电话\t2026-12-31\n机密性\t\t\t\t\t"
    desk.refused(AllowPassages(text="x\t\tnokind\n"), "allow.bad_lines", "D22")
    desk.refused(AllowPassages(text=text), "allow.no_reason", "D22")
    desk.refused(
        AllowPassages(text="机密★10年\t\tclassification_mark", reason="r"), "allow.no_context", "D22"
    )
    desk.refused(AllowPassages(text="# 空"), "allow.nothing", "D22")
    desk.done(AllowPassages(text=text, reason="不是密级"))
    desk.refused(AllowPassages(text=text, reason="不是密级"), "allow.stand_already", "D22")
    entries = desk.ask(allowed_passages)
    assert [(e.fact.words, e.fact.kind, e.fact.reason) for e in entries] == [
        ("0427-2812345", "landline", "总值班电话"),
        ("机密性", "", "不是密级"),
    ]
    number = entries[0].number
    desk.refused(TakeBackAllowed(entry=number, reason=""), "allow.back_without_reason", "D22")
    desk.refused(TakeBackAllowed(entry=10**6, reason="x"), "allow.unknown", "D22")
    desk.done(TakeBackAllowed(entry=number, reason="电话已换"))
    desk.refused(TakeBackAllowed(entry=number, reason="x"), "allow.taken_back_already", "D22")
    first, second = desk.ask(allowed_passages)
    assert (first.counts(DAY), first.back_by, second.counts(DAY)) == (False, "officer", True)
    assert [one.words for one in screening(desk).allowed] == ["机密性"]


def test_d22_only_what_can_bring_out_more_makes_a_check_older(desk: Desk) -> None:
    before = lists(desk)
    desk.done(AllowPassage(kind="mobile", passage="13812345678", reason="值班", until=date(2026, 3, 10)))
    assert lists(desk) == before  # an entry more takes hits away
    on = lambda day, weights=DEFAULT_WEIGHTS: desk.ask(lambda b: lists_digest(b, weights, day))  # noqa: E731
    assert on(date(2026, 3, 10)) == before
    assert on(date(2026, 3, 11)) != before  # its day is over
    assert on(DAY, {"keyword": Weight.TO_LOOK_AT}) != before
    assert on(DAY, {"keyword": Weight.HINT}) == before  # said in the rules what holds anyway
    desk.done(TakeBackAllowed(entry=desk.ask(allowed_passages)[0].number, reason="换号"))
    assert lists(desk) != before


def test_c7_5_d22_what_was_checked_by_older_lists_is_checked_again_before_it_is_let_out(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    bring(desk, one, prints=PRINTS, text=TEXT)
    assert not older(desk, one)
    adopt(desk, "上级词表", "年度预算")
    assert older(desk, one)
    refused = act(desk, its_case, "department")
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.clause) == ("item.checked_by_older_lists", "D22")
    check_again(desk, one, f.Hit("keyword", "hint", Text("年度预算"), Text("第 3 行"), 1))
    assert not older(desk, one)
    through(desk, its_case)
    adopt(desk, "又一份", "办事指南")
    assert not older(desk, one)  # what was concluded stays so


def test_c7_5_what_is_kept_in_or_was_read_by_nobody_needs_no_second_check(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    bring(desk, one, prints=PRINTS, text=TEXT)
    scan, scan_case = hand_in(desk, title="扫描件")
    bring(desk, scan, prints=replace(PRINTS, text_sm3="d" * 64), text="", checked=True)
    adopt(desk, "上级词表", "年度预算")
    assert not older(desk, scan)
    assert not isinstance(act(desk, scan_case, "department"), Refusal)
    through(desk, its_case, "withhold", answers=WITHHELD)
    assert item(desk, one).conclusion == "withhold"
    assert desk.ask(lambda books: kept_draft(books, scan)) is None


def test_d20_d22_a_line_checked_by_older_lists_is_not_judged_on_the_sheet(desk: Desk) -> None:
    command = OpenBatch(
        department=department(desk), handed_in_by="zhang", lines=(told("第1条"), told("第2条"))
    )
    batch = desk.done(command).ids["batch"]
    line = desk.ask(lambda books: books.batch_lines(batch))[0]
    bring(desk, line.item, prints=PRINTS, text=TEXT)
    adopt(desk, "上级词表", "年度预算")
    for number in (1, 2):
        desk.done(OpenLine(batch=batch, line=number))
    desk.refused(JudgeLine(batch=batch, line=1), "item.checked_by_older_lists", "D22")
    desk.done(JudgeLine(batch=batch, line=2))  # on paper: no machine read it
    check_again(desk, line.item)
    desk.done(JudgeLine(batch=batch, line=1))
    assert CHAIN[0][0] == "department"


def test_d22_judgements_are_carried_over_where_the_hit_is_the_same_and_to_no_new_one(desk: Desk) -> None:
    one, _case = hand_in(desk)
    bring(desk, one, ID, PHONE, prints=PRINTS, text=TEXT)
    desk.done(JudgeHit(item=one, kind="id_number", passage=str(ID.passage), verdict=f.Verdict.REMOVED))
    desk.done(JudgeHit(item=one, kind="mobile", verdict=f.Verdict.ACCEPTED))
    assert item(desk, one).open_hits == ()
    new = replace(PHONE, passage=Text("13987654321"))
    check_again(desk, one, ID, PHONE, new)
    state = item(desk, one)
    assert state.open_hits == (new,)  # nobody saw it when the kind was judged
    assert state.verdict(PHONE).verdict is f.Verdict.ACCEPTED  # type: ignore[union-attr]
    assert state.verdict(ID).verdict is f.Verdict.REMOVED  # type: ignore[union-attr]
    desk.done(JudgeHit(item=one, kind="mobile", verdict=f.Verdict.ACCEPTED))
    assert item(desk, one).open_hits == ()


def test_d22_the_same_lists_find_the_same_and_a_hit_keeps_its_place(desk: Desk) -> None:
    one, _case = hand_in(desk)
    macro = f.Hit("macro", "to_look_at", Text("AutoOpen"), Text("内含文件"), 1)
    broken = f.Hit("classification_mark", "blocking", Text("绝密★启用前"), Text("文本框"), 1)
    word = f.Hit("keyword", "hint", Text("旧词"), Text("第 1 段"), 1)
    bring(desk, one, ID, PHONE, macro, broken, word, prints=PRINTS, text=TEXT, unseen="批注\t内部研讨的意见")
    kept = desk.ask(lambda books: kept_draft(books, one))
    assert kept is not None
    assert kept.places[1] == "第 2 行"
    assert kept.places[-1] == "批注"
    found = [
        {"kind": "id_number", "weight": "blocking", "text": str(ID.passage), "passage": 1},
        {"kind": "mobile", "weight": "hint", "text": str(PHONE.passage), "passage": 2},
        {"kind": "keyword", "weight": "hint", "text": "内部研讨", "passage": 3},
    ]
    hits = merged(kept, found, {"macro": Weight.HINT})
    assert hits == (
        ID,
        replace(PHONE, weight="hint"),  # by the weights of today
        f.Hit("keyword", "hint", Text("内部研讨"), Text("批注"), 1),
        replace(macro, weight="hint"),  # no list changes what the reader found
        broken,  # its signs do not stand together in the kept text: nothing says that it is gone
    )


def test_d23_what_nobody_sees_in_a_draft_leaves_with_its_words(desk: Desk) -> None:
    one, _case = hand_in(desk)
    bring(desk, one, prints=PRINTS, text=TEXT, unseen="批注\t内部研讨的意见")
    found = datetime(2026, 3, 5, 8)
    desk.done(ProveSecret(item=one, found_at=found, computer="3 号机", people="张三", ways="未外传"))
    kept = desk.ask(lambda books: words_of_item(books, one))
    assert {"name", "text", "unseen"} <= {words.field for words in kept} & DRAFT_FIELDS
    state = item(desk, one)
    assert state.draft is not None
    only_beside = replace(state.draft, name=EXCISED, text=EXCISED)
    assert replace(state, draft=only_beside, drafts=(only_beside,)).words_due
    gone = replace(only_beside, unseen=EXCISED)
    assert not replace(state, draft=gone, drafts=(gone,)).words_due
    assert desk.ask(lambda books: kept_draft(books, one)) is None
