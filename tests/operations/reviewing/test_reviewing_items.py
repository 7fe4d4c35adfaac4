"""The review through its verbs, on a real book."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.operations.approvals.cases import ResumeCase, WithdrawCase
from desktop.operations.desk.kept_words import words_of_item
from desktop.operations.people.persons import EnterPerson
from desktop.operations.people.persons import Told as Person
from desktop.operations.reviewing.allowing import AllowPassage
from desktop.operations.reviewing.bringing import BringDrafts, Brought
from desktop.operations.reviewing.confirming_wording import ConfirmWording
from desktop.operations.reviewing.drafts import JudgeHit, NoteCheck, ProveSecret, ReportSecret
from desktop.operations.reviewing.giving_back import GiveItemBack
from desktop.operations.reviewing.hand_in import CorrectItem, HandInItem
from desktop.operations.reviewing.letters import AskBefore, BookReply
from desktop.operations.reviewing.outputs import NoteMaskedCopy
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.reviewing.relations import ClearRelation, NoteRelation
from desktop.operations.reviewing.rounds import BeginRound
from desktop.operations.reviewing.screened_by import what_to_screen
from desktop.operations.reviewing.taking_down import TakeItemDown
from desktop.operations.reviewing.word_lists import AdoptKeywords
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.case import Status
from desktop.procedures.review import item_facts as f
from desktop.procedures.review.draft_facts import DraftsBrought, Way, import_stream
from desktop.screening.screen import screen
from desktop.screening.text import Passage
from tests.operations.desk_of_tests import Desk, new_desk
from tests.operations.reviewing.review_desk import (
    act,
    bring,
    case,
    department,
    hand_in,
    item,
    lists,
    reviewing,
    through,
    told,
)

PRINTS = f.Fingerprints("a" * 64, "b" * 64, "c" * 64, 20_480)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return reviewing(new_desk(tmp_path))


def publish(item_id: str, channel: str = "website", on: date = date(2026, 3, 5)) -> Publish:
    return Publish(lines=(Out(item_id, channel),), on=on, published_by="zhang", compared_by="li")


def test_a2_7b_the_chain_of_the_unit_leads_to_a_conclusion_and_only_then_it_is_published(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    row = desk.ask(lambda books: books.item(one))
    assert row is not None
    assert (row.state, row.waits_at, row.number) == ("review", "department", "审〔2026〕001号")
    desk.refused(publish(one), "item.not_reviewed", "A2.1")
    through(desk, its_case)
    assert case(desk, its_case).status is Status.FINISHED
    assert item(desk, one).conclusion == "publish"
    assert [r.id for r in desk.ask(lambda books: books.items("to_publish")).rows] == [one]
    desk.refused(publish(one, on=date(2026, 3, 4)), "item.published_before_review", "A2.3")
    desk.done(publish(one))
    row = desk.ask(lambda books: books.item(one))
    assert row is not None
    assert (row.state, row.published, row.waits_at) == ("out", ("website",), "")
    assert desk.ask(lambda books: books.publications(one))[0].compared_by_name == "李四"


def test_a2_7b_no_stage_is_skipped(desk: Desk) -> None:
    _one, its_case = hand_in(desk)
    refused = act(desk, its_case, "group_head")
    assert isinstance(refused, Refusal)
    assert refused.code == "case.stage_out_of_turn"


def test_a2_9b_what_an_item_must_say_of_itself(desk: Desk) -> None:
    def handed(**more: object) -> HandInItem:
        return HandInItem(told=told(**more), department=department(desk), handed_in_by="zhang")  # type: ignore[arg-type]

    desk.refused(handed(document_number="", summary=""), "item.no_number_or_summary", "A2.9b")
    desk.refused(handed(title=" "), "item.no_title", "A2.9b")
    desk.refused(handed(attribute=f.Attribute.WITHHELD), "item.not_public_without_reason", "A2.7a")
    desk.refused(handed(source="新华社"), "item.no_source", "D25")


def test_a2_7a_a_refusal_to_publish_names_ground_and_reason(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    refused = act(desk, its_case, "department", "withhold")
    assert isinstance(refused, Refusal)
    assert refused.code == "answer.missing"
    from desktop.procedures.facts import Answer

    why = (Answer("ground", ("trade_secret",)), Answer("ground_reason", words=Text("含企业报价")))
    through(desk, its_case, "withhold", answers=why)
    assert item(desk, one).conclusion == "withhold"
    desk.refused(publish(one), "item.not_for_publication", "A2.11")


def test_a2_4a_a_relation_to_a_registered_document_bars_until_it_is_declassified(desk: Desk) -> None:
    document, _copies = desk.register()
    one, its_case = hand_in(desk)
    desk.done(NoteRelation(item=one, relation=f.Relation.CONTAINS, document=document))
    refused = act(desk, its_case, "department")
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.clause) == ("item.relation_open", "A2.4a")
    desk.refused(
        ClearRelation(item=one, number=1, by=f.Clearing.CITATION_OUT, reference="说明1", person="office"),
        "item.part_needs_declassification",
        "A2.4a",
    )
    desk.done(ClearRelation(item=one, number=1, by=f.Clearing.DECLASSIFIED, reference="解密通知〔2026〕3号"))
    through(desk, its_case)
    assert item(desk, one).conclusion == "publish"


def test_b6_8_the_review_waits_for_who_was_asked_in_writing(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    asked = AskBefore(
        item=one,
        asked=f.Asked.THIRD_PARTY,
        to="某某公司",
        sent_on=date(2026, 3, 5),
        due_on=date(2026, 3, 26),
        silence=f.Silence.OWN_DECISION,
    )
    assert desk.done(asked).facts["number"] == "征意〔2026〕1号"
    refused = act(desk, its_case, "department")
    assert isinstance(refused, Refusal)
    assert refused.code == "item.letter_open"
    reply = BookReply(item=one, number=1, reply=f.Reply.SILENCE, on=date(2026, 3, 5))
    desk.refused(reply, "item.term_not_over", "公开条例32")
    desk.done(BookReply(item=one, number=1, reply=f.Reply.AGREES, on=date(2026, 3, 5)))
    through(desk, its_case)


def test_d19_d22_a_draft_is_checked_and_its_hits_judged_before_it_goes_on(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    desk.refused(NoteCheck(item=one, text_sm3=PRINTS.text_sm3), "item.other_text_checked", "D19")
    bring(desk, one, prints=PRINTS, checked=False)
    refused = act(desk, its_case, "department")
    assert isinstance(refused, Refusal)
    assert refused.code == "item.draft_not_checked"
    hits = (f.Hit("id_number", "blocking", Text("11010119900307123X"), Text("第 2 段"), 1),)
    desk.done(NoteCheck(item=one, text_sm3=PRINTS.text_sm3, words_digest=lists(desk), hits=hits))
    assert desk.ask(lambda books: books.item(one)).hits_open == 1  # type: ignore[union-attr]
    refused = act(desk, its_case, "department")
    assert isinstance(refused, Refusal)
    assert refused.code == "item.hits_open"
    desk.done(JudgeHit(item=one, kind="id_number", passage="11010119900307123X", verdict=f.Verdict.REMOVED))
    through(desk, its_case)
    later = Brought("改.docx", PRINTS, one, "改")
    desk.refused(
        BringDrafts(way=Way.DISC, medium="2", brought_by="zhang", files=(later,)),
        "item.text_after_conclusion",
        "A3.6b",
    )


def test_d23_a_draft_that_proves_secret_ends_the_case(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    proves = ProveSecret(
        item=one, found_at=datetime(2026, 3, 5, 8), computer="", people="张三", ways="未外传"
    )
    desk.refused(proves, "item.secret_untold", "实施条例61")
    told_all = ProveSecret(
        item=one, found_at=datetime(2026, 3, 5, 8), computer="办公室 3 号机", people="张三", ways="未外传"
    )
    desk.done(told_all)
    assert case(desk, its_case).status is Status.WITHDRAWN
    row = desk.ask(lambda books: books.item(one))
    assert row is not None
    assert row.state == "secret"
    desk.refused(BeginRound(item=one, why="再审"), "item.proved_secret", "D23")


def test_a3_6b_after_a_change_the_item_is_reviewed_anew(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    desk.refused(BeginRound(item=one, why="改了数字"), "item.review_open", "A3.6b")
    through(desk, its_case)
    desk.refused(BeginRound(item=one, why=" "), "item.round_without_reason", "A3.6b")
    second = desk.done(BeginRound(item=one, why="改了数字")).ids["case"]
    assert second != its_case
    desk.refused(publish(one), "item.not_reviewed", "A2.1")
    through(desk, second)
    desk.done(publish(one))


def test_a2_12_a_referred_case_waits_and_the_ruling_binds(desk: Desk) -> None:
    from desktop.procedures.facts import Answer

    one, its_case = hand_in(desk)
    why = (Answer("authority", ("secrecy",)), Answer("more_asked", ("no",)))
    outcome = act(
        desk,
        its_case,
        "department",
        "refer",
        answers=why,
        enclosures=("text", "letter"),
        reason="不能确定是否属于国家秘密",
    )
    assert not isinstance(outcome, Refusal), outcome
    row = desk.ask(lambda books: books.item(one))
    assert row is not None
    assert (row.held, row.waits_at) == ("refer", "department")
    assert [r.id for r in desk.ask(lambda books: books.items("held")).rows] == [one]
    refused = act(desk, its_case, "department")
    assert isinstance(refused, Refusal)
    assert refused.code == "case.held"
    desk.done(ResumeCase(case=its_case, answer="市保密局复函〔2026〕5号：可以公开", ruling="publish"))
    through(desk, its_case)
    assert item(desk, one).conclusion == "publish"


def test_edge_51_wrongly_published_is_recorded_as_it_happened(desk: Desk) -> None:
    one, _case = hand_in(desk)
    desk.refused(TakeItemDown(item=one, channel="website", reason="未审先发"), "item.not_out")
    desk.done(TakeItemDown(item=one, channel="website", reason="未审先发", wrongly=True))


def test_c7_4_a_channel_out_of_its_order_asks_for_a_reason(desk: Desk) -> None:
    one, its_case = hand_in(desk, channels=("website", "board"))
    through(desk, its_case)
    asked = desk.do(publish(one, "board"))
    assert isinstance(asked, Refusal)
    assert (asked.code, asked.clause, asked.reason_helps) == ("item.channel_out_of_order", "C7.4", True)


def test_what_was_written_wrongly_is_corrected_and_the_kind_is_not(desk: Desk) -> None:
    one, _case = hand_in(desk)
    desk.done(CorrectItem(item=one, told=told("关于开放停车场的公告"), reason="文种写错"))
    assert desk.ask(lambda books: books.item(one)).title == "关于开放停车场的公告"  # type: ignore[union-attr]
    other = CorrectItem(item=one, told=told(item_type="mixed"), reason="类别")
    desk.refused(other, "item.kind_chose_the_chain", "A2.7b")


def test_a_withdrawn_review_leaves_the_item_and_it_can_be_given_back(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    desk.done(WithdrawCase(case=its_case, by="zhang", reason="内容要补"))
    assert item(desk, one).under_review is False
    desk.done(GiveItemBack(item=one, reason="不再公开"))
    desk.refused(BeginRound(item=one, why="再来"), "item.given_back")


def test_d19_a_medium_is_one_entry_and_brings_drafts_of_many_items(desk: Desk) -> None:
    (one, _case), (other, _other_case) = hand_in(desk), hand_in(desk, title="另一条")
    hit = f.Hit("mobile", "to_look_at", Text("13812345678"), Text("第 1 段"), 2)
    first = Brought("一.txt", PRINTS, one, "全文", "d" * 64, (hit,))
    scan = Brought("二.png", replace(PRINTS, text_sm3="d" * 64), other, unread="intake.image")
    beside = Brought("说明.txt", PRINTS)
    entry = BringDrafts(
        way=Way.DISC, medium="2026-014", brought_by="zhang", approval="导审3", files=(first, scan, beside)
    )
    desk.refused(replace(entry, medium=" "), "import.no_medium", "A6.2.2a")
    desk.refused(replace(entry, brought_by=""), "import.nobody", "A6.2.2a")
    desk.refused(replace(entry, files=()), "import.nothing", "D19")
    desk.refused(replace(entry, files=(first, replace(scan, item=one))), "import.item_twice", "D19")
    booked = desk.done(entry).ids["import"]
    told = desk.stream(import_stream(booked))[0].fact
    assert isinstance(told, DraftsBrought)
    assert [(file.name, file.item) for file in told.files] == [
        ("一.txt", one),
        ("二.png", other),
        ("说明.txt", ""),
    ]
    assert item(desk, one).draft.entry == booked  # type: ignore[union-attr]
    assert item(desk, one).open_hits == (hit,)
    assert item(desk, other).checked.unread == "intake.image"  # type: ignore[union-attr]
    assert not item(desk, other).unchecked


def test_d19_all_files_of_a_medium_or_none(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    other, _case = hand_in(desk, title="另一条")
    through(desk, its_case)
    files = (Brought("二.txt", PRINTS, other, "文"), Brought("一.txt", PRINTS, one, "文"))
    entry = BringDrafts(way=Way.ONE_WAY, medium="3", brought_by="zhang", files=files)
    desk.refused(entry, "item.text_after_conclusion", "A3.6b")
    assert item(desk, other).draft is None


def test_d19_a_draft_on_paper_is_an_entry_too(desk: Desk) -> None:
    one, _case = hand_in(desk)
    desk.refused(BringDrafts(way=Way.PAPER, brought_by="zhang"), "import.nothing", "D19")
    desk.refused(BringDrafts(way=Way.PAPER, brought_by="zhang", on_paper=("nobody",)), "item.unknown", "")
    desk.done(BringDrafts(way=Way.PAPER, brought_by="zhang", on_paper=(one,)))
    assert item(desk, one).draft is None


def test_d22_lists_come_into_force_by_their_whole_text_and_a_mark_is_allowed_only_in_its_context(
    desk: Desk,
) -> None:
    adopt = AdoptKeywords(name="上级词表", text="年度预算\n内部研讨\n")
    first = desk.done(adopt)
    assert first.facts["n"] == 2
    desk.refused(replace(adopt, request=""), "word_list.name_taken", "D22")
    desk.refused(AdoptKeywords(name="又", text="密\n"), "word_list.bad_lines", "D22")
    desk.refused(AdoptKeywords(name="又", text="# 空\n"), "word_list.empty", "D22")
    desk.refused(AdoptKeywords(name=" ", text="年度预算\n"), "word_list.no_name", "D22")
    mark = AllowPassage(kind="classification_mark", passage="机密★10年", reason="引用规定")
    desk.refused(mark, "allow.no_context", "D22")
    desk.refused(replace(mark, reason=" "), "allow.no_reason", "D22")
    desk.refused(replace(mark, context="例如", until=date(2026, 3, 1)), "allow.over_already", "D22")
    desk.done(replace(mark, context="标注为机密★10年的"))
    desk.done(
        AllowPassage(kind="mobile", passage="0427-2812345", reason="总值班电话", until=date(2026, 12, 31))
    )
    screening, _digest = desk.ask(lambda books: what_to_screen(books, {}, date(2026, 3, 5)))
    assert screening.keywords == ("年度预算", "内部研讨")
    assert [one.words for one in screening.allowed] == ["机密★10年", "0427-2812345"]


def test_d22_the_last_answer_to_a_passage_is_known_for_the_next_item(desk: Desk) -> None:
    hits = (f.Hit("id_number", "blocking", Text("11010519491231002X"), Text("第 2 段"), 1),)
    one, _case = hand_in(desk)
    bring(desk, one, *hits, prints=PRINTS, name="通告.docx")
    judge = JudgeHit(item=one, kind="id_number", passage=hits[0].passage, verdict=f.Verdict.REMOVED)
    desk.done(judge)
    desk.done(replace(judge, verdict=f.Verdict.FALSE_ALARM, reason="示例"))
    known = desk.ask(lambda books: books.judged_before("id_number", "11010519491231002X"))
    assert known is not None
    assert (known.verdict, known.reason, known.item) == ("false_alarm", "示例", one)
    assert desk.ask(lambda books: books.judged_before("mobile", "11010519491231002X")) is None


def test_d23_the_report_is_booked_once_and_the_words_are_due_until_they_are_destroyed(desk: Desk) -> None:
    one, _case = hand_in(desk)
    desk.refused(ReportSecret(item=one, to="保密局"), "item.not_secret", "实施条例61")
    bring(desk, one, prints=PRINTS)
    second = replace(PRINTS, text_sm3="e" * 64)
    bring(desk, one, prints=second, name="二稿.docx", text="")  # the first one's words still stand
    found = datetime(2026, 3, 5, 8)
    desk.done(ProveSecret(item=one, found_at=found, computer="3 号机", people="张三", ways="未外传"))
    assert item(desk, one).words_due
    early = ReportSecret(item=one, to="保密局", reported_at=datetime(2026, 3, 5, 7))
    desk.refused(early, "item.reported_before_found", "实施条例61")
    desk.refused(ReportSecret(item=one, to=" "), "item.reported_to_nobody", "实施条例61")
    desk.done(ReportSecret(item=one, to="保密局", reference="1号"))
    desk.refused(ReportSecret(item=one, to="保密局"), "item.reported_already", "实施条例61")
    kept = {words.field for words in desk.ask(lambda books: words_of_item(books, one))}
    assert {"name", "text", "computer"} <= kept


def test_d19_a_masked_copy_is_a_line_with_reason_receiver_and_medium(desk: Desk) -> None:
    one, _case = hand_in(desk)
    copy = NoteMaskedCopy(
        item=one,
        name="通告（遮盖）.txt",
        reason="公开",
        receiver="信息科",
        medium="U-03",
        sha256="a" * 64,
        size=9,
    )
    desk.refused(copy, "item.nothing_masked", "C4.2")
    hits = (f.Hit("id_number", "blocking", Text("11010519491231002X"), Text("第 2 段"), 1),)
    bring(desk, one, *hits, prints=PRINTS, name="通告.txt")
    desk.refused(copy, "item.hits_open", "D22")
    desk.done(JudgeHit(item=one, kind="id_number", passage=hits[0].passage, verdict=f.Verdict.MASKED))
    desk.refused(replace(copy, medium=" "), "item.output_untold", "D19")
    assert desk.done(copy).facts["number"] == "出〔2026〕001号"
    assert [out.passages for out in item(desk, one).outputs] == [1]
    desk.done(JudgeHit(item=one, kind="id_number", passage=hits[0].passage, verdict=f.Verdict.SECRET))
    desk.refused(copy, "item.holds_secret", "保密法47")


def test_d22_the_offices_own_telephones_are_allowed_from_the_list_of_persons(desk: Desk) -> None:
    for name, telephone in (("总值班", "0427-2865500"), ("内线", "8812")):
        desk.done(EnterPerson(told=Person(name=name, department=department(desk), telephone=telephone)))
    screening, _digest = desk.ask(lambda books: what_to_screen(books, {}, date(2026, 3, 5)))
    assert "0427-2865500" in {one.words for one in screening.allowed}
    assert "8812" not in {one.words for one in screening.allowed}
    found = screen([Passage("值班电话0427-2865500，报名电话0427-2865511。")], screening)
    assert [one.text for one in found] == ["0427-2865511"]


def test_d25_a_wording_is_confirmed_once(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    bring(desk, one, prints=PRINTS)
    through(desk, its_case)
    wording = ConfirmWording(item=one, text_sm3="d" * 64, difference="。→！", person="charge")
    desk.done(wording)
    desk.refused(wording, "item.wording_confirmed", "D25")
