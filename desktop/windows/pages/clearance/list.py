"""The list of clearance returns and the card of one: how many copies have landed where (D13)."""

from __future__ import annotations

from datetime import date

from desktop.custody.clearance_facts import clearance_stream
from desktop.operations.books import Books
from desktop.operations.views import ClearanceRow
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.cards import life_of, paper_lines
from desktop.windows.pages.clearance.line_verbs import LINE_VERBS
from desktop.windows.pages.clearance.lines import STANDS, stand_of
from desktop.windows.pages.clearance.subject import Returning, grouped, returning
from desktop.windows.pages.clearance.verbs import VERBS
from desktop.windows.pages.middle import Plan
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.card_facts import CardFacts, Line, Section, Verb
from desktop.windows.widgets.field_spec import Offer
from desktop.windows.widgets.rows import Asked, Cell, Column, Fetch, Row, RowKey, Rows, Sort, Toned

_STATES = {
    "open": N_("办理中"),
    "sent": N_("已送退，未回单"),
    "acknowledged": N_("已回单"),
    "closed": N_("已办结"),
}
_VIEWS = (("", N_("全部")), *_STATES.items())
FIELDS = {"line": "match", "version": "match"}
"""Field of a refusal → field of the strip, where they differ."""


def clearance_plan(counter: Counter) -> Plan:
    """List, card and verbs of the page."""
    return Plan(
        title=N_("清退"),
        columns=(
            Column("number", _("编号"), "number", 150),
            Column("collector", _("清退给"), "middle", 0),
            Column("received", _("目录收到"), "day", 84),
            Column("due", _("期限"), width=100),
            Column("lines", _("行"), width=48),
            Column("unmatched", _("未比对"), width=64),
            Column("state", _("状态"), width=128),
        ),
        fetch=_fetch(counter),
        card=lambda books, thing: _card(counter, books, thing),
        read=returning,
        verbs={**VERBS, **LINE_VERBS},
        views=tuple(Offer(code, _(word)) for code, word in _VIEWS),
        empty=(_("还没有清退"), _("收到上级机关的清退目录后，在这里照目录逐行比对、送退、收回单。")),
        faces=("clearance.new",),
        field_names=FIELDS,
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


def _card(counter: Counter, books: Books, thing: str) -> CardFacts | None:
    subject = returning(books, thing)
    if subject is None:
        return None
    head, today = subject.head, counter.now().date()
    wanted = sum(parts[0].wanted for parts in grouped(subject.lines) if parts[0].line)
    lines = [
        Line(_("清退给"), head.collector_name),
        Line(_("应退"), _("{lines} 行 {n} 份").format(lines=head.lines, n=wanted)),
    ]
    if head.due:
        late = head.due < today and head.state in ("open", "sent")
        lines.append(Line(_("期限"), said_day(head.due, today), "overdue" if late else ""))
    return CardFacts(
        thing,
        head.number,
        _("{name}的清退目录").format(name=head.collector_name),
        now=tuple(lines),
        verbs=_verbs(subject),
        life=life_of(books, counter.desk.words, [clearance_stream(thing)]),
        paper=paper_lines(books.papers_about(clearance_stream(thing))),
        sections=(Section(_("比对"), _summary(subject)),),
    )


def _summary(subject: Returning) -> tuple[Line, ...]:
    """How many copies have landed where; lines without copies of ours by line."""
    copies = {copy.id: copy for copy in subject.copies}
    counts: dict[str, int] = {}
    lines: dict[str, int] = {}
    for part in subject.lines:
        for one in part.copies:
            if one in copies:
                code = stand_of(part.match, copies[one], subject.id)
                counts[code] = counts.get(code, 0) + 1
        if not part.copies:
            lines[part.match] = lines.get(part.match, 0) + 1
    found = []
    for code, (word, tone) in STANDS.items():
        told = [_("{n} 份").format(n=counts[code])] if code in counts else []
        told += [_("{n} 行").format(n=lines[code])] if code in lines else []
        if code == "not_listed" and subject.extra:
            told = [_("{n} 份，未列入清单").format(n=len(subject.extra))]
        if told:
            found.append(Line(_(word), "，".join(told), tone))
    return tuple(found)


def _verbs(subject: Returning) -> tuple[Verb, ...]:
    state = subject.head.state
    found: list[tuple[str, str, str]] = [
        ("clearance.lines", _("逐行查看 {n}").format(n=subject.head.lines), "")
    ]
    if state != "closed":
        if subject.ready():
            found.append(("clearance.send", _("送退"), "hand_out"))
        if subject.sent():
            found.append(("clearance.back", _("回单"), "take_back"))
        if subject.out():
            found.append(("clearance.chase", _("催退在外的"), ""))
        found.append(("clearance.close", _("办结"), ""))
    found.append(("clearance.print", _("打印"), "print"))
    return tuple(Verb(id_, word, key, primary=not n) for n, (id_, word, key) in enumerate(found))
