"""Allow entries, earlier judgements, masking and the record: what the reviewer's answers lead to."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.screening.allowing import Allowed
from desktop.screening.config import Screening
from desktop.screening.finding import Finding, Kind
from desktop.screening.judging import Answer, Judgement, Memory, left_open, passage_key, proves_secret
from desktop.screening.masking import masked, masked_texts
from desktop.screening.record import for_the_record, highest_level
from desktop.screening.register import Registered
from desktop.screening.screen import screen
from desktop.screening.text import Opens, Passage, Step, Unit, Where

DAY = date(2026, 6, 30)
PHONE = "办公室值班电话0427-2681234，欢迎来电。"


def found(text: str, **config: object) -> list[Finding]:
    return list(screen([Passage(text)], Screening(day=DAY, **config)))  # type: ignore[arg-type]


def test_d22_a_false_alarm_is_allowed_with_its_context_until_its_day() -> None:
    def left(**entry: object) -> int:
        return len(found(PHONE, allowed=(Allowed("(0427) 268 1234", **entry),)))  # type: ignore[arg-type]

    assert left() == 0
    assert left(kind=Kind.LANDLINE, context="值班电话") == 0
    assert left(context="家庭住址") == 1
    assert left(kind=Kind.MOBILE) == 1
    assert left(until=DAY) == 0
    assert left(until=date(2026, 6, 29)) == 1


def test_a_keyword_gives_way_to_the_allowed_phrase_around_it_and_nowhere_else() -> None:
    text = "加密级联设备的密级，另见密 级。"
    assert len(found(text, keywords=("密级",))) == 3
    assert [f.before[-2:] for f in found(text, keywords=("密级",), allowed=(Allowed("加密级联"),))] == [
        "备的",
        "另见",
    ]
    assert len(found(text, keywords=("密级",), allowed=(Allowed("密级", context="设备"),))) == 0
    assert len(found(text, keywords=("密级",), allowed=(Allowed("密级", context="飞机"),))) == 3


def test_c7_5_a_mark_is_allowed_only_by_its_kind_and_context() -> None:
    text = "样式：左上角标注机密★10年字样"
    mark = Kind.CLASSIFICATION_MARK
    assert found(text, allowed=(Allowed("机密★10年"),))[0].kind is mark
    assert found(text, allowed=(Allowed("机密★10年", kind=mark),))[0].kind is mark
    assert found(text, allowed=(Allowed("机密★10年", kind=mark, context="样式"),)) == []


def test_d22_a_passage_judged_before_is_proposed_with_the_old_answer() -> None:
    (first,) = found("王某手机13812345678，请联系。")
    judged = Judgement(passage_key(first), Answer.FALSE_ALARM, "p1", DAY)
    memory = Memory([judged])
    (again,) = found("王 某手机 138-1234-5678 ，请联系。")
    (elsewhere,) = found("李某转交，电话是13812345678")
    (other,) = found("王某手机13812345679，请联系。")
    assert (memory.proposal(again), memory.proposal(other)) == (memory.proposal(first), None)
    same, near = memory.proposal(again), memory.proposal(elsewhere)
    assert same is not None
    assert same.same_passage
    assert same.judgement == judged
    assert near is not None
    assert not near.same_passage


def test_the_later_judgement_counts_and_two_answers_to_a_word_propose_nothing() -> None:
    (first,) = found("王某手机13812345678，请联系。")
    (second,) = found("李某转交，电话是13812345678")
    (third,) = found("另有一处写着13812345678")
    old = Judgement(passage_key(first), Answer.FALSE_ALARM, "p1", date(2026, 1, 5))
    new = Judgement(passage_key(first), Answer.MASKED, "p2", date(2026, 3, 5))
    proposal = Memory([new, old]).proposal(first)
    assert proposal is not None
    assert proposal.judgement == new
    assert Memory([new, Judgement(passage_key(second), Answer.HARMLESS, "p1", DAY)]).proposal(third) is None


def test_d22_a_blocking_finding_is_proposed_for_the_same_passage_only() -> None:
    (here,) = found("左上角标注机密★10年字样")
    (there,) = found("某某方案\n机密★10年")
    memory = Memory([Judgement(passage_key(here), Answer.FALSE_ALARM, "p1", DAY)])
    assert memory.proposal(here) is not None
    assert memory.proposal(there) is None


def test_d22_blocking_findings_are_left_open_until_each_is_judged() -> None:
    findings = found("机密★10年\n手机13812345678")
    (mark,) = left_open(findings, [])
    assert mark.kind is Kind.CLASSIFICATION_MARK
    assert left_open(findings, [Judgement(passage_key(mark), Answer.SECRET, "p1", DAY)]) == []


def test_d23_a_confirmed_mark_proves_the_draft_secret() -> None:
    mark, phone = found("机密★10年\n手机13812345678")
    assert proves_secret(mark, Answer.SECRET)
    assert not proves_secret(mark, Answer.FALSE_ALARM)
    assert not proves_secret(phone, Answer.SECRET)


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        (Kind.ID_NUMBER, "11010519491231002X", "110***********002X"),
        (Kind.BANK_CARD, "6222 0200 0000 0000", "622* **** **** 0000"),
        (Kind.LANDLINE, "(0427)2681234", "(042*)***1234"),
        (Kind.PLATE, "辽L12345", "*******"),
        (Kind.KEYWORD, "飞天 计划", "×× ××"),
        (Kind.CLASSIFICATION_MARK, "机密★10年", "××××××"),
    ],
)
def test_d21_masked(kind: Kind, text: str, shown: str) -> None:
    assert masked(text, kind) == shown


def test_b6_10_c4_2_the_masked_copy_hides_what_was_confirmed_and_nothing_else() -> None:
    passages = [Passage("申请人身份证号1101051949"), Passage("1231002X，涉及飞天计划。", opens=Opens.RUN)]
    texts = [passage.text for passage in passages]
    findings = list(screen(passages, Screening(keywords=("飞天计划",))))
    assert masked_texts(texts, findings) == ["申请人身份证号110*******", "****002X，涉及××××。"]
    assert masked_texts(texts, []) == texts


@given(st.text(alphabet="138 1234 5678机密★10年飞天计划\n", max_size=60), st.randoms())
def test_b6_10_masking_keeps_every_length_and_hides_the_same_in_any_order(text: str, chance: object) -> None:
    findings = list(screen([Passage(text)], Screening(keywords=("飞天计划", "1234"))))
    turned = findings[::-1]
    (once,), (again,) = masked_texts([text], findings), masked_texts([text], turned)
    assert once == again
    assert len(once) == len(text)


def test_d21_the_record_names_kind_place_and_result_and_nothing_else() -> None:
    title = "滨海储备库选址与扩容的请示"
    where = Where((Step(Unit.FILE, f"{title}.docx"), Step(Unit.PAGE, "3")))
    passages = [Passage(f"机密★10年\n{title}\n联系人手机13812345678，飞天计划", where)]
    config = Screening(keywords=("飞天计划",), register=(Registered("k7", title, ("密收2026-000417",)),))
    findings = list(screen(passages, config))
    record = for_the_record([(finding, Answer.REMOVED) for finding in findings])
    said = repr(record)
    for word in (title, "滨海", "飞天", "13812345678", "机密", "k7", "联系人", "000417"):
        assert word not in said
    assert [line.shown for line in record.lines] == ["", "138****5678"]
    assert (record.register_hits, record.register_open) == (1, 0)
    assert record.lines[0].where.path == (Step(Unit.FILE, ""), Step(Unit.PAGE, "3"))
    assert sum(record.hints.values()) == 1


def test_d21_the_full_list_has_the_level_of_its_highest_finding() -> None:
    config = Screening(register=(Registered("k7", "滨海储备库选址与扩容的请示"),))
    findings = list(screen([Passage("秘密★5年\n滨海储备库选址与扩容的请示\n内部资料 注意保存")], config))
    assert highest_level(findings, {"k7": "top_secret"}.__getitem__) == "top_secret"
    assert highest_level([f for f in findings if f.kind is not Kind.REGISTER_TITLE]) == "confidential"
    assert highest_level([]) == ""
