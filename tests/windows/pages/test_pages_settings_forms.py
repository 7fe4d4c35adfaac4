"""表单 in the settings: what each form goes by; another layout is looked at, adopted and taken back by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
from desktop.plain.words import _
from desktop.windows.pages import settings
from desktop.windows.pages.settings.proposal_panel import ProposalPanel


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
    assert isinstance(port.save("f12_knowing", document, place), Done)
    import docx

    words = "".join(p.text for p in docx.Document(str(place)).paragraphs)
    assert "知悉人员（本单位版式）" in words
    paper = office.session.ask(lambda books: books.papers_about(f"document/{document}"))[-1]
    issued = office.session.ask(lambda books: books.stream(f"paper/{paper.serial}"))[0]
    assert issued.fact.layout == looked.digest  # type: ignore[attr-defined]
    assert _("用本单位格式") in office.session.ask(
        lambda books: office.desk.words.entry(books, books.timeline(f"paper/{paper.serial}")[-1])
    )
