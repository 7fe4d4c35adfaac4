# ruff: noqa: E402
"""Draws every widget and the whole frame with fake data to PNG: ``python tests/windows/gallery.py DIR``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from windows_fakes import BODIES, LEVELS, NAMES, NOW, TITLES, FakeFounding, FakeSentences, FakeUnlocking
from windows_shell import RegisterBody, make_shell

from desktop.plain.refusal import refuse
from desktop.plain.typed import read_time
from desktop.windows import theme
from desktop.windows.clock_confirm import ClockConfirm
from desktop.windows.first_run import FirstRunPage
from desktop.windows.page import Count
from desktop.windows.ports import ClockDoubt, Trouble
from desktop.windows.shell import Shell
from desktop.windows.unlock import UnlockPage
from desktop.windows.widgets.lines_grid import LinesGrid
from desktop.windows.widgets.lines_model import LineColumn, LinesModel, LineState
from desktop.windows.widgets.preview_pane import PreviewPane
from desktop.windows.widgets.queue_card import AtDesk, QueueCard, QueueLine

ROOT = Path(__file__).parents[2]
SIZES = ((1366, 768), (1920, 1080))


def settle(milliseconds: int = 120) -> None:
    QTest.qWait(milliseconds)


class Gallery:
    """Takes pictures under numbered names."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.number = 0

    def take(self, widget: QWidget, name: str) -> None:
        settle()
        self.number += 1
        widget.grab().save(str(self.out / f"{self.number:02d}-{name}.png"))


def page_png() -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QFont, QPainter

    page = QPixmap(1240, 1754)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    font = QFont(painter.font())
    font.setPixelSize(56)
    painter.setFont(font)
    painter.drawText(page.rect().adjusted(0, 150, 0, 0), int(Qt.AlignmentFlag.AlignHCenter), "涉密文件传阅单")
    for line in range(20):
        painter.drawLine(120, 320 + line * 64, 1120, 320 + line * 64)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    page.save(buffer, "PNG")
    return bytes(buffer.data().data())


def at_desk() -> AtDesk:
    line = QueueLine("d1", "secret", "017-000023", TITLES[0], "逾期 2 天", "overdue")
    other = QueueLine("d2", "top_secret", "专 003-000001", TITLES[1], "今日应还", "today")
    return AtDesk(
        "p1",
        "𫖯仰之",
        "副主任 · 三楼 305",
        (line, other),
        (QueueLine("d3", "work_secret", "工 012", TITLES[2]),),
    )


def shell_pictures(gallery: Gallery, shell: Shell, tag: str) -> None:
    body = shell.body("receipt")
    assert isinstance(body, RegisterBody)
    shell.go("receipt")
    settle(400)
    shell.status.say("已收回 017-000023（𫖯仰之）· 入 2号柜")
    shell.status.state("打印后又记 3 笔")
    shell.navigation.show_count("today", Count(7, True))
    shell.navigation.show_count("circulation", Count(132))
    gallery.take(shell, f"register-{tag}")
    body.open_entry()
    strip = body.strip
    assert strip is not None
    strip.fields["body"].take(BODIES[0])
    strip.fields["title"].put(TITLES[0])
    strip.fields["copies"].put("000023,25，101-103")
    gallery.take(shell, f"entry-{tag}")
    strip.unfold()
    strip.refuse(
        refuse("typed.copies_twice", numbers=("23", "24"), at="copies"),
        refuse("custody.late", "A6.1.1c", at="day", reason_helps=True),
        refuse("custody.lateral", "A6.1.2e", at="title", name="㙓志强"),
    )
    strip.fields["title"].refusal._open_clause()
    gallery.take(shell, f"entry-refused-{tag}")
    shell.put_aside()
    gallery.take(shell, f"aside-{tag}")
    shell.status._open()
    gallery.take(shell, f"last-twenty-{tag}")
    shell.status._open()
    shell._open_palette()
    shell.palette_over.line.setText("d")
    gallery.take(shell, f"palette-{tag}")
    shell.palette_over.close_over()
    shell.show_keys()
    gallery.take(shell, f"keys-{tag}")
    shell.keys_over.close_over()
    shell._help()
    gallery.take(shell, f"help-{tag}")
    shell.help_over.close_over()
    shell.go("clearance")
    gallery.take(shell, f"empty-{tag}")
    shell.head.box.begin()
    QTest.keyClicks(shell.head.box.line, "17")
    shell.head.box._enter()
    gallery.take(shell, f"box-{tag}")


