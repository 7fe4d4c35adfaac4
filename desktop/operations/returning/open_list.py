"""The collector's list comes in: taken whole, in its own order, each line matched as far as the book can tell (D13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.custody.clearance_facts import ClearanceOpened, LineMatched, ListLine, Match, clearance_stream
from desktop.custody.levels import Level, above
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.numbers import draw
from desktop.operations.ports import Act
from desktop.operations.returning.matching import meant, propose
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _

LEVELS = frozenset(level.value for level in Level)


@dataclass(frozen=True)
class PaperLine:
    """A line above the machine's level: where it stands in the paper 专册, and nothing of its content (D16)."""

    line: int
    volume: str
    page: int
    row: int
    copies: int
    level: str = Level.TOP_SECRET.value


@dataclass(frozen=True, kw_only=True)
class OpenClearance(Command):
    """The list as typed or pasted, in the collector's own order; ``on_paper`` what may not be stored here.

    ``meant``  line → the document it means, where that was looked up before: a long list is searched for outside of
               the write, which is short then. How its copies stand is always read in the write itself
    """

    collector: str
    lines: tuple[ListLine, ...]
    received_on: date | None = None
    due: date | None = None
    notice: str = ""
    on_paper: tuple[PaperLine, ...] = ()
    meant: tuple[tuple[int, str], ...] | None = None


def open_clearance(command: OpenClearance, act: Act) -> Outcome:
    """Whole or not at all."""
    refused = _as_a_whole(command, act)
    if refused is not None:
        return refused
    clearance = act.new_id()
    stream = clearance_stream(clearance)
    number = draw(act, "clearance").text
    received = command.received_on or act.at.date()
    notice = Text(command.notice.strip()) if command.notice.strip() else None
    lines = sorted((*command.lines, *map(_referred, command.on_paper)), key=lambda line: line.line)
    act.add(stream, ClearanceOpened(number, command.collector, received, command.due, tuple(lines), notice))
    matched = len(command.on_paper)
    for paper in command.on_paper:
        act.add(stream, LineMatched(paper.line, "", (), Match.ON_PAPER))
    known = None if command.meant is None else dict(command.meant)
    taken: set[str] = set()
    for line in command.lines:
        document = meant(act.books, command.collector, line) if known is None else known.get(line.line, "")
        found = propose(act.books, line, document)
        named = {copy for fact in found for copy in fact.copies}
        if taken & named:
            found = []  # a copy goes back once: on which line, the officer says
        taken |= named
        matched += bool(found)
        for fact in found:
            act.add(stream, fact)
    return done(
        "clearance.opened", {"clearance": clearance}, number=number, lines=len(lines), matched=matched
    )


def _as_a_whole(command: OpenClearance, act: Act) -> Refusal | None:
    if not command.lines and not command.on_paper:
        return refuse("clearance.no_lines", "实施条例27", at="lines")
    if act.books.body(command.collector) is None:
        return refuse("body.unknown", at="collector")
    received = command.received_on or act.at.date()
    if received > act.now.date():
        return refuse("act.in_future", at="received_on")
    if command.due is not None and command.due < received:
        return refuse("clearance.due_early", "实施条例27", at="due", day=received.isoformat())
    if any(line.copies < 0 for line in command.lines):
        return refuse("copies.none", "实施条例27", at="lines")
    numbers = [*(line.line for line in command.lines), *(paper.line for paper in command.on_paper)]
    if len(set(numbers)) < len(numbers):
        return refuse("clearance.line_twice", at="lines")
    machine = Level(act.machine_level)
    for line in command.lines:
        if line.level in LEVELS and above(Level(line.level), machine):
            # D16: none of its words may be stored on this machine
            return refuse(
                "clearance.above_machine", "实施条例32", at="lines", line=line.line, machine=machine.value
            )
    for paper in command.on_paper:
        if not paper.volume.strip() or not all(
            1 <= n <= 99_999 for n in (paper.page, paper.row, paper.copies)
        ):
            return refuse("clearance.reference_missing", "实施条例32", at="lines", line=paper.line)
    return None


def _referred(paper: PaperLine) -> ListLine:
    where = _("见专册 {volume} 第{page}页第{row}行").format(
        volume=paper.volume.strip(), page=paper.page, row=paper.row
    )
    return ListLine(paper.line, None, None, Text(where), (), paper.copies, paper.level)
