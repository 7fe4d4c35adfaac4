"""The lines of a closing (D9): what is out, with whom, and what the officer says of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.custody.day_facts import LineEnd
from desktop.operations.books import Books
from desktop.operations.daily.return_hours import ReturnHours
from desktop.operations.sentences import tables
from desktop.operations.views import CopyRow, HoldingRow
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Typed
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.typed import reader
from desktop.windows.pages.typed_people import read_person
from desktop.windows.times_shown import said_time
from desktop.windows.widgets.lines_grid import LinesGrid
from desktop.windows.widgets.lines_model import LineColumn, LinesModel, LineState

ENDS = ((LineEnd.TAKEN_BACK, N_("已收回")), (LineEnd.OVERNIGHT, N_("留阅过夜")), (LineEnd.CHASED, N_("已催")))
"""By their digits 1, 2, 3; a line that has none stays open."""
MOST = 20_000
_SAME = ("=", "＝", "同上", "ts")


@dataclass(frozen=True)
class OutLine:
    """One line: a copy that is out, or was out when an earlier day ended (``gone``: it came back since)."""

    copy: str
    number: str
    title: str
    level: str
    who: str
    since: datetime
    slip: str = ""
    stand: str = ""
    settled: bool = False


@dataclass(frozen=True)
class DayEnd:
    """What the closing of a day is about; ``also`` names what else is open, in words."""

    day: date
    past: bool
    lines: tuple[OutLine, ...]
    envelopes: tuple[str, ...]
    papers: tuple[str, ...]


def read_day_end(books: Books, day: date, now: datetime, hours: ReturnHours) -> DayEnd:
    """Lines, envelopes not opened and papers not back of that day's end."""
    past = day < now.date()
    evening = datetime.combine(day + timedelta(days=1), time())
    if past:
        lines = tuple(_then(books, stay, day, now) for stay in books.out_at(evening))
    else:
        lines = tuple(_now(row, now, hours) for row in books.copies_out(MOST) if row.purpose != "holding")
    papers = [p for p in books.papers("out", None, MOST).rows if p.issued_at < evening]
    return DayEnd(
        day,
        past,
        lines,
        tuple(e.number for e in books.envelopes_unopened() if e.signed_at < evening),
        tuple(f"{tables.form_words(p.form)} {p.serial}" for p in papers),
    )


def _now(row: CopyRow, now: datetime, hours: ReturnHours) -> OutLine:
    handling = row.purpose == "handling" and row.due is not None and row.due > now.date()
    agreed = row.overnight == now.date().isoformat() and bool(row.overnight_by)
    stand = _("逾期") if hours.overdue(row, now) else ""
    if agreed:
        stand = _("留阅过夜")
    elif handling:
        stand = _("承办，未到期")
    elif row.chases:
        stand = _("已催 {n} 次").format(n=row.chases)
    who = f"{row.place_name} {row.telephone or ''}".strip()
    number = f"{row.register_number}-{row.label}"
    return OutLine(row.id, number, row.title, row.level, who, row.since, row.slip, stand, agreed or handling)


def _then(books: Books, stay: HoldingRow, day: date, now: datetime) -> OutLine:
    row = books.copy(stay.copy)
    number = f"{stay.register_number}-{stay.label}"
    if stay.to_at is not None:
        stand = _("{at} 已收回").format(at=said_time(stay.to_at, now))
        return OutLine(
            stay.copy, number, stay.title, stay.level, stay.place_name, stay.from_at, "", stand, True
        )
    standing = row is not None and (
        row.purpose == "holding"
        or (row.due is not None and row.due > day)
        or (row.overnight == day.isoformat() and bool(row.overnight_by))
    )
    who = f"{stay.place_name} {(row.telephone if row else None) or ''}".strip()
    stand = _("未到期") if standing else _("仍未还")
    return OutLine(stay.copy, number, stay.title, stay.level, who, stay.from_at, "", stand, standing)


