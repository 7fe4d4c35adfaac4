"""The list of clearance returns, the card with the collector's lines, the panel of a new list."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop.custody.clearance_facts import Match, clearance_stream
from desktop.operations.books import Books
from desktop.operations.commands import Done
from desktop.operations.returning.clear import OpenClearance
from desktop.operations.sentences import tables
from desktop.operations.views import ClearanceLineRow, ClearanceRow, CopyRow
from desktop.plain.refusal import Refusal
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.cards import life_of, paper_lines, place_words
from desktop.windows.pages.clearance.panel import ListPanel
from desktop.windows.pages.clearance.verbs import VERBS, Returning
from desktop.windows.pages.middle import Asking, MiddlePage, Plan
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.field_spec import Entered, Offer
from desktop.windows.widgets.rows import Asked, Cell, Column, Fetch, Row, RowKey, Rows, Sort, Toned

_STATES = {
    "open": N_("办理中"),
    "sent": N_("已送退，未回单"),
    "acknowledged": N_("已回单"),
    "closed": N_("已办结"),
}
_VIEWS = (("", N_("全部")), *_STATES.items())


class ClearanceBody(MiddlePage):
    """清退."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, _plan(counter))
        self.panel = ListPanel(counter)
        self.stack.addWidget(self.panel)
        self.panel.left.connect(self.back)
        self.panel.saved.connect(self._list_entered)
        self._told: dict[str, Any] = {}

    def _go(self, asking: Asking, subject: Any, entered: Entered) -> None:
        if asking is not VERBS["clearance.new"]:
            super()._go(asking, subject, entered)
            return
        self._told = dict(entered.values)
        self.strips.close(rest=False)
        self.stack.setCurrentWidget(self.panel)
        self.panel.begin(_("对方的清退目录"))

    def _list_entered(self, lines: Any) -> None:
        self.counter.book(OpenClearance(lines=lines, **self._told), self._opened, self._not_opened)

    def _opened(self, done: Done) -> None:
        self.back()
        self.middle.model.ask(seek=done.ids["clearance"])

    def _not_opened(self, refusal: Refusal) -> None:
        self.panel.said.setText(self.counter.desk.words.of(refusal))


def _plan(counter: Counter) -> Plan:
    return Plan(
        title=N_("清退"),
        columns=(
            Column("number", _("编号"), "number", 140),
            Column("collector", _("清退给"), "middle", 0),
            Column("received", _("目录收到"), "day", 90),
            Column("due", _("期限"), width=110),
            Column("lines", _("行"), width=48),
            Column("unmatched", _("未比对"), width=72),
            Column("state", _("状态"), width=130),
        ),
        fetch=_fetch(counter),
        card=lambda books, thing: _card(counter, books, thing),
        read=_read,
        verbs=VERBS,
        views=tuple(Offer(code, _(word)) for code, word in _VIEWS),
        empty=(_("还没有清退"), _("收到上级机关的清退目录后，在这里照目录逐行比对、送退、收回单。")),
        faces=("clearance.new",),
    )


def _fetch(counter: Counter) -> Fetch:
    def fetch(_after: RowKey | None, _limit: int, _sort: Sort, asked: Asked) -> Rows:
        found = counter.desk.ask(lambda books: books.clearances(asked.view, 2000))
        words, today = asked.words.strip(), counter.now().date()
        rows = (_row(one, today) for one in found)
        return Rows(tuple(r for r in rows if not words or words in str(r.cells)))

    return fetch


def _row(head: ClearanceRow, today: date) -> Row:
    due: Cell = ""
    if head.due:
        late = head.due < today and head.state in ("open", "sent")
        due = Toned(said_day(head.due, today), "overdue" if late else "")
    cells: dict[str, Cell] = {
        "number": head.number,
        "collector": head.collector_name,
        "received": head.received_on,
        "due": due,
        "lines": str(head.lines),
        "unmatched": Toned(str(head.unmatched), "today") if head.unmatched else "",
        "state": Toned(_(_STATES[head.state]), "done" if head.state == "closed" else "today"),
    }
    return Row(head.id, (head.seq,), cells)


