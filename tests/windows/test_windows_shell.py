"""The frame: keys mean the same everywhere, unsaved work survives, a lock destroys what was open."""

from __future__ import annotations

import gc
import json
import weakref
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows_fakes import TITLES
from windows_shell import RegisterBody, make_shell

from desktop.windows.idle import IdleWatch
from desktop.windows.keys import KEYS
from desktop.windows.scan_catcher import ScanCatcher
from desktop.windows.shell import Shell
from desktop.windows.unlock import UnlockPage


@pytest.fixture
def shell(qtbot: Any) -> Iterator[Shell]:
    made = make_shell()
    made.show()
    made.go("receipt")
    qtbot.waitUntil(lambda: register(made).middle.model.begun)
    yield made
    made.idle.stop()
    made.ports.threads.stop()
    made.close()
    made.deleteLater()


def register(shell: Shell) -> RegisterBody:
    body = shell.body("receipt")
    assert isinstance(body, RegisterBody)
    return body


def test_keys_are_one_table_without_doubles() -> None:
    assert len({k.sequence for k in KEYS}) == len(KEYS) == len({k.id for k in KEYS})


def test_f4_means_new_on_the_page_in_front(qtbot: Any, shell: Shell) -> None:
    assert register(shell).strip is None
    qtbot.keyClick(shell, Qt.Key.Key_F4)
    assert register(shell).strip is not None


def test_a_verb_that_is_not_allowed_does_nothing(shell: Shell) -> None:
    assert shell.run_key("take_back") is False
    assert shell.run_key("new") is True


def test_unsaved_work_survives_page_changes(shell: Shell) -> None:
    register(shell).open_entry()
    strip = register(shell).strip
    assert strip is not None
    strip.fields["title"].put(TITLES[0])
    shell.go("people")
    shell.go("receipt")
    assert register(shell).strip is strip
    assert strip.fields["title"].text == TITLES[0]


def test_ctrl_k_finds_by_name_and_by_initials_and_runs(qtbot: Any, shell: Shell) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert shell.palette_over.isVisible()
    shell.palette_over.line.setText("xdj")
    assert [act.id for act in shell.palette_over.found][:1] == ["receipt.new"]
    shell.palette_over.line.setText("登记")
    assert {act.title for act in shell.palette_over.found} == {"新登记"}
    qtbot.keyClick(shell.palette_over.line, Qt.Key.Key_Return)
    assert not shell.palette_over.isVisible()
    assert register(shell).strip is not None


def test_the_palette_offers_nothing_that_is_not_allowed(shell: Shell) -> None:
    shell._open_palette()
    assert "receipt.back" not in {act.id for act in shell.palette_over.found}
    assert "go.inspection" in {act.id for act in shell.palette_over.found}


def test_the_question_mark_shows_the_keys_but_not_while_typing(qtbot: Any, shell: Shell) -> None:
    register(shell).open_entry()
    strip = register(shell).strip
    assert strip is not None
    line = strip.fields["title"].line
    line.setFocus()
    qtbot.keyClick(line, "?")
    assert line.text() == "?"
    assert not shell.keys_over.isVisible()
    shell.show_keys()
    assert shell.keys_over.isVisible()
    qtbot.keyClick(shell.keys_over, Qt.Key.Key_Escape)
    assert not shell.keys_over.isVisible()


def test_d10_put_aside_and_back_where_it_was(qtbot: Any, shell: Shell) -> None:
    register(shell).open_entry()
    strip = register(shell).strip
    assert strip is not None
    strip.fields["title"].put("关于<𠮷>&的请示")
    shell.put_aside()
    assert register(shell).strip is None
    assert list(shell.asides.places) == [1]
    drafts = shell.told["drafts"]  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "aside/1" in drafts.kept)
    assert json.loads(drafts.kept["aside/1"])["page"] == "receipt"
    shell.go("people")
    shell.resume(1)
    assert shell.current == "receipt"
    strip = register(shell).strip
    assert strip is not None
    assert strip.fields["title"].text == "关于<𠮷>&的请示"
    qtbot.waitUntil(lambda: "aside/1" not in drafts.kept)


def test_d10_nine_places_and_then_a_sentence(shell: Shell) -> None:
    for number in range(9):
        assert shell.asides.put("receipt", f"第{number}件", {"texts": {}}) == number + 1
    assert shell.asides.put("receipt", "第十件", {"texts": {}}) == 0
    register(shell).open_entry()
    strip = register(shell).strip
    assert strip is not None
    shell.resume(4)
    assert sorted(shell.asides.places) == [1, 2, 3, 5, 6, 7, 8, 9]