def lines_picture(gallery: Gallery, tag: str) -> None:
    """The round on the stairs (D1)."""
    columns = (
        LineColumn("reader", "阅件人", width=180),
        LineColumn("level", "密级", kind="level", width=84),
        LineColumn("title", "标题", kind="middle", width=0),
        LineColumn("out", "交出", read_time, hint="902", width=88),
        LineColumn("back", "收回", read_time, hint="940", width=88),
    )
    rows = [
        LineState(f"r{n}", {"reader": name, "level": LEVELS[n % 5], "title": TITLES[n % 5]})
        for n, name in enumerate(NAMES * 3)
    ]
    grid = LinesGrid(LinesModel(columns, FakeSentences(), rows))
    grid.resize(900, 420)
    grid.show()
    grid.rows.paste(0, 3, "902\t940\n1010\t1x\n11")
    grid.begin()
    gallery.take(grid, f"lines-{tag}")
    grid.close()


def others(gallery: Gallery, size: tuple[int, int], tag: str, shell: Shell) -> None:
    worker = shell.ports.threads.reader
    unlock = UnlockPage(FakeUnlocking(), worker)
    unlock._say(Trouble("wrong_password", {"left": 3}))
    first = FirstRunPage(FakeFounding(), FakeSentences(), worker)
    preview = PreviewPane(("HP LaserJet 三楼", "标签机"), FakeSentences())
    preview.show_pages("传阅单 预览", "2 页 · 机密 · 存传阅单夹", [page_png(), page_png()])
    card = QueueCard()
    card.show_person(at_desk())
    for widget, name in ((unlock, "unlock"), (preview, "preview")):
        widget.resize(*size)
        widget.show()
        gallery.take(widget, f"{name}-{tag}")
    card.resize(size[0] - 152, 260)
    gallery.take(card, f"queue-{tag}")
    clock = ClockConfirm(ClockDoubt(NOW.replace(year=2019), NOW))
    clock.show()
    clock.confirm()
    gallery.take(clock, f"clock-{tag}")
    first.resize(*size)
    first.show()
    for step, fill in enumerate(
        (("line", "盘锦市示范区保密委员会办公室"), None, None, ("name", "朱镕𠮷"), None, None, None)
    ):
        if fill is not None:
            getattr(first.steps[step], fill[0]).setText(fill[1])
        if step == 2:
            first.steps[2].choose("confidential")  # type: ignore[attr-defined]
        if step == 3:
            first.onward()
            gallery.take(first, f"first-{step}-refused-{tag}")
            for name in ("password", "again_line"):
                getattr(first.steps[3], name).setText("Desk#2026-xyz")
        gallery.take(first, f"first-{step}-{tag}")
        if step < 6:
            first.onward()
    for widget in (unlock, preview, card, clock, first):
        widget.close()


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.dress(app, ROOT / "resources")
    gallery = Gallery(out)
    for size in SIZES:
        tag = f"{size[0]}"
        shell = make_shell()
        shell.resize(*size)
        shell.show()
        shell_pictures(gallery, shell, tag)
        others(gallery, size, tag, shell)
        lines_picture(gallery, tag)
        shell.lock()
        gallery.take(shell, f"locked-{tag}")
        shell.ports.threads.stop()
        shell.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