def _read(books: Books, thing: str) -> Returning | None:
    head = next((c for c in books.clearances("", 2000) if c.id == thing), None)
    if head is None:
        return None
    lines = tuple(books.clearance_lines(thing))
    copies = [books.copy(one) for line in lines for one in line.copies]
    known = tuple({c.id: c for c in copies if c is not None}.values())
    shelf = tuple(c for kind in ("safe", "person", "ended") for c in books.copies_at(kind, limit=5000))
    return Returning(thing, head.number, head, lines, known, shelf)


def _card(counter: Counter, books: Books, thing: str) -> CardFacts | None:
    subject = _read(books, thing)
    if subject is None:
        return None
    head, now = subject.head, counter.now()
    wanted = sum(line.wanted for line in subject.lines if line.line and line.part == 1)
    lines = [
        Line(_("清退给"), head.collector_name),
        Line(_("应退"), _("{n} 份").format(n=wanted)),
        Line(_("在柜可退"), _("{n} 份").format(n=len(subject.ready()))),
    ]
    if subject.out():
        who = "、".join(dict.fromkeys(c.place_name for c in subject.out()))
        lines.append(Line(_("还在外"), _("{n} 份：{who}").format(n=len(subject.out()), who=who), "overdue"))
    if subject.sent():
        lines.append(Line(_("已送未回单"), _("{n} 份").format(n=len(subject.sent())), "today"))
    if head.due:
        lines.append(
            Line(_("期限"), said_day(head.due, now.date()), "overdue" if head.due < now.date() else "")
        )
    by_id = {copy.id: copy for copy in subject.copies}
    return CardFacts(
        thing,
        head.number,
        _("{name}的清退目录").format(name=head.collector_name),
        now=tuple(lines),
        verbs=_verbs(subject),
        life=life_of(books, counter.desk.words, [clearance_stream(thing)]),
        paper=paper_lines(books.papers_about(clearance_stream(thing))),
        more=tuple(_line(line, by_id) for line in subject.lines),
    )


def _line(line: ClearanceLineRow, copies: dict[str, CopyRow]) -> Line:
    stand = tables.match_words(line.match)
    where = "；".join(
        f"{copies[one].label} {place_words(copies[one])}" for one in line.copies if one in copies
    )
    number = _("第{n}行").format(n=line.line) if line.line else _("目录外")
    gone = [one for one in line.copies if one in copies and copies[one].place_kind not in ("safe", "person")]
    told = f"{line.title}  {stand}{'（' + where + '）' if where else ''}"
    if gone and len(gone) == len(line.copies) and line.match in (Match.IN_SAFE.value, Match.OUT.value):
        return Line(number, f"{line.title}  {where}", "done")
    tone = (
        "overdue" if line.match == Match.UNMATCHED.value else "today" if line.match == Match.OUT.value else ""
    )
    return Line(number, told, tone)


def _verbs(subject: Returning) -> tuple[Verb, ...]:
    state = subject.head.state
    found = []
    if state == "closed":
        return (Verb("clearance.print", _("打印"), "print"),)
    if subject.head.unmatched:
        found.append(Verb("clearance.match", _("比对"), primary=True))
    if subject.ready():
        found.append(Verb("clearance.send", _("送退"), "hand_out", primary=not found))
    if subject.sent():
        found.append(Verb("clearance.back", _("回单"), "take_back", primary=not found))
    if subject.out():
        found.append(Verb("clearance.chase", _("催退在外的")))
    if not subject.head.unmatched:
        found.append(Verb("clearance.match", _("改比对")))
    found.append(Verb("clearance.close", _("办结"), primary=not found))
    found.append(Verb("clearance.print", _("打印"), "print"))
    return tuple(found)
