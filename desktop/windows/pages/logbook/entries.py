"""Entries of the log as lines and cards: in words, with the whole code; what a filter chose; where each leads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from desktop.audit.head_code import head_code
from desktop.custody.copy_facts import copy_stream
from desktop.operations.books import Books
from desktop.operations.sentences.speaking import said_moment
from desktop.operations.views import Entry, LogWish
from desktop.plain.corrections import effective
from desktop.plain.recorded import Recorded
from desktop.plain.words import N_, _
from desktop.procedures.duty_facts import DutyDone
from desktop.procedures.facts import CaseOpened
from desktop.procedures.vocabulary import SubjectKind
from desktop.windows.counter import Counter
from desktop.windows.times_shown import said_day, said_time, whole
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.rows import Asked, Cell, Fetch, Row, RowKey, Rows, Sort, Toned

LOOKED_THROUGH = 2_000
"""With words to look for, so many entries are read at a time: words stand beside the chain, not in an index."""

FAMILIES = (
    (("document", "receipt", "batch_sheet", "item"), N_("收文审查")),
    (("copy",), N_("各份去向")),
    (("slip",), N_("传阅")),
    (("case", "permit"), N_("审批")),
    (("clearance",), N_("清退")),
    (("day", "notice"), N_("清点催退")),
    (("paper", "labels"), N_("打印")),
    (("person", "department", "post", "deputy", "list", "operator"), N_("人员")),
    (("desk", "rules", "safe", "body", "series"), N_("簿册设置")),
)
"""Families of kinds, each taken by its digit."""

_PAGES = {"document": "receipt", "slip": "circulation", "case": "copying", "clearance": "clearance",
          "person": "people", "paper": "inspection", "import": "inspection", "safe": "settings",
          "body": "settings"}  # fmt: skip


@dataclass
class Chosen:
    """What the list shows: the filter, from which entry on, and where the last verification found a break."""

    wish: LogWish = field(default_factory=LogWish)
    start: int | None = None
    broken: frozenset[int] = frozenset()


def fetch(counter: Counter, chosen: Chosen) -> Fetch:
    """Newest first, by sequence; nothing is skipped by counting."""

    def pages(after: RowKey | None, limit: int, _sort: Sort, asked: Asked) -> Rows:
        before = int(after[0]) if after else chosen.start
        wish = replace(chosen.wish, late=asked.view == "late", corrected=asked.view == "corrected")
        looked = asked.words.strip()
        many = max(limit, LOOKED_THROUGH) if looked else limit

        def read(books: Books) -> Rows:
            rows: list[Row] = []
            start: int | None = before
            while True:
                entries = books.log(start, many, wish)
                found = [_row(counter, books, entry, chosen) for entry in entries]
                rows += [row for row in found if not looked or looked in _said(row)]
                last = entries[-1].recorded.sequence if len(entries) == many else 0
                if rows or last <= 1:
                    return Rows(tuple(rows), (last,) if last > 1 else None)
                start = last  # nothing in these: on, so that the list is never empty too early

        return counter.desk.ask(read)

    return pages


def _said(row: Row) -> str:
    return f"{row.cells['text']} {row.cells['by']}"


def in_words(counter: Counter, books: Books, entry: Entry) -> str:
    """What happened; the list has columns for the times."""
    recorded = entry.recorded
    text = counter.desk.words.entry(books, entry)
    for told in (f"{recorded.happened_at:%H:%M} ", f"{said_moment(recorded.happened_at)} "):
        text = text.removeprefix(told)
    return text if recorded.fact.KIND else _("这一笔读不懂，不是本程序所写。请核对簿册。")


def _row(counter: Counter, books: Books, entry: Entry, chosen: Chosen) -> Row:
    recorded = entry.recorded
    mark: Cell = ""
    if recorded.sequence in chosen.broken or not recorded.fact.KIND:
        mark = Toned(_("不符"), "overdue", _("核对簿册时，这里对不上。"))
    elif recorded.corrects:
        mark = Toned(_("更正"), "today")
    elif recorded.late:
        mark = Toned(_("补记"), "today", recorded.late)
    cells: dict[str, Cell] = {
        "sequence": str(recorded.sequence),
        "recorded": _clock(recorded.recorded_at, counter),
        "happened": _clock(recorded.happened_at, counter)
        if recorded.happened_at != recorded.recorded_at
        else "",
        "by": entry.by_name or _("程序"),
        "text": in_words(counter, books, entry),
        "mark": mark,
    }
    return Row(str(recorded.sequence), (recorded.sequence,), cells)


def _clock(at: datetime, counter: Counter) -> Toned:
    """Day and minute: in a log the minute counts, however long ago."""
    return Toned(f"{said_day(at.date(), counter.now().date())} {at:%H:%M}", "", whole(at))


def card(counter: Counter, books: Books, sequence: int, chosen: Chosen) -> CardFacts | None:
    """One entry whole: both times, who, why, and the code that a sheet printed then would carry."""
    entries = books.log(sequence + 1, 1)
    if not entries or entries[0].recorded.sequence != sequence:
        return None
    entry, now = entries[0], counter.now()
    recorded = entry.recorded
    lines = [Line(_("记于"), whole(recorded.recorded_at))]
    if recorded.happened_at != recorded.recorded_at:
        lines.append(Line(_("事于"), whole(recorded.happened_at)))
    lines.append(Line(_("操作员"), entry.by_name or _("程序")))
    if entry.for_name:
        lines.append(Line(_("决定人"), entry.for_name))
    if recorded.late:
        lines.append(Line(_("补记原因"), recorded.late, "today"))
    if recorded.corrects:
        lines.append(Line(_("更正"), _("本账目第 {n} 条").format(n=recorded.corrects), "today"))
    if sequence in chosen.broken:
        lines.insert(0, Line(_("核对"), _("这一笔与校验值不符，请留存原件并报告。"), "overdue"))
    more = (
        Line(_("第几次操作"), str(recorded.act)),
        Line(_("账目内第几条"), str(recorded.version)),
        Line(_("簿册校验码"), str(head_code(sequence, books.event_hash(sequence)))),
    )
    verbs = (Verb("logbook.go", _("到所涉的事项"), primary=True),) if leads(books, recorded.stream) else ()
    if duty_of(books, sequence) is not None:
        verbs = (*verbs, Verb("logbook.duty", _("登错了，撤销")))
    number = _("第 {n} 号 · {at}").format(n=sequence, at=said_time(recorded.recorded_at, now))
    return CardFacts(str(sequence), number, in_words(counter, books, entry), now=tuple(lines), verbs=verbs,
                     more=more)  # fmt: skip


def duty_of(books: Books, sequence: int) -> Recorded | None:
    """The entry, where it says that a regular duty was done and nobody took it back: it has no other page."""
    entries = books.log(sequence + 1, 1)
    recorded = entries[0].recorded if entries else None
    if recorded is None or recorded.sequence != sequence or not isinstance(recorded.fact, DutyDone):
        return None
    stands = effective(books.stream(recorded.stream))
    return next((row for row in stands if row.version == recorded.version), None)


def leads(books: Books, stream: str) -> tuple[str, str] | None:
    """Page and thing that an entry is about; None where it has no page."""
    kind, _slash, one = stream.partition("/")
    if stream == copy_stream(one):
        copy = books.copy(one)
        return ("receipt", copy.document) if copy else None
    if kind == "day":
        return "today", ""
    if kind == "item":
        return "review", one
    if kind == "batch_sheet":
        return "review", f"batch:{one}"
    if kind == "case" and (item := _item_of(books, stream)):
        return "review", item
    if kind == "document" and books.document(one) is None:
        return None
    page = _PAGES.get(kind)
    if page is None:
        return None
    return page, f"{kind}/{one}" if page in ("settings", "inspection") else one


def _item_of(books: Books, stream: str) -> str:
    """The item that a case of a review is about; empty: it is about something else."""
    opened = books.stream(stream)[0].fact
    about_item = isinstance(opened, CaseOpened) and opened.subject is SubjectKind.ITEM
    return opened.subjects[0] if isinstance(opened, CaseOpened) and about_item else ""
