"""当日未退清单 (D9): what was out when the day was closed; its closing line carries the book's code."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from desktop.audit.head_code import head_code
from desktop.custody.copy_facts import CopyKeptOvernight, Purpose, copy_stream
from desktop.custody.day_facts import DayClosed, DayLine, LineEnd, day_stream
from desktop.operations.sheets.dates import long_day, short_day, short_moment
from desktop.operations.sheets.register_page import shown_title
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.sheets.titles import form_title
from desktop.operations.views import CopyRow
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import N_, _

TREATMENTS = {
    LineEnd.TAKEN_BACK: N_("已收回"),
    LineEnd.OVERNIGHT: N_("留阅过夜"),
    LineEnd.CHASED: N_("已催"),
    LineEnd.OPEN: N_("未退"),
}


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """The closing sheet of a day (``wanted.first``); a day closed again prints as the last time."""
    day = wanted.first or source.now.date()
    rows = [r for r in source.books.stream(day_stream(day)) if isinstance(r.fact, DayClosed)]
    if not rows or not isinstance(rows[-1].fact, DayClosed):
        return refuse("sheet.day_not_closed", "D9", at="day", day=day.isoformat())
    row, fact = rows[-1], rows[-1].fact
    at = closing_moment(row.happened_at, day)
    copies = [source.books.copy(line.copy) for line in fact.lines]
    level, mark = source.mark_of(c.document for c in copies if c)
    lines = tuple(_line(source, line, at, day) for line in fact.lines)
    return SheetFacts(
        day_stream(day),
        {
            "sheet_mark": mark,
            "closed_on": long_day(day),
            "closed_at": _closed_at(row.happened_at, day),
            "copies_out": str(sum(1 for line in fact.lines if line.end is not LineEnd.TAKEN_BACK)),
            "overdue": str(sum(1 for line in fact.lines if _overdue(source, line, at, day))),
            "envelopes_unopened": str(fact.unopened),
            "papers_out": str(fact.papers_out),
            "safe_locked_by": source.names(fact.locked_by),
            "closing_line": _closing(source, row),
            "registrar": source.name(row.recorded_by),
            "lines": lines,
            "others": _others(source, fact, at),
        },
        level,
    )


def closing_moment(closed_at: datetime, day: date) -> datetime:
    """The moment a sheet tells of: when it was closed; of a day closed later its last minute."""
    return min(closed_at, datetime.combine(day + timedelta(days=1), time()) - timedelta(minutes=1))


def _closed_at(at: datetime, day: date) -> str:
    if at.date() == day:
        return f"{at:%H:%M}"
    return _("{at}补清点").format(at=short_moment(at, day.year))


def _since(source: Source, line: DayLine, at: datetime) -> datetime:
    stays = [s for s in source.books.holdings(line.copy) if s.place == line.holder and s.from_at <= at]
    return stays[-1].from_at if stays else at


def _due(source: Source, line: DayLine, at: datetime, day: date) -> datetime | None:
    """By the hours of the rules; None: his since before this book (D2)."""
    copy = source.books.copy(line.copy)
    his = copy if copy and copy.place == line.holder else None
    if his and his.purpose == Purpose.HOLDING.value and his.due is None:
        return None
    night = _night(source, line, day)
    agreed = day if night is not None and night.explained else None
    return source.hours.due_of(_since(source, line, at), his.due if his else None, agreed)


def _night(source: Source, line: DayLine, day: date) -> CopyKeptOvernight | None:
    facts = [row.fact for row in source.books.stream(copy_stream(line.copy))]
    nights = [fact for fact in facts if isinstance(fact, CopyKeptOvernight) and fact.night == day]
    return nights[-1] if nights else None


def _overdue(source: Source, line: DayLine, at: datetime, day: date) -> bool:
    """At the closing, or by the hour of a day that was closed later; what was taken back is not."""
    due = _due(source, line, at, day)
    return line.end is not LineEnd.TAKEN_BACK and due is not None and at >= due


def _line(source: Source, line: DayLine, at: datetime, day: date) -> Cells:
    copy = source.books.copy(line.copy)
    document = source.books.register_line(copy.document) if copy else None
    holder = source.person(line.holder)
    due = _due(source, line, at, day)
    return {
        "register_number": copy.register_number if copy else "",
        "copy_number": (copy.number or copy.label) if copy else "",
        "title": shown_title(document) if document else "",
        "classification": source.classification(document) if document else "",
        "holder": holder.name if holder else "",
        "telephone": (holder.telephone if holder else None) or "",
        "since": short_moment(_since(source, line, at), day.year),
        "due": _said_due(due, day),
        "treatment": _treatment(source, line, copy, day),
        "word": line.word or "",
    }


def _said_due(due: datetime | None, day: date) -> str:
    if due is None:
        return ""
    if due.time() == time():  # it went out after the hour: that day to its end
        due -= timedelta(minutes=1)
    return _("今日") if due.date() == day else short_day(due.date(), day.year)


def _treatment(source: Source, line: DayLine, copy: CopyRow | None, day: date) -> str:
    """What is with a handler until a later day does not stay out by an exception (D6)."""
    night = _night(source, line, day)
    if line.end is LineEnd.OVERNIGHT and night is not None and not night.explained:
        return _("留阅过夜（未经同意）")  # it is overdue all the same, and prints so (D8)
    if line.end is LineEnd.OVERNIGHT and copy and copy.place == line.holder and copy.purpose == "handling":
        return _("承办领用")
    return _(TREATMENTS[line.end])


def _others(source: Source, fact: DayClosed, at: datetime) -> tuple[Cells, ...]:
    """What else was open: the envelopes and sheets of that moment that still are."""
    lines: list[Cells] = [
        {
            "kind": _("未拆封套"),
            "number": e.number,
            "since": short_moment(e.signed_at, at.year),
            "with_whom": _("保密员处"),
            "word": fact.word or "",
        }
        for e in source.books.envelopes_unopened()
        if e.signed_at <= at
    ]
    for paper in source.books.papers("out", limit=500).rows:
        if paper.issued_at <= at:
            lines.append(
                {
                    "kind": _("未回纸面"),
                    "number": _("{title}（流水号 {serial}）").format(
                        title=form_title(source.profile, paper.form), serial=paper.serial
                    ),
                    "since": short_moment(paper.issued_at, at.year),
                    "with_whom": "",
                    "word": "",
                }
            )
    return tuple(lines)


def _closing(source: Source, row: Recorded) -> str:
    """Up to which event, and where every copy is; the code of the closing itself anchors the book."""
    safe, out, ended = _totals(source, row.happened_at.date())
    code = head_code(row.sequence, source.books.event_hash(row.sequence))
    return _(
        "截至{at}，第{sequence}条记录，簿册校验码 {code}；在柜{safe}份、在外{out}份、离册{ended}份，合计{total}份。"
    ).format(
        at=f"{row.happened_at:%H:%M}",
        sequence=row.sequence,
        code=code,
        safe=safe,
        out=out,
        ended=ended,
        total=safe + out + ended,
    )


def _totals(source: Source, day: date) -> tuple[int, int, int]:
    """In safes, out, ended: now, or for a sheet printed on a later day as at the end of that day."""
    if day == source.now.date():
        balance = source.books.balance()
        out = sum(b.with_persons + b.outside for b in balance)
        return sum(b.in_safe for b in balance), out, sum(b.ended for b in balance)
    moved = source.books.movements(day, day)
    ended = sum(m.copies for m in moved if m.term.startswith("ended"))
    out = sum(m.copies for m in moved if m.term in ("at:person", "at:outside"))
    return sum(m.copies for m in moved if m.term == "at:safe"), out, ended
