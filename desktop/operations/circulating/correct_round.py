"""A round that was booked wrongly (D1, edge case 15): time, reader, count; slip and copies change together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from desktop.audit.acts import ReasonGiven
from desktop.custody.copy import MISSING_AT_RETURN, fold_copy, replay_copy
from desktop.custody.copy_facts import (
    CopyFrozen,
    CopyHandedOut,
    CopyReadAtDesk,
    CopyTakenBack,
    copy_stream,
)
from desktop.custody.slip import Slip, fold_slip, replay_slip
from desktop.custody.slip_facts import (
    FolderHandedOut,
    FolderTakenBack,
    InstructionNoted,
    ReadTogether,
    slip_stream,
)
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import known, names, reader_fits
from desktop.operations.custody.move import copy_of, home_of
from desktop.operations.ports import Act
from desktop.plain.corrections import Annulled, Right, corrected, effective
from desktop.plain.facts import Fact, Text
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse

WITH_IT: Mapping[type[Fact], tuple[type[Fact], ...]] = {
    FolderHandedOut: (CopyHandedOut,),
    FolderTakenBack: (CopyTakenBack, CopyFrozen),
    ReadTogether: (CopyReadAtDesk,),
    InstructionNoted: (),
}
"""What a fact of the slip wrote into the lives of its copies, in the same act and at the same time."""


@dataclass(frozen=True, kw_only=True)
class CorrectRound(Command):
    """The fact ``version`` of the slip was wrong. What is given here is right, all else stays; nothing given: it
    never happened.

    ``readers``  who it really was: one for out and back, several where they read together
    ``missing``  of a return: the copies that were not in the folder, none if it was whole
    """

    slip: str
    version: int
    reason: str
    happened_at: datetime | None = None
    readers: tuple[str, ...] = ()
    missing: tuple[str, ...] | None = None

    @property
    def never(self) -> bool:
        """Whether nothing of it is right."""
        return self.happened_at is None and not self.readers and self.missing is None


@dataclass
class _Rights:
    """What shall stand where, by stream, in the order of the slip."""

    rows: dict[str, list[Right]] = field(default_factory=dict)

    def put(self, stream: str, version: int, fact: Fact, at: datetime) -> None:
        self.rows.setdefault(stream, []).append((version, fact, at))


def correct_round(command: CorrectRound, act: Act) -> Outcome:
    """Slip and copies are corrected in one act, if all their later acts still obey the rules."""
    if not command.reason.strip():
        return refuse("correction.reason_missing", at="reason")
    if command.happened_at is not None and command.happened_at > act.now:
        return refuse("act.in_future", at="happened_at")
    stream, reason = slip_stream(command.slip), Text(command.reason.strip())
    rows = act.stream(stream)
    standing = effective(rows)
    wrong = next((row for row in standing if row.version == command.version), None)
    if wrong is None or isinstance(wrong.fact, InstructionNoted) or type(wrong.fact) not in WITH_IT:
        return refuse("correction.no_such_fact", at="version")
    slip = fold_slip(command.slip, standing)
    refused = _askable(command, wrong.fact, slip, act)
    if refused is not None:
        return refused
    rights = _Rights()
    for row in _together(standing, wrong, command):
        before = fold_slip(command.slip, [r for r in standing if r.version < row.version])
        at = (command.happened_at or row.happened_at) if row is wrong else row.happened_at
        right = Annulled(reason) if command.never else _slip_fact(row.fact, command, before)
        if row is wrong and right == row.fact and at == row.happened_at:
            return refuse("correction.same", at="version")
        rights.put(stream, row.version, right, at)
        first = next(one for one in rows if one.version == row.version)
        for name, copy_row in _in_copies(act, slip, first):
            own = _copy_fact(act, name, copy_row, row.fact, right, at)
            if isinstance(own, Refusal):
                return own
            rights.put(name, copy_row.version, own, at)
    refused = _write(act, command.slip, rights)
    if refused is not None:
        return refused
    act.add(stream, ReasonGiven("correction", "", reason), at=act.now)
    return done("slip.corrected", {"slip": slip.id}, number=slip.number)


def _askable(command: CorrectRound, fact: Fact, slip: Slip, act: Act) -> Refusal | None:
    """Persons that are known and on the slip; a count only of a return."""
    if command.missing is not None and not isinstance(fact, FolderTakenBack):
        return refuse("correction.other_kind", at="missing")
    at = "readers" if isinstance(fact, ReadTogether) else "reader"
    if len(command.readers) > 1 and at == "reader":
        return refuse("correction.one_reader", "A6.1.2e", at=at)
    refused = known(act, at, *command.readers)
    if refused is not None:
        return refused
    for reader in command.readers:
        if slip.reader(reader) is None:
            return names(act, refuse("slip.not_in_range", "A6.1.4a", at=at, reader=reader))
        for copy in slip.inside:
            refused = reader_fits(act, reader, copy_of(act, copy).level)
            if refused is not None and not refused.reason_helps:
                return refused.at(at)
    return None


def _together(standing: Sequence[Recorded], wrong: Recorded, command: CorrectRound) -> list[Recorded]:
    """Another reader had it out and brought it back: both lines of the round change, and what he wrote then."""
    if not command.readers or not isinstance(wrong.fact, FolderHandedOut | FolderTakenBack):
        return [wrong]
    reader, at = wrong.fact.reader, standing.index(wrong)
    if isinstance(wrong.fact, FolderHandedOut):
        out = wrong
        back = next((r for r in standing[at + 1 :] if isinstance(r.fact, FolderTakenBack)), None)
    else:
        out = next(r for r in reversed(standing[:at]) if isinstance(r.fact, FolderHandedOut))
        back = wrong
    acts = {row.act for row in (out, back) if row is not None}
    noted = [
        r for r in standing
        if isinstance(r.fact, InstructionNoted) and r.fact.reader == reader and r.act in acts
    ]  # fmt: skip
    return sorted([out, *filter(None, (back,)), *noted], key=lambda row: row.version)


def _slip_fact(fact: Fact, command: CorrectRound, before: Slip) -> Fact:
    reader = command.readers[0] if command.readers else ""
    match fact:
        case FolderHandedOut() | InstructionNoted():
            return replace(fact, reader=reader or fact.reader)
        case FolderTakenBack():
            missing = fact.missing if command.missing is None else command.missing
            counted = fact.counted if command.missing is None else len(before.inside) - len(missing)
            return replace(fact, reader=reader or fact.reader, counted=counted, missing=missing)
        case ReadTogether():
            return replace(fact, readers=command.readers or fact.readers)
        case _:
            return fact


def _copy_fact(act: Act, stream: str, row: Recorded, was: Fact, right: Fact, at: datetime) -> Fact | Refusal:
    """What stands in the copy's life for the slip's right fact."""
    own, copy = row.fact, stream.partition("/")[2]
    match right:
        case FolderHandedOut() if isinstance(own, CopyHandedOut):
            due = at.date() if own.due == row.happened_at.date() else own.due
            return replace(own, to=right.reader, due=due)
        case FolderTakenBack() if isinstance(was, FolderTakenBack):
            if copy in right.missing:
                return CopyFrozen(MISSING_AT_RETURN)
            if isinstance(own, CopyTakenBack):
                holder = right.reader if own.holder == was.reader else own.holder
                return replace(own, holder=holder, brought_by=right.reader)
            return _lay_in_it(act, copy, row, was.reader, right.reader)
        case ReadTogether() if isinstance(own, CopyReadAtDesk):
            return replace(own, readers=right.readers)
        case _:
            return right  # it never happened


def _lay_in_it(act: Act, copy: str, row: Recorded, was: str, reader: str) -> Fact | Refusal:
    """It was booked as missing and lay in the folder: it went into its safe then."""
    earlier = [r for r in effective(act.stream(copy_stream(copy))) if r.version < row.version]
    holder = fold_copy(copy, earlier).holder
    state = copy_of(act, copy)
    home = home_of(act, state)
    if not home:
        return refuse("safe.none_fits", "A6.1.6a", label=state.label, level=state.level.value)
    return CopyTakenBack(reader if holder == was else holder, home, reader)


def _in_copies(act: Act, slip: Slip, first: Recorded) -> Iterator[tuple[str, Recorded]]:
    """The facts that this one brought into the copies' streams, as they stand; those annulled are left out."""
    kinds = WITH_IT[type(first.fact)]
    for copy in slip.copies if kinds else ():
        name = copy_stream(copy)
        standing = {row.version: row for row in effective(act.stream(name))}
        for row in act.stream(name):
            same = row.act == first.act and row.happened_at == first.happened_at and not row.corrects
            if same and row.version in standing and isinstance(row.fact, kinds):
                yield name, standing[row.version]
                break


def _write(act: Act, slip: str, rights: _Rights) -> Refusal | None:
    """Every stream replayed with what is right, then all of it written."""
    for stream, rows in rights.rows.items():
        told = corrected(act.stream(stream), *rows)
        name = stream.partition("/")[2]
        result = replay_slip(slip, told) if stream == slip_stream(slip) else replay_copy(name, told)
        if isinstance(result, Refusal):
            return names(act, result) or result
    for stream, rows in rights.rows.items():
        for version, fact, at in rows:
            act.add(stream, fact, at=at, corrects=version)
    return None