def test_lock_destroys_widgets_and_models_and_keeps_drafts(qtbot: Any, shell: Shell) -> None:
    body = register(shell)
    body.open_entry()
    assert body.strip is not None
    body.strip.fields["title"].put(TITLES[0])
    body.strip._changed()
    level = body.strip.fields["level"]
    level.focus()
    offers = level._offers_list()
    assert offers.isVisible()
    shell.asides.put("receipt", "挂起的一件", {"texts": {"title": "甲"}})
    widget, model, strip = body.widget(), body.middle.model, body.strip
    gone = weakref.ref(body)
    del body
    shell.lock()
    assert shell.locked
    assert not any(shiboken6.isValid(thing) for thing in (widget, model, strip, offers))
    gc.collect()
    assert gone() is None
    told = shell.told  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: told["locked"] == ["closed"])
    assert TITLES[0] in told["drafts"].kept["receipt/new"]
    assert isinstance(shell.centralWidget(), UnlockPage)
    shown = [w.text() for w in QApplication.allWidgets() if hasattr(w, "text")]
    assert not any(TITLES[0] in str(text) for text in shown)


def test_unlocked_the_frame_stands_again_with_what_was_aside(qtbot: Any, shell: Shell) -> None:
    shell.asides.put("receipt", "挂起的一件", {"texts": {"title": "甲"}})
    shell.lock()
    shell.unlocked()
    assert not shell.locked
    qtbot.waitUntil(lambda: list(shell.asides.places) == [1])
    assert shell.aside_bar.isVisible()


def test_a_lock_beside_running_reads_harms_nothing(qtbot: Any, shell: Shell) -> None:
    for _n in range(20):
        register(shell).middle.model.ask()
    shell.recount()
    shell.lock()
    qtbot.waitUntil(lambda: not shell.ports.threads.reader.working)
    assert shell.locked


def test_keys_do_nothing_while_locked(shell: Shell) -> None:
    shell.lock()
    assert shell.run_key("new") is False


def test_d11_scans_reach_the_program_from_any_page_and_none_while_locked(
    qtbot: Any, qapp: QApplication
) -> None:
    catcher = ScanCatcher(qapp)
    shell = make_shell(catcher=catcher)
    shell.show()
    scanned = shell.told["scanned"]  # type: ignore[attr-defined]
    register(shell).open_entry()
    strip = register(shell).strip
    assert strip is not None
    strip.fields["title"].focus()
    QTest.keyClicks(strip.fields["title"].line, "CDC000123X")
    QTest.keyClick(strip.fields["title"].line, Qt.Key.Key_Return)
    assert [scan.code for scan in scanned] == ["CDC000123X"]
    assert strip.fields["title"].text == ""
    shell.lock()
    page = shell.centralWidget()
    assert isinstance(page, UnlockPage)
    QTest.keyClicks(page.password, "CDC000123X")
    assert page.password.text() == "CDC000123X"
    assert len(scanned) == 1
    shell.ports.threads.stop()
    shell.close()
    qapp.removeEventFilter(catcher)


def test_two_answers_in_the_box_become_a_choice_by_digit(qtbot: Any, shell: Shell) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_F2)
    box = shell.head.box
    assert box.line.hasFocus()
    qtbot.keyClicks(box.line, "17")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: box.line.takes_digits)
    qtbot.keyClick(box.line, Qt.Key.Key_2)
    assert shell.told["scanned"][-1].value == "d18"  # type: ignore[attr-defined]


def test_the_box_says_what_it_does_not_know(qtbot: Any, shell: Shell) -> None:
    shell.head.box.line.setText("99")
    qtbot.keyClick(shell.head.box.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(shell.status.said))
    assert "99" in shell.status.said[0].sentence


def test_the_foot_keeps_the_last_twenty(shell: Shell) -> None:
    for number in range(30):
        shell.status.say(f"第{number}件")
    assert len(shell.status.said) == 20
    assert shell.status.said[0].sentence == "第29件"


def test_the_foot_says_what_no_printed_sheet_holds_yet(qtbot: Any, shell: Shell) -> None:
    shell.ports = replace(shell.ports, standing=lambda: ("打印后又记 3 笔", "为什么"))
    shell.recount()
    qtbot.waitUntil(lambda: shell.status._state.text() == "打印后又记 3 笔")
    assert shell.status._state.toolTip() == "为什么"


def test_a_count_stands_beside_the_page_only_where_something_waits(qtbot: Any, shell: Shell) -> None:
    labels = shell.navigation._counts
    qtbot.waitUntil(lambda: labels["circulation"].text() == "3")
    assert labels["circulation"].isVisible()
    assert not labels["people"].isVisible()


@pytest.mark.parametrize(("asked", "kept"), [(5, 5), (10, 10), (60, 10), (0, 1)])
def test_the_idle_lock_is_never_later_than_ten_minutes(qapp: QApplication, asked: int, kept: int) -> None:
    assert IdleWatch(asked, lambda: None)._timer.interval() == kept * 60_000


def test_going_idle_locks(shell: Shell) -> None:
    shell.idle._timer.timeout.emit()
    assert shell.locked
    assert not shell.idle.running


def test_making_a_frame_and_an_entry_opens_no_other_window(qtbot: Any, shell: Shell) -> None:
    register(shell).open_entry()
    for page in shell.pages:
        shell.go(page.id)
    shell.show_keys()
    opened = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert opened == [shell]
    assert QApplication.activeWindow() is shell
