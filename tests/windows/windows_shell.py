"""A whole frame with fake ports and one page written as pages are written: list, card, entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from windows_fakes import (
    COLUMNS,
    NOW,
    UNIT,
    FakeDrafts,
    FakeSentences,
    FakeShelf,
    FakeUnlocking,
    bodies,
    make_card,
)

from desktop.plain.typed import Typed, read_copy_numbers, read_day
from desktop.windows.acts import Act
from desktop.windows.drafting import DraftKeeper
from desktop.windows.page import Count, Page, PlainBody
from desktop.windows.scan_catcher import ScanCatcher
from desktop.windows.shell import Shell, ShellPorts
from desktop.windows.threads import Threads
from desktop.windows.unlock import UnlockPage
from desktop.windows.widgets.empty_state import EmptyState
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer, level_choices
from desktop.windows.widgets.list_and_card import ListAndCard
from desktop.windows.widgets.page_model import PageModel
from desktop.windows.widgets.view_bar import ViewBar

INITIALS = {"新登记": "xdj", "登记": "dj", "收文": "sw", "锁屏": "sp", "挂起": "gq"}
TITLES = (
    ("today", "今日"),
    ("receipt", "收文"),
    ("circulation", "传阅"),
    ("copying", "复制"),
    ("clearance", "清退"),
    ("people", "人员"),
    ("book", "操作日志"),
    ("inspection", "迎检"),
    ("settings", "设置"),
)


def initials(text: str) -> str:
    return INITIALS.get(text, "")


def specs() -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("body", "来文单位", required=True, offers=bodies, free=True, span=4),
        FieldSpec("title", "标题", required=True, span=8),
        FieldSpec("level", "密级", required=True, choices=level_choices(), span=4),
        FieldSpec(
            "copies", "份号", read=read_copy_numbers, required=True, span=4, hint="23,25，101-103；无则空"
        ),
        FieldSpec(
            "day",
            "签收日",
            read=lambda text: read_day(text, NOW.date()),
            required=True,
            default=Typed(date(2026, 3, 5), "今天 3月5日"),
            carried=True,
            span=2,
        ),
        FieldSpec("signer", "签收人", required=True, default=Typed("p1", "朱镕𠮷"), carried=True, span=2),
        FieldSpec("document_number", "文号", span=4, folded=True),
        FieldSpec("period", "保密期限", span=3, folded=True, hint="10年 / 20361231 / 条件"),
        FieldSpec("pages", "页数", span=2, folded=True),
        FieldSpec("remark", "备注", span=12, folded=True),
    )


class RegisterBody(PlainBody):
    """The example of a page."""

    def __init__(self, threads: Threads, drafts: FakeDrafts, shelf: FakeShelf) -> None:
        super().__init__(QWidget())
        self.threads, self.drafts = threads, drafts
        model = PageModel(COLUMNS, shelf.fetch, threads.reader, lambda: NOW)
        empty = EmptyState(
            "还没有收文", "登记的每一份涉密文件都会列在这里。", "新登记", "new", self.open_entry
        )
        self.middle = ListAndCard(model, make_card, threads.reader, lambda: NOW, empty)
        self.bar = ViewBar((Offer("all", "全部"), Offer("out", "在外"), Offer("due", "今日到期")))
        self.bar.asked.connect(model.ask)
        self.bar.to_list.connect(self.middle.list.setFocus)
        self.middle.bar.addWidget(self.bar)
        self.strip: EntryStrip | None = None
        self.saved: list[Entered] = []
        column = QVBoxLayout(self._widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.middle)
        model.ask()

    def acts(self) -> Sequence[Act]:
        return (
            Act("receipt.new", "新登记", self.open_entry, "new", "收文"),
            Act("receipt.search", "查找", self.bar.begin, "search", "收文"),
            Act("receipt.like", "照此再登一件", self.open_entry, "like_this", "收文"),
            Act("receipt.back", "收回", lambda: None, "take_back", "收文", lambda: False),
        )

    def shown(self) -> None:
        self.middle.list.setFocus()

    def open_entry(self) -> None:
        if self.strip is None:
            keeper = DraftKeeper("receipt/new", self.drafts, self.threads.writer)
            self.strip = EntryStrip("新登记", specs(), FakeSentences(), keeper)
            keeper.setParent(self.strip)
            self.strip.saved.connect(self._saved)
            self.strip.left.connect(self.close_entry)
            self.middle.above.addWidget(self.strip)
        self.strip.begin()

    def close_entry(self) -> None:
        if self.strip is not None:
            self.strip.hide()
            self.strip.deleteLater()
            self.strip = None
        self.middle.list.setFocus()

    def half(self) -> tuple[str, dict[str, Any]] | None:
        if self.strip is None or not self.strip.filled:
            return None
        form = self.strip.form()
        self.strip.done()
        self.close_entry()
        return f"新登记 {form['texts'].get('title', '')}", form

    def resume(self, form: dict[str, Any]) -> None:
        self.open_entry()
        assert self.strip is not None
        self.strip.fill(form)

    def flush(self) -> None:
        if self.strip is not None and self.strip._draft is not None:
            self.strip._draft.flush()

    def _saved(self, entered: Entered) -> None:
        self.saved.append(entered)
        assert self.strip is not None
        self.strip.done({"body": Typed(entered.values["body"], "同上一件")})


def look(text: str) -> tuple[Offer, ...]:
    found = {
        "17": (
            Offer("d17", "密收〔2026〕017-000017", "会议纪要"),
            Offer("d18", "密收〔2026〕117-000001", "通知"),
        )
    }
    return found.get(text, ())


def make_shell(shelf: FakeShelf | None = None, catcher: ScanCatcher | None = None) -> Shell:
    threads, drafts = Threads(), FakeDrafts()
    scanned: list[object] = []
    locked: list[str] = []
    shelf = shelf or FakeShelf(300)

    def make(page: str) -> PlainBody:
        if page == "receipt":
            return RegisterBody(threads, drafts, shelf)
        return RegisterBody(threads, drafts, FakeShelf(0))

    pages = [
        Page(i, t, i, partial(make, i), lambda i=i: Count(3 if i == "circulation" else 0)) for i, t in TITLES
    ]
    ports = ShellPorts(
        unit=UNIT,
        machine_level="secret",
        operator="朱镕𠮷",
        now=lambda: NOW,
        threads=threads,
        drafts=drafts,
        initials=initials,
        look=look,
        scanned=scanned.append,
        unlock=lambda: UnlockPage(FakeUnlocking(), threads.reader),
        help_text=lambda page: (Path(__file__).parents[2] / f"resources/help/{page}.md").read_text("utf-8"),
        on_lock=lambda: locked.append("closed"),
    )
    shell = Shell(ports, pages, catcher)
    shell.told = {"scanned": scanned, "locked": locked, "drafts": drafts}  # type: ignore[attr-defined]
    return shell
