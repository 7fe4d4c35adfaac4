"""Corrections of a case: right values beside the wrong ones, accepted only if every rule still holds."""

from __future__ import annotations

from dataclasses import replace

from desktop.plain.facts import Codebook, Text
from desktop.procedures import engine
from desktop.procedures.definition import Condition, Field
from desktop.procedures.engine import Actor, Decided
from desktop.procedures.facts import FACTS, CaseCorrected, Given, How
from desktop.procedures.rail import StepState, rail
from desktop.procedures.vocabulary import ConditionKind, FieldType
from tests.procedures.procedure_stories import COPY_ANSWERS, COPYING, Desk, at_leader, code, said, words

LEADER = Actor("chief", "leader_in_charge", frozenset({"leader_in_charge"}))
OFFICER = Actor("keeper", "officer", frozenset({"officer"}))


def right(stage: str, actor: Actor | None, *answers: object, reason: str = "笔误") -> CaseCorrected:
    return CaseCorrected(
        reason=Text(reason),
        stage=stage,
        person=actor.person if actor else "",
        capacity=actor.capacity if actor else "",
        answers=answers,  # type: ignore[arg-type]
    )


def test_the_right_person_takes_the_place_of_the_wrong_one() -> None:
    desk = at_leader()
    fixed = right("prepare", OFFICER, said("issuer_permits", "yes"))
    desk.keep(engine.correct(COPYING, desk.rows, 3, fixed, OFFICER))
    act = desk.case.act_at("prepare")
    assert act is not None
    assert act.fact.person == "keeper"
    assert desk.rows[2].fact != act.fact, "the wrong one stays in the stream"
    assert code(desk.act("leader", person="keeper"))[0] == "case.preparer_decides"


def test_a_correction_that_breaks_a_later_act_names_it() -> None:
    desk = at_leader()
    desk.act("leader", person="chief")
    chief = Actor("chief", "officer", frozenset({"officer"}))
    answer = engine.correct(
        COPYING, desk.rows, 3, right("prepare", chief, said("issuer_permits", "yes")), chief
    )
    assert code(answer) == ("correction.breaks_later", "A6.1.5b")
    assert not isinstance(answer, Decided)
    assert answer.facts["cause"] == "case.preparer_decides"
    assert answer.facts["later"] == ("4", "5")


def test_the_terms_of_a_permit_are_not_corrected_behind_its_back() -> None:
    desk = at_leader()
    desk.act("leader", "agree", said("approved", 2), person="chief")
    more = right("leader", LEADER, said("approved", 3))
    assert code(engine.correct(COPYING, desk.rows, 4, more, LEADER)) == (
        "correction.permit_issued",
        "A6.1.5b",
    )
    none = right("leader", LEADER, said("approved", 2))
    assert isinstance(engine.correct(COPYING, desk.rows, 4, none, LEADER), Decided)


def test_the_opening_is_corrected_and_binds_what_follows() -> None:
    desk = Desk()
    desk.open()
    fixed = right("", None, words("purpose", "培训使用"), said("quantity", 1))
    desk.keep(engine.correct(COPYING, desk.rows, 1, fixed, None))
    assert desk.case.answers["purpose"].words == "培训使用"
    desk.act("department")
    desk.act("prepare", "agree", said("issuer_permits", "yes"))
    assert code(desk.act("leader", "agree", said("approved", 2)))[0] == "answer.beyond_bound"
    wrong = right("", None, words("purpose", "培训使用"))
    assert code(engine.correct(COPYING, desk.rows, 1, wrong, None))[0] == "correction.breaks_later"


