from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from pathlib import Path
from string import Formatter

import pytest

from desktop.custody import (
    clearance_facts,
    copy_facts,
    paper_facts,
    permit,
    places,
    receipt_facts,
    slip_facts,
)
from desktop.custody.levels import Level
from desktop.custody.slip import Stand
from desktop.operations.commands import Done
from desktop.operations.sentences import tables
from desktop.operations.sentences.catalogue import (
    DONE,
    QUESTIONS,
    REFUSALS,
    Speaker,
    done_sentence,
    sentence,
    trouble_sentence,
)
from desktop.operations.sentences.clauses import read_clauses
from desktop.operations.sentences.speaking import said, variants
from desktop.people.facts import Clearance
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.case import Status
from desktop.procedures.facts import How
from desktop.procedures.vocabulary import FieldType, PermitKind, SubjectKind

CLAUSES = read_clauses(
    '[sources]\nA = "本单位制度"\n[clauses]\n"A6.1.2d" = {text = "看完退回"}\n"A6.1.2e" = {text = "不得横传"}\n'
)


def test_a6_1_2e_no_lateral_pass_is_said_with_what_to_do() -> None:
    refused = refuse("slip.folder_out", "A6.1.2e", number="传〔2026〕001号", holder="李四")
    assert sentence(refused) == "传〔2026〕001号文件夹还在李四手中，请先收回再送下一位。"


def test_codes_and_days_become_words() -> None:
    low = refuse("reader.below_level", name="王喆", clearance="general", level="secret", reason_helps=True)
    assert sentence(low) == "王喆是一般涉密人员，送阅机密件超出其等级，确需如此请写明理由。"
    gone = refuse("copy.ended", label="密收〔2026〕001-1", how="destroyed")
    assert sentence(gone).startswith("密收〔2026〕001-1 已经销毁，")
    late = refuse("copy.before_last_act", label="甲", since="2026-03-05T09:02:00")
    assert "2026年3月5日 09:02" in sentence(late)
    assert "3月5日的事" in sentence(refuse("act.late_reason", day="2026-03-05"))


def test_the_same_code_is_a_no_for_top_secret_and_a_question_below() -> None:
    facts = {"name": "王喆", "clearance": "none", "level": "top_secret"}
    assert "不得阅绝密件" in sentence(Refusal("reader.without_clearance", facts=facts))
    assert sentence(Refusal("reader.without_clearance", facts=facts, reason_helps=True)).endswith("理由。")


def test_many_names_are_joined_and_a_long_list_is_counted() -> None:
    assert "李四、王喆还没有阅完" in sentence(
        refuse("slip.readers_open", number="1", readers=("李四", "王喆"))
    )
    many = tuple(f"第{n}人" for n in range(300))
    long = sentence(refuse("slip.readers_open", number="1", readers=many))
    assert "第11人 等 300 项还没有阅完" in long
    assert "第12人" not in long


def test_a_line_of_a_batch_is_named_first() -> None:
    refused = Refusal("slip.back_before_out", facts={"line": 3}, field="lines.3.back_at")
    assert sentence(refused) == "第 3 行：收回时间早于送出时间。请核对两个时间。"
    assert sentence(refuse("clearance.line_unmatched", at="line", line=3)).startswith("目录第 3 行")


def test_posts_are_called_as_the_unit_calls_them() -> None:
    refused = refuse("case.wrong_role", stage="审核", roles=("head", "office"))
    assert "须由主要负责人、综合办公室办理" in sentence(refused)
    speaker = Speaker(CLAUSES, lambda: {"head": "中心主任"})
    assert "须由中心主任、综合办公室办理" in speaker.of(refused)


def test_an_unknown_code_still_says_that_nothing_happened() -> None:
    assert sentence(refuse("no.such")) == "这一步没有办成，簿册没有改动。请核对所填内容后再试。"
    assert sentence(refuse("no.such", reason_helps=True)).endswith("请写明理由。")
    assert done_sentence(Done("no.such")) == "已办。"


def test_words_with_braces_are_said_as_they_are() -> None:
    """What a person typed is never read as a template."""
    assert "“{typed}”" in sentence(refuse("typed.day_unclear", typed="{typed}"))
    assert "㙓{0}𠮷" in sentence(refuse("typed.day_unclear", typed="㙓{0}𠮷"))


