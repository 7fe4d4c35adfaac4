"""The folder itself: it goes on without a copy that is lost; a round that was booked wrongly is corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from desktop.audit.acts import ReasonGiven
from desktop.custody.copy import replay_copy
from desktop.custody.copy_facts import (
    CopyFrozen,
    CopyHandedOut,
    CopyReadAtDesk,
    CopyTakenBack,
    copy_stream,
)
from desktop.custody.slip import Slip, replay_slip
from desktop.custody.slip_facts import (
    CopyLeftFolder,
    FolderHandedOut,
    FolderTakenBack,
    ReadTogether,
    slip_stream,
)
from desktop.operations.circulating.round import put, slip_of
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import names
from desktop.operations.custody.move import copy_of
from desktop.operations.ports import Act
from desktop.plain.corrections import Annulled, corrected, effective
from desktop.plain.facts import Fact, Text
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse

WITH_IT: dict[type[Fact], tuple[type[Fact], ...]] = {
    FolderHandedOut: (CopyHandedOut,),
    FolderTakenBack: (CopyTakenBack, CopyFrozen),
    ReadTogether: (CopyReadAtDesk,),
}
"""What a fact of the slip wrote into the lives of its copies, in the same act and at the same time."""


@dataclass(frozen=True, kw_only=True)
class GoOnWithout(Command):
    """Copies that were not in the folder and are reported as 下落不明: the round goes on without them."""

    slip: str
    copies: tuple[str, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class CorrectRound(Command):
    """The fact ``version`` of the slip was wrong: another time, or (none given) it never happened."""

    slip: str
    version: int
    reason: str
    happened_at: datetime | None = None


def go_on_without(command: GoOnWithout, act: Act) -> Outcome:
    """Only what is reported: until then the question where it is stays open (A6.1.2c, 保密法47)."""
    if not command.reason.strip():
        return refuse("slip.reason_missing", "A6.1.2c", at="reason")
    slip = slip_of(act, command.slip)
    for copy in command.copies:
        state = copy_of(act, copy)
        if copy in slip.inside and not state.missing:
            return refuse("slip.not_reported_missing", "保密法47", at="copies", label=state.label)
    fact = CopyLeftFolder(command.copies, "missing", Text(command.reason.strip()))
    refused = put(act, slip, fact, act.at)
    return refused or done("slip.goes_on_without", {"slip": slip.id}, number=slip.number)


def correct_round(command: CorrectRound, act: Act) -> Outcome:
    """Slip and copies are corrected in one act, if all their later acts still obey the rules."""
    if not command.reason.strip():
        return refuse("correction.reason_missing", at="reason")
    stream = slip_stream(command.slip)
    rows = act.stream(stream)
    wrong = next((row for row in rows if row.version == command.version), None)
    if wrong is None or wrong.corrects or type(wrong.fact) not in WITH_IT:
        return refuse("correction.no_such_fact", at="version")
    at = command.happened_at
    if at is not None and at > act.now:
        return refuse("act.in_future", at="happened_at")
    reason = Text(command.reason.strip())
    slip = replay_slip(command.slip, corrected(rows, wrong.version, *_right(wrong, at, reason)))
    if isinstance(slip, Refusal):
        return names(act, slip) or slip
    for name, row in _in_copies(act, slip, wrong):
        result = replay_copy(
            name.partition("/")[2], corrected(act.stream(name), row.version, *_right(row, at, reason))
        )
        if isinstance(result, Refusal):
            return names(act, result) or result
        fact, moment = _right(row, at, reason)
        act.add(name, fact, at=moment, corrects=row.version)
    fact, moment = _right(wrong, at, reason)
    act.add(stream, fact, at=moment, corrects=wrong.version)
    act.add(stream, ReasonGiven("correction", "", reason), at=act.now)
    return done("slip.corrected", {"slip": slip.id}, number=slip.number)


def _right(row: Recorded, at: datetime | None, reason: Text) -> tuple[Fact, datetime]:
    return (Annulled(reason), row.happened_at) if at is None else (row.fact, at)


def _in_copies(act: Act, slip: Slip, wrong: Recorded) -> Iterator[tuple[str, Recorded]]:
    """The facts that this one brought into the copies' streams, those annulled before left out."""
    kinds = WITH_IT[type(wrong.fact)]
    for copy in slip.copies:
        name = copy_stream(copy)
        standing = {row.version for row in effective(act.stream(name))}
        for row in act.stream(name):
            same = row.act == wrong.act and row.happened_at == wrong.happened_at and not row.corrects
            if same and row.version in standing and isinstance(row.fact, kinds):
                yield name, row
                break
