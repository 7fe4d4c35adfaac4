"""Round the engine by its side doors: commands about approvals that no window would send."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from desktop.custody.places import Ending
from desktop.operations.approvals.cases import ActOnCase, CloseCase, OpenCase, SignCase, WithdrawCase
from desktop.operations.approvals.reproduce import InformPersons
from desktop.operations.custody.reality import EndByProof
from desktop.operations.deadlines.extend import ExtendDeadline
from desktop.operations.people.persons import RetirePerson
from desktop.operations.people.posts import AssignPost, NameDeputy, VacatePost
from desktop.plain.facts import Text
from desktop.procedures.facts import Answer, Given, How
from tests.operations.desk_of_tests import Desk, today
from tests.operations.desk_stories import MAKE, permit, told

OPENING = (Answer("purpose", (), Text("会议")), told("method", "photocopy"), told("quantity", "2"))
NOON = datetime(2026, 3, 5, 12, 0)


def asking(copy: str, **more: Any) -> OpenCase:
    given: dict[str, Any] = {"procedure": "reproduction", "subjects": (copy,), "applicant": "business"}
    return OpenCase(**{**given, "answers": OPENING, **more})


def instead(*answers: Answer) -> tuple[Answer, ...]:
    """The opening with other answers in their place."""
    fields = {answer.field for answer in answers}
    return (*(answer for answer in OPENING if answer.field not in fields), *answers)


@pytest.fixture
def copy(desk: Desk) -> str:
    return desk.register(2)[1][0]


@pytest.fixture
def case(desk: Desk, copy: str) -> str:
    return desk.done(asking(copy)).ids["case"]


def department(case: str, **more: Any) -> ActOnCase:
    given = {"stage": "department", "decision": "agree", "person": "business", "capacity": "department_head"}
    return ActOnCase(case=case, **{**given, **more})


def prepare(case: str, **more: Any) -> ActOnCase:
    given = {"stage": "prepare", "decision": "done", "person": "officer", "capacity": "officer"}
    return ActOnCase(case=case, **{**given, "answers": (told("issuer_permits", "yes"),), **more})


def leader(case: str, **more: Any) -> ActOnCase:
    given = {"stage": "leader", "decision": "agree", "person": "charge", "capacity": "leader_in_charge"}
    return ActOnCase(case=case, **{**given, **more})


OPENINGS: dict[str, tuple[dict[str, Any], str, str | None]] = {
    "a procedure nobody knows": ({"procedure": "loan"}, "case.other_procedure", None),
    "a review from the approvals": ({"procedure": "review"}, "document.unknown", None),
    "about nothing": ({"subjects": ()}, "case.no_subject", "A6.1.5b"),
    "about a copy nobody has": ({"subjects": ("ghost",)}, "copy.unknown", None),
    "for nobody": ({"applicant": ""}, "case.no_applicant", "A6.1.5b"),
    "for somebody nobody knows": ({"applicant": "ghost"}, "person.unknown", None),
    "for a department nobody knows": ({"department": "ghost"}, "department.unknown", None),
    "an answer to a later stage": ({"answers": (*OPENING, told("issuer_permits", "yes"))}, "answer.not_asked", None),
    "an answer to no question": ({"answers": (*OPENING, told("ghost", "yes"))}, "answer.not_asked", None),
    "an answer twice": ({"answers": (*OPENING, told("quantity", "3"))}, "answer.given_twice", None),
    "an answer left out": ({"answers": OPENING[:2]}, "answer.missing", "A6.1.5c"),
    "an answer outside the list": ({"answers": instead(told("method", "magic"))}, "answer.wrong_make", "A6.1.5a"),
    "two answers where one is": ({"answers": instead(told("method", "scan", "print"))}, "answer.wrong_make", "A6.1.5a"),
    "no copies": ({"answers": instead(told("quantity", "0"))}, "answer.too_small", "A6.1.5c"),
    "fewer than no copies": ({"answers": instead(told("quantity", "-1"))}, "answer.wrong_make", "A6.1.5c"),
    "half a copy": ({"answers": instead(told("quantity", "1.5"))}, "answer.wrong_make", "A6.1.5c"),
    "full-width copies": ({"answers": instead(told("quantity", "２"))}, "answer.wrong_make", "A6.1.5c"),
    "copies without end": ({"answers": instead(told("quantity", "9" * 12))}, "answer.wrong_make", "A6.1.5c"),
    "words among the codes": ({"answers": instead(told("purpose", "会议"))}, "answer.wrong_make", "A6.1.5b"),
    "a holder nobody knows": ({"answers": (*OPENING, told("holders", "zhang", "ghost"))}, "person.unknown", None),
    "a holder twice": ({"answers": (*OPENING, told("holders", "zhang", "zhang"))}, "answer.wrong_make", "A6.1.5e"),
    "a holder without a name": ({"answers": (*OPENING, told("holders", ""))}, "person.unknown", None),
    "of tomorrow": ({"at": datetime(2026, 3, 6, 8)}, "act.in_future", None),
    "of yesterday, without a word": ({"at": datetime(2026, 3, 4, 8)}, "act.late_reason", None),
}  # fmt: skip


@pytest.mark.parametrize("name", OPENINGS)
def test_a6_1_5b_what_no_window_would_ask_for(name: str, desk: Desk, copy: str) -> None:
    more, code, clause = OPENINGS[name]
    desk.refused(asking(copy, **more), code, clause)


def test_a6_1_5a_what_may_not_be_copied_is_not_asked_for(desk: Desk, copy: str) -> None:
    document, others = desk.register(3)
    desk.refused(asking(copy, subjects=(copy, copy)), "case.subject_twice")
    desk.refused(asking(copy, subjects=tuple(others[:2])), "case.one_subject_only", "A6.1.5b")
    desk.refused(asking(copy, subjects=(document,)), "copy.unknown")
    desk.done(EndByProof(copies=(others[2],), how=Ending.DESTROYED, proof="销毁清册 3 号"))
    desk.refused(asking(others[2]), "copy.unknown")
    made = desk.done(replace(MAKE, original=others[0], permit=permit(desk, others[0]), quantity=1)).ids[
        "copy"
    ]
    desk.refused(asking(made), "case.copy_of_copy", "A6.1.5a")
    desk.store.operator = "zhang"
    desk.refused(asking(copy), "desk.not_officer", "A6.1.1a")


def test_no_stage_is_skipped_done_twice_or_by_other_hands(desk: Desk, case: str) -> None:
    desk.refused(department("ghost"), "case.unknown")
    desk.refused(department(case, stage="ghost"), "case.stage_unknown", "A6.1.5b")
    desk.refused(leader(case), "case.stage_out_of_turn")
    desk.refused(department(case, decision="ghost"), "case.decision_unknown")
    desk.refused(department(case, decision="done"), "case.decision_unknown")
    desk.refused(department(case, person="charge", capacity="leader_in_charge"), "case.wrong_role")
    desk.refused(department(case, person="zhang"), "case.post_not_held")
    desk.refused(department(case, person=""), "case.wrong_role")
    desk.refused(department(case, person="ghost"), "case.post_not_held")
    desk.refused(
        department(case, decision="send_back", to="department", reason="缺"), "case.decision_unknown"
    )
    desk.refused(department(case, enclosures=("ghost",)), "case.enclosure_unknown")
    desk.refused(department(case, answers=(told("issuer_permits", "yes"),)), "answer.not_asked")
    desk.refused(department(case, answers=(told("quantity", "9"),)), "answer.not_asked")
    desk.done(department(case))
    desk.refused(department(case), "case.stage_out_of_turn")
    desk.refused(prepare(case, answers=()), "answer.missing", "实施条例27")
    desk.refused(prepare(case, answers=(told("issuer_permits", "maybe"),)), "answer.wrong_make")
    desk.refused(prepare(case, decision="send_back", to="leader", reason="缺"), "case.not_an_earlier_stage")
    desk.refused(prepare(case, decision="send_back", to="", reason="缺"), "case.not_an_earlier_stage")
    desk.refused(prepare(case, decision="send_back", to="department", reason=" "), "case.reason_missing")
    desk.refused(prepare(case, at=datetime(2026, 3, 4, 9), late_reason="补记"), "case.before_last_act")
    desk.done(prepare(case))
    over = (told("approved_quantity", "3"),)
    desk.refused(leader(case, answers=over), "answer.beyond_bound", "A6.1.5c")
    desk.refused(leader(case, decision="refuse"), "case.reason_missing")
    desk.done(leader(case))
    desk.refused(leader(case), "case.not_open")


def test_post_and_person_count_on_the_day_of_the_act(desk: Desk, case: str) -> None:
    tomorrow, yesterday = today(desk) + timedelta(1), today(desk) - timedelta(1)
    desk.done(AssignPost(post="department_head", person="zhang", from_day=tomorrow))
    desk.refused(department(case, person="zhang"), "case.post_not_held")
    desk.done(AssignPost(post="department_head", person="li", from_day=date(2026, 1, 1)))
    desk.done(VacatePost(post="department_head", person="li", last_day=yesterday))
    desk.refused(department(case, person="li"), "case.post_not_held")
    stands = NameDeputy(
        stands_for="business", person="wang", named_by="head", from_day=date(2026, 2, 1), to_day=yesterday
    )
    desk.done(stands)
    desk.refused(department(case, person="wang"), "case.post_not_held")
    desk.done(AssignPost(post="department_head", person="core"))
    desk.refused(RetirePerson(person="core"), "person.holds_posts")
    desk.done(VacatePost(post="department_head", person="core"))
    desk.done(RetirePerson(person="core"))
    desk.later(days=1)
    desk.refused(department(case, person="core"), "case.post_not_held")
    desk.done(department(case, person="zhang"))


def test_who_drew_it_up_or_asked_for_it_does_not_say_yes(desk: Desk, copy: str) -> None:
    own = desk.done(asking(copy, applicant="charge")).ids["case"]
    desk.done(department(own))
    desk.done(prepare(own))
    desk.refused(leader(own), "case.own_request")
    both = desk.done(asking(copy, applicant="zhang")).ids["case"]
    for post in ("officer", "leader_in_charge"):
        desk.done(AssignPost(post=post, person="business"))
    desk.done(department(both))
    desk.refused(prepare(both, person="business"), "case.decider_prepares")
    desk.done(prepare(both))
    desk.refused(leader(both, person="business"), "case.decides_twice")
    desk.done(AssignPost(post="leader_in_charge", person="officer"))
    desk.refused(leader(both, person="officer"), "case.preparer_decides")


def test_d14_no_copying_by_word_of_mouth_or_by_a_slot_that_was_not_asked(desk: Desk, case: str) -> None:
    spoken = Given(How.ORAL, desk.clock.now(), "zhang", today(desk) + timedelta(1))
    desk.refused(department(case, given=spoken), "case.oral_for_copying", "D14")
    desk.refused(department(case, given=Given(How.PIN)), "confirm.not_asked", "D14")


def test_a_case_that_is_over_stays_over(desk: Desk, copy: str, case: str) -> None:
    desk.refused(CloseCase(case=case), "case.not_ended")
    desk.refused(SignCase(case=case, stage="department", person="business"), "case.nothing_to_sign", "D14")
    desk.refused(WithdrawCase(case=case, by="business", reason=" "), "case.reason_missing")
    desk.refused(WithdrawCase(case=case, by="", reason="不需要了"), "person.unknown")
    desk.refused(WithdrawCase(case=case, by="ghost", reason="不需要了"), "person.unknown")
    desk.done(WithdrawCase(case=case, by="business", reason="不需要了"))
    desk.refused(WithdrawCase(case=case, by="business", reason="不需要了"), "case.not_open")
    desk.refused(department(case), "case.not_open")
    desk.done(CloseCase(case=case))
    desk.refused(CloseCase(case=case), "case.not_ended")
    other = desk.done(asking(copy)).ids["case"]
    desk.done(department(other, decision="refuse", reason="不同意"))
    desk.refused(prepare(other), "case.not_open")
    desk.refused(WithdrawCase(case=other, by="business", reason="不需要了"), "case.not_open")
    longer = ExtendDeadline(
        case=other, deadline="reply", count=1, person="head", capacity="head", reason="忙"
    )
    desk.refused(longer, "deadline.not_extendable")
    desk.refused(replace(longer, case="ghost"), "case.unknown")
    desk.refused(replace(longer, capacity="officer"), "case.post_not_held")


def test_what_is_closed_is_not_closed_before_it_ended(desk: Desk, case: str) -> None:
    desk.clock.at = NOON
    desk.done(department(case, decision="refuse", reason="不同意"))
    desk.later(days=1)
    early = CloseCase(case=case, at=datetime(2026, 3, 5, 11), late_reason="补记")
    desk.refused(early, "case.before_last_act")
    desk.done(replace(early, at=None))


def test_实施条例27_what_the_issuer_forbids_is_not_granted(desk: Desk, case: str) -> None:
    desk.done(department(case))
    desk.done(prepare(case, answers=(told("issuer_permits", "no"),)))
    desk.refused(leader(case), "case.issuer_forbids_copying", "实施条例27")


def test_保密法21_nobody_is_let_in_under_a_name_that_is_none(desk: Desk) -> None:
    document, copies = desk.register(2)
    words = (Answer("reason", (), Text("承办")), told("way", "circulation"))
    asked = OpenCase(
        procedure="widening",
        subjects=(document,),
        applicant="business",
        answers=(told("persons", "zhang"), *words),
    )
    desk.refused(replace(asked, subjects=(copies[0],)), "document.unknown")
    for persons, code in ((("ghost",), "person.unknown"), (("zhang", "zhang"), "answer.wrong_make")):
        desk.refused(replace(asked, answers=(told("persons", *persons), *words)), code)
    case = desk.done(asked).ids["case"]
    desk.done(department(case))
    checked = ActOnCase(
        case=case, stage="secrecy_office", decision="agree", person="office", capacity="secrecy_office",
        answers=(told("issuer_rule", "yes"),),
    )  # fmt: skip
    desk.refused(checked, "answer.missing", "保密法21")
    desk.done(replace(checked, answers=(told("issuer_rule", "no"),)))
    wider = (told("approved_persons", "zhang", "li"),)
    head = ActOnCase(case=case, stage="head", decision="agree", person="head", capacity="head", answers=wider)
    desk.refused(head, "answer.beyond_bound", "保密法21")
    granted = desk.done(replace(head, answers=())).ids["permit"]
    other = desk.register(1, title="另一件")[0]
    tell = InformPersons(document=document, persons=("zhang",), permit=granted)
    desk.refused(replace(tell, document=other), "permit.other_document")
    desk.refused(replace(tell, persons=("li",)), "permit.other_person")
    desk.done(tell)


def test_the_same_request_twice_is_one_act(desk: Desk, copy: str) -> None:
    first = desk.done(asking(copy, request="r1"))
    again = desk.done(asking(copy, request="r1"))
    assert again.ids == first.ids
    step = department(first.ids["case"], request="r2")
    assert desk.done(step).ids == desk.done(step).ids
    assert len(desk.stream(f"case/{first.ids['case']}")) == 2
