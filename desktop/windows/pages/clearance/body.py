"""The list of clearance returns, behind it the lines of one, and the panel of a new list."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.custody.clearance_facts import Match
from desktop.operations.books import Books
from desktop.operations.commands import Done
from desktop.operations.returning.clear import MatchLine
from desktop.operations.returning.open_list import OpenClearance
from desktop.operations.scan_codes import read_scan_code
from desktop.operations.views import CopyRow
from desktop.plain.refusal import Refusal
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.drafting import Form
from desktop.windows.pages.clearance.comparing import Comparing, Meant
from desktop.windows.pages.clearance.line_verbs import LINE_VERBS
from desktop.windows.pages.clearance.lines import STANDS, LineList, stand_of
from desktop.windows.pages.clearance.list import clearance_plan
from desktop.windows.pages.clearance.panel import ListPanel
from desktop.windows.pages.clearance.subject import Returning, line_subject, returning
from desktop.windows.pages.clearance.verbs import VERBS
from desktop.windows.pages.middle import Asking, MiddlePage
from desktop.windows.scan_reader import Scan
from desktop.windows.widgets.field_spec import Entered, Offer
from desktop.windows.widgets.list_and_card import ListAndCard

TICKS = "clearance/ticks"
ENDS = ("clearance.sent", "clearance.closed")


class ClearanceBody(MiddlePage):
    """清退. ``ticked``: copies scanned for each clearance return while its lines are in front (D13), kept as a draft
    until they are sent."""

    def __init__(self, counter: Counter) -> None:
        self.ticked: dict[str, set[str]] = {}
        super().__init__(counter, clearance_plan(counter))
        self.panel = ListPanel(counter)
        self.lines = LineList(counter, self._ticks)
        for part in (self.panel, self.lines):
            self.stack.addWidget(part)
        self.panel.left.connect(self._leave_panel)
        self.panel.saved.connect(self._list_entered)
        self.lines.verb.connect(self.begin)
        self.middle.list.opened.disconnect()
        self.middle.list.opened.connect(lambda row: self.open_lines(row.id, str(row.cells["number"])))
        self.lines.list.opened.connect(lambda row: self._first_of_line(row.id))
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.lines)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._leave_lines)
        counter.booked.connect(self._sent)
        counter.booked.connect(lambda _done: self.lines.reread() if self.lines.clearance else None)
        self._told: dict[str, Any] = {}
        self._comparing: Comparing | None = None
        self._keeper = self.strips.keeper(TICKS)
        if self._keeper is not None:
            self._keeper.setParent(self._widget)
            self._keeper.restore(self._ticked_before)

    def _ticked_before(self, form: Form) -> None:
        """What was counted when the window was closed, locked or killed is counted still."""
        for clearance, copies in form.items():
            self.ticked.setdefault(clearance, set()).update(copies)
        if self.lines.clearance:
            self.lines.reread()

    def _keep_ticks(self) -> None:
        if self._keeper is None:
            return
        if self.ticked:
            self._keeper.changed(lambda: {one: sorted(copies) for one, copies in self.ticked.items()})
        else:
            self._keeper.done()

    def _sent(self, done: Done) -> None:
        """What has left is not counted again."""
        clearance = done.ids.get("clearance", "")
        if done.code in ENDS and clearance in self.ticked:
            del self.ticked[clearance]
            self._keep_ticks()

    def flush(self) -> None:
        super().flush()
        if self._keeper is not None:
            self._keeper.flush()

    def _ticks(self) -> frozenset[str]:
        return frozenset(self.ticked.get(self.lines.clearance, ()))

    # which list is in front

    @property
    def front(self) -> ListAndCard:
        return self.lines if self.stack.currentWidget() is self.lines else self.middle

    def open_lines(self, clearance: str, number: str) -> None:
        """The lines of one list, in the collector's order."""
        self.strips.close(rest=False)
        self.stack.setCurrentWidget(self.lines)
        self.lines.show_clearance(clearance, number)
        self.rest()

    def _leave_lines(self) -> None:
        if self.strips.strip is not None:
            self.strips.close()
            return
        self.lines.clearance = ""
        self.back()

    def back(self) -> None:
        if self.lines.clearance:
            self.stack.setCurrentWidget(self.lines)
            self.lines.reread()
            self.rest()
            return
        super().back()

    def show_thing(self, thing: str) -> None:
        self.lines.clearance = ""
        super().show_thing(thing)

    # verbs

    def begin(self, verb: str, thing: str) -> None:
        """A verb of the whole list works from its lines too; one of a line belongs to that line."""
        if verb in LINE_VERBS:
            asked = self.if_there(partial(self.ask, verb))
            self.counter.ask(lambda books: line_subject(books, thing, shelf=True), asked)
        elif verb == "line.document":
            self.counter.ask(lambda books: _document(books, thing), self._show_document)
        elif verb == "clearance.lines":
            row = self.middle.list.current_row()
            self.open_lines(thing, str(row.cells["number"]) if row is not None else "")
        elif verb in VERBS and not VERBS[verb].free:
            clearance = thing.partition(":")[0]
            ticks = frozenset(self.ticked.get(clearance, ()))
            asked = self.if_there(partial(self.ask, verb))
            self.counter.ask(lambda books: returning(books, clearance, ticks), asked)
        else:
            super().begin(verb, thing)

    def _first_of_line(self, thing: str) -> None:
        facts = self.lines.card.facts
        first = next((v for v in facts.verbs if v.primary), None) if facts else None
        if first is not None:
            self.begin(first.id, thing)

    def _show_document(self, document: str) -> None:
        if document:
            self.counter.wanted.emit("receipt", document)

    def _can(self, verb: str) -> bool:
        if self.front is self.lines and verb in VERBS:
            return verb != "clearance.new"
        return super()._can(verb)

    # the panel of a new list

    def _go(self, asking: Asking, subject: Any, entered: Entered) -> None:
        if asking is not VERBS["clearance.new"]:
            super()._go(asking, subject, entered)
            return
        self._told = dict(entered.values)
        self.strips.close(rest=False)
        self.stack.setCurrentWidget(self.panel)
        self.panel.begin(_("对方的清退目录"))

    def _list_entered(self, lines: Any, on_paper: Any) -> None:
        """Compared first, outside of the write; then entered whole."""
        if self._comparing is not None:
            return

        def enter(meant: Meant) -> None:
            self._compared()
            command = OpenClearance(lines=lines, on_paper=on_paper, meant=meant, **self._told)
            self.counter.book(command, self._opened, self.panel.refused)

        def stopped() -> None:
            self._compared()
            self.panel.said.setText(_("已停止比对，一行也没有登记。改好后再按“登记目录”。"))

        progress = self.panel.progress.begin(_("正在逐行比对目录…"))
        self._comparing = Comparing(
            self.counter, str(self._told.get("collector", "")), lines, progress, enter, stopped
        )

    def _compared(self) -> None:
        self._comparing = None
        self.panel.progress.end()

    def _leave_panel(self) -> None:
        """Esc stops what runs, then leaves."""
        if self._comparing is not None:
            self._comparing.stop()
        else:
            self.back()

    def _opened(self, done: Done) -> None:
        self.show_thing(done.ids["clearance"])
        self.open_lines(done.ids["clearance"], str(done.facts["number"]))

    # scans: a copy on the list is ticked, another one of ours is added (D13)

    def scanned(self, what: object) -> bool:
        if self.front is not self.lines:
            return False
        clearance = self.lines.clearance
        if isinstance(what, Scan):
            code = read_scan_code(what.code)
            if isinstance(code, Refusal) or code.kind != "C":
                return False
            self.counter.ask(
                lambda books: _scanned(books, clearance, books.copy_by_seq(code.seq)), self._tick
            )
            return True
        if isinstance(what, Offer) and what.value[0] == "copy":
            one = what.value[1]
            self.counter.ask(lambda books: _scanned(books, clearance, books.copy(one)), self._tick)
            return True
        return False

    def _tick(self, found: tuple[Returning, CopyRow] | None) -> None:
        if found is None:
            self.counter.complain(_("簿册里没有这个编码。请核对标签，或按 F2 输入编号尾数。"))
            return
        subject, copy = found
        named = f"{copy.register_number}-{copy.label}"
        on_list = any(copy.id in line.copies for line in subject.lines)
        if on_list and copy.id not in {c.id for c in subject.ready()}:
            stand = _(STANDS[stand_of("", copy, subject.id)][0])
            self.counter.complain(_("{number} 现在不能送退：{stand}。").format(number=named, stand=stand))
            return
        ticked = self.ticked.setdefault(subject.id, set())
        ticked.add(copy.id)
        self._keep_ticks()
        if on_list:
            self.lines.reread()
            self.counter.said.emit(
                _("已点 {number}，共点 {n} 份，在柜可退 {m} 份。").format(
                    number=named, n=len(ticked), m=len(subject.ready())
                ),
                "",
            )
            return
        add = MatchLine(
            clearance=subject.id, line=0, document=copy.document, copies=(copy.id,), match=Match.NOT_LISTED
        )
        self.counter.book(add)


def _scanned(books: Books, clearance: str, copy: CopyRow | None) -> tuple[Returning, CopyRow] | None:
    subject = returning(books, clearance)
    return None if subject is None or copy is None else (subject, copy)


def _document(books: Books, thing: str) -> str:
    subject = line_subject(books, thing)
    return subject.copies[0].document if subject is not None and subject.copies else ""
