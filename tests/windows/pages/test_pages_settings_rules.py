"""改规则 and 日历 in the settings: what a change does is seen before it is put in force, all by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from real_desk import RealOffice

from desktop.bootstrap import shipped
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.rules.proposal import rules_on
from desktop.profiles.loading import load
from desktop.profiles.profile import Profile
from desktop.windows.pages import settings
from desktop.windows.pages.settings.proposal_panel import ProposalPanel


@pytest.fixture
def office(tmp_path: Path, qapp: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealOffice]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = RealOffice(tmp_path, settings.page)
    yield made
    made.close()


def opened(office: RealOffice, verb: str, thing: str = "") -> ProposalPanel:
    office.body().begin(verb, thing)
    office.settle()
    panel = office.body().proposals.panel
    assert isinstance(panel, ProposalPanel)
    return panel


def fill(panel: ProposalPanel, name: str, text: str) -> None:
    edit = panel.edits[name]
    if isinstance(edit, QLineEdit):
        edit.setText(text)
    else:
        edit.setPlainText(text)


def told(panel: ProposalPanel) -> list[str]:
    return [panel.found.item(n).text() for n in range(panel.found.count())]


def save(office: RealOffice, panel: ProposalPanel) -> None:
    QTest.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.settle()


def test_every_rule_has_its_card_and_its_change(office: RealOffice) -> None:
    office.body().headings.choose("changes")
    office.settle()
    model = office.body().middle.model
    rows = [model.row_at(n) for n in range(model.rowCount())]
    found = {row.id.partition("/")[0] for row in rows}
    assert found == {"adopted", "term", "stage", "list", "numbering", "role", "form", "letter"}
    kinds: dict[str, str] = {}
    for row in rows:
        kinds.setdefault(row.id.partition("/")[0], row.id)
    for thing in kinds.values():
        facts = office.body()._card(thing)
        assert facts is not None
        assert facts.verbs


def test_a_number_is_looked_at_and_then_put_in_force_by_keyboard(office: RealOffice) -> None:
    panel = opened(office, "rule.change", "term/active_publish")
    assert panel.edits["count"].text() == "10"  # type: ignore[union-attr]
    assert not panel.adopt_button.isEnabled()
    save(office, panel)
    assert told(panel) == ["→  没有变动。"]
    fill(panel, "count", "8")
    assert not panel.adopt_button.isEnabled()
    save(office, panel)
    assert told(panel) == ["→  期限 · 主动公开 · 数目：10 → 8"]
    assert office.session.profile.terms["active_publish"].count == 10
    save(office, panel)
    assert office.session.profile.terms["active_publish"].count == 8
    assert office.body().proposals.panel is None
    assert office.body().stack.currentWidget() is office.body().middle


def test_a_fault_is_named_and_cannot_be_put_in_force(office: RealOffice) -> None:
    panel = opened(office, "rule.change", "numbering/review")
    fill(panel, "pattern", "审{n}号")
    save(office, panel)
    assert any("每个编号" in line or "不同年度" in line for line in told(panel))
    assert not panel.adopt_button.isEnabled()
    before = office.session.profile.digest
    save(office, panel)
    assert office.session.profile.digest == before


def test_c2_11_laxer_than_the_law_is_warned_of(office: RealOffice) -> None:
    panel = opened(office, "rule.change", "term/active_publish")
    fill(panel, "count", "30")
    save(office, panel)
    assert any(line.startswith("！") and "国家规定" in line for line in told(panel))
    assert panel.adopt_button.isEnabled()


def test_files_are_brought_looked_at_and_left(office: RealOffice, tmp_path: Path) -> None:
    place = tmp_path / "rules" / "panjin" / "procedures" / "review.toml"
    place.parent.mkdir(parents=True)
    text = shipped.profiles()["panjin/procedures/review.toml"]
    place.write_text(text.replace("领导小组会审", "审查组会审"), "utf-8")
    panel = opened(office, "rule.bring")
    fill(panel, "path", str(tmp_path / "nowhere"))
    save(office, panel)
    assert told(panel)[0].startswith("✗")
    fill(panel, "path", str(tmp_path / "rules"))
    save(office, panel)
    assert told(panel) == ["→  政府信息公开保密审查 · 环节 · 审查组会审 · 名称：领导小组会审 → 审查组会审"]
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    office.settle()
    assert office.body().proposals.panel is None
    assert office.session.profile.procedures["review"].stages[2].title == "领导小组会审"


def test_the_days_off_of_a_year_are_filled_in_and_count_at_once(office: RealOffice) -> None:
    panel = opened(office, "year.enter", "year/2027")
    assert isinstance(panel.edits["lines"], QPlainTextEdit)
    fill(panel, "source", "国务院办公厅关于2027年部分节假日安排的通知")
    fill(panel, "lines", "元旦 1月1日至3日\n春节 二月初")
    save(office, panel)
    assert told(panel)[0].startswith("✗  第 2 行看不懂")
    fill(panel, "lines", "元旦 1月1日至3日\n春节 2月5日至11日 上班1月30日、2月14日")
    save(office, panel)
    assert told(panel) == ["→  元旦：3 天", "→  春节：7 天"]
    save(office, panel)
    assert office.session.ask(calendar_in_force).years[-1] == 2027
    again = opened(office, "year.enter", "year/2027")
    assert again.edits["lines"].toPlainText().startswith("元旦 1月1日至1月3日")  # type: ignore[union-attr]


def test_a_table_in_the_shipped_shape_is_pasted_as_it_is(office: RealOffice) -> None:
    panel = opened(office, "year.enter", "year/2027")
    text = shipped.calendars()["2026"].replace("2026", "2027").replace("make_up", "# make_up")
    fill(panel, "lines", text)
    save(office, panel)
    assert len(told(panel)) == 7
    fill(panel, "lines", text.replace("[[holidays]]", "[[holiday]]") + "[[holidays]]")
    save(office, panel)
    assert all(line.startswith("✗") for line in told(panel))
    assert not panel.adopt_button.isEnabled()


def test_a_changed_table_names_each_open_case_that_it_moves_before_and_after(office: RealOffice) -> None:
    """The panel lists them before they are booked, the sentence at the foot names them after."""
    panel = opened(office, "year.enter", "year/2026")
    lines = panel.edits["lines"].toPlainText()  # type: ignore[union-attr]
    fill(panel, "lines", "\n".join(line for line in lines.splitlines() if not line.startswith("清明节")))
    save(office, panel)
    # first of all lines, below the holidays it would lie out of sight; its letter stops the clock
    assert told(panel)[0] == "→  审〔2026〕012号 主动公开：2026-04-10 → 2026-04-09"
    said: list[str] = []
    office.counter.said.connect(lambda sentence, _tone: said.append(sentence))
    save(office, panel)
    assert said[-1].startswith("2026 年的放假安排已采用。")
    assert "审〔2026〕012号" in said[-1]


def rules_of(office: RealOffice, day: str) -> Profile:
    found = office.session.ask(lambda books: rules_on(books, date.fromisoformat(day)))
    assert found is not None
    loaded = load(found.files, found.name)
    assert isinstance(loaded, Profile)
    return loaded


def listed(office: RealOffice) -> dict[str, str]:
    """Lines of 改规则 that speak of an adoption: id → what stands beside it."""
    office.body().headings.choose("changes")
    office.settle()
    model = office.body().middle.model
    rows = [model.row_at(n) for n in range(model.rowCount())]
    return {row.id: str(row.cells["note"]) for row in rows if row.id.startswith("adopted/")}


def test_a2_16_what_waits_for_its_day_is_listed_built_upon_warned_of_and_taken_back(
    office: RealOffice,
) -> None:
    day = (office.counter.now() + timedelta(days=3)).date().isoformat()
    panel = opened(office, "rule.change", "term/active_publish")
    fill(panel, "count", "8")
    fill(panel, "from_day", day)
    save(office, panel)
    save(office, panel)
    assert listed(office) == {"adopted/now": listed(office)["adopted/now"], f"adopted/{day}": f"自 {day} 起"}
    # another change for the same day lies over the first
    panel = opened(office, "rule.change", "form/F30")
    fill(panel, "title", "中心信息公开保密审查表")
    fill(panel, "from_day", day)
    save(office, panel)
    assert told(panel) == ["→  表单标题 · F30：增加 中心信息公开保密审查表"]
    save(office, panel)
    coming = rules_of(office, day)
    assert (coming.terms["active_publish"].count, coming.form_titles["F30"]) == (8, "中心信息公开保密审查表")
    # one from today would end on that day: it is said
    panel = opened(office, "rule.change", "term/active_publish")
    fill(panel, "count", "9")
    save(office, panel)
    assert any(line.startswith("！") and f"{day} 起另有" in line for line in told(panel))
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    office.settle()
    facts = office.body()._card(f"adopted/{day}")
    assert facts is not None
    assert [verb.id for verb in facts.verbs] == ["rule.take_back"]
    office.body().begin("rule.take_back", f"adopted/{day}")
    office.settle()
    strip = office.body().strips.strip
    if strip is not None:
        QTest.keyClick(strip, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        office.settle()
    assert list(listed(office)) == ["adopted/now"]
    assert rules_of(office, day).terms["active_publish"].count == 10


def test_the_days_off_come_from_a_file_as_the_notice_says_them(office: RealOffice, tmp_path: Path) -> None:
    panel = opened(office, "year.enter", "year/2027")
    notice = tmp_path / "通知.txt"
    lines = (
        "一、元旦：1月1日（周五）至3日（周日）放假，共3天。",
        "二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月30日（周六）、2月14日（周日）上班。",
    )
    notice.write_bytes("\r\n".join(lines).encode("gb18030"))
    fill(panel, "path", str(notice))
    save(office, panel)
    assert told(panel)[0].startswith("✗")  # no notice is named
    fill(panel, "source", "国务院办公厅关于2027年部分节假日安排的通知")
    save(office, panel)
    assert told(panel) == ["→  元旦：3 天", "→  春节：7 天"]
    notice.write_bytes(lines[0].replace("共3天", "共4天").encode())
    fill(panel, "path", str(notice) + " ")
    save(office, panel)
    assert told(panel) == ["✗  第 1 行写着 4 天，按起止日期是 3 天。请核对日期。"]
    fill(panel, "path", str(tmp_path))
    save(office, panel)
    assert told(panel)[0].startswith("✗  文件读不出")
