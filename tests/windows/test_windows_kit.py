"""Threads, looks, card, queue card, preview, progress, and what no window may ever use."""

from __future__ import annotations

import ast
import logging
import re
import sys
import threading
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from windows_fakes import COLUMNS, NOW, TITLES, FakeSentences, FakeShelf, make_card
from windows_shell import TITLES as PAGES

from desktop.plain.progress import Stopped
from desktop.windows import theme
from desktop.windows.icons import _NAMES, icon
from desktop.windows.levels_shown import CODES
from desktop.windows.threads import Threads, Worker
from desktop.windows.times_shown import out_for, said_day, said_time
from desktop.windows.widgets.card import Card
from desktop.windows.widgets.empty_state import EmptyState
from desktop.windows.widgets.field_spec import Offer
from desktop.windows.widgets.level_chip import HEIGHT, LevelChip, chip_width, paint_level
from desktop.windows.widgets.list_and_card import ListAndCard
from desktop.windows.widgets.page_model import PageModel
from desktop.windows.widgets.plain_parts import Elided
from desktop.windows.widgets.preview_pane import PreviewPane, PrintChoice
from desktop.windows.widgets.progress_strip import ProgressStrip
from desktop.windows.widgets.rows import Asked
from desktop.windows.widgets.view_bar import ViewBar

ROOT = Path(__file__).parents[2]


@pytest.fixture
def worker(qapp: Any) -> Iterator[Worker]:
    made = Worker("reader")
    yield made
    made.stop()


# threads


