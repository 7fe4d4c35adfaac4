"""表单 in the settings: what each form goes by; another layout is looked at, adopted and taken back by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from real_desk import RealOffice

from desktop.bootstrap.desk.print_press import PrintPress
from desktop.bootstrap.desk.sheets_port import SheetsPort
from desktop.operations.commands import Done
from desktop.operations.rules.forms import form_on
from desktop.operations.sheets.titles import FORMS
from desktop.plain.refusal import Refusal
from desktop.plain.words import _
from desktop.windows.pages import print_view, settings
from desktop.windows.pages.print_view import PrintView, ToPrint
from desktop.windows.pages.settings import body
from desktop.windows.pages.settings.proposal_panel import ProposalPanel
from tests.intake.letters import repacked
from tests.paper.template_files import words_of

TO = {"receiver": "保密员", "medium": "打印机房 U-01"}
"""A file says to whom it goes and on what (D19)."""


@pytest.fixture
def office(tmp_path: Path, qapp: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealOffice]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = RealOffice(tmp_path, settings.page)
    yield made
    made.close()


def opened(office: RealOffice, verb: str, thing: str) -> ProposalPanel:
    office.body().begin(verb, thing)
    office.settle()
    panel = office.body().proposals.panel
    assert isinstance(panel, ProposalPanel)
    return panel


def told(panel: ProposalPanel) -> list[str]:
    return [panel.found.item(n).text() for n in range(panel.found.count())]


def save(office: RealOffice, panel: ProposalPanel) -> None:
    QTest.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.settle()


def rows(office: RealOffice) -> dict[str, Any]:
    office.body().headings.choose("forms")
    office.settle()
    model = office.body().middle.model
    found = [model.row_at(n) for n in range(model.rowCount())]
    return {row.id: row for row in found}


def card(office: RealOffice, thing: str) -> Any:
    return office.body()._card(thing)


def test_every_form_stands_there_with_what_it_goes_by(office: RealOffice) -> None:
    found = rows(office)
    assert set(found) == {f"sheet/{form}" for form in FORMS}
    assert found["sheet/f30_review"].cells["value"] == "程序自带"
    verbs = [verb.id for verb in card(office, "sheet/f30_review").verbs]
    assert "form.layout" in verbs
    assert "form.restore" not in verbs


def test_a_layout_is_edited_seen_adopted_printed_and_taken_back(office: RealOffice) -> None:
    panel = opened(office, "form.layout", "sheet/print_log")
    edit = panel.edits["text"]
    text = edit.toPlainText()  # type: ignore[union-attr]
    assert text == office.desk.forms.layout("print_log")
    save(office, panel)
    assert told(panel) == ["→  没有变动。"]
    edit.setPlainText(text.replace('title = "', 'titel = "', 1))  # type: ignore[union-attr]
    save(office, panel)
    assert any("是不是“title”" in line for line in told(panel))
    assert not panel.adopt_button.isEnabled()
    changed = text.replace('label = "去向或用途"', 'label = "本中心用途"', 1)
    edit.setPlainText(changed)  # type: ignore[union-attr]
    save(office, panel)
    assert len(told(panel)) == 1
    assert "本中心用途" in told(panel)[0]
    assert panel.adopt_button.isEnabled()
    save(office, panel)
    assert office.body().proposals.panel is None
    today = office.desk.now().date()
    followed = office.session.ask(lambda books: form_on(books, "print_log", today))
    assert followed.layout == changed
    assert rows(office)["sheet/print_log"].cells["value"] == "本单位版式"
    facts = card(office, "sheet/print_log")
    assert [verb.id for verb in facts.verbs][-1] == "form.restore"
    assert "采用本单位版式" in facts.life[0].text
    panel = opened(office, "form.restore", "sheet/print_log")
    panel.look()
    office.settle()
    save(office, panel)
    assert office.session.ask(lambda books: form_on(books, "print_log", today)).layout == ""


def test_a_changed_file_is_brought_and_what_is_no_file_is_said(office: RealOffice, tmp_path: Path) -> None:
    panel = opened(office, "form.layout", "sheet/f12_knowing")
    path = panel.edits["path"]
    assert isinstance(path, QLineEdit)
    for name, content, said in (
        ("none.toml", None, "没有这个文件"),
        ("form.docx", b"PK", "读不出"),
        ("form.toml", b"\xff\xfe\x00\x41", "读不出"),
        ("large.toml", b"#" * 300_000, "读不出"),
    ):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        path.setText(str(tmp_path / name))
        save(office, panel)
        assert said in told(panel)[0], told(panel)
    text = office.desk.forms.layout("f12_knowing").replace('caption = "知悉人员"', 'caption = "知悉人"')
    (tmp_path / "form.toml").write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    path.setText(str(tmp_path / "form.toml"))
    save(office, panel)
    assert told(panel)[-1].endswith('caption = "知悉人员" → caption = "知悉人"')
    assert len(told(panel)) == 1
    save(office, panel)
    assert rows(office)["sheet/f12_knowing"].cells["value"] == "本单位版式（form.toml）"


def test_the_sheet_is_printed_by_what_is_in_force_and_the_book_says_so(
    office: RealOffice, tmp_path: Path
) -> None:
    forms, document = office.desk.forms, next(iter(office.story.documents.values()))
    text = forms.layout("f12_knowing").replace('caption = "知悉人员"', 'caption = "知悉人员（本单位版式）"')
    looked = forms.look_at_layout("f12_knowing", text)
    panel = opened(office, "form.layout", "sheet/f12_knowing")
    panel.edits["text"].setPlainText(text)  # type: ignore[union-attr]
    save(office, panel)
    save(office, panel)
    port = SheetsPort(office.desk, PrintPress(system_fonts=False))
    sheet = port.prepared("f12_knowing", document, hide_titles=False)
    assert sheet.followed.hash == looked.digest  # type: ignore[union-attr]
    place = tmp_path / "out.docx"
    assert isinstance(port.save("f12_knowing", document, place, reason="存档", **TO), Done)
    words = "".join(p.text for p in docx.Document(str(place)).paragraphs)
    assert "知悉人员（本单位版式）" in words
    paper = office.session.ask(lambda books: books.papers_about(f"document/{document}"))[-1]
    issued = office.session.ask(lambda books: books.stream(f"paper/{paper.serial}"))[0]
    assert issued.fact.layout == looked.digest  # type: ignore[attr-defined]
    assert _("用本单位格式") in office.session.ask(
        lambda books: office.desk.words.entry(books, books.timeline(f"paper/{paper.serial}")[-1])
    )


def adopted_template(office: RealOffice, form: str, place: Path) -> ProposalPanel:
    assert isinstance(office.desk.forms.sample(form, place), Done)
    panel = opened(office, "form.template", f"sheet/{form}")
    panel.edits["path"].setText(str(place))  # type: ignore[union-attr]
    save(office, panel)
    return panel


def test_a_sample_is_saved_changed_looked_through_and_adopted(
    office: RealOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "样张.docx"
    monkeypatch.setattr(body, "pick_place", lambda *_words: place)
    office.body().begin("form.sample", "sheet/f30_review")
    office.settle()
    assert place.is_file()
    document = docx.Document(str(place))
    document.add_paragraph("«提供部们»，«审查内容.是»，«审查内容»，半个«")
    document.save(str(tmp_path / "改坏了.docx"))
    panel = opened(office, "form.template", "sheet/f30_review")
    path = panel.edits["path"]
    assert isinstance(path, QLineEdit)
    save(office, panel)
    assert "请填模板文件的路径" in told(panel)[0]
    path.setText(str(tmp_path / "改坏了.docx"))
    save(office, panel)
    said = [line.removeprefix("✗  ") for line in told(panel) if line.startswith("✗")]
    assert said[0] == "没有“提供部们”这个填写处，是不是“提供部门”？"
    assert said[1].startswith("“«”和“»”没有成对")
    assert said[2].startswith("“审查内容.是”是清单的一栏，要写在表格的一行里")
    assert said[3].startswith("“审查内容”是一个清单，请写它的栏目：审查内容.序号、审查内容.审查事项")
    assert not panel.adopt_button.isEnabled()
    path.setText(str(place))
    save(office, panel)
    assert told(panel) == [
        "！ 采用后这张表只出 Word，不能直接打印，也不出 PDF；页脚写明流水号、用哪个模板。",
        "→  “政府信息公开保密审查表”改用本单位模板“样张.docx”",
        "→  找到填写处 34 个，共 34 个。",
    ]
    save(office, panel)
    assert rows(office)["sheet/f30_review"].cells["value"] == "本单位模板，只出 Word（样张.docx）"


def test_a_template_without_the_level_of_the_sheet_or_with_a_macro_is_not_adopted(
    office: RealOffice, tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_paragraph("«文件标题»")
    document.save(str(tmp_path / "a.docx"))
    looked = office.desk.forms.look_at_template("f12_knowing", tmp_path / "a.docx")
    assert looked.faults == ("没有“本表密级”的填写处。表上的内容可能涉密，这一处必须有。",)
    assert any("不会印出：单位名称" not in line and "不会印出" in line for line in looked.warnings)
    content = repacked((tmp_path / "a.docx").read_bytes(), {"word/vbaProject.bin": b"x"})
    (tmp_path / "b.docx").write_bytes(content)
    looked = office.desk.forms.look_at_template("f12_knowing", tmp_path / "b.docx")
    assert any(line.startswith("模板里有宏") for line in looked.faults)
    assert looked.changes == ()
    for name, words in (("none.docx", "没有这个文件"), ("large.docx", "超过 4 兆")):
        if name == "large.docx":
            (tmp_path / name).write_bytes(b"PK" * (3 << 20))
        assert words in office.desk.forms.look_at_template("f12_knowing", tmp_path / name).faults[0]
    verbs = [verb.id for verb in card(office, "sheet/f01_register").verbs]
    assert verbs == ["form.layout"]  # D12: a fixed page carries the head of the book, Word cannot


def test_d12_d15_a_form_by_template_comes_as_word_alone_says_so_and_replaces_the_older_one(
    office: RealOffice, tmp_path: Path
) -> None:
    slip = next(iter(office.story.slips.values()))
    save(office, adopted_template(office, "f02_slip", tmp_path / "传阅单2026.docx"))
    port = SheetsPort(office.desk, PrintPress(system_fonts=False), send=lambda *_words: True)
    for outcome in (
        port.preview("f02_slip", slip),
        port.print("f02_slip", slip, "打印机"),
        port.save("f02_slip", slip, tmp_path / "a.pdf"),
    ):
        assert isinstance(outcome, Refusal)
        assert outcome.code == "sheet.word_only"
        assert "传阅单2026.docx" in office.desk.words.of(outcome)
    reason = "改用本单位模板"
    first = port.save("f02_slip", slip, tmp_path / "a.docx", reason=reason, **TO)
    assert isinstance(first, Done), first
    serial = str(first.facts["serial"])
    words = words_of((tmp_path / "a.docx").read_bytes())
    followed = office.session.ask(lambda books: form_on(books, "f02_slip", office.desk.now().date()))
    assert (
        f"流水号：{serial}　　本单位模板：传阅单2026.docx（{followed.hash[:8]}，2026年3月6日起用）" in words
    )
    paper = office.session.ask(lambda books: books.paper(serial))
    assert paper is not None
    assert (paper.signed_by_hand, paper.pages, paper.result) == (True, 0, "saved_word")
    issued = office.session.ask(lambda books: books.stream(f"paper/{serial}"))[0]
    assert issued.fact.layout == followed.hash  # type: ignore[attr-defined]
    assert port.older("f02_slip", slip) == serial
    again = port.save("f02_slip", slip, tmp_path / "b.docx", **TO)
    assert isinstance(again, Refusal)
    assert again.field == "reason"  # D12, D19: what takes an older sheet's place says why
    assert isinstance(port.save("f02_slip", slip, tmp_path / "b.docx", reason="撕坏", **TO), Done)
    assert office.session.ask(lambda books: books.paper(serial)).recalled  # type: ignore[union-attr]


def test_the_preview_says_that_only_word_comes_and_enter_saves_it(
    office: RealOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(office, adopted_template(office, "f12_knowing", tmp_path / "登记表.docx"))
    office.desk.sheets = SheetsPort(office.desk, PrintPress(system_fonts=False))  # type: ignore[assignment]
    view = PrintView(office.counter)
    document = next(iter(office.story.documents.values()))
    view.show_sheet(ToPrint("f12_knowing", document, "知悉人员登记表"))
    office.settle()
    pane = view.pane
    assert pane is not None
    assert "只出 Word" in pane.about.text()
    monkeypatch.setattr(print_view, "pick_place", lambda *_words: tmp_path / "out.docx")
    saved: list[bool] = []
    pane.save_word.connect(lambda: saved.append(True))
    QTest.keyClick(pane, Qt.Key.Key_Return)
    office.settle()
    assert saved == []  # D19: to whom, on what and why come first
    assert not pane.printer.isVisibleTo(pane)
    pane.receiver.setText("保密员")
    pane.medium.setText("U-01")
    pane.reason.setText("存档")
    QTest.keyClick(pane, Qt.Key.Key_Return)
    office.settle()
    assert saved == [True]
    assert "本单位模板：登记表.docx" in words_of((tmp_path / "out.docx").read_bytes())
    pane.show_pages("另一张", "", ())
    assert pane.printer.isVisibleTo(pane)
    view.deleteLater()
