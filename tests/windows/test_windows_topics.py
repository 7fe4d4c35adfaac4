"""F1 and ``?`` begin with what is in front: a panel's own part of the help, its own keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from real_desk import RealOffice

from desktop.bootstrap import shipped
from desktop.windows.pages import review, settings
from desktop.windows.pages.review import topics
from desktop.windows.pages.review.catalogue import VERBS
from desktop.windows.pages.settings.plan import SECTIONS
from desktop.windows.widgets.help_overlay import part_of


@pytest.fixture
def office(tmp_path: Path, qapp: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealOffice]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = RealOffice(tmp_path, review.page, settings.page)
    yield made
    made.close()


def headings(page: str) -> set[str]:
    return {line[3:] for line in shipped.help_text(page).splitlines() if line.startswith("## ")}


def test_every_panel_and_strip_of_the_review_has_its_part_of_the_help() -> None:
    named = {heading for heading, _keys in topics.TOPICS.values()} | set(topics._OF_STRIPS)
    assert named == headings("review")
    asked = {verb for group in topics._OF_STRIPS.values() for verb in group}
    assert asked - {"batch.head", "month.head"} <= set(VERBS)


def test_every_heading_of_the_settings_has_its_part_of_the_help() -> None:
    assert {section.title for section in SECTIONS} == headings("settings")


def test_the_part_in_front_stands_first_and_nothing_is_lost() -> None:
    text = shipped.help_text("review")
    part, rest = part_of(text, "逐条审")
    assert part.startswith("## 逐条审\n")
    assert sorted((part + rest).splitlines()) == sorted(text.splitlines())
    assert part_of(text, "") == ("", text)
    assert part_of(text, "没有这一节") == ("", text)


def test_in_a_panel_f1_and_the_keys_begin_with_it(office: RealOffice) -> None:
    shell = office.shell
    shell._help()
    assert shell.help_over.browser.toPlainText().startswith("先审查，后公开")
    shell.help_over.close_over()
    sheet = office.desk.ask(lambda books: books.batches("open").rows[0])
    office.body().read_batch("batch:" + sheet.id)
    office.settle()
    shell._help()
    assert shell.help_over.browser.toPlainText().startswith("逐条审")
    shell.help_over.close_over()
    shell.show_keys()
    shown = [label.text() for label in shell.keys_over.findChildren(QLabel) if not label.isHidden()]
    assert shown.index("转单独办理") == shown.index("X") + 1
    shell.keys_over.close_over()
    office.body().back()
    office.body().begin("item.new", "")
    office.settle()
    assert office.body().topic().heading == "收件"
    shell.go("settings")
    office.settle()
    office.body().headings.choose("excised")
    assert office.body().topic().heading == "清除"
