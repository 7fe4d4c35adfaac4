"""日终清点 (D9, A6.1.4c, A6.1.6): closed with open lines if need be, but not without a word on each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.custody.day_facts import DayClosed, DayLine, LineEnd, day_stream
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.operations.views import CopyRow
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True, kw_only=True)
class CloseDay(Command):
    """``words``: copy id → a word on a line that stays open; ``locked_by`` who locked the safe."""

    locked_by: tuple[str, ...]
    words: Mapping[str, str] = field(default_factory=dict)
    envelopes_word: str = ""
    day: date | None = None


def close_day(command: CloseDay, act: Act) -> Outcome:
    """One sheet of the day: what was out at this moment and how each line stands."""
    if not command.locked_by:
        return refuse("day.safe_not_locked", "A6.1.6a", at="locked_by")
    day = command.day or act.at.date()
    if day > act.now.date():
        return refuse("act.in_future", at="day")
    lines = []
    for row in act.books.copies_out(limit=-1):
        line = _line(row, day, command)
        if isinstance(line, Refusal):
            return line
        lines.append(line)
    unopened = act.books.envelopes_unopened()
    if unopened and not command.envelopes_word.strip():
        return refuse("day.envelopes_unopened", "A6.1.1c", at="envelopes_word", envelopes=len(unopened))
    counts = act.books.counts(act.now)
    word = Text(command.envelopes_word.strip()) if command.envelopes_word.strip() else None
    act.add(
        day_stream(day), DayClosed(tuple(lines), len(unopened), counts.papers_out, command.locked_by, word)
    )
    open_lines = sum(1 for line in lines if line.end is LineEnd.OPEN)
    return done("day.closed", {"day": day.isoformat()}, day=day.isoformat(), out=len(lines), open=open_lines)


def _line(row: CopyRow, day: date, command: CloseDay) -> DayLine | Refusal:
    word = command.words.get(row.id, "").strip()
    text = Text(word) if word else None
    if row.overnight == day.isoformat():
        return DayLine(row.id, row.place, LineEnd.OVERNIGHT, text)
    if row.purpose == "holding" or (row.purpose == "handling" and row.due is not None and row.due >= day):
        # his since before this book, or to handle until a later day: not overdue, and still on the sheet
        return DayLine(row.id, row.place, LineEnd.OVERNIGHT, text)
    if row.chases and text is not None:
        return DayLine(row.id, row.place, LineEnd.CHASED, text)
    if text is None:
        return refuse(
            "day.line_without_word", "A6.1.4c", at=f"words.{row.id}", label=row.label, name=row.place_name
        )
    return DayLine(row.id, row.place, LineEnd.OPEN, text)