def read_end(text: str) -> Typed[LineEnd] | Refusal:
    """1 已收回 · 2 留阅过夜 · 3 已催, by digit or by word."""
    typed = text.strip()
    for number, (end, word) in enumerate(ENDS, 1):
        if typed in (str(number), _(word)):
            return Typed(end, _(word))
    if typed.isdigit():
        return refuse("typed.choice_beyond", typed=typed, offered=len(ENDS))
    return refuse("typed.choice_unknown", typed=typed)


class ClosingLines(LinesModel):
    """A folder comes back whole: what is said of one of its copies is said of all (A6.1.2c)."""

    def __init__(self, counter: Counter, state: DayEnd) -> None:
        acts = () if state.past else (
            LineColumn("end", _("处置"), reader(read_end), width=92, hint=_("1还 2留 3催")),
            LineColumn("agreed", _("谁同意"), reader(read_person(counter)), width=76),
        )  # fmt: skip
        columns = (
            LineColumn("copy", _("文件"), kind="number", width=238, wide=280),
            LineColumn("level", _("密级"), kind="level", width=84),
            LineColumn("title", _("标题"), kind="middle", width=0),
            LineColumn("who", _("在谁手里"), width=144, wide=200),
            LineColumn("since", _("自何时"), width=88),
            LineColumn("stand", _("情况"), width=100, wide=160),
            *acts,
            LineColumn("word", _("说明"), reader(lambda text: Typed(text.strip(), "")), width=156, wide=420),
        )
        now = counter.now()
        super().__init__(columns, counter.desk.words, [_state(line, now) for line in state.lines])
        self._slips = [line.slip for line in state.lines]
        self._settled = [line.settled for line in state.lines]
        self._ids = [column.id for column in self.columns]

    def put(self, line: int, column: int, text: str) -> None:
        self.lines[line].faults.clear()  # what the book said of the line may be settled in another cell
        super().put(line, column, text)
        if self._ids[column] not in ("end", "agreed") or not self._slips[line]:
            return
        for other, slip in enumerate(self._slips):
            if other != line and slip == self._slips[line]:
                super().put(other, column, text)

    def end(self, line: int) -> LineEnd | None:
        """What is done with a line."""
        typed = self.lines[line].typed.get("end")
        answer = read_end(typed) if typed else None
        return answer.value if isinstance(answer, Typed) else None

    def wants(self, line: int, column: int) -> bool:
        """Whether Enter stops there: nothing more is asked of what is back, and nobody agrees to a chase."""
        name, end = self._ids[column], self.end(line)
        if name == "agreed":
            return end is LineEnd.OVERNIGHT
        if name == "end":
            return not self._settled[line]
        return end is not LineEnd.TAKEN_BACK and not self._settled[line]

    def words(self) -> dict[str, str]:
        """Copy → its word; ``=`` or 同上 says the word of the line above."""
        said: dict[str, str] = {}
        above = ""
        for line in self.lines:
            word = line.typed.get("word", "").strip()
            word = above if word in _SAME else word
            if word:
                said[line.id] = above = word
        return said


def _state(line: OutLine, now: datetime) -> LineState:
    return LineState(
        line.copy,
        {
            "copy": line.number,
            "level": line.level,
            "title": line.title,
            "who": line.who,
            "since": said_time(line.since, now),
            "stand": line.stand,
        },
    )


class ClosingGrid(LinesGrid):
    """Enter goes only where something is wanted; Ctrl+Enter is the whole closing (``finished``)."""

    finished = Signal()

    def __init__(self, model: ClosingLines) -> None:
        super().__init__(model)
        self._lines = model

    def _cells(self) -> list[tuple[int, int]]:
        return [cell for cell in super()._cells() if self._lines.wants(*cell)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
            return
        super().keyPressEvent(event)


def listed(names: Sequence[str], most: int = 6) -> str:
    """The first of them, and how many more."""
    shown = "、".join(names[:most])
    return shown if len(names) <= most else _("{names} 等 {n} 个").format(names=shown, n=len(names))
