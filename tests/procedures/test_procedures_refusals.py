"""Each refusal of the engine, with the clause behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.plain.facts import Text
from desktop.procedures import engine
from desktop.procedures.case import Status
from desktop.procedures.definition import Enclosure
from desktop.procedures.engine import Decided
from desktop.procedures.facts import Given, How
from desktop.procedures.vocabulary import SubjectKind
from tests.procedures.procedure_stories import (
    COPY_ANSWERS,
    COPYING,
    START,
    WIDENING,
    Desk,
    at_leader,
    code,
    said,
    words,
)


def test_a6_1_5b_the_leader_in_charge_grants_and_the_terms_are_what_he_approved() -> None:
    desk = at_leader()
    done = desk.act("leader", "agree", said("approved", 2))
    assert isinstance(done, Decided)
    terms = done.permit
    assert terms is not None
    assert (terms.quantity, terms.subjects, terms.clause) == (2, ("thing-1",), "A6.1.5b")
    assert terms.valid_to == terms.valid_from + timedelta(days=30)
    assert desk.case.status is Status.GRANTED


def test_a6_1_5b_without_a_figure_of_his_own_what_was_asked_is_approved() -> None:
    done = at_leader().act("leader")
    assert isinstance(done, Decided)
    assert done.permit is not None
    assert done.permit.quantity == 3


def test_a6_1_5c_not_more_than_was_asked() -> None:
    assert code(at_leader().act("leader", "agree", said("approved", 4))) == ("answer.beyond_bound", "A6.1.5c")


def test_a6_1_5c_not_none_at_all() -> None:
    assert code(at_leader().act("leader", "agree", said("approved", 0))) == ("answer.too_small", "A6.1.5c")


def test_a6_1_5c_none_is_not_granted_even_where_the_file_would_take_it() -> None:
    lax = replace(COPYING, fields=tuple(replace(f, minimum=None) for f in COPYING.fields))
    desk = at_leader()
    desk.definition = lax
    assert code(desk.act("leader", "agree", said("approved", 0))) == ("case.no_quantity", "A6.1.5c")


def test_no_stage_is_skipped() -> None:
    desk = Desk()
    desk.open()
    assert code(desk.act("leader")) == ("case.stage_out_of_turn", "A6.1.5b")
    desk.act("department")
    assert code(desk.act("department")) == ("case.stage_out_of_turn", "A6.1.5d")


def test_a6_1_5b_another_post_cannot_stand_in_for_the_leader() -> None:
    desk = at_leader()
    assert code(desk.act("leader", capacity="officer")) == ("case.wrong_role", "A6.1.5b")
    assert code(desk.act("leader", posts=("officer",))) == ("case.post_not_held", "A6.1.5b")


def test_who_prepares_does_not_decide() -> None:
    desk = at_leader()
    assert code(desk.act("leader", person="person-prepare")) == ("case.preparer_decides", "A6.1.5b")
    drawn_up = at_leader(prepared_by="clerk")
    assert code(drawn_up.act("leader", person="clerk")) == ("case.preparer_decides", "A6.1.5b")


def test_who_has_decided_does_not_prepare_afterwards() -> None:
    desk = Desk()
    desk.open()
    desk.act("department")
    given = desk.act("prepare", "agree", said("issuer_permits", "yes"), person="person-department")
    assert code(given) == ("case.decider_prepares", "A6.1.5d")


def test_who_drew_the_request_up_may_speak_for_the_secrecy_office_but_not_approve() -> None:
    desk = Desk(WIDENING)
    desk.open(prepared_by="keeper")
    desk.act("department")
    assert isinstance(desk.act("office", person="keeper"), Decided)
    desk.act("head", "send_back", to="department", reason="补")
    desk.act("department")
    desk.act("office")
    assert code(desk.act("head", person="keeper")) == ("case.preparer_decides", "保密法21")


def test_nobody_decides_twice_unless_the_rules_say_so() -> None:
    desk = at_leader()
    assert code(desk.act("leader", person="person-department")) == ("case.decides_twice", "A6.1.5b")
    allowed = replace(COPYING, stages=(*COPYING.stages[:-1], replace(COPYING.stages[-1], same_person=True)))
    lenient = at_leader()
    lenient.definition = allowed
    assert isinstance(lenient.act("leader", person="person-department"), Decided)


def test_nobody_grants_his_own_request() -> None:
    assert code(at_leader().act("leader", person="applicant")) == ("case.own_request", "A6.1.5b")


def test_back_to_an_earlier_stage_needs_a_reason_and_sets_aside_what_followed() -> None:
    desk = at_leader("secret", said("issuer_permits", "no"))
    assert code(desk.act("leader", "send_back", to="prepare")) == ("case.reason_missing", "A6.1.5b")
    assert code(desk.act("leader", "send_back", to="leader", reason="补")) == (
        "case.not_an_earlier_stage", "A6.1.5b",
    )  # fmt: skip
    assert isinstance(desk.act("leader", "send_back", to="prepare", reason="核对制发机关意见"), Decided)
    assert "issuer_permits" not in desk.case.answers
    assert code(desk.act("leader")) == ("case.stage_out_of_turn", "A6.1.5d")
    desk.act("prepare", "agree", said("issuer_permits", "yes"))
    assert isinstance(desk.act("leader"), Decided)
    assert desk.permits == 1
    assert [a.fact.stage for a in desk.case.history] == [
        "department",
        "prepare",
        "leader",
        "prepare",
        "leader",
    ]


def test_a_refusal_needs_a_reason_and_ends_the_case() -> None:
    desk = at_leader()
    assert code(desk.act("leader", "refuse")) == ("case.reason_missing", "A6.1.5b")
    assert isinstance(desk.act("leader", "refuse", reason="无必要"), Decided)
    assert desk.case.status is Status.REFUSED
    assert code(desk.act("leader")) == ("case.not_open", "A6.1.5b")


def test_保密法26_top_secret_copying_needs_the_issuers_reference_whatever_the_file_says() -> None:
    desk = at_leader("top_secret")
    assert code(desk.act("leader")) == ("case.issuer_reference_missing", "保密法26")
    blank = at_leader("top_secret", said("issuer_permits", "yes"), words("reference", " 　"))
    assert code(blank.act("leader")) == ("case.issuer_reference_missing", "保密法26")
    named = at_leader("top_secret", said("issuer_permits", "yes"), words("reference", "办密函〔2026〕3号"))
    done = named.act("leader")
    assert isinstance(done, Decided)
    assert done.permit is not None
    assert done.permit.reference == "办密函〔2026〕3号"


def test_实施条例27_what_the_issuer_forbids_is_not_granted() -> None:
    desk = at_leader("confidential", said("issuer_permits", "no"))
    assert code(desk.act("leader")) == ("case.issuer_forbids_copying", "实施条例27")


@pytest.mark.parametrize("level", ["internal", "work_secret", "confidential", "secret", "top_secret"])
def test_d14_no_oral_approval_of_copying_at_any_level(level: str) -> None:
    lax = replace(COPYING, stages=tuple(replace(s, oral_allowed=True) for s in COPYING.stages))
    desk = Desk(lax)
    desk.open(level=level)
    oral = Given(How.ORAL, START, "witness", (START + timedelta(days=1)).date())
    assert code(desk.act("department", given=oral)) == ("case.oral_for_copying", "D14")


def test_d14_oral_consent_where_allowed_has_time_witness_and_signing_day() -> None:
    desk = Desk(WIDENING)
    desk.open()
    next_day = (START + timedelta(days=1)).date()
    at = START + timedelta(minutes=30)
    for wrong, clause in (
        (Given(How.ORAL), "case.oral_needs_witness"),
        (Given(How.ORAL, at, "person-department", next_day), "case.oral_needs_witness"),
        (Given(How.ORAL, START + timedelta(days=1), "witness", next_day), "case.oral_needs_witness"),
        (Given(How.ORAL, at, "witness"), "case.oral_needs_signing_day"),
        (Given(How.ORAL, at, "witness", at.date()), "case.oral_needs_signing_day"),
    ):
        assert code(desk.act("department", given=wrong)) == (clause, "D14")
    assert isinstance(desk.act("department", given=Given(How.ORAL, at, "witness", next_day)), Decided)
    oral_later = Given(How.ORAL, at, "witness", next_day)
    assert code(desk.act("office", given=oral_later)) == ("case.oral_not_allowed", "D14")


def test_d14_a_pin_moves_the_case_but_it_is_not_closed_before_the_ink() -> None:
    desk = at_leader()
    assert isinstance(desk.act("leader", given=Given(How.PIN, slot="s-1")), Decided)
    assert desk.permits == 1
    assert code(engine.close(COPYING, desk.case, "officer", desk.now)) == ("case.ink_missing", "D14")
    assert code(engine.sign(COPYING, desk.case, "department", "person-department", desk.now)) == (
        "case.nothing_to_sign", "D14",
    )  # fmt: skip
    desk.keep(engine.sign(COPYING, desk.case, "leader", "person-leader", desk.now))
    assert desk.case.unsigned == ()
    desk.keep(engine.close(COPYING, desk.case, "officer", desk.now))
    assert desk.case.closed
    assert desk.case.status is Status.GRANTED


def test_d14_nobody_confirmed_at_the_desk_whose_slot_did_not_say_so() -> None:
    assert code(at_leader().act("leader", given=Given(How.PIN))) == ("confirm.not_asked", "D14")


def test_d14_a_unit_whose_rule_takes_the_pin_for_a_signature_closes_at_once() -> None:
    desk = at_leader()
    desk.act("leader", given=Given(How.PIN, slot="s-1"))
    ruled = replace(COPYING, pin_rule="本单位规定8")
    assert isinstance(engine.close(ruled, desk.case, "officer", desk.now), Decided)


def test_d14_a_pin_rule_does_not_stand_for_the_signature_after_an_oral_consent() -> None:
    desk = Desk(replace(WIDENING, pin_rule="本单位规定8"))
    desk.open()
    oral = Given(How.ORAL, START, "witness", (START + timedelta(days=1)).date())
    desk.act("department", given=oral)
    desk.act("office", given=Given(How.PIN, slot="s-1"))
    desk.act("head")
    assert code(engine.close(desk.definition, desk.case, "officer", desk.now)) == ("case.ink_missing", "D14")
    desk.keep(engine.sign(desk.definition, desk.case, "department", "person-department", desk.now))
    assert isinstance(engine.close(desk.definition, desk.case, "officer", desk.now), Decided)


def test_an_open_case_is_not_closed() -> None:
    assert code(engine.close(COPYING, at_leader().case, "officer", START)) == ("case.not_ended", "A6.1.5b")


def test_edge_17_cipher_telegrams_and_edge_31_copies_of_copies_are_not_even_asked_for() -> None:
    assert code(Desk().open(marks=("telegram",))) == ("case.telegram_not_copied", "A6.1.5a")
    assert code(Desk().open(marks=("reproduction",))) == ("case.copy_of_copy", "A6.1.5a")
    assert isinstance(Desk(WIDENING).open(marks=("telegram",)), Decided)


def test_what_a_case_is_about_must_be_named_once_and_of_its_kind() -> None:
    assert code(Desk().open(subjects=())) == ("case.no_subject", "A6.1.5b")
    assert code(Desk().open(subject=SubjectKind.DOCUMENT)) == ("case.no_subject", "A6.1.5b")
    assert code(Desk().open(subjects=("a", "b"))) == ("case.one_subject_only", "A6.1.5b")
    assert code(Desk(WIDENING).open(subjects=("a", "a"))) == ("case.subject_twice", "")
    assert code(Desk().open(applicant="")) == ("case.no_applicant", "A6.1.5b")
    only_secret = replace(COPYING, levels=("secret",))
    assert code(Desk(only_secret).open(level="top_secret")) == ("case.level_not_covered", "A6.1.5b")


@pytest.mark.parametrize(
    ("answers", "refusal"),
    [
        ((COPY_ANSWERS[0],), "answer.missing"),
        ((*COPY_ANSWERS, said("approved", 1)), "answer.not_asked"),
        ((*COPY_ANSWERS, said("quantity", 2)), "answer.given_twice"),
        ((COPY_ANSWERS[0], said("quantity", "两份")), "answer.wrong_make"),
        ((COPY_ANSWERS[0], said("quantity", "-1")), "answer.wrong_make"),
        ((COPY_ANSWERS[0], said("quantity", "２")), "answer.wrong_make"),
        ((words("purpose", "　"), COPY_ANSWERS[1]), "answer.missing"),
        ((said("purpose", "x"), COPY_ANSWERS[1]), "answer.wrong_make"),
    ],
)
def test_answers_are_of_the_make_of_their_fields(answers: object, refusal: str) -> None:
    assert code(Desk().open(answers=answers))[0] == refusal


def test_a_field_that_is_not_shown_is_not_answered() -> None:
    desk = Desk()
    desk.open()
    desk.act("department")
    given = desk.act("prepare", "agree", said("issuer_permits", "yes"), words("reference", "某文号"))
    assert code(given) == ("answer.not_shown", "保密法26")


def test_保密法21_widening_lets_in_only_persons_that_were_asked_for() -> None:
    desk = Desk(WIDENING)
    desk.open()
    desk.act("department")
    desk.act("office")
    assert code(desk.act("head", "agree", said("approved", ("p1", "p9")))) == (
        "answer.beyond_bound",
        "保密法21",
    )
    done = desk.act("head", "agree", said("approved", ("p2",)), capacity="head_designee")
    assert isinstance(done, Decided)
    assert done.permit is not None
    assert (done.permit.persons, done.permit.quantity, done.permit.valid_to) == (("p2",), 0, None)


def test_an_enclosure_must_lie_with_the_case() -> None:
    stages = (replace(WIDENING.stages[0], enclosures=(Enclosure("letter", "公函"),)), *WIDENING.stages[1:])
    desk = Desk(replace(WIDENING, stages=stages))
    desk.open()
    assert code(desk.act("department")) == ("case.enclosure_missing", "A6.1.4d")
    assert isinstance(desk.act("department", "refuse", reason="无公函"), Decided)


def test_an_act_is_not_earlier_than_the_one_before_it() -> None:
    desk = at_leader()
    desk.now -= timedelta(hours=3)
    assert code(desk.act("leader")) == ("case.before_last_act", "A6.1.5b")


def test_a_granted_case_that_is_withdrawn_takes_its_permit_with_it() -> None:
    desk = at_leader()
    early = engine.withdraw(COPYING, desk.case, "applicant", Text("不需要了"), desk.now)
    assert isinstance(early, Decided)
    assert not early.revokes
    desk.act("leader")
    assert (
        code(engine.withdraw(COPYING, desk.case, "applicant", Text(" "), desk.now))[0]
        == "case.reason_missing"
    )
    late = desk.keep(engine.withdraw(COPYING, desk.case, "applicant", Text("不需要了"), desk.now))
    assert isinstance(late, Decided)
    assert late.revokes
    assert desk.case.status is Status.WITHDRAWN
    assert code(engine.withdraw(COPYING, desk.case, "a", Text("再"), desk.now))[0] == "case.not_open"
