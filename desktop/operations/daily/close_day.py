"""日终清点 (D9, A6.1.4c, A6.1.6): closed with open lines if need be, but not without a word on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from desktop.audit.acts import DESK
from desktop.custody.copy_facts import CopyKeptOvernight, Purpose, copy_stream
from desktop.custody.day_facts import DayClosed, DayLine, LineEnd, day_stream
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import known
from desktop.operations.daily.settle_lines import settle_lines
from desktop.operations.ports import Act
from desktop.operations.views import CopyRow, HoldingRow
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse

MOST = 100_000
"""Papers counted; more are never out."""


@dataclass(frozen=True, kw_only=True)
class CloseDay(Command):
    """The whole closing in one act.

    ``ends``   copy id → what is done with the line: 已收回, 留阅过夜, 已催; without: it stays open
    ``words``  copy id → a word on a line that stays out
    ``agreed`` copy id → who agreed to 留阅过夜; without him it is recorded and stays overdue (D8)
    ``day``    an earlier day that was not closed: what was out at its end, no acts, words alone
    """

    locked_by: tuple[str, ...]
    words: Mapping[str, str] = field(default_factory=dict)
    ends: Mapping[str, LineEnd] = field(default_factory=dict)
    agreed: Mapping[str, str] = field(default_factory=dict)
    envelopes_word: str = ""
    day: date | None = None


def close_day(command: CloseDay, act: Act) -> Outcome:
    """One sheet of the day: what was out at this moment and how each line stands."""
    if not command.locked_by:
        return refuse("day.safe_not_locked", "A6.1.6a", at="locked_by")
    day = command.day or act.at.date()
    if day > act.now.date():
        return refuse("act.in_future", at="day")
    refused = known(act, "locked_by", *command.locked_by) or _in_the_book(act, day)
    if refused is not None:
        return refused
    lines = _today(command, act, day) if day == act.now.date() else _earlier(command, act, day)
    if isinstance(lines, Refusal):
        return lines
    evening = datetime.combine(day + timedelta(days=1), time())
    unopened = sum(1 for one in act.books.envelopes_unopened() if one.signed_at < evening)
    if unopened and not command.envelopes_word.strip():
        return refuse("day.envelopes_unopened", "A6.1.1c", at="envelopes_word", envelopes=unopened)
    papers = sum(1 for one in act.books.papers("out", limit=MOST).rows if one.issued_at < evening)
    word = Text(command.envelopes_word.strip()) if command.envelopes_word.strip() else None
    act.add(day_stream(day), DayClosed(tuple(lines), unopened, papers, command.locked_by, word))
    left = [line for line in lines if line.end is not LineEnd.TAKEN_BACK]
    still = sum(1 for line in left if line.end is LineEnd.OPEN)
    return done("day.closed", {"day": day.isoformat()}, day=day.isoformat(), out=len(left), open=still)


def _in_the_book(act: Act, day: date) -> Refusal | None:
    """Before the book began there is no day of its to close."""
    if day == act.now.date():
        return None
    first = act.stream(DESK)[0].recorded_at.date()
    return refuse("day.before_book", "D9", at="day", first=first.isoformat()) if day < first else None


def _today(command: CloseDay, act: Act, day: date) -> list[DayLine] | Refusal:
    """What is out now; what the officer says of each line is booked first."""
    rows = list(act.books.copies_out(limit=-1))
    refused = settle_lines(act, rows, command.ends, command.words, command.agreed)
    if refused is not None:
        return refused
    return _lines([_now(row, day, command) for row in rows])


def _lines(made: Sequence[DayLine | Refusal]) -> list[DayLine] | Refusal:
    """All lines, or the first refusal."""
    first = next((one for one in made if isinstance(one, Refusal)), None)
    return first if first is not None else [one for one in made if isinstance(one, DayLine)]


def _now(row: CopyRow, day: date, command: CloseDay) -> DayLine | Refusal:
    word = command.words.get(row.id, "").strip()
    text = Text(word) if word else None
    end = command.ends.get(row.id)
    if end is LineEnd.TAKEN_BACK:
        return DayLine(row.id, row.place, LineEnd.TAKEN_BACK, text)
    handling = row.purpose == Purpose.HANDLING.value and row.due is not None and row.due > day
    if row.purpose == Purpose.HOLDING.value or handling or _explained(row, day):
        # his since before this book, to handle until a later day, or agreed: not overdue, still on the sheet
        return DayLine(row.id, row.place, LineEnd.OVERNIGHT, text)
    if text is None:
        return _unsaid(row.id, row.label, row.place_name)
    if end is LineEnd.OVERNIGHT:
        return DayLine(row.id, row.place, LineEnd.OVERNIGHT, text)
    if end is LineEnd.CHASED or row.chases:
        return DayLine(row.id, row.place, LineEnd.CHASED, text)
    return DayLine(row.id, row.place, LineEnd.OPEN, text)


def _explained(row: CopyRow, day: date) -> bool:
    return row.overnight == day.isoformat() and bool(row.overnight_by)


def _earlier(command: CloseDay, act: Act, day: date) -> list[DayLine] | Refusal:
    """What was out when that day ended; what came back since says so without a word."""
    if any(command.ends.values()):
        return refuse("day.past_acts", "D9", at="day", day=day.isoformat())
    evening = datetime.combine(day + timedelta(days=1), time())
    return _lines([_then(act, stay, day, command) for stay in act.books.out_at(evening)])


def _then(act: Act, stay: HoldingRow, day: date, command: CloseDay) -> DayLine | Refusal:
    word = command.words.get(stay.copy, "").strip()
    text = Text(word) if word else None
    if stay.to_at is not None:
        return DayLine(stay.copy, stay.place, LineEnd.TAKEN_BACK, text)
    if night_of(act, stay.copy, day):
        return DayLine(stay.copy, stay.place, LineEnd.OVERNIGHT, text)
    row = act.books.copy(stay.copy)
    if row is not None and (row.purpose == Purpose.HOLDING.value or (row.due is not None and row.due > day)):
        return DayLine(stay.copy, stay.place, LineEnd.OVERNIGHT, text)
    if text is None:
        return _unsaid(stay.copy, stay.label, stay.place_name)
    return DayLine(stay.copy, stay.place, LineEnd.OPEN, text)


def night_of(act: Act, copy: str, day: date) -> bool:
    """Whether the copy stayed out in the night after ``day`` with a reason and agreement."""
    facts = [row.fact for row in act.stream(copy_stream(copy))]
    return any(isinstance(f, CopyKeptOvernight) and f.night == day and f.explained for f in facts)


def _unsaid(copy: str, label: str, name: str) -> Refusal:
    return refuse("day.line_without_word", "A6.1.4c", at=f"words.{copy}", label=label, name=name)
