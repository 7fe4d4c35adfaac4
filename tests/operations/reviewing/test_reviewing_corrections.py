"""What an officer books wrongly in a review is put right: the wrong entry stays readable, what rests on it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.audit.acts import ReasonGiven
from desktop.operations.approvals.cases import ActOnCase, ResumeCase
from desktop.operations.commands import Command
from desktop.operations.reviewing.correcting import CorrectEntry, entries_of
from desktop.operations.reviewing.drafts import ProveSecret, ReportSecret
from desktop.operations.reviewing.giving_back import GiveItemBack
from desktop.operations.reviewing.hand_in import CorrectItem
from desktop.operations.reviewing.issuing import IssueDocument
from desktop.operations.reviewing.letters import AskBefore, BookReply
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.reviewing.rounds import BeginRound
from desktop.operations.reviewing.taking_back import CorrectAct, UndoAct
from desktop.operations.reviewing.taking_down import TakeItemDown
from desktop.plain.facts import Fact, Text
from desktop.plain.refusal import Refusal
from desktop.procedures.case import Status
from desktop.procedures.facts import CaseUndone, case_stream
from desktop.procedures.review import item_facts as f
from desktop.procedures.review.item_facts import item_stream
from tests.operations.desk_of_tests import Desk
from tests.operations.reviewing.correcting_desk import DAY, PRINTS, entry, lawful, version_of
from tests.operations.reviewing.review_desk import (
    act,
    bring,
    case,
    hand_in,
    item,
    through,
    told,
    walk,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    yield from lawful(tmp_path)


def undo(desk: Desk, its_case: str, kind: type[Fact]) -> UndoAct:
    version = version_of(desk, case_stream(its_case), kind)
    return UndoAct(case=its_case, version=version, reason="登错了件")


def publish(one: str, channel: str = "website", **more: object) -> Publish:
    given = {"on": DAY, "published_by": "zhang", "compared_by": "li", **more}
    return Publish(lines=(Out(one, channel),), **given)  # type: ignore[arg-type]


def test_a2_8_a_wrong_day_and_number_of_issue_are_put_right_and_both_stay_readable(desk: Desk) -> None:
    one, its_case = hand_in(desk, item_type="document", document_number="", summary="工作要点")
    walk(desk, its_case, "panjin")
    desk.done(IssueDocument(item=one, on=DAY, number="盘检测〔2026〕12号"))
    wrong = version_of(desk, item_stream(one), f.Issued)
    desk.later(days=3)
    right = entry(
        desk, one, f.Issued, on=DAY, number=Text("盘检测〔2026〕21号"), attribute=f.Attribute.WITHHELD
    )
    desk.refused(right, "item.other_attribute", "A2.8")
    early = entry(desk, one, f.Issued, on=date(2026, 3, 4), number=Text("盘检测〔2026〕21号"))
    desk.refused(early, "item.issued_before_review", "A2.8")
    desk.done(replace(early, reasons={"item.issued_before_review": "急件先印"}))
    issued, row = item(desk, one).issued, desk.ask(lambda books: books.item(one))
    assert issued is not None
    assert row is not None
    assert (issued.on, str(issued.number), row.issued_on) == (
        date(2026, 3, 4),
        "盘检测〔2026〕21号",
        date(2026, 3, 4),
    )
    facts = desk.stream(item_stream(one))
    assert [str(r.fact.number) for r in facts if isinstance(r.fact, f.Issued)] == [
        "盘检测〔2026〕12号",
        "盘检测〔2026〕21号",
    ]
    assert [r.corrects for r in facts if isinstance(r.fact, f.Issued)] == [0, wrong]
    assert [str(r.fact.reason) for r in facts if isinstance(r.fact, ReasonGiven)] == ["急件先印", "登错了"]
    desk.refused(replace(right, right=issued), "correction.same")
    desk.refused(replace(right, reason=" "), "correction.reason_missing")
    desk.refused(entry(desk, one, f.Issued, on=date(2026, 4, 1)), "act.in_future")
    desk.done(entry(desk, one, f.Issued))
    assert item(desk, one).issued is None
    desk.done(IssueDocument(item=one, on=DAY))


def test_d25_a_wrong_publication_is_put_right_where_nothing_rests_on_it(desk: Desk) -> None:
    one, its_case = hand_in(desk, channels=("website", "media"))
    through(desk, its_case)
    desk.later(days=2)
    desk.done(publish(one))
    wrong = entry(
        desk,
        one,
        f.Published,
        channel="media",
        on=date(2026, 3, 6),
        compared_by="wang",
        address=Text("http://b"),
    )
    desk.refused(entry(desk, one, f.Published, on=date(2026, 3, 4)), "item.published_before_review", "A2.3")
    desk.refused(entry(desk, one, f.Published, channel="unheard"), "item.channel_unknown", "C7.4")
    desk.refused(entry(desk, one, f.Published, published_by="nobody"), "person.unknown")
    desk.done(wrong)
    row = desk.ask(lambda books: books.item(one))
    assert row is not None
    assert (row.published, row.published_on) == (("media",), date(2026, 3, 6))
    out = desk.ask(lambda books: books.publications(one))
    assert [(p.channel, p.compared_by, p.address) for p in out] == [("media", "wang", "http://b")]
    desk.done(TakeItemDown(item=one, channel="media", reason="有误"))
    rests = desk.refused(entry(desk, one, f.Published), "correction.later_entries")
    assert rests.facts["entries"] == ("item.taken_down",)
    desk.done(entry(desk, one, f.TakenDown, reason=Text("过期")))
    assert [str(d.reason) for d in item(desk, one).taken_down] == ["过期"]
    desk.done(entry(desk, one, f.TakenDown))
    desk.done(entry(desk, one, f.Published))
    row = desk.ask(lambda books: books.item(one))
    assert row is not None
    assert (row.published, row.state) == ((), "concluded")


def test_who_handed_in_and_when_is_put_right_with_its_reason(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    desk.later(days=4)
    correction = CorrectItem(item=one, told=told("关于停车场开放的通告"), reason="写错了")
    desk.done(correction)
    row = desk.ask(lambda books: books.item(one))
    assert row is not None
    assert (row.title, row.handed_in_on) == (
        "关于停车场开放的通告",
        DAY,
    )  # the day stays that of the handing in
    desk.done(replace(correction, handed_in_by="li", handed_in_on=date(2026, 3, 4), reason="报送人写错了"))
    row = desk.ask(lambda books: books.item(one))
    assert row is not None
    assert (row.handed_in_by, row.handed_in_on) == ("li", date(2026, 3, 4))
    reasons = [str(r.fact.reason) for r in desk.stream(item_stream(one)) if isinstance(r.fact, ReasonGiven)]
    assert reasons == ["写错了", "报送人写错了"]
    desk.refused(replace(correction, handed_in_by="nobody"), "person.unknown")
    desk.refused(replace(correction, handed_in_on=date(2026, 4, 1)), "act.in_future")
    act(desk, its_case, "department")
    desk.later(days=2)
    late = replace(correction, handed_in_on=date(2026, 3, 10))
    desk.refused(late, "item.handed_in_after_review", "A2.1")


def test_a_wrong_letter_and_a_wrong_reply_are_put_right(desk: Desk) -> None:
    one, _case = hand_in(desk)
    desk.later(days=1)
    ask = AskBefore(item=one, asked=f.Asked.RIGHT_HOLDER, to="甲公司", sent_on=DAY, silence=f.Silence.NONE)
    reasons = {"item.silence_otherwise": "约定", "item.letter_shorter": "约定", "item.letter_longer": "约定"}
    desk.done(replace(ask, reasons=reasons))
    desk.done(replace(ask, to="乙公司", reasons=reasons))
    desk.done(BookReply(item=one, number=1, reply=f.Reply.AGREES, on=DAY))
    desk.refused(entry(desk, one, f.ConsultationAnswered, on=date(2026, 3, 1)), "item.answer_before_question")
    desk.done(entry(desk, one, f.ConsultationAnswered, reply=f.Reply.OBJECTS))
    reply = item(desk, one).consultations[1].reply
    assert reply is not None
    assert reply.reply is f.Reply.OBJECTS
    first = desk.stream(item_stream(one))
    sent = next(r for r in first if isinstance(r.fact, f.ConsultationSent))
    gone = CorrectEntry(item=one, version=sent.version, reason="没有发出")
    desk.refused(gone, "correction.later_entries", "B6.8")
    desk.done(entry(desk, one, f.ConsultationAnswered))
    desk.done(gone)
    assert [str(c.sent.to) for c in item(desk, one).consultations.values()] == ["乙公司"]
    # a number is never given twice to two letters that stand
    desk.done(replace(ask, to="丙公司", reasons=reasons))
    assert {n: str(c.sent.to) for n, c in item(desk, one).consultations.items()} == {2: "乙公司", 3: "丙公司"}
    assert isinstance(sent.fact, f.ConsultationSent)
    desk.done(entry(desk, one, f.ConsultationSent, to=Text("丁公司"), letter="假"))
    stands = item(desk, one).consultations[3].sent
    assert (str(stands.to), stands.letter != "假") == ("丁公司", True)


def test_a_wrong_draft_is_taken_off_with_what_was_found_in_it(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    hit = f.Hit("bank_card", "blocking", Text("6222…"), Text("第 1 段"), 1)
    bring(desk, one, hit, prints=PRINTS)
    assert item(desk, one).open_hits
    desk.done(entry(desk, one, f.DraftTaken))
    stands, row = item(desk, one), desk.ask(lambda books: books.item(one))
    assert (stands.draft, stands.checked, stands.open_hits) == (None, None, ())
    assert row is not None
    assert (row.drafted, row.hits_open) == (False, 0)
    bring(desk, one, prints=PRINTS)
    through(desk, its_case)
    desk.refused(entry(desk, one, f.DraftTaken), "item.text_after_conclusion", "A3.6b")


def test_a_wrong_decision_is_undone_and_the_review_goes_on(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    through(desk, its_case)
    assert item(desk, one).conclusion == "publish"
    first = next(
        r for r in desk.stream(case_stream(its_case)) if getattr(r.fact, "stage", "") == "department"
    )
    desk.refused(UndoAct(case=its_case, version=first.version, reason="错"), "correction.later_entries")
    last = case(desk, its_case).history[-1]
    desk.done(UndoAct(case=its_case, version=last.version, reason="组长签的是不予公开"))
    stands, row = case(desk, its_case), desk.ask(lambda books: books.item(one))
    assert (stands.status, stands.waits_at) == (Status.OPEN, "group_head")
    assert row is not None
    assert (row.state, row.conclusion, row.concluded_on) == ("review", "", None)
    assert [c.id for c in desk.ask(lambda books: books.cases("", "open", 9))] == [its_case]
    assert [r.corrects for r in desk.stream(case_stream(its_case)) if isinstance(r.fact, CaseUndone)] == [
        last.version,
        last.version + 1,
    ]
    assert not isinstance(act(desk, its_case, "group_head"), Refusal)
    assert item(desk, one).conclusion == "publish"
    desk.done(publish(one))
    # A2.1: what was brought out rests on the conclusion
    rests = desk.refused(
        UndoAct(case=its_case, version=case(desk, its_case).history[-1].version, reason="错"),
        "correction.later_entries",
        "A2.1",
    )
    assert rests.facts["entries"] == ("item.published",)


def test_a_sending_back_a_wait_and_an_answer_booked_by_mistake_are_undone(desk: Desk) -> None:
    _one, its_case = hand_in(desk)
    act(desk, its_case, "department")
    act(desk, its_case, "group", "send_back", to="department", reason="补材料")
    assert case(desk, its_case).waits_at == "department"
    desk.done(undo(desk, its_case, type(case(desk, its_case).history[-1].fact)))
    assert case(desk, its_case).waits_at == "group"
    assert [a.fact.stage for a in case(desk, its_case).acts] == ["department"]
    act(desk, its_case, "group", "postpone", reason="另议", until=date(2026, 3, 20), answers=())
    assert case(desk, its_case).held is not None
    desk.done(ResumeCase(case=its_case, answer="再议"))
    assert case(desk, its_case).held is None
    resumed = [r for r in desk.stream(case_stream(its_case)) if r.fact.KIND == "case.resumed"][-1]
    desk.done(UndoAct(case=its_case, version=resumed.version, reason="没有答复"))
    assert case(desk, its_case).held is not None


def test_who_acted_at_a_stage_is_put_right_without_what_he_decided(desk: Desk) -> None:
    _one, its_case = hand_in(desk)
    act(desk, its_case, "department", opinion="同意")
    wrong = case(desk, its_case).history[-1]
    right = CorrectAct(
        case=its_case, version=wrong.version, person="business", capacity="department_head", opinion="可以公开",
        reason="抄错了",
    )  # fmt: skip
    desk.refused(replace(right, person="wang"), "case.post_not_held")
    desk.refused(replace(right, opinion="同意"), "correction.same")
    desk.done(right)
    stands = case(desk, its_case)
    assert (str(stands.history[-1].fact.opinion), stands.waits_at) == ("可以公开", "group")
    desk.refused(replace(right, reason=""), "case.reason_missing")
    act(desk, its_case, "group")
    # who opines may not be who is corrected into a second stage
    other = case(desk, its_case).history[-1]
    desk.refused(
        replace(right, version=other.version, person="office", capacity="department_head"),
        "case.post_not_held",
    )


def test_a_giving_back_a_round_and_a_secret_booked_by_mistake_are_taken_back(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    act(desk, its_case, "department")
    desk.done(GiveItemBack(item=one, reason="科室要回"))
    desk.refused(publish(one), "item.given_back", "A2.3")
    desk.done(entry(desk, one, f.GivenBack))
    assert (case(desk, its_case).waits_at, item(desk, one).under_review) == ("group", True)
    found = datetime(2026, 3, 5, 8, 0)
    desk.done(ProveSecret(item=one, found_at=found, computer="1号机", people="张三", ways="内网"))
    desk.done(ReportSecret(item=one, to="区保密局"))
    desk.refused(entry(desk, one, f.ProvedSecret), "correction.secret_stays", "D23")
    desk.done(entry(desk, one, f.SecretReported))
    desk.done(entry(desk, one, f.ProvedSecret))
    assert (case(desk, its_case).waits_at, item(desk, one).secret) == ("group", None)
    act(desk, its_case, "group")
    act(desk, its_case, "group_head")
    desk.refused(entry(desk, one, f.RoundBegan), "correction.round_stays", "A3.6b")
    again = desk.done(BeginRound(item=one, why="点错了")).ids["case"]
    assert item(desk, one).conclusion == ""
    desk.done(entry(desk, one, f.RoundBegan))
    stands = item(desk, one)
    assert (stands.case, stands.conclusion, stands.under_review) == (its_case, "publish", False)
    assert case(desk, again).status is Status.WITHDRAWN
    third = desk.done(BeginRound(item=one, why="改了")).ids["case"]
    act(desk, third, "department")
    desk.refused(entry(desk, one, f.RoundBegan), "correction.later_entries", "A3.6b")


def test_what_may_be_put_right_is_listed_the_latest_first(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    through(desk, its_case)
    desk.done(publish(one))
    listed = desk.ask(lambda books: entries_of(books, one, its_case))
    assert [e.row.fact.KIND for e in listed] == ["item.published", *["case.acted"] * 3]
    desk.done(entry(desk, one, f.Published))
    listed = desk.ask(lambda books: entries_of(books, one, its_case))
    assert [e.row.fact.KIND for e in listed] == ["case.acted"] * 3


def test_an_entry_of_another_kind_or_none_is_refused(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    through(desk, its_case)
    desk.done(publish(one))
    right = entry(desk, one, f.Published, on=DAY)
    bad: list[tuple[Command, str]] = [
        (replace(right, version=99), "correction.no_such_fact"),
        (replace(right, right=f.KeptOnline(group="x")), "correction.other_kind"),
        (CorrectEntry(item=one, version=1, reason="错"), "correction.nothing_to_correct"),
        (UndoAct(case=its_case, version=99, reason="错"), "correction.no_such_fact"),
        (UndoAct(case=its_case, version=1, reason="错"), "correction.nothing_to_correct"),
        (UndoAct(case=its_case, version=2, reason=" "), "case.reason_missing"),
    ]
    for command, code in bad:
        desk.refused(command, code)


def test_act_on_case_is_still_one_door(desk: Desk) -> None:
    """The stage that is due again is passed by the same verb, under the same rules."""
    _one, its_case = hand_in(desk)
    act(desk, its_case, "department")
    desk.done(UndoAct(case=its_case, version=case(desk, its_case).history[-1].version, reason="错"))
    wrong = ActOnCase(case=its_case, stage="group", decision="may_publish", person="office", capacity="group")
    desk.refused(wrong, "case.stage_out_of_turn")
