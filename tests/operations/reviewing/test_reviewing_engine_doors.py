"""Round the engine by the side doors of the review: commands that no window would send."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.operations.approvals.cases import ActOnCase, CloseCase, ResumeCase, SignCase
from desktop.operations.deadlines.extend import ExtendDeadline
from desktop.operations.desk.acts import AdoptProfile
from desktop.operations.people.posts import AssignPost
from desktop.operations.reviewing import batches as ba
from desktop.operations.reviewing.confirming_wording import ConfirmWording
from desktop.operations.reviewing.hand_in import CorrectItem, HandInItem
from desktop.operations.reviewing.issuing import IssueDocument
from desktop.operations.reviewing.letters import AskBefore, BookReply
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.reviewing.rounds import BeginRound
from desktop.operations.rules.take_back import TakeBackRules
from desktop.plain.facts import Text
from desktop.procedures.facts import Answer, Given, How
from desktop.procedures.review import batch_facts
from desktop.procedures.review import item_facts as f
from tests.operations.desk_of_tests import Desk, new_desk, today
from tests.operations.reviewing.review_desk import (
    NO,
    dated,
    department,
    hand_in,
    reviewing,
    through,
    told,
    walk,
)
from tests.operations.sheets.sheet_desk import profile_of

DAY, TOMORROW = date(2026, 3, 5), date(2026, 3, 6)
ON_REQUEST: dict[str, Any] = {"attribute": f.Attribute.ON_REQUEST, "channels": ()}
APPLIED = (Answer("applicant", words=Text("刘某某")), Answer("received_on", ("2026-03-02",)))
WITHHELD = (Answer("ground", ("trade_secret",)), Answer("ground_reason", words=Text("含报价")))
DOUBT = (Answer("authority", ("competent",)), Answer("more_asked", ("no",)))
PAPERS = ("text", "letter")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return dated(reviewing(new_desk(tmp_path)))


def hand(desk: Desk, *answers: Answer, **more: Any) -> HandInItem:
    own = ("department", "handed_in_by", "procedure")
    of_item = {key: more.pop(key) for key in list(more) if key not in own}
    given = {"department": department(desk), "handed_in_by": "zhang", **more}
    return HandInItem(told=told(**of_item), answers=answers, **given)


def first(case: str, decision: str = "may_publish", *answers: Answer, **more: Any) -> ActOnCase:
    given = {"stage": "department", "person": "business", "capacity": "department_head", **more}
    return ActOnCase(case=case, decision=decision, answers=answers, **given)


def group(case: str, decision: str = "may_publish", *answers: Answer, **more: Any) -> ActOnCase:
    given = {"stage": "group", "person": "office", "capacity": "group", **more}
    return ActOnCase(case=case, decision=decision, answers=answers, **given)


HANDED_IN: dict[str, tuple[dict[str, Any], tuple[Answer, ...], str, str | None]] = {
    "by nobody": ({"handed_in_by": ""}, (), "case.no_applicant", None),
    "by somebody nobody knows": ({"handed_in_by": "ghost"}, (), "person.unknown", None),
    "from no department": ({"department": ""}, (), "item.no_department", "C4.1"),
    "from a department nobody knows": ({"department": "ghost"}, (), "department.unknown", None),
    "of a kind nobody knows": ({"item_type": "rumour"}, (), "case.item_type_unknown", None),
    "of no kind": ({"item_type": ""}, (), "case.item_type_unknown", None),
    "by another procedure": ({"procedure": "reproduction"}, (), "case.other_procedure", None),
    "by no procedure": ({"procedure": "ghost"}, (), "case.other_procedure", None),
    "without a title": ({"title": "　"}, (), "item.no_title", "A2.9b"),
    "with fewer than no pages": ({"pages": -3}, (), "item.pages_negative", "A2.9b"),
    "taken from tomorrow": ({"source": "新华社", "source_day": TOMORROW}, (), "act.in_future", "D25"),
    "taken from nowhere": ({"source_day": DAY}, (), "item.no_source", "D25"),
    "taken on no day": ({"source": "新华社"}, (), "item.no_source", "D25"),
    "on paper nobody has": ({"carrier": "clay"}, (), "answer.wrong_make", "A2.4a"),
    "on one channel twice": ({"channels": ("website", "website")}, (), "answer.wrong_make", "C7.4"),
    "on no channel": ({"channels": ()}, (), "item.no_channel", "C7.4"),
    "kept back, no word": ({"attribute": f.Attribute.WITHHELD}, (), "item.not_public_without_reason", None),
    "formed tomorrow": ({}, (Answer("formed_on", ("2026-03-06",)),), "answer.in_future", "公开条例26"),
    "formed on no day": ({}, (Answer("formed_on", ("2026-02-30",)),), "answer.wrong_make", "公开条例26"),
    "formed on a day written otherwise": ({}, (Answer("formed_on", ("20260302",)),), "answer.wrong_make", "公开条例26"),
    "applied for though it goes out": ({}, APPLIED, "answer.not_shown", "公开条例33"),
    "applied for at the end": (ON_REQUEST, (APPLIED[0], Answer("received_on", ("9999-12-31",))), "answer.in_future", None),
    "with an answer of a later stage": ({}, WITHHELD[:1], "answer.not_asked", None),
    "with a relation nobody knows": ({}, (Answer("relation", ("cousin",)),), "answer.wrong_make", "A2.4a"),
}  # fmt: skip


@pytest.mark.parametrize("name", HANDED_IN)
def test_a2_9b_c4_1_what_no_window_would_hand_in(name: str, desk: Desk) -> None:
    more, answers, code, clause = HANDED_IN[name]
    desk.refused(hand(desk, *answers, **more), code, clause)


def test_d25_a_correction_does_not_bring_in_what_could_not_be_handed_in(desk: Desk) -> None:
    one, _case = hand_in(desk)
    right = CorrectItem(item=one, told=told(source="新华社", source_day=DAY), reason="补来源")
    desk.refused(replace(right, told=told(source="新华社", source_day=TOMORROW)), "act.in_future", "D25")
    desk.refused(replace(right, told=told(pages=-1)), "item.pages_negative")
    desk.refused(replace(right, told=told(item_type="document")), "item.kind_chose_the_chain", "A2.7b")
    desk.refused(replace(right, reason=""), "case.reason_missing")
    desk.refused(replace(right, item="ghost"), "item.unknown")
    desk.done(right)


def test_a2_7b_the_stages_of_the_review_in_their_turn_and_by_their_people(desk: Desk) -> None:
    _one, case = hand_in(desk)
    desk.refused(group(case, "may_publish", *NO), "case.stage_out_of_turn")
    desk.refused(first(case, "agree"), "case.decision_unknown")
    desk.refused(first(case, "withhold"), "answer.missing", "A2.11")
    desk.refused(
        first(case, "withhold", Answer("ground", ("mood",)), WITHHELD[1]), "answer.wrong_make", "A2.11"
    )
    desk.refused(first(case, "may_publish", *WITHHELD), "answer.not_shown", "A2.11")
    desk.refused(first(case, "after_severance"), "answer.missing", "A2.10")
    desk.refused(first(case, "may_publish", *NO), "answer.not_asked")
    desk.refused(first(case, "send_back", to="department", reason="缺"), "case.decision_unknown")
    desk.done(first(case))
    desk.refused(group(case), "answer.missing", "A2.2")
    desk.refused(
        group(case, "may_publish", Answer("questions", NO[0].values[:-1]), NO[1]), "answer.wrong_make", "A2.2"
    )
    both = Answer("questions", (*NO[0].values, "state_secret:yes"))
    desk.refused(group(case, "may_publish", both, NO[1]), "answer.wrong_make", "A2.2")
    secret = Answer("questions", ("state_secret:yes", *NO[0].values[1:]))
    desk.refused(group(case, "may_publish", secret, NO[1]), "case.barred_by_checklist", "A2.2")
    desk.done(AssignPost(post="group", person="business"))
    desk.refused(group(case, "may_publish", *NO, person="business"), "case.decides_twice")
    desk.done(AssignPost(post="group", person="li", from_day=TOMORROW))
    desk.refused(group(case, "may_publish", *NO, person="li"), "case.post_not_held")
    desk.done(group(case, "may_publish", *NO))
    desk.refused(group(case, "may_publish", *NO), "case.stage_out_of_turn")
    desk.refused(CloseCase(case=case), "case.not_ended")


def test_a2_12_a2_14_c2_12_what_waits_waits_for_something(desk: Desk) -> None:
    _one, case = hand_in(desk)
    refer = first(case, "refer", *DOUBT, enclosures=PAPERS, reason="不能确定")
    desk.refused(replace(refer, enclosures=("text",)), "case.enclosure_missing")
    desk.refused(replace(refer, enclosures=(*PAPERS, "ghost")), "case.enclosure_unknown")
    desk.refused(replace(refer, enclosures=(*PAPERS, "text")), "case.enclosure_unknown")
    desk.refused(replace(refer, answers=DOUBT[1:]), "answer.missing", "A2.12")
    desk.refused(
        replace(refer, answers=(Answer("authority", ("moon",)), DOUBT[1])), "answer.wrong_make", "A2.12"
    )
    desk.refused(replace(refer, reason=" "), "case.reason_missing")
    more = (DOUBT[0], Answer("more_asked", ("yes",)))
    desk.refused(replace(refer, answers=more), "case.enclosure_missing")
    later = first(case, "postpone", reason="待核实", until=DAY)
    desk.refused(later, "case.held_until_past", "C2.12")
    desk.refused(replace(later, until=date(2020, 1, 1)), "case.held_until_past", "C2.12")
    answer = ResumeCase(case=case, answer="市局复函〔2026〕3号", ruling="publish")
    desk.refused(answer, "case.not_held")
    desk.done(refer)
    desk.refused(refer, "case.held")
    desk.refused(first(case), "case.held")
    desk.refused(replace(answer, answer="　"), "case.answer_missing", "A2.12")
    desk.refused(replace(answer, ruling="refer"), "case.ruling_unknown", "A2.12")
    desk.refused(replace(answer, ruling="ghost"), "case.ruling_unknown", "A2.12")
    desk.refused(replace(answer, case="ghost"), "case.unknown")
    early = replace(answer, at=datetime(2026, 3, 4, 9), late_reason="补记")
    desk.refused(early, "case.before_last_act")
    desk.done(answer)
    desk.refused(answer, "case.not_held")
    desk.refused(first(case, "withhold", *WITHHELD), "case.against_ruling", "A2.12")
    desk.done(first(case))


def test_c2_12_a_postponement_has_no_ruling(desk: Desk) -> None:
    _one, case = hand_in(desk)
    desk.done(first(case, "postpone", reason="待核实", until=TOMORROW))
    desk.refused(ResumeCase(case=case, answer="核实了", ruling="publish"), "case.ruling_unknown", "A2.12")
    desk.done(ResumeCase(case=case, answer="核实了"))


def test_d14_a_word_on_the_telephone_has_its_time_its_witness_and_its_day(desk: Desk) -> None:
    _one, case = hand_in(desk)
    desk.later(hours=2)
    now = desk.clock.now()
    spoken = Given(How.ORAL, now, "zhang", TOMORROW)
    for given, code in (
        (replace(spoken, at=None), "case.oral_needs_witness"),
        (replace(spoken, at=now + timedelta(hours=1)), "case.oral_needs_witness"),
        (replace(spoken, witness=""), "case.oral_needs_witness"),
        (replace(spoken, witness="business"), "case.oral_needs_witness"),
        (replace(spoken, witness="ghost"), "person.unknown"),
        (replace(spoken, at=now - timedelta(days=1)), "case.before_opening"),
        (replace(spoken, sign_by=None), "case.oral_needs_signing_day"),
        (replace(spoken, sign_by=DAY), "case.oral_needs_signing_day"),
        (Given(How.PIN), "confirm.not_asked"),
    ):
        desk.refused(first(case, given=given), code)
    desk.done(
        first(case, given=replace(spoken, at=now - timedelta(hours=3)))
    )  # the word came before the entry
    ink = SignCase(case=case, stage="department", person="business")
    desk.refused(replace(ink, person="charge"), "case.nothing_to_sign", "D14")
    desk.refused(replace(ink, stage="group"), "case.nothing_to_sign", "D14")
    desk.refused(replace(ink, at=now - timedelta(hours=1)), "case.before_last_act")
    desk.done(ink)
    desk.refused(ink, "case.nothing_to_sign", "D14")


def longer(case: str, **more: Any) -> ExtendDeadline:
    given = {
        "deadline": "reply",
        "count": 15,
        "person": "office",
        "capacity": "office_head",
        "reason": "检索档案",
    }
    return ExtendDeadline(case=case, **{**given, **more})


@pytest.fixture
def applied(desk: Desk) -> tuple[str, str]:
    desk.done(AssignPost(post="office_head", person="office", from_day=date(2026, 1, 1)))
    ids = desk.done(hand(desk, *APPLIED, **ON_REQUEST)).ids
    return ids["item"], ids["case"]


def test_公开条例33_only_what_runs_gets_longer(desk: Desk, applied: tuple[str, str]) -> None:
    _item, case = applied
    other = desk.done(hand(desk)).ids["case"]
    unasked = desk.done(hand(desk, **ON_REQUEST)).ids["case"]
    desk.refused(longer(other), "deadline.not_running")
    desk.refused(longer(unasked), "deadline.not_running")
    for more, code in (
        ({"deadline": "publication"}, "deadline.not_extendable"),
        ({"deadline": "ghost"}, "deadline.not_extendable"),
        ({"count": 0}, "deadline.extension_too_long"),
        ({"count": -5}, "deadline.extension_too_long"),
        ({"count": 16}, "deadline.extension_too_long"),
        ({"count": 10**9}, "deadline.extension_too_long"),
        ({"person": "ghost"}, "case.post_not_held"),
        ({"person": "charge", "capacity": "leader_in_charge"}, "deadline.extension_role"),
        ({"reason": "　"}, "case.reason_missing"),
        ({"at": datetime(2026, 3, 4, 9), "late_reason": "补记"}, "case.before_opening"),
        ({"at": datetime(2026, 3, 6, 9)}, "act.in_future"),
    ):
        desk.refused(longer(case, **more), code)
    desk.done(longer(case))
    desk.refused(longer(case, count=1), "deadline.extended_already", "A1.4.4b")
    through(desk, case, "withhold", answers=WITHHELD)
    desk.refused(longer(case), "case.not_open")


def test_公开条例33_a_letter_that_stopped_the_clock_moves_the_last_day_to_extend_on(
    desk: Desk, applied: tuple[str, str]
) -> None:
    item, case = applied
    desk.done(AskBefore(item=item, asked=f.Asked.THIRD_PARTY, to="某检测公司", sent_on=DAY))
    desk.clock.at = datetime(2026, 3, 20, 9)
    desk.done(BookReply(item=item, number=1, reply=f.Reply.AGREES, on=date(2026, 3, 20)))
    desk.clock.at = datetime(2026, 3, 30, 9)  # past 2026-03-23, which is the day without the letter
    desk.done(longer(case))


def test_公开条例33_after_the_last_day_nothing_gets_longer(desk: Desk, applied: tuple[str, str]) -> None:
    _item, case = applied
    desk.clock.at = datetime(2026, 3, 24, 9)
    desk.refused(longer(case), "deadline.passed")


def test_b6_8_letters_and_answers_in_their_order(desk: Desk) -> None:
    one, _case = hand_in(desk)
    ask = AskBefore(item=one, asked=f.Asked.PRESS_OFFICE, to="新闻办", sent_on=DAY, due_on=TOMORROW)
    reply = BookReply(item=one, number=1, reply=f.Reply.AGREES, on=DAY)
    desk.refused(reply, "item.no_such_letter", "B6.8")
    desk.refused(replace(ask, item="ghost"), "item.unknown")
    desk.refused(replace(ask, to="　"), "item.nobody_asked", "B6.8")
    desk.refused(replace(ask, due_on=date(2026, 3, 4)), "item.due_before_sent", "B6.8")
    desk.done(ask)
    desk.refused(replace(reply, number=2), "item.no_such_letter", "B6.8")
    desk.refused(replace(reply, number=0), "item.no_such_letter", "B6.8")
    desk.refused(replace(reply, on=date(2026, 3, 4)), "item.answer_before_question", "B6.8")
    desk.refused(replace(reply, reply=f.Reply.SILENCE), "item.silence_means_nothing", "B6.8")
    desk.done(reply)
    desk.refused(reply, "item.no_such_letter", "B6.8")


def test_c7_20b_a2_1_who_brought_it_out_and_who_compared_it(desk: Desk) -> None:
    one, case = hand_in(desk)
    out = Publish(lines=(Out(one, "website"),), on=DAY, published_by="zhang", compared_by="li")
    desk.refused(out, "item.not_reviewed", "A2.1")
    through(desk, case)
    desk.refused(replace(out, lines=()), "item.nothing_to_publish")
    desk.refused(replace(out, lines=(Out("ghost", "website"),)), "item.unknown")
    desk.refused(replace(out, published_by=""), "item.nobody_entered", "C7.20b")
    desk.refused(replace(out, compared_by=""), "item.not_compared", "C7.20b")
    desk.refused(replace(out, published_by="ghost"), "person.unknown")
    desk.refused(replace(out, compared_by="ghost"), "person.unknown")
    desk.refused(replace(out, on=date(2026, 3, 4)), "item.published_before_review", "A2.3")
    desk.refused(replace(out, addresses=("a", "b")), "item.addresses_differ", "D25")
    desk.refused(replace(out, lines=(Out(one, "website"), Out(one, "website"))), "item.already_out", "C7.4")
    desk.done(out)
    desk.refused(out, "item.already_out", "C7.4")


def test_d25_a_changed_wording_says_what_was_changed(desk: Desk) -> None:
    one, case = hand_in(desk)
    wording = ConfirmWording(item=one, text_sm3="d" * 64, difference="。→！", person="office")
    desk.refused(wording, "item.not_reviewed", "A2.1")
    through(desk, case)
    for more in ({"difference": "　"}, {"text_sm3": ""}, {"text_sm3": "D" * 64}, {"text_sm3": "没变"}):
        desk.refused(replace(wording, **more), "item.difference_untold", "D25")  # type: ignore[arg-type]
    desk.refused(replace(wording, person=""), "item.nobody_confirms", "D25")
    desk.refused(replace(wording, person="ghost"), "item.not_his_review", "D25")
    desk.done(wording)
    desk.refused(wording, "item.wording_confirmed", "D25")


def test_a2_8_a_document_is_not_issued_tomorrow(desk: Desk) -> None:
    one, case = hand_in(desk, item_type="document")
    walk(desk, case, "panjin")
    issue = IssueDocument(item=one, on=DAY, number="盘检〔2026〕12号")
    desk.refused(replace(issue, on=TOMORROW), "act.in_future", "A2.8")
    desk.refused(replace(issue, intranet_on=TOMORROW), "act.in_future", "A2.8")
    desk.refused(replace(issue, intranet_on=date(2026, 3, 4)), "item.loaded_before_issue", "B4.4a")
    desk.refused(replace(issue, attribute=f.Attribute.WITHHELD), "item.other_attribute", "A2.8")
    desk.done(issue)
    desk.refused(issue, "item.issued_already", "A2.8")
    plain, _case = hand_in(desk)
    desk.refused(replace(issue, item=plain), "item.not_official", "A2.8")


def test_a3_6b_one_round_at_a_time(desk: Desk) -> None:
    one, case = hand_in(desk)
    desk.refused(BeginRound(item=one, why="改了"), "item.review_open", "A3.6b")
    desk.refused(BeginRound(item="ghost", why="改了"), "item.unknown")
    through(desk, case)
    desk.refused(BeginRound(item=one, why="　"), "item.round_without_reason", "A3.6b")
    desk.refused(BeginRound(item=one, why="改了", procedure="widening"), "case.other_procedure")
    future = (Answer("formed_on", ("2027-01-01",)),)
    desk.refused(BeginRound(item=one, why="改了", answers=future), "answer.in_future")
    desk.done(BeginRound(item=one, why="改了"))
    desk.refused(first(case), "case.not_open")


def test_d20_the_sheet_of_a_morning(desk: Desk) -> None:
    lines = (told("一"), told("二", document_number="盘检〔2026〕13号"))
    opening = ba.OpenBatch(department=department(desk), handed_in_by="zhang", lines=lines)
    desk.refused(replace(opening, lines=()), "batch_sheet.no_lines", "D20")
    desk.refused(replace(opening, lines=lines * 101), "batch_sheet.too_many_lines", "D20")
    desk.refused(
        replace(opening, lines=(lines[0], told(item_type="document"))), "batch_sheet.several_kinds", "D20"
    )
    desk.refused(replace(opening, handed_in_on=TOMORROW), "act.in_future", "D20")
    desk.refused(replace(opening, department="ghost"), "department.unknown")
    desk.refused(replace(opening, handed_in_by="ghost"), "person.unknown")
    desk.refused(replace(opening, procedure="widening"), "case.other_procedure")
    batch = desk.done(opening).ids["batch"]
    judge = ba.JudgeLine(batch=batch, line=1)
    desk.refused(judge, "batch_sheet.line_not_opened", "实施条例42")
    desk.refused(replace(judge, line=3), "batch_sheet.no_such_line", "D20")
    desk.refused(replace(judge, batch="ghost"), "batch_sheet.unknown")
    sign = ba.SignBatch(batch=batch, person="business", capacity="department_head")
    desk.refused(replace(sign, lines=(1, 1)), "batch_sheet.line_twice", "D20")
    desk.refused(replace(sign, lines=(1, 9)), "batch_sheet.no_such_line", "D20")
    desk.refused(replace(sign, person="zhang"), "case.post_not_held")
    desk.refused(replace(sign, capacity="group_head", person="charge"), "case.wrong_role")
    desk.refused(replace(sign, given=Given(How.PIN)), "confirm.not_asked", "D14")
    ghost = Given(How.ORAL, desk.clock.now(), "ghost", TOMORROW)
    desk.refused(replace(sign, given=ghost), "person.unknown")
    desk.done(sign)
    desk.refused(sign, "batch_sheet.line_not_judged", "实施条例42")
    out = ba.TakeLineOut(batch=batch, line=2, why=batch_facts.TakenOut.DOUBT)
    desk.done(out)
    desk.refused(out, "batch_sheet.line_is_out", "D20")
    desk.refused(replace(judge, line=2), "batch_sheet.line_is_out", "D20")
    desk.refused(ba.CloseBatch(batch=batch), "batch_sheet.lines_open", "D20")


def test_a2_16_rules_are_put_in_force_whole_and_from_a_day_that_comes(desk: Desk) -> None:
    nanning, text = profile_of("nanning")
    _panjin, other = profile_of("panjin")
    adopt = AdoptProfile(profile="nanning", digest=nanning.digest, bundle=text, from_day=today(desk))
    desk.refused(replace(adopt, from_day=date(2026, 3, 4)), "profile.from_past")
    desk.refused(replace(adopt, digest="0" * 64), "profile.other_digest")
    desk.refused(replace(adopt, bundle=text[:-40]), "profile.not_sound")
    desk.refused(replace(adopt, bundle="{}"), "profile.not_sound")
    desk.refused(replace(adopt, profile="ghost"), "profile.not_sound")
    desk.refused(replace(adopt, profile="national"), "profile.other_digest")
    desk.refused(replace(adopt, bundle=other), "profile.not_sound")
    desk.refused(TakeBackRules(from_day=today(desk)), "profile.in_force_already", "A2.16")
    desk.refused(TakeBackRules(from_day=TOMORROW), "profile.none_waiting", "A2.16")
    desk.done(replace(adopt, from_day=TOMORROW))
    desk.refused(replace(adopt, from_day=TOMORROW), "profile.stands_already")
    desk.done(TakeBackRules(from_day=TOMORROW))
    desk.refused(TakeBackRules(from_day=TOMORROW), "profile.none_waiting", "A2.16")