def test_a_correction_cannot_bring_a_stage_into_the_way_of_a_permit_already_given() -> None:
    asked_first = Condition(ConditionKind.ANSWER, "yes", "outside")
    definition = replace(
        COPYING,
        opening=(*COPYING.opening, "outside"),
        fields=(*COPYING.fields, Field("outside", "是否外送", FieldType.YES_NO)),
        stages=(
            *COPYING.stages,
            replace(COPYING.stages[-1], id="head", roles=("head",), when=(asked_first,)),
        ),
    )
    desk = Desk(definition)
    desk.open(answers=(*COPY_ANSWERS, said("outside", "no")))
    desk.act("department")
    desk.act("prepare", "agree", said("issuer_permits", "yes"))
    desk.act("leader")
    assert desk.permits == 1
    outside = right("", None, *COPY_ANSWERS, said("outside", "yes"))
    answer = engine.correct(definition, desk.rows, 1, outside, None)
    assert code(answer)[0] == "correction.breaks_later"
    assert not isinstance(answer, Decided)
    assert answer.facts["cause"] == "case.stage_out_of_turn"


def test_a_correction_needs_a_reason_a_post_and_something_to_correct() -> None:
    desk = at_leader()
    fixed = right("prepare", OFFICER, said("issuer_permits", "yes"))
    blank = right("prepare", OFFICER, said("issuer_permits", "yes"), reason=" ")
    assert code(engine.correct(COPYING, desk.rows, 3, blank, OFFICER))[0] == "case.reason_missing"
    idle = Actor("keeper", "officer", frozenset())
    assert code(engine.correct(COPYING, desk.rows, 3, fixed, idle))[0] == "case.post_not_held"
    assert code(engine.correct(COPYING, desk.rows, 9, fixed, OFFICER))[0] == "correction.nothing_to_correct"
    assert code(engine.correct(COPYING, desk.rows, 2, fixed, OFFICER))[0] == "correction.other_stage"


def test_d14_a_correction_cannot_say_that_somebody_confirmed_at_the_desk() -> None:
    desk = at_leader()
    typed = Given(How.PIN, slot="s-1")
    told = replace(right("prepare", OFFICER, said("issuer_permits", "yes")), given=typed)
    assert code(engine.correct(COPYING, desk.rows, 3, told, OFFICER)) == ("correction.not_confirmed", "D14")


def test_every_fact_goes_through_the_codebook_and_keeps_no_words_in_its_body() -> None:
    desk = at_leader("top_secret", said("issuer_permits", "yes"), words("reference", "办密函〔2026〕3号"))
    desk.act("leader", "send_back", to="prepare", reason="请核对𠮷䶮")
    desk.act("prepare", "agree", said("issuer_permits", "yes"), words("reference", "办密函〔2026〕4号"))
    desk.act("leader", given=Given(How.PIN, slot="s-1"))
    desk.keep(engine.sign(COPYING, desk.case, "leader", "person-leader", desk.now))
    desk.keep(engine.withdraw(COPYING, desk.case, "applicant", Text("不需要"), desk.now))
    book, kept = Codebook(FACTS), dict[str, str]()

    def seal(text: str) -> str:
        kept[str(len(kept))] = text
        return str(len(kept) - 1)

    for row in desk.rows:
        body = book.encode(row.fact, seal)
        assert not any(text in str(body) for text in ("办密函", "请核对", "不需要", "会议"))
        assert book.decode(row.fact.KIND, 1, body, kept.__getitem__) == row.fact


def test_the_rail_shows_done_now_ahead_and_why_a_stage_is_skipped() -> None:
    desk = Desk()
    desk.open(level="internal", answers=COPY_ANSWERS)
    assert [s.state for s in rail(COPYING, desk.case)] == [
        StepState.NOW, StepState.AHEAD, StepState.AHEAD, StepState.SKIPPED,
    ]  # fmt: skip
    why = rail(COPYING, desk.case)[3].why
    assert why is not None
    assert why.value == "confidential"
    desk.act("department")
    desk.act("prepare", "agree", said("issuer_permits", "yes"))
    desk.act("office", "refuse", reason="无必要")
    assert [s.state for s in rail(COPYING, desk.case)] == [
        StepState.DONE, StepState.DONE, StepState.REFUSED, StepState.SKIPPED,
    ]  # fmt: skip
    back = at_leader()
    back.act("leader", "send_back", to="department", reason="补")
    assert [(s.state, s.rounds) for s in rail(COPYING, back.case)] == [
        (StepState.NOW, 1), (StepState.AHEAD, 1), (StepState.SKIPPED, 0), (StepState.AHEAD, 1),
    ]  # fmt: skip