def test_a_repeated_request_is_answered_without_facts() -> None:
    facts = {"number": "传〔2026〕001号", "name": "李四", "next": "王喆"}
    assert (
        done_sentence(Done("slip.taken_back", facts)) == "传〔2026〕001号文件夹已从李四处收回，下一位：王喆。"
    )
    last = done_sentence(Done("slip.taken_back", {**facts, "next": ""}))
    assert last == "传〔2026〕001号文件夹已从李四处收回，已无下一位，可以终结。"
    assert done_sentence(Done("slip.taken_back", {}, {"slip": "S1"}, 7)) == "文件夹已收回。"


def test_a_trouble_of_the_vault_names_the_hour() -> None:
    told = trouble_sentence("locked_out", {"until": datetime(2026, 3, 5, 9, 2), "seconds": 60})
    assert "停用到2026年3月5日 09:02。" in told
    assert "停用。" in trouble_sentence("locked_out", {})


def test_the_clause_can_be_opened_and_a_group_says_its_parts() -> None:
    speaker = Speaker(CLAUSES)
    assert speaker.clause("A6.1.2e") == "不得横传（本单位制度）"
    assert speaker.clause("A6.1.2") == "看完退回；不得横传（本单位制度）"
    assert speaker.clause("A6.1") == speaker.clause("A6.1.2")
    assert speaker.clause("") == speaker.clause("Z9") == speaker.clause("A6.1." + "20") == ""


def test_a_fact_that_is_not_told_leaves_no_hole() -> None:
    assert said("{name}已登记。", {}) == "—已登记。"
    assert said("{day}", {"day": date(2026, 3, 5)}) == "3月5日"


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (tables.level_words, Level),
        (tables.place_words, places.PlaceKind),
        (tables.ending_words, places.Ending),
        (tables.origin_words, copy_facts.Origin),
        (tables.way_words, slip_facts.Way),
        (tables.stand_words, Stand),
        (tables.seal_words, receipt_facts.Seal),
        (tables.match_words, clearance_facts.Match),
        (tables.result_words, paper_facts.Result),
        (tables.clearance_words, Clearance),
        (tables.status_words, Status),
        (tables.subject_words, SubjectKind),
        (tables.answer_words, FieldType),
        (tables.permit_words, permit.PermitAct),
        (tables.permit_words, PermitKind),
        (tables.given_words, How),
    ],
)
def test_every_code_of_a_kind_has_its_word(table: tables.WordTable, codes: type[Enum]) -> None:
    assert [code.value for code in codes if not table(code.value)] == []


def test_every_form_has_its_word() -> None:
    forms = Path(__file__).resolve().parents[2] / "forms"
    assert sorted(path.stem for path in forms.glob("*.toml") if not tables.form_words(path.stem)) == []


def test_a_copy_is_named_by_its_number_or_its_turn() -> None:
    told = [
        sentence(refuse("copy.not_missing", label=label)) for label in ("000023", "无1", "密收〔2026〕001-1")
    ]
    assert [one.split(" 没有")[0] for one in told] == ["份号 000023", "无号第 1 份", "密收〔2026〕001-1"]


def test_a_table_gives_way_to_the_units_own_word_and_keeps_what_is_a_word() -> None:
    assert tables.channel_words("special_person", {"special_person": "派人送达"}) == "派人送达"
    assert tables.urgency_words("特急") == "特急"
    assert tables.level_words("no_such") == ""


def test_no_sentence_asks_for_a_shape_that_nothing_gives() -> None:
    """``{day:whole}`` alone shapes a fact; codes become words by the name of their fact, else they would be seen."""
    shaped = {
        (code, place, shape)
        for catalogue in (REFUSALS, QUESTIONS, DONE)
        for code, template in catalogue.items()
        for one in variants(template)
        for _text, place, shape, _conversion in Formatter().parse(one)
        if place and shape and shape != "whole"
    }
    assert shaped == set()
    assert (
        done_sentence(Done("item.issued", {"attribute": "proactive"})) == "已登记印发，公开属性：主动公开。"
    )
    refused = refuse("item.other_attribute", "A2.8", conclusion="withhold")
    assert "审查结论“不予公开”不一致" in sentence(refused)
