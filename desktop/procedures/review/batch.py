"""State of a batch sheet, and what may follow on it (D20)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from desktop.plain.corrections import effective
from desktop.plain.facts import Fact
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.facts import Answer
from desktop.procedures.review import batch_facts as f


@dataclass(frozen=True)
class Line:
    """A line: its item and case, who opened it, what was judged per stage, why it left."""

    entered: f.LineEntered
    opened_by: frozenset[str] = frozenset()
    judged: Mapping[str, f.LineJudged] = field(default_factory=lambda: MappingProxyType({}))
    out: f.LineTakenOut | None = None
    signed: tuple[str, ...] = ()
    """Stages whose signature at the foot covers this line, in order."""

    @property
    def number(self) -> int:
        return self.entered.line

    def answers(self, stage: str) -> tuple[Answer, ...]:
        """What was answered for this line at a stage."""
        judged = self.judged.get(stage)
        return judged.answers if judged is not None else ()


@dataclass(frozen=True)
class Batch:
    """A batch sheet as its facts leave it; ``lines`` by their number."""

    id: str
    opened: f.BatchOpened | None = None
    lines: Mapping[int, Line] = field(default_factory=lambda: MappingProxyType({}))
    signatures: tuple[f.StageSigned, ...] = ()
    closed: bool = False

    @property
    def start(self) -> f.BatchOpened:
        """How it began; a sheet that never did has none (ValueError)."""
        if self.opened is None:
            raise ValueError(self.id)
        return self.opened

    @property
    def standing(self) -> tuple[Line, ...]:
        """Lines that are still on the sheet."""
        return tuple(line for line in self.lines.values() if line.out is None)


def after(batch: Batch, fact: Fact) -> Batch:
    """The sheet as a fact of its stream leaves it."""
    match fact:
        case f.BatchOpened():
            return replace(batch, opened=fact)
        case f.LineEntered():
            return _line(batch, Line(fact))
        case f.LineOpened():
            line = batch.lines[fact.line]
            return _line(batch, replace(line, opened_by=line.opened_by | {fact.person}))
        case f.LineJudged():
            line = batch.lines[fact.line]
            judged = MappingProxyType({**line.judged, fact.stage: fact})
            return _line(batch, replace(line, judged=judged))
        case f.LineTakenOut():
            return _line(batch, replace(batch.lines[fact.line], out=fact))
        case f.StageSigned():
            lines = dict(batch.lines)
            for number in fact.lines:
                lines[number] = replace(lines[number], signed=(*lines[number].signed, fact.stage))
            return replace(batch, lines=MappingProxyType(lines), signatures=(*batch.signatures, fact))
        case f.BatchClosed():
            return replace(batch, closed=True)
        case _:
            return batch


def _line(batch: Batch, line: Line) -> Batch:
    return replace(batch, lines=MappingProxyType({**batch.lines, line.number: line}))


def fold_batch(batch: str, stream: Iterable[Recorded]) -> Batch:
    """The state of a batch sheet from its stream."""
    state = Batch(batch)
    for row in effective(stream):
        state = after(state, row.fact)
    return state


def standing_line(batch: Batch, number: int) -> Line | Refusal:
    """A line that is still on an open sheet."""
    if batch.opened is None:
        return refuse("batch_sheet.unknown", at="batch")
    if batch.closed:
        return refuse("batch_sheet.closed", "D20", at="batch")
    line = batch.lines.get(number)
    if line is None:
        return refuse("batch_sheet.no_such_line", "D20", at="line", line=number)
    if line.out is not None:
        return refuse("batch_sheet.line_is_out", "D20", at="line", line=number)
    return line


def may_be_judged(batch: Batch, number: int, person: str) -> Refusal | None:
    """A line that this person did not open cannot be concluded by him (D20, 实施条例42 逐项)."""
    line = standing_line(batch, number)
    if isinstance(line, Refusal):
        return line
    if person not in line.opened_by:
        return refuse("batch_sheet.line_not_opened", "实施条例42", at="line", line=number)
    return None


def may_be_signed(batch: Batch, lines: tuple[int, ...]) -> Refusal | None:
    """The foot names its lines; each is on the sheet, none twice."""
    if not lines:
        return refuse("batch_sheet.no_lines", "D20", at="lines")
    if len(set(lines)) < len(lines):
        return refuse("batch_sheet.line_twice", "D20", at="lines")
    for number in lines:
        line = standing_line(batch, number)
        if isinstance(line, Refusal):
            return line
    return None


def may_be_closed(batch: Batch, open_lines: tuple[int, ...]) -> Refusal | None:
    """Closed when no line waits for a stage."""
    if batch.opened is None:
        return refuse("batch_sheet.unknown", at="batch")
    if batch.closed:
        return refuse("batch_sheet.closed", "D20", at="batch")
    if open_lines:
        return refuse("batch_sheet.lines_open", "D20", at="lines", lines=tuple(str(n) for n in open_lines))
    return None
