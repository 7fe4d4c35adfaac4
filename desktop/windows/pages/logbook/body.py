"""The log newest first, paged by sequence; 核对簿册 in a process of its own; 核对纸面."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.audit.head_code import head_code
from desktop.operations.books import Books
from desktop.operations.views import Entry
from desktop.plain.progress import Stopped
from desktop.plain.words import N_, _
from desktop.windows.acts import Act
from desktop.windows.counter import Counter
from desktop.windows.pages.middle import MiddlePage, Plan
from desktop.windows.threads import Worker
from desktop.windows.times_shown import said_time
from desktop.windows.widgets.card_facts import CardFacts, Line
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer
from desktop.windows.widgets.plain_parts import button, words
from desktop.windows.widgets.progress_strip import ProgressStrip
from desktop.windows.widgets.rows import Asked, Cell, Column, Fetch, Row, RowKey, Rows, Sort, Toned

FEWEST_LOOKED_THROUGH = 2_000
"""With words to look for, so many entries are read; older ones are found with the printed life."""


class LogbookBody(MiddlePage):
    """操作日志."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, _plan(counter))
        self.progress = ProgressStrip()
        self.said = words("", "statement", wrap=True)
        self.said.hide()
        self.middle.above.addWidget(self.progress)
        self.middle.above.addWidget(self.said)
        self.middle.bar.addWidget(button(_("核对簿册"), self.verify, primary=True))
        self.middle.bar.addWidget(button(_("核对纸面"), self.check_paper))
        self._checker: Worker | None = None

    def verify(self) -> None:
        """The whole book, gone through in a process of its own; the window goes on."""
        if self._checker is not None:
            return
        self._checker = Worker("checker")
        reported = self.progress.begin(_("正在核对簿册…"))
        desk = self.counter.desk
        self._checker.submit(lambda: _verified(desk, reported), self._verified, self._failed)

    def _verified(self, lines: Sequence[str]) -> None:
        self._end()
        self.say("\n".join(lines) if lines else _("已停止，簿册没有改动。"))

    def _failed(self, sentence: str) -> None:
        self._end()
        self.say(sentence)

    def _end(self) -> None:
        self.progress.end()
        checker, self._checker = self._checker, None
        if checker is not None:
            checker.stop()

    def say(self, sentence: str) -> None:
        """What came out stands over the list until the next time."""
        self.said.setText(sentence)
        self.said.show()

    def check_paper(self) -> None:
        """Any sheet's code, typed: it matches, differs, or lies beyond the end."""
        spec = FieldSpec("code", _("单据脚注的簿册校验码"), required=True, span=8, hint="000123-9F2A-…")
        strip = EntryStrip(_("核对纸面"), (spec,), self.counter.desk.words)

        def checked(entered: Entered) -> None:
            code = str(entered.values["code"])
            desk = self.counter.desk
            self.counter.threads.reader.submit(
                lambda: desk.check_sheet(code), self.say, self.counter.complain
            )
            self.strips.close()

        strip.saved.connect(checked)
        self.strips.show("logbook.paper", strip, self.middle.above)

    def acts(self) -> Sequence[Act]:
        where = _("操作日志")
        return (
            Act("logbook.verify", _("核对簿册"), self.verify, "", where),
            Act("logbook.paper", _("核对纸面"), self.check_paper, "", where),
            *super().acts(),
        )

    def flush(self) -> None:
        super().flush()
        self._end()


def _verified(desk: Any, progress: Any) -> Sequence[str]:
    try:
        found: Sequence[str] = desk.verify(progress)
    except Stopped:
        return ()
    return found


def _plan(counter: Counter) -> Plan:
    return Plan(
        title=N_("操作日志"),
        columns=(
            Column("sequence", _("序号"), width=64),
            Column("recorded", _("记于"), "time", 104),
            Column("happened", _("事于"), "time", 104),
            Column("by", _("谁"), width=84),
            Column("text", _("内容"), "middle", 0),
            Column("mark", _("标记"), width=64),
        ),
        fetch=_fetch(counter),
        card=lambda books, thing: _card(counter, books, int(thing)),
        read=lambda _books, thing: thing,
        verbs={},
        views=(Offer("", _("全部")), Offer("late", _("补记")), Offer("corrected", _("更正"))),
        empty=(_("簿册还是空的"), _("每一次登记、交接、打印、登录都会记在这里，不能改、不能删。")),
    )


def _fetch(counter: Counter) -> Fetch:
    def fetch(after: RowKey | None, limit: int, _sort: Sort, asked: Asked) -> Rows:
        before = int(after[0]) if after else None
        narrow = bool(asked.words.strip() or asked.view)
        many = max(limit, FEWEST_LOOKED_THROUGH) if narrow else limit

        def read(books: Books) -> Rows:
            entries = books.log(before, many)
            rows = tuple(_row(counter, books, entry) for entry in entries if _wanted(entry, asked.view))
            looked = asked.words.strip()
            if looked:
                rows = tuple(r for r in rows if looked in f"{r.cells['text']} {r.cells['by']}")
            last = entries[-1].recorded.sequence if len(entries) == many else 0
            return Rows(rows, (last,) if last > 1 else None)

        return counter.desk.ask(read)

    return fetch


def _wanted(entry: Entry, view: str) -> bool:
    recorded = entry.recorded
    if view == "late":
        return bool(recorded.late)
    return view != "corrected" or bool(recorded.corrects)


def _row(counter: Counter, books: Books, entry: Entry) -> Row:
    recorded = entry.recorded
    mark: Cell = ""
    if recorded.corrects:
        mark = Toned(_("更正"), "today")
    elif recorded.late:
        mark = Toned(_("补记"), "today", recorded.late)
    cells: dict[str, Cell] = {
        "sequence": str(recorded.sequence),
        "recorded": recorded.recorded_at,
        "happened": recorded.happened_at if recorded.happened_at != recorded.recorded_at else "",
        "by": entry.by_name or _("程序"),
        "text": counter.desk.words.entry(books, entry),
        "mark": mark,
    }
    return Row(str(recorded.sequence), (recorded.sequence,), cells)


def _card(counter: Counter, books: Books, sequence: int) -> CardFacts | None:
    entries = books.log(sequence + 1, 1)
    if not entries:
        return None
    entry, now = entries[0], counter.now()
    recorded = entry.recorded
    lines = [
        Line(_("记于"), said_time(recorded.recorded_at, now)),
        Line(_("事于"), said_time(recorded.happened_at, now)),
        Line(_("操作员"), entry.by_name or _("程序")),
    ]
    if entry.for_name:
        lines.append(Line(_("决定人"), entry.for_name))
    if recorded.late:
        lines.append(Line(_("补记原因"), recorded.late, "today"))
    if recorded.corrects:
        lines.append(Line(_("更正"), _("本账目第 {n} 条").format(n=recorded.corrects), "today"))
    code = head_code(sequence, books.event_hash(sequence))
    more = (
        Line(_("第几次操作"), str(recorded.act)),
        Line(_("账目内第几条"), str(recorded.version)),
        Line(_("簿册校验码"), str(code)),
    )
    return CardFacts(
        str(sequence), _("第 {n} 号").format(n=sequence), counter.desk.words.entry(books, entry),
        now=tuple(lines), more=more,
    )  # fmt: skip
