"""The life of an item that is to be published: what no unit's file can soften."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.review import item_facts as f
from desktop.procedures.review import item_laws as laws
from desktop.procedures.review.item import Item
from tests.procedures.review.item_stories import (
    DAY,
    Story,
    begun,
    checked,
    draft,
    ended,
    handed_in,
    hit,
    judged,
    published,
    words,
)


def code(refusal: Refusal | None) -> tuple[str, str]:
    return (refusal.code, refusal.clause) if refusal else ("", "")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ("", "")),
        ({"words": words(title="　")}, ("item.no_title", "A2.9b")),
        ({"words": words(number="", summary=" ")}, ("item.no_number_or_summary", "A2.9b")),
        ({"words": words(number="", summary="停车场开放时间")}, ("", "")),
        ({"department": ""}, ("item.no_department", "C4.1")),
        ({"channels": ()}, ("item.no_channel", "C7.4")),
        ({"attribute": f.Attribute.WITHHELD}, ("item.not_public_without_reason", "A2.7a")),
        (
            {"attribute": f.Attribute.WITHHELD, "item_type": laws.OFFICIAL_DOCUMENT},
            ("item.not_public_without_reason", "B4.1"),
        ),
        (
            {"attribute": f.Attribute.WITHHELD, "attribute_reason": Text("含未公开数据"), "channels": ()},
            ("", ""),
        ),
        ({"source": f.Source(Text(" "), DAY)}, ("item.no_source", "D25")),
    ],
)
def test_a2_9b_a2_7a_b4_1_what_an_item_says_when_it_is_handed_in(
    changes: dict[str, object], expected: tuple[str, str]
) -> None:
    assert code(laws.may_be_handed_in(handed_in(**changes))) == expected


def test_a2_1_nothing_is_published_without_a_review_that_ended_so() -> None:
    story = Story()
    story.add(handed_in())
    assert code(laws.may_publish(story.item, published())) == ("item.not_reviewed", "A2.1")
    story.add(begun())
    assert code(laws.may_publish(story.item, published())) == ("item.not_reviewed", "A2.1")
    story.add(ended("withhold"))
    assert code(laws.may_publish(story.item, published(on=date(2026, 4, 1)))) == (
        "item.not_for_publication",
        "A2.11",
    )
    story.add(begun("c2", 2), ended("sever", "c2"))
    assert laws.may_publish(story.item, published(on=date(2026, 4, 1))) is None


def test_a2_3_no_publication_before_the_day_of_the_conclusion() -> None:
    item = Story().add(handed_in(), begun(), ended())
    assert item.concluded_on == date(2026, 3, 4)
    assert code(laws.may_publish(item, published(on=date(2026, 3, 3)))) == (
        "item.published_before_review",
        "A2.3",
    )
    assert laws.may_publish(item, published(on=date(2026, 3, 4))) is None


def test_c7_20b_somebody_compares_again_before_it_is_out() -> None:
    item = Story().add(handed_in(), begun(), ended())
    assert code(laws.may_publish(item, published(on=date(2026, 3, 9), compared_by=""))) == (
        "item.not_compared",
        "C7.20b",
    )


def test_c7_4_channels_have_their_order_and_one_publication_each() -> None:
    story = Story()
    item = story.add(handed_in(), begun(), ended())
    assert laws.earlier_channels(item, "wechat") == ("site",)
    item = story.add(published("site", date(2026, 3, 5)))
    assert laws.earlier_channels(item, "wechat") == ()
    assert code(laws.may_publish(item, published("site", date(2026, 3, 9)))) == ("item.already_out", "C7.4")
    item = story.add(published("wechat", date(2026, 3, 6)))  # one review, two publication records (edge 51)
    assert sorted(item.published) == ["site", "wechat"]
    taken = f.TakenDown(channel="site", at=datetime(2026, 3, 8, 9), reason=Text("数字有误"), by="p4")
    item = story.add(taken)
    assert list(item.published) == ["wechat"]
    assert len(item.ever_published) == 2


def test_a3_6b_one_review_at_a_time_and_a_new_round_after_it() -> None:
    story = Story()
    item = story.add(handed_in(), begun())
    assert code(laws.may_begin_round(item)) == ("item.review_open", "A3.6b")
    item = story.add(ended("publish"))
    assert laws.may_begin_round(item) is None
    item = story.add(begun("c2", 2))
    assert (item.case, item.conclusion, item.concluded_on) == ("c2", "", None)
    assert code(laws.may_publish(item, published(on=date(2026, 5, 1)))) == ("item.not_reviewed", "A2.1")


@pytest.mark.parametrize("relation", list(f.Relation))
def test_a2_4a_d24_an_item_with_a_secret_document_is_barred_until_it_is_cleared(relation: f.Relation) -> None:
    story = Story()
    item = story.add(handed_in(), begun(), f.RelationNoted(number=1, relation=relation, document="doc"))
    assert laws.may_be_concluded(item, "withhold") is None  # a no is always possible
    refused = laws.may_be_concluded(item, "publish")
    assert code(refused) == ("item.relation_open", "A2.4a" if relation is f.Relation.CONTAINS else "D24")

    def clears(by: f.Clearing, reference: str, person: str = "") -> f.RelationCleared:
        return f.RelationCleared(number=1, by=by, reference=Text(reference), person=person)

    assert (
        code(laws.may_clear(item, clears(f.Clearing.DECLASSIFIED, " ")))[0]
        == "item.clearing_without_reference"
    )
    out = laws.may_clear(item, clears(f.Clearing.CITATION_OUT, "说明〔2026〕1号", "p3"))
    if relation is f.Relation.CONTAINS:
        assert code(out) == ("item.part_needs_declassification", "A2.4a")
    else:
        assert out is None
        nobody = laws.may_clear(item, clears(f.Clearing.CITATION_OUT, "说明〔2026〕1号"))
        assert code(nobody) == ("item.statement_without_person", "D24")
    item = story.add(clears(f.Clearing.DECLASSIFIED, "解密通知〔2026〕3号"))
    assert laws.may_be_concluded(item, "publish") is None
    assert code(laws.may_clear(item, clears(f.Clearing.DECLASSIFIED, "再次")))[0] == "item.no_such_relation"


def asked(number: int = 1, silence: f.Silence = f.Silence.OWN_DECISION) -> f.ConsultationSent:
    return f.ConsultationSent(
        number=number,
        asked=f.Asked.THIRD_PARTY,
        to=Text("某公司"),
        letter="征意〔2026〕1号",
        sent_on=date(2026, 3, 3),
        due_on=date(2026, 3, 24),
        silence=silence,
        clause="公开条例32",
    )


def replied(reply: f.Reply, on: date) -> f.ConsultationAnswered:
    return f.ConsultationAnswered(number=1, reply=reply, on=on)


def test_b6_8_who_is_asked_in_writing_is_waited_for() -> None:
    story = Story()
    item = story.add(handed_in(), begun(), asked())
    assert code(laws.may_be_concluded(item, "publish")) == ("item.letter_open", "B6.8")
    assert laws.may_reply(item, replied(f.Reply.AGREES, date(2026, 3, 5))) is None
    assert (
        code(laws.may_reply(item, replied(f.Reply.AGREES, date(2026, 3, 1))))[0]
        == "item.answer_before_question"
    )
    assert code(laws.may_reply(item, replied(f.Reply.SILENCE, date(2026, 3, 24)))) == (
        "item.term_not_over",
        "公开条例32",
    )
    assert laws.may_reply(item, replied(f.Reply.SILENCE, date(2026, 3, 25))) is None
    item = story.add(replied(f.Reply.SILENCE, date(2026, 3, 25)))
    assert laws.may_be_concluded(item, "publish") is None


def test_silence_means_nothing_where_no_rule_says_so() -> None:
    item = Story().add(handed_in(), begun(), asked(silence=f.Silence.NONE))
    refused = laws.may_reply(item, replied(f.Reply.SILENCE, date(2026, 6, 1)))
    assert code(refused)[0] == "item.silence_means_nothing"


def with_hits() -> tuple[Story, Item]:
    story = Story()
    hits = (
        hit(),
        hit("mobile", "to_look_at", "138…"),
        hit("mobile", "to_look_at", "139…"),
        hit("keyword", "hint", "维稳"),
    )
    return story, story.add(handed_in(), begun(), draft(), checked(*hits))


def test_d22_blocking_hits_one_by_one_others_by_kind_hints_never() -> None:
    story, item = with_hits()
    assert [h.kind for h in item.open_hits] == ["id_number", "mobile", "mobile"]
    assert code(laws.may_be_concluded(item, "publish")) == ("item.hits_open", "D22")
    assert laws.may_be_concluded(item, "withhold") is None
    whole_kind = judged("id_number", "", f.Verdict.REMOVED)
    assert code(laws.may_judge(item, whole_kind)) == ("item.blocking_one_by_one", "D22")
    no_word = judged("id_number", "110101…0012", f.Verdict.FALSE_ALARM)
    assert code(laws.may_judge(item, no_word)) == ("item.verdict_without_reason", "D22")
    assert code(laws.may_judge(item, judged("plate", "", f.Verdict.ACCEPTED)))[0] == "item.no_such_hit"
    by_kind = judged("mobile", "", f.Verdict.ACCEPTED)
    assert laws.may_judge(item, by_kind) is None
    item = story.add(by_kind, judged("id_number", "110101…0012", f.Verdict.REMOVED))
    assert item.open_hits == ()
    assert laws.may_be_concluded(item, "publish") is None


def test_d19_a_draft_is_checked_before_its_item_is_concluded_and_a_paper_needs_none() -> None:
    story = Story()
    item = story.add(handed_in(), begun())
    assert laws.may_be_concluded(item, "publish") is None  # a case without an electronic draft is a full case
    item = story.add(draft())
    assert code(laws.may_be_concluded(item, "publish")) == ("item.draft_not_checked", "D19")
    item = story.add(checked(hit()), draft("d" * 64))  # a later text starts anew
    assert code(laws.may_be_concluded(item, "publish")) == ("item.draft_not_checked", "D19")
    assert item.judged == {}


def test_d23_a_draft_that_proved_secret_ends_everything() -> None:
    story, item = with_hits()
    item = story.add(
        judged("id_number", "110101…0012", f.Verdict.SECRET), judged("mobile", "", f.Verdict.ACCEPTED)
    )
    assert code(laws.may_be_concluded(item, "publish")) == ("item.holds_secret", "保密法47")
    item = story.add(
        f.ProvedSecret(
            found_at=datetime(2026, 3, 9, 10), computer=Text("甲"), people=Text("乙"), ways=Text("丙")
        )
    )
    for refused in (
        laws.may_begin_round(item),
        laws.may_be_concluded(item, "publish"),
        laws.may_publish(item, published()),
    ):
        assert code(refused) == ("item.proved_secret", "D23")


def test_a2_15_what_went_to_the_archives_is_out_of_the_flow() -> None:
    item = Story().add(handed_in(), f.GivenBack(reason=Text("已移交档案馆"), to_archives=True))
    assert code(laws.may_begin_round(item)) == ("item.given_back", "A2.15")


def test_d25_wording_is_confirmed_by_a_person_and_only_for_another_text() -> None:
    waiting = Story().add(handed_in(), draft())
    item = replace(waiting, conclusion="publish")

    def confirmed(text: str, person: str = "p2") -> f.WordingConfirmed:
        return f.WordingConfirmed(
            text_sm3=text, difference=Text("一处标点"), person=person, capacity="office"
        )

    def refused(text: str, person: str = "p2") -> tuple[str, str]:
        return code(laws.may_confirm_wording(item, confirmed(text, person), ("p1", "p2")))

    assert refused("c" * 64) == ("item.same_text", "D25")
    assert refused("e" * 64, "") == ("item.nobody_confirms", "D25")
    assert refused("e" * 64, "p9") == ("item.not_his_review", "D25")
    assert laws.may_confirm_wording(item, confirmed("e" * 64), ("p1", "p2")) is None
    early = laws.may_confirm_wording(waiting, confirmed("e" * 64), ("p1", "p2"))
    assert code(early) == ("item.not_reviewed", "A2.1")


def test_a3_6b_what_was_reviewed_is_not_corrected_afterwards() -> None:
    item = Story().add(handed_in())
    changed = replace(item.start, words=replace(item.start.words, title=Text("另一个标题")))
    assert laws.may_be_corrected(item, changed) is None
    concluded = replace(item, conclusion="publish")
    assert code(laws.may_be_corrected(concluded, changed)) == ("item.reviewed_words", "A3.6b")
    assert laws.may_be_corrected(concluded, replace(item.start, pages=7)) is None
    bare = replace(item.start, words=replace(item.start.words, document_number=None))
    later = replace(bare, words=replace(bare.words, document_number=Text("盘检〔2026〕9号")))
    assert laws.may_be_corrected(replace(concluded, handed_in=bare), later) is None


def test_what_was_out_wrongly_can_be_recorded_though_the_program_never_published_it() -> None:
    item = Story().add(handed_in(), begun())
    taken = f.TakenDown(
        channel="wechat", at=datetime(2026, 3, 8, 9), reason=Text("未经审查发布"), by="p4", wrongly=True
    )
    assert laws.may_take_down(item, taken) is None
    plain = f.TakenDown(channel="wechat", at=datetime(2026, 3, 8, 9), reason=Text("过期"), by="p4")
    assert code(laws.may_take_down(item, plain))[0] == "item.not_out"


def test_b6_10_c4_2_the_masked_copy_hides_what_was_judged_so_and_nothing_else() -> None:
    hits = (hit(passage="110101…0012"), hit("mobile", "to_look_at", "138…78"), hit("keyword", "hint", "研讨"))
    story = Story()
    item = story.add(handed_in(), begun(), draft(), checked(*hits))
    assert item.to_mask == ()
    item = story.add(
        judged("id_number", "110101…0012", f.Verdict.MASKED), judged("mobile", "", f.Verdict.REMOVED)
    )
    assert item.to_mask == ("110101…0012",)
    item = story.add(judged("mobile", "138…78", f.Verdict.MASKED))
    assert item.to_mask == ("110101…0012", "138…78")