def test_results_come_back_on_the_windows_thread(qtbot: Any, worker: Worker) -> None:
    seen: list[tuple[int, int]] = []
    worker.submit(threading.get_ident, lambda there: seen.append((there, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    there, here = seen[0]
    assert here == threading.get_ident() != there


def test_work_is_done_in_the_order_it_was_given(qtbot: Any, worker: Worker) -> None:
    done: list[int] = []
    for number in range(50):
        worker.submit(lambda n=number: n, done.append)
    qtbot.waitUntil(lambda: len(done) == 50)
    assert done == list(range(50))


def test_a_bug_is_told_and_logged_without_content(
    qtbot: Any, worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []

    def broken() -> None:
        raise ValueError(TITLES[0])

    with caplog.at_level(logging.ERROR, "desktop.windows"):
        worker.submit(broken, failed=told.append)
        qtbot.waitUntil(lambda: bool(told))
    assert TITLES[0] not in told[0] + caplog.text
    assert "ValueError" in caplog.text
    assert "test_windows_kit.py" in caplog.text


def test_an_expected_failure_has_its_own_sentence(qtbot: Any) -> None:
    worker, told = Worker("writer", lambda error: "磁盘已满。" if isinstance(error, OSError) else None), []

    def full() -> None:
        raise OSError(28, "No space left")

    worker.submit(full, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    worker.stop()
    assert told == ["磁盘已满。"]


def test_cancelled_work_answers_nothing(qtbot: Any, worker: Worker) -> None:
    gate, done, begun = threading.Event(), [], []
    worker.submit(gate.wait, done.append)
    waiting = worker.submit(lambda: begun.append(1), done.append)
    waiting.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not worker.working)
    assert (done, begun) == ([True], [])


def test_the_busy_line_shows_for_long_work_and_goes_again(qtbot: Any, worker: Worker) -> None:
    gate = threading.Event()
    with qtbot.waitSignal(worker.busy) as busy:
        worker.submit(gate.wait, what="正在核验…")
    assert busy.args == ["正在核验…"]
    with qtbot.waitSignal(worker.idle):
        gate.set()


def test_stopping_long_work(qtbot: Any, worker: Worker) -> None:
    strip, told = ProgressStrip(), []
    qtbot.addWidget(strip)
    progress = strip.begin("正在核验簿册")
    seen = threading.Event()

    def work() -> None:
        for n in range(1_000_000):
            progress.step(n, 1_000_000)
            seen.set()
            if n:
                threading.Event().wait(0.001)

    worker.submit(work, failed=told.append)
    qtbot.waitUntil(seen.is_set)
    qtbot.mouseClick(strip._stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["已停止。"]
    with pytest.raises(Stopped):
        progress.step(1, 2)


# looks


def test_every_token_of_the_style_sheet_is_known_and_used() -> None:
    text = (ROOT / "resources/style/desk.qss").read_text("utf-8")
    assert "@" not in theme.style_sheet(text, Path("icons")).replace("@@", "")
    for name in re.findall(r'url\("@@icons/([^"]+)"\)', text):
        assert (ROOT / "resources/icons" / name).is_file()


def test_the_shipped_faces_are_found_and_ordered(qapp: QApplication) -> None:
    families = theme.load_faces([ROOT / "resources/fonts"])
    assert families
    assert "Sans" in families[0]
    assert "WenKai" in families[-1]


def test_qts_own_buttons_speak_chinese(qapp: QApplication) -> None:
    assert theme.speak_chinese(qapp)
    box = QMessageBox()
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    assert "取消" in box.button(QMessageBox.StandardButton.Cancel).text()
    for words in theme._KEPT:
        qapp.removeTranslator(words)


@pytest.mark.parametrize("meaning", _NAMES)
def test_every_icon_is_there(qapp: QApplication, meaning: str) -> None:
    assert not icon(meaning).pixmap(18, 18).isNull()


@pytest.mark.parametrize("code", CODES)
def test_a_level_never_disappears_in_a_narrow_column(qapp: QApplication, code: str) -> None:
    from PySide6.QtCore import QRectF

    image = QImage(24, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_level(painter, QRectF(0, 0, 24, HEIGHT), code, QApplication.font())
    painter.end()
    colours = {image.pixel(x, y) for x in range(24) for y in range(HEIGHT)}
    assert len(colours) > 1
    assert LevelChip(code).sizeHint().width() == chip_width(code, QApplication.font())


def test_setting_a_label_does_not_wear_out_none(qapp: QApplication) -> None:
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(1_000):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < 100


@pytest.mark.parametrize("title", [*TITLES, "（" * 30 + "》" * 30, "abcdefg " * 40, "𠮷" * 80])
@pytest.mark.parametrize("width", [40, 120, 300, 800])
def test_a_title_stands_on_two_lines_and_breaks_by_the_rules(
    qapp: QApplication, title: str, width: int
) -> None:
    label = Elided(title, 2)
    label.set_text(title)
    lines = label.broken(width)
    assert 1 <= len(lines) <= 2
    if len(lines) == 2 and "（（" not in title:
        assert lines[1][0] not in "，。、；：？！）》〉"
        assert lines[0][-1] not in "（《〈"
    if "…" not in "".join(lines):
        assert "".join("".join(lines).split()) == "".join(title.split())


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (NOW, "今天 14:30"),
        (NOW - timedelta(days=1), "昨天 14:30"),
        (NOW + timedelta(days=1), "明天 14:30"),
        (datetime(2026, 1, 31, 9, 2), "1月31日"),
        (datetime(2025, 12, 31, 9, 2), "2025年12月31日"),
    ],
)
def test_times_as_people_say_them(at: datetime, said: str) -> None:
    assert said_time(at, NOW) == said


def test_how_long_something_is_out() -> None:
    assert out_for(NOW - timedelta(days=2, hours=3), NOW) == "在外 2 天 3 时"
    assert out_for(NOW - timedelta(minutes=5), NOW) == "在外 5 分"
    assert said_day(date(2026, 3, 6), NOW.date()) == "明天"


# widgets


def test_a_title_is_never_read_as_markup(qtbot: Any) -> None:
    card = Card(lambda: NOW)
    qtbot.addWidget(card)
    card.show_facts(make_card("d3"))
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in card.findChildren(QLabel))
    assert card._title.text() == "关于 A&B <C> 项目的批复"


def test_a_card_offers_only_the_verbs_it_is_given(qtbot: Any) -> None:
    card = Card(lambda: NOW)
    qtbot.addWidget(card)
    card.show_facts(make_card("d1"))
    pressed: list[tuple[str, str]] = []
    card.verb.connect(lambda verb, thing: pressed.append((verb, thing)))
    from PySide6.QtWidgets import QPushButton

    faces = list(card._verbs.findChildren(QPushButton))
    assert [face.text() for face in faces] == ["收回  F6", "转承办", "催退", "打印  F7"]
    qtbot.mouseClick(faces[0], Qt.MouseButton.LeftButton)
    assert pressed == [("take_back", "d1")]
    card.show_facts(None)
    assert not [face for face in card._verbs.findChildren(QPushButton) if face.parent() is card._verbs]


def test_the_card_of_an_older_row_never_overtakes(qtbot: Any, worker: Worker) -> None:
    gate = threading.Event()

    def load(row_id: str) -> Any:
        if row_id == "d1":
            gate.wait(5)
        return make_card(row_id)

    model = PageModel(COLUMNS, FakeShelf(20).fetch, worker, lambda: NOW)
    middle = ListAndCard(model, load, worker, lambda: NOW, EmptyState("空", "空"))
    qtbot.addWidget(middle)
    model.ask()
    qtbot.waitUntil(lambda: middle.list.current_row() is not None)
    middle.list.go_to("d5")
    assert middle.card.facts is not None
    assert middle.card.facts.id == "d5"  # the heading at once, from the row
    gate.set()
    qtbot.waitUntil(lambda: bool(middle.card.facts and middle.card.facts.whole))
    assert middle.card.facts.id == "d5"


def test_an_empty_list_says_what_would_stand_here(qtbot: Any, worker: Worker) -> None:
    model = PageModel(COLUMNS, FakeShelf(0).fetch, worker, lambda: NOW)
    empty = EmptyState("还没有收文", "登记后列在这里。", "新登记", "new", lambda: None)
    middle = ListAndCard(model, make_card, worker, lambda: NOW, empty)
    qtbot.addWidget(middle)
    middle.show()
    model.ask()
    qtbot.waitUntil(empty.isVisible)
    assert middle.counted.text() == "0 件"


def test_enter_prints_what_is_chosen(qtbot: Any) -> None:
    pane = PreviewPane(("三楼",), FakeSentences())
    qtbot.addWidget(pane)
    pane.show_pages("传阅单", "", [])
    pane.copies.setText("2")
    pane.hidden.setChecked(True)
    with qtbot.waitSignal(pane.printed) as printed:
        qtbot.keyClick(pane, Qt.Key.Key_Return)
    assert printed.args == [PrintChoice("三楼", (), 2, True)]


def test_d14_some_pages_are_chosen_and_a_page_that_is_not_there_is_said(qtbot: Any) -> None:
    pane = PreviewPane(("三楼",), FakeSentences())
    qtbot.addWidget(pane)
    pane.show()
    pane.show_pages("传阅单", "", [b""] * 4, older="000007")
    pane.which.setText("2-9")
    with qtbot.assertNotEmitted(pane.printed):
        qtbot.keyClick(pane, Qt.Key.Key_Return)
    assert pane.which_said.isVisible()
    pane.which.setText("1，3-4")
    with qtbot.waitSignal(pane.printed) as printed:  # a part replaces no sheet: no reason is asked
        qtbot.keyClick(pane, Qt.Key.Key_Return)
    assert printed.args == [PrintChoice("三楼", (1, 3, 4), 1, False)]
    assert not pane.which_said.isVisible()
    pane.show_pages("传阅单", "", [b""] * 2)
    assert pane.which.text() == ""


def test_without_a_printer_enter_prints_nothing_and_it_is_said(qtbot: Any) -> None:
    pane = PreviewPane((), FakeSentences())
    qtbot.addWidget(pane)
    with qtbot.assertNotEmitted(pane.printed):
        qtbot.keyClick(pane, Qt.Key.Key_Return)
    assert "没有可用的打印机" in pane.printer.currentText()


# what no window may use (stack.md, security 3.10)


@pytest.mark.parametrize(
    "forbidden",
    ["QSettings", "QDesktopServices", "QtNetwork", "QProcess", "QtQml", "QtCharts", "QCompleter", "socket"],
)
def test_no_window_uses(forbidden: str) -> None:
    for path in (ROOT / "desktop/windows").rglob("*.py"):
        if (forbidden, path.name) == ("QSettings", "picking.py"):
            continue  # it takes out again what Qt writes there by itself
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        named = {
            name.name
            for node in nodes
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in node.names
        }
        named |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
        named |= {node.id for node in nodes if isinstance(node, ast.Name)}
        assert not any(forbidden in name.split(".") for name in named), path.name


def test_search_asks_as_one_types_once_for_a_burst(qtbot: Any) -> None:
    bar = ViewBar((Offer("all", "全部"), Offer("out", "在外")))
    qtbot.addWidget(bar)
    asked: list[Asked] = []
    bar.asked.connect(asked.append)
    for text in ("1", "17", "17 "):
        bar.line.setText(text)
        bar.line.textEdited.emit(text)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [Asked("all", "17")]
    bar.choose("out")
    assert asked[-1] == Asked("out", "17")
    with qtbot.waitSignal(bar.to_list):
        qtbot.keyClick(bar.line, Qt.Key.Key_Escape)
    assert asked[-1] == Asked("out", "")


def test_what_waits_to_be_written_is_written_before_the_end(qapp: QApplication) -> None:
    threads, written = Threads(), []
    gate = threading.Event()
    threads.writer.submit(gate.wait)
    threads.writer.submit(lambda: written.append("draft"))
    gate.set()
    threads.stop()
    assert written == ["draft"]


def test_every_page_has_its_help_and_no_way_out(qtbot: Any) -> None:
    pages = {path.stem for path in (ROOT / "resources/help").glob("*.md")}
    assert pages >= {i for i, _title in PAGES}
    for path in (ROOT / "resources/help").glob("*.md"):
        assert "http" not in path.read_text("utf-8")
