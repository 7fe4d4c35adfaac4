"""The lines of one collector's list, in its order: what became of each, copy by copy (D13)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.custody.clearance_facts import Match
from desktop.operations.books import Books
from desktop.operations.sentences import tables
from desktop.operations.views import ClearanceLineRow, ClearanceRow, CopyRow
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.cards import numbers_words, place_words
from desktop.windows.pages.clearance.subject import (
    STAYS,
    LineSubject,
    Returning,
    extra_id,
    grouped,
    line_id,
    line_subject,
    returning,
)
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.card_facts import CardFacts, Line, Section, Verb
from desktop.windows.widgets.empty_state import EmptyState
from desktop.windows.widgets.field_spec import Offer
from desktop.windows.widgets.list_and_card import ListAndCard
from desktop.windows.widgets.page_model import PageModel
from desktop.windows.widgets.plain_parts import words
from desktop.windows.widgets.rows import Asked, Cell, Column, Row, RowKey, Rows, Sort, Toned
from desktop.windows.widgets.view_bar import ViewBar

STANDS = {
    "unmatched": (N_("未比对"), "overdue"),
    "in_safe": (N_("在柜"), ""),
    "out": (N_("在外，催退"), "today"),
    "sent": (N_("已送退，未回单"), "today"),
    "returned": (N_("已回单"), "done"),
    "ended": (N_("此前已了结"), "done"),
    "keep": (N_("留用、归档"), "waiting"),
    "never_received": (N_("从未收到"), "today"),
    "on_paper": (N_("纸质专册另办"), "waiting"),
    "not_listed": (N_("我方有而目录无"), "today"),
    "missing": (N_("下落不明"), "overdue"),
}
"""Where a line has landed → its words and tone; also the views of the list."""


def stand_of(match: str, copy: CopyRow, clearance: str) -> str:
    """Where one copy stands now; what was said when it was matched counts only where it stays."""
    if copy.missing:
        return "missing"
    if match in STAYS:
        return "keep" if match == Match.KEEP.value else "ended"
    if copy.place_kind == "outside":
        return "sent"
    if copy.place_kind == "ended":
        return "returned" if copy.clearance == clearance else "ended"
    return "in_safe" if copy.place_kind == "safe" else "out"


def stands(parts: Sequence[ClearanceLineRow], copies: dict[str, CopyRow], clearance: str) -> dict[str, str]:
    """Each copy of a line and where it stands."""
    return {
        copies[one].id: stand_of(part.match, copies[one], clearance)
        for part in parts
        for one in part.copies
        if one in copies
    }


def worst(found: Sequence[str], match: str) -> str:
    """What the line is called: what is still open first."""
    order = ("missing", "out", "in_safe", "sent", "keep", "returned", "ended")
    return next((code for code in order if code in found), match)


def columns() -> tuple[Column, ...]:
    """One row per line of the list."""
    return (
        Column("tick", "", width=28),
        Column("line", _("行"), width=52),
        Column("title", _("标题"), "middle", 0),
        Column("document_number", _("文号"), "number", 150, 210),
        Column("copies", _("份号"), "middle", 110, 240),
        Column("due", _("应退"), width=48),
        Column("back", _("实退"), width=48),
        Column("stand", _("情况"), width=128, wide=240),
    )


class LineList(ListAndCard):
    """Esc leads back to the clearance returns; ``clearance`` is the one shown."""

    def __init__(self, counter: Counter, ticked: Callable[[], frozenset[str]]) -> None:
        self.clearance = ""
        self._ticked = ticked
        self._counter = counter
        reader, now = counter.threads.reader, counter.now
        model = PageModel(columns(), self._fetch, reader, now)
        super().__init__(model, self._load, reader, now, EmptyState(_("没有这样的行"), _("换一个视图看看。")))
        self.views = ViewBar(
            (Offer("", _("全部")), *(Offer(code, _(word)) for code, (word, _t) in STANDS.items()))
        )
        self.serve(self.views)
        self.heading = words("", "entryTitle")
        self.bar.addWidget(self.heading)

    def show_clearance(self, clearance: str, number: str) -> None:
        """Its lines, from the first."""
        self.clearance = clearance
        self.heading.setText(_("{number}    F5 送退    F6 回单    Esc 返回").format(number=number))
        self.model.ask()

    def _fetch(self, _after: RowKey | None, _limit: int, _sort: Sort, asked: Asked) -> Rows:
        clearance, ticked = self.clearance, self._ticked()
        subject = self._counter.desk.ask(lambda books: returning(books, clearance, ticked))
        if subject is None:
            return Rows(())
        rows = [_row(subject, parts) for parts in grouped(subject.lines)]
        rows += [_extra(subject, copy) for copy in subject.extra]
        typed = asked.words.strip()
        return Rows(
            tuple(
                row
                for row in rows
                if (not asked.view or row.head == asked.view) and (not typed or typed in str(row.cells))
            )
        )

    def _load(self, thing: str) -> CardFacts | None:
        return self._counter.desk.ask(lambda books: line_card(self._counter, books, thing))


def _row(subject: Returning, parts: tuple[ClearanceLineRow, ...]) -> Row:
    listed = parts[0]
    by_id = {copy.id: copy for copy in subject.copies}
    found = stands(parts, by_id, subject.id)
    stand = worst(tuple(found.values()), listed.match)
    mine = [by_id[one] for one in found]
    back = sum(1 for code in found.values() if code in ("sent", "returned"))
    due = max(listed.wanted, len(mine)) if listed.line else len(mine)
    cells: dict[str, Cell] = {
        "tick": "✓" if found.keys() & subject.ticked else "",
        "line": str(listed.line) if listed.line else _("外"),
        "title": listed.title or (mine[0].title if mine else ""),
        "document_number": listed.document_number or (mine[0].document_number if mine else "") or "",
        "copies": numbers_words(mine) if mine else "、".join(listed.copy_numbers),
        "due": str(due),
        "back": str(back),
        "stand": _toned(stand, found, due, len(mine)),
    }
    return Row(line_id(subject.id, listed), (listed.line or 10**6,), cells, head=stand)


def _toned(stand: str, found: dict[str, str], due: int, mine: int) -> Toned:
    word, tone = STANDS[stand]
    told = _(word)
    same = sum(1 for code in found.values() if code == stand)
    if found and same < len(found):
        told = _("{word} {n} 份").format(word=told, n=same)
    if mine and mine < due:
        told = _("{word}，缺 {n} 份").format(word=told, n=due - mine)
        tone = tone or "today"
    return Toned(told, tone, told)


def _extra(subject: Returning, copy: CopyRow) -> Row:
    word, tone = STANDS["not_listed"]
    cells: dict[str, Cell] = {
        "tick": "",
        "line": _("外"),
        "title": copy.title,
        "document_number": copy.document_number or "",
        "copies": copy.label,
        "due": "",
        "back": "",
        "stand": Toned(_(word), tone),
    }
    return Row(extra_id(subject.id, copy), (10**7, copy.seq), cells, head="not_listed")


# the card of a line


def line_card(counter: Counter, books: Books, thing: str) -> CardFacts | None:
    """What the collector wrote, what we have, and what can be done with it."""
    subject = line_subject(books, thing)
    if subject is None:
        return None
    listed, head = subject.listed, subject.head
    by_id = {copy.id: copy for copy in subject.copies}
    found = stands(subject.parts, by_id, head.id)
    now = [Line(_("清单"), f"{head.number}  {head.collector_name}")]
    if subject.copies:
        now.append(Line(_("收文编号"), subject.copies[0].register_number))
    if listed.line:
        now.append(Line(_("应退"), _("{n} 份").format(n=listed.wanted)))
    if not found:
        word, tone = STANDS[listed.match]
        now.append(Line(_("情况"), _(word), tone))
    sections = (
        Section(
            _("各份"),
            tuple(_copy_line(copy, found.get(copy.id, ""), counter) for copy in subject.copies),
        ),
        Section(
            _("可能是"),
            tuple(Line(d.register_number, f"{d.document_number or ''} {d.title}") for d in subject.likely),
        ),
        Section(
            _("凭据、原因"),
            tuple(Line(tables.match_words(p.match), p.proof) for p in subject.parts if p.proof),
        ),
    )
    return CardFacts(
        thing, subject.name, listed.title or (subject.copies[0].title if subject.copies else ""),
        subject.copies[0].level if subject.copies else "",
        now=tuple(now), verbs=_verbs(subject), more=_as_written(listed), about=_("目录所列"),
        sections=tuple(s for s in sections if s.lines),
    )  # fmt: skip


def _copy_line(copy: CopyRow, stand: str, counter: Counter) -> Line:
    word, tone = STANDS.get(stand or "not_listed", ("", ""))
    where = place_words(copy)
    told = f"{_(word)}  {where}" if stand in ("out", "keep", "in_safe") else _(word)
    if copy.place_kind == "ended":
        told = f"{where}  {said_day(copy.since.date(), counter.now().date())}"
    return Line(copy.label, told, tone)


def _as_written(listed: ClearanceLineRow) -> tuple[Line, ...]:
    if not listed.line:
        return ()
    lines = (
        Line(_("来文单位"), listed.body or ""),
        Line(_("文号"), listed.document_number or ""),
        Line(_("份号"), "、".join(listed.copy_numbers)),
    )
    return tuple(line for line in lines if line.text)


def _verbs(subject: LineSubject) -> tuple[Verb, ...]:
    if subject.head.state == "closed":
        return ()
    match = subject.listed.match
    if ":extra:" in subject.id:
        return (Verb("line.add", _("列入清单"), primary=True), Verb("line.document", _("看这件")))
    found = [Verb("line.match", _("比对") if match == Match.UNMATCHED.value else _("改比对"), primary=True)]
    if match == Match.UNMATCHED.value:
        found.append(Verb("line.never", _("从未收到")))
    if subject.out():
        found.append(Verb("line.chase", _("催退")))
    if match == Match.NEVER_RECEIVED.value:
        found.append(Verb("line.query", _("查询函")))
    if subject.copies:
        found.append(Verb("line.document", _("看这件")))
    return tuple(found)


def heads(books: Books, state: str) -> Sequence[ClearanceRow]:
    """All clearance returns of a state."""
    return books.clearances(state, 2000)
