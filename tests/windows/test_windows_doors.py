"""Unlocking, the first run, the doubtful clock: each trouble its own sentence, each step its way back."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from windows_fakes import NOW, FakeFounding, FakeSentences, FakeUnlocking

from desktop.plain.progress import Progress, Stopped
from desktop.vault.trouble import CODES as VAULT_CODES
from desktop.windows import troubles
from desktop.windows.clock_confirm import ClockConfirm
from desktop.windows.first_run import FirstRunPage
from desktop.windows.first_run_steps import LevelStep, OperatorsStep, PlaceStep, UnitStep
from desktop.windows.levels_shown import forbidden
from desktop.windows.ports import ClockDoubt, FirstOperator, FirstRun, Trouble
from desktop.windows.threads import Worker
from desktop.windows.unlock import UnlockPage

GOOD = "Desk#2026-xyz"


@pytest.fixture
def worker(qapp: Any) -> Iterator[Worker]:
    made = Worker("reader")
    yield made
    made.stop()


def test_every_trouble_of_the_vault_has_its_own_sentence() -> None:
    said = [troubles.sentence(Trouble(code)) for code in sorted(VAULT_CODES)]
    assert len(set(said)) == len(said)
    assert all(text.endswith("。") and "{" not in text for text in said)


def test_the_facts_of_a_trouble_are_told() -> None:
    until = datetime(2026, 3, 5, 15, 0)
    assert "2026年3月5日 15:00" in troubles.sentence(Trouble("locked_out", {"until": until}))
    assert "3 次" in troubles.sentence(Trouble("wrong_password", {"left": 3}))


def test_a_trouble_nobody_knows_still_says_that_nothing_was_lost() -> None:
    assert "没有改动" in troubles.sentence(Trouble("something_new"))


def test_d16_what_the_machine_forbids_is_said_at_every_start(qtbot: Any, worker: Worker) -> None:
    page = UnlockPage(FakeUnlocking(), worker)
    qtbot.addWidget(page)
    assert forbidden("secret") in [label.text() for label in page.findChildren(type(page.trouble))]
    assert "绝密" in forbidden("secret")
    assert "工作秘密" in forbidden("internal")


def test_a_wrong_password_empties_the_field_and_says_how_many_are_left(qtbot: Any, worker: Worker) -> None:
    port = FakeUnlocking(Trouble("wrong_password", {"left": 2}))
    page = UnlockPage(port, worker)
    qtbot.addWidget(page)
    page.show()
    page.password.setText("falsch")
    qtbot.keyClick(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.trouble.isVisible())
    assert port.tried == [("p1", "falsch")]
    assert "2 次" in page.trouble.text()
    assert page.password.text() == ""


def test_the_right_password_opens(qtbot: Any, worker: Worker) -> None:
    page = UnlockPage(FakeUnlocking(), worker)
    qtbot.addWidget(page)
    page.operators.setCurrentIndex(1)
    page.password.setText(GOOD)
    with qtbot.waitSignal(page.opened) as opened:
        page.try_open()
    assert opened.args == ["p2"]


def test_an_empty_password_is_no_try(qtbot: Any, worker: Worker) -> None:
    port = FakeUnlocking()
    page = UnlockPage(port, worker)
    qtbot.addWidget(page)
    page.try_open()
    assert port.tried == []
    assert page.trouble.text() == "请输入密码。"


def test_a_failure_while_opening_is_told_and_the_page_works_again(qtbot: Any, worker: Worker) -> None:
    class Breaking(FakeUnlocking):
        def unlock(self, operator: str, password: str, progress: Progress | None = None) -> Trouble | None:
            raise MemoryError(password)

    page = UnlockPage(Breaking(), worker)
    qtbot.addWidget(page)
    page.show()
    page.password.setText(GOOD)
    page.try_open()
    qtbot.waitUntil(lambda: page.trouble.isVisible())
    assert GOOD not in page.trouble.text()
    assert page.open_button.isEnabled()


def test_the_copy_before_an_upgrade_tells_how_far_it_is_and_can_be_stopped(
    qtbot: Any, worker: Worker
) -> None:
    class Copying(FakeUnlocking):
        def unlock(self, operator: str, password: str, progress: Progress | None = None) -> Trouble | None:
            assert progress is not None
            try:
                for _turn in range(2_000):
                    progress.step(30, 100)
                    time.sleep(0.005)
            except Stopped:
                return Trouble("copy_stopped")
            return None

    page = UnlockPage(Copying(), worker)
    qtbot.addWidget(page)
    page.show()
    assert not page.progress.isVisible()
    page.password.setText(GOOD)
    page.try_open()
    qtbot.waitUntil(page.progress.isVisible)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.trouble.isVisible)
    assert "已停止，簿册没有改动" in page.trouble.text()
    assert not page.progress.isVisible()
    assert page.open_button.isEnabled()


def test_the_unlock_page_loads_nothing_heavy() -> None:
    code = (
        "import sys, desktop.windows.unlock, desktop.windows.theme;"
        "print([m for m in ('qtawesome','sqlalchemy','sqlcipher3','cryptography','argon2','reportlab','docx',"
        "'pypinyin','PySide6.QtNetwork','PySide6.QtPrintSupport') if m in sys.modules])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# the first run


def first_run(qtbot: Any, worker: Worker) -> tuple[FirstRunPage, FakeFounding]:
    port = FakeFounding()
    page = FirstRunPage(port, FakeSentences(), worker)
    qtbot.addWidget(page)
    page.show()
    return page, port


def step(page: FirstRunPage, kind: type) -> Any:
    return next(s for s in page.steps if isinstance(s, kind))


def go_to_operators(page: FirstRunPage, level: str = "confidential") -> OperatorsStep:
    step(page, UnitStep).line.setText("盘锦市示范区  办公室")
    page.onward()
    page.onward()
    step(page, LevelStep).choose(level)
    page.onward()
    operators: OperatorsStep = step(page, OperatorsStep)
    return operators


def fill_operator(operators: OperatorsStep, name: str, password: str = GOOD, again: str = GOOD) -> None:
    operators.name.setText(name)
    operators.post.setText("保密员")
    operators.password.setText(password)
    operators.again_line.setText(again)


def test_the_first_run_collects_all_and_makes_the_vault(qtbot: Any, worker: Worker) -> None:
    page, port = first_run(qtbot, worker)
    operators = go_to_operators(page)
    fill_operator(operators, "㙓志强")
    operators.add_another()
    fill_operator(operators, "朱镕𠮷")
    for _n in range(3):
        page.onward()
    with qtbot.waitSignal(page.founded):
        page.onward()
    assert port.founded == [
        FirstRun(
            "盘锦市示范区 办公室",
            "national",
            "confidential",
            (FirstOperator("㙓志强", "保密员", GOOD), FirstOperator("朱镕𠮷", "保密员", GOOD)),
            "D:\\保密\\簿册",
        )
    ]
    assert page.answers.operators == []  # the passwords are not kept
    assert GOOD not in repr(port.founded)


def test_each_step_has_a_way_back_and_keeps_its_answer(qtbot: Any, worker: Worker) -> None:
    page, _port = first_run(qtbot, worker)
    go_to_operators(page)
    for _n in range(3):
        page.back()
    assert page.at == 0
    assert step(page, UnitStep).line.text() == "盘锦市示范区  办公室"
    with qtbot.waitSignal(page.given_up):
        page.back()


def test_nothing_goes_on_without_an_answer(qtbot: Any, worker: Worker) -> None:
    page, _port = first_run(qtbot, worker)
    page.onward()
    assert (page.at, page.fault) == (0, "请填写单位全称，表单抬头要用。")
    step(page, UnitStep).line.textEdited.emit("盘")
    assert page.fault == ""


@pytest.mark.parametrize(
    ("password", "again"), [("kurz#1", "kurz#1"), ("abcdefghij1", "abcdefghij1"), (GOOD, "anders")]
)
def test_b8_2_a_password_against_the_rule_is_refused(
    qtbot: Any, worker: Worker, password: str, again: str
) -> None:
    page, _port = first_run(qtbot, worker)
    operators = go_to_operators(page)
    fill_operator(operators, "王小明", password, again)
    page.onward()
    assert page.at == 3
    assert page.fault.startswith("密码还不合要求")


def test_the_rule_is_shown_live(qtbot: Any, worker: Worker) -> None:
    page, _port = first_run(qtbot, worker)
    operators = go_to_operators(page)
    fill_operator(operators, "王小明", "abc#", "")
    assert [kept for kept, _text in operators.rule_lines()] == [False, True, False]
    fill_operator(operators, "王小明")
    assert all(kept for kept, _text in operators.rule_lines())


def test_the_same_name_twice_is_refused(qtbot: Any, worker: Worker) -> None:
    page, _port = first_run(qtbot, worker)
    operators = go_to_operators(page)
    fill_operator(operators, "王小明")
    operators.add_another()
    fill_operator(operators, "王 小 明")
    page.onward()
    assert "已经加上了" in page.fault


def test_a_raised_level_asks_for_passwords_anew(qtbot: Any, worker: Worker) -> None:
    page, port = first_run(qtbot, worker)
    operators = go_to_operators(page)
    fill_operator(operators, "王小明", "abc#123456", "abc#123456")
    operators.add_another()
    rule = port.password_faults
    # one character more is asked for at the higher level
    port.password_faults = lambda p, n, lv: rule(p[1:] if lv == "secret" else p, n, lv)  # type: ignore[method-assign]
    page.back()
    step(page, LevelStep).choose("secret")
    page.onward()
    assert page.answers.operators == []
    page.onward()
    assert page.at == 3


def test_a_place_that_will_not_do_is_refused(qtbot: Any, worker: Worker) -> None:
    page, _port = first_run(qtbot, worker)
    fill_operator(go_to_operators(page), "王小明")
    page.onward()
    step(page, PlaceStep).line.setText("E:\\移动盘")
    page.onward()
    assert page.at == 4
    assert page.fault


def test_a_full_disk_while_founding_keeps_every_answer(qtbot: Any, worker: Worker) -> None:
    page, port = first_run(qtbot, worker)
    port.found_vault = lambda first: Trouble("disk_full")  # type: ignore[method-assign]
    fill_operator(go_to_operators(page), "王小明")
    for _n in range(4):
        page.onward()
    qtbot.waitUntil(lambda: bool(page.fault))
    assert "磁盘已满" in page.fault
    assert page.answers.operators[0].name == "王小明"


def test_the_first_run_goes_by_keyboard_alone(qtbot: Any, worker: Worker) -> None:
    page, _port = first_run(qtbot, worker)
    line = step(page, UnitStep).line
    line.insert("盘锦市委办")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.at == 1
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.at == 0


# the doubtful clock


def test_edge_54_a_clock_behind_the_book_wants_a_reason(qtbot: Any) -> None:
    dialog = ClockConfirm(ClockDoubt(NOW.replace(year=2019), NOW))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.confirm()
    assert dialog.fault
    assert dialog.isVisible()
    dialog.put_reason("主板电池更换后已校时")
    with qtbot.waitSignal(dialog.accepted):
        dialog.confirm()
    assert dialog.reason == "主板电池更换后已校时"


def test_edge_54_esc_leaves_writing_stopped(qtbot: Any) -> None:
    dialog = ClockConfirm(ClockDoubt(NOW.replace(year=2019), NOW))
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
