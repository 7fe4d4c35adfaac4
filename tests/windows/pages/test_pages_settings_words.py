"""词表与机检 in the settings (D22): lists, what may stand, what hits ask for; all by keyboard, on a real book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from incoming_hands import Hands
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from real_desk import RealOffice
from test_pages_settings_rules import fill, opened, save, told

from desktop.operations.reviewing.allowing import AllowPassage, AllowPassages, allowed_passages
from desktop.operations.reviewing.word_lists import AdoptKeywords, RetireKeywords, WordList, keyword_lists
from desktop.screening.finding import Kind
from desktop.screening.weights import FIXED, WEIGHABLE, weight_of
from desktop.windows.pages import settings

ROOT = QModelIndex()


@pytest.fixture
def office(tmp_path: Path, qapp: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealOffice]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = RealOffice(tmp_path, settings.page)
    yield made
    made.close()


def rows(office: RealOffice, section: str = "words") -> dict[str, Any]:
    office.body().headings.choose(section)
    office.settle()
    model = office.body().middle.model
    while model.canFetchMore(ROOT):
        model.fetchMore(ROOT)
        office.settle()
    return {model.row_at(n).id: model.row_at(n) for n in range(model.rowCount())}


def special(office: RealOffice) -> WordList:
    return next(one for one in office.desk.ask(keyword_lists) if one.name == "专项词表")


def test_d22_a_list_is_pasted_its_faults_named_by_the_line_then_adopted_by_keyboard(
    office: RealOffice,
) -> None:
    for one in office.desk.ask(keyword_lists):
        office.desk.do(RetireKeywords(list=one.id, reason="重来"))
    assert rows(office)["keywords/"].tone == "waiting"  # the empty state says what to do
    panel = opened(office, "keywords.new")
    fill(panel, "name", "上级词表")
    fill(panel, "text", "年度预算\n密\n内部研讨\n年度预算\n" + "长" * 70)
    save(office, panel)
    assert told(panel)[:2] == [
        "✗  第 2 行“密”：太短，至少两个字。",
        f"✗  第 5 行“{'长' * 20}…”：太长，一个词最多 64 个字，像是把整句粘进来了。",
    ]
    assert not panel.adopt_button.isEnabled()
    fill(panel, "text", "年度预算\n内部研讨\n年度预算")
    save(office, panel)
    assert told(panel) == [
        "！ 有 1 行与别的行重复，只算一次。",
        "→  增加 2 条：",
        "→  增加 年度预算、内部研讨",
        "→  采用后共 2 条。",
    ]
    save(office, panel)
    assert [(one.name, one.words) for one in office.desk.ask(keyword_lists)] == [
        ("上级词表", ("年度预算", "内部研讨"))
    ]


def test_d22_a_list_is_replaced_by_a_file_and_the_difference_shown(
    office: RealOffice, tmp_path: Path
) -> None:
    office.desk.do(AdoptKeywords(name="专项词表", text="年度预算\n内部研讨\n"))
    one = special(office)
    panel = opened(office, "keywords.edit", f"keywords/{one.id}")
    assert panel.edits["text"].toPlainText() == "年度预算\n内部研讨\n"  # type: ignore[union-attr]
    save(office, panel)
    assert told(panel) == ["→  没有变动。"]
    fill(panel, "path", str(tmp_path / "没有.txt"))
    save(office, panel)
    assert told(panel)[0].startswith("✗  文件读不出")
    place = tmp_path / "词.txt"
    place.write_text("年度预算\n年度决算\n", encoding="gb18030")  # as Windows saves it
    fill(panel, "path", str(place))
    save(office, panel)
    assert told(panel) == [
        "→  增加 1 条：",
        "→  增加 年度决算",
        "→  去掉 1 条：",
        "→  去掉 内部研讨",
        "→  采用后共 2 条。",
    ]
    save(office, panel)
    one = special(office)
    assert one.words == ("年度预算", "年度决算")
    facts = office.body()._card(f"keywords/{one.id}")
    assert [verb.id for verb in facts.verbs] == ["keywords.edit", "keywords.retire"]


def test_d22_an_entry_of_the_allow_list_tells_all_and_is_taken_back_with_a_reason(office: RealOffice) -> None:
    hands = Hands(office)
    office.desk.do(AllowPassage(kind="mobile", passage="13812345678", context="值班", reason="值班手机"))
    entry = office.desk.ask(allowed_passages)[-1]
    thing = f"allowed/{entry.number}"
    facts = office.body()._card(thing)
    said = {line.label: line.text for line in facts.now}
    assert (said["类别"], said["前后文"], said["理由"], said["有效期至"]) == (
        "手机号",
        "值班",
        "值班手机",
        "长期",
    )
    assert said["列入"].endswith(office.counter.known.person_name(office.desk.operator))
    rows(office, "allowed")
    office.body().begin("allowed.back", thing)
    hands.rest()
    QTest.keyClick(
        office.body().strips.strip.fields["reason"].line,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.ControlModifier,
    )
    hands.rest()
    assert office.body().strips.strip is not None  # not without a reason
    office.body().strips.strip.fields["reason"].focus()
    hands.type("号码已换")
    hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.rest()
    entry = office.desk.ask(allowed_passages)[-1]
    assert entry.back is not None
    assert entry.back.reason == "号码已换"
    assert office.body()._card(thing).verbs == ()
    assert rows(office, "allowed")[thing].tone == "waiting"


def test_d22_allow_entries_are_brought_each_seen_before(office: RealOffice) -> None:
    panel = opened(office, "allowed.bring")
    fill(panel, "text", "机密★10年\t\t密级标志\t\t示例\n0427-2865500\t\tlandline\n某词\t\t别的")
    save(office, panel)
    assert told(panel) == [
        "✗  第 3 行“某词  别的”：没有这种类别，应写手机号、固定电话、电子邮箱这样的名称。",
        "✗  “机密★10年”：密级标志和在册文件只能连同前后文允许。",
        "✗  “0427-2865500”：没有写理由。",
        "→  允许“机密★10年”（密级标志）：示例",
        "→  允许“0427-2865500”（固定电话）：",
    ]
    fill(panel, "text", "0427-2865500\t\tlandline\t\t\t2099-12-31")
    fill(panel, "reason", "总值班")
    save(office, panel)
    assert told(panel) == ["→  允许“0427-2865500”（固定电话，至 2099-12-31）：总值班"]
    save(office, panel)
    assert office.desk.ask(allowed_passages)[-1].fact.words == "0427-2865500"


def test_c7_5_d22_weights_are_changed_but_those_that_are_fixed_say_why(office: RealOffice) -> None:
    shown = rows(office)
    assert {key.partition("/")[2] for key in shown if key.startswith("weight/")} == set(WEIGHABLE)
    for key in FIXED:
        facts = office.body()._card(f"weight/{key}")
        assert facts.verbs == ()
        assert facts.number == "C7.5"
        assert any("不能放宽" in line.text for line in facts.more)
        assert "不能放宽" in shown[f"weight/{key}"].cells["note"]
    panel = opened(office, "rule.change", "weight/email")
    fill(panel, "weight", "没有的")
    save(office, panel)
    assert told(panel)[0].startswith("✗  “怎样对待")
    fill(panel, "weight", "3")
    save(office, panel)
    assert told(panel) == ["→  机检 · 电子邮箱：需要看 → 提示"]
    save(office, panel)
    assert weight_of(Kind.EMAIL, "", office.session.profile.weights).value == "hint"
    assert any(line.label == "程序自带" for line in office.body()._card("weight/email").now)


def test_the_names_of_the_authorities_are_changed_in_the_settings(office: RealOffice) -> None:
    panel = opened(office, "rule.change", "unit/authority")
    fill(panel, "secrecy_authority", "市国家保密局")
    save(office, panel)
    assert told(panel) == ["→  本单位 · 保密行政管理部门：市保密工作部门 → 市国家保密局"]
    save(office, panel)
    assert office.session.profile.unit.secrecy_authority == "市国家保密局"


def test_three_hundred_entries_stand_in_the_list(office: RealOffice) -> None:
    text = "\n".join(f"示例{n:03}号\t\t\t\t示例" for n in range(300))
    office.desk.do(AllowPassages(text=text))
    assert sum(key.startswith("allowed/") for key in rows(office, "allowed")) == 301
