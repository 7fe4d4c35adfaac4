"""One round of a folder: out to a reader, back from him, read together (D1, D6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.custody import copy as copies_rules
from desktop.custody.copy import MISSING_AT_RETURN, Copy
from desktop.custody.copy_facts import (
    CopyFrozen,
    CopyHandedOut,
    CopyReadAtDesk,
    CopyTakenBack,
    Purpose,
    copy_stream,
)
from desktop.custody.levels import Level
from desktop.custody.slip import Slip, allowed, fold_slip, unusual
from desktop.custody.slip_facts import (
    FolderHandedOut,
    FolderTakenBack,
    InstructionNoted,
    ReadTogether,
    Way,
    slip_stream,
)
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import known, names, reader_fits
from desktop.operations.custody.move import copy_of, home_of
from desktop.operations.ports import Act
from desktop.operations.run import waive
from desktop.plain.facts import Fact, Text
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True, kw_only=True)
class HandOutFolder(Command):
    """The folder goes to a reader; ``reader`` empty: the next one."""

    slip: str
    reader: str = ""
    way: Way = Way.CARRIED
    proxy: str = ""


@dataclass(frozen=True, kw_only=True)
class TakeBackFolder(Command):
    """The folder is back: ``counted`` copies; ``missing`` names those that are not in it."""

    slip: str
    counted: int
    signed: bool = True
    missing: tuple[str, ...] = ()
    instruction: str | None = None


@dataclass(frozen=True, kw_only=True)
class ReadFolderTogether(Command):
    """集中阅文 or at the desk: n readers sign, the holder does not change."""

    slip: str
    readers: tuple[str, ...]
    way: Way = Way.GATHERING


@dataclass(frozen=True)
class RoundLine:
    """One line of a signed slip: a reader, out and back as written on the paper."""

    reader: str
    out_at: datetime
    back_at: datetime | None
    signed: bool = True
    way: Way = Way.CARRIED
    proxy: str = ""
    instruction: str | None = None


@dataclass(frozen=True, kw_only=True)
class BookRounds(Command):
    """送阅补记 (D1): lines from the signed slip, in the order they happened; ``at`` the last of them."""

    slip: str
    lines: tuple[RoundLine, ...]


def slip_of(act: Act, slip: str) -> Slip:
    """The slip as it is in this act."""
    return fold_slip(slip, act.stream(slip_stream(slip)))


def put(act: Act, slip: Slip, fact: Fact, at: datetime) -> Refusal | None:
    """Add a fact to a slip if its round allows it."""
    stream = slip_stream(slip.id)
    for question in (allowed(slip, fact, at), *unusual(slip, fact)):
        refused = waive(question, act, stream)
        if refused is not None:
            return names(act, refused)
    act.add(stream, fact, at=at)
    return None


def hand_out_folder(command: HandOutFolder, act: Act) -> Outcome:
    """Slip once, person once; each copy changes its holder in its own stream."""
    slip = slip_of(act, command.slip)
    reader = command.reader or slip.next_reader
    if not reader:
        return refuse("slip.no_reader_left", "A6.1.2d", number=slip.number)
    refused = _out(act, slip, reader, command.way, command.proxy, act.at)
    if refused is not None:
        return refused
    return done("slip.handed_out", {"slip": slip.id}, number=slip.number, name=_name(act, reader))


def take_back_folder(command: TakeBackFolder, act: Act) -> Outcome:
    """Equal closes the round; unequal freezes what is missing."""
    slip = slip_of(act, command.slip)
    reader = slip.out_with
    if not reader:
        return refuse("slip.not_out", number=slip.number)
    refused = _back(act, slip, reader, command.counted, command.signed, command.missing, act.at)
    if refused is not None:
        return refused
    if command.instruction is not None:
        _note(act, slip.id, reader, command.instruction, act.at)
    following = slip_of(act, command.slip).next_reader
    facts = {"number": slip.number, "name": _name(act, reader), "next": _name(act, following)}
    code = "slip.taken_back_short" if command.missing else "slip.taken_back"
    return done(code, {"slip": slip.id}, **facts)


def read_folder_together(command: ReadFolderTogether, act: Act) -> Outcome:
    """The officer stays; every copy's life says who read it."""
    slip = slip_of(act, command.slip)
    if not command.readers:
        return refuse("slip.no_readers", "A6.1.4a", at="readers")
    refused = put(act, slip, ReadTogether(command.readers, command.way), act.at)
    if refused is not None:
        return refused
    for copy in slip.inside:
        refused = _copy(act, copy, CopyReadAtDesk(command.readers, slip.id), act.at)
        if refused is not None:
            return refused
    return done("slip.read_together", {"slip": slip.id}, number=slip.number, readers=len(command.readers))


def book_rounds(command: BookRounds, act: Act) -> Outcome:
    """Every line in one transaction: all of the slip is booked or none of it."""
    if not command.lines:
        return refuse("slip.no_lines", at="lines")
    for place, line in enumerate(command.lines, 1):
        refused = _line(act, command.slip, line)
        if refused is not None:
            return refused.in_line(place)
    slip = slip_of(act, command.slip)
    return done("slip.rounds_booked", {"slip": slip.id}, number=slip.number, lines=len(command.lines))


def _line(act: Act, slip: str, line: RoundLine) -> Refusal | None:
    latest = line.back_at or line.out_at
    if latest > act.now:
        return refuse("act.in_future", at="back_at")
    if line.back_at is not None and line.back_at < line.out_at:
        return refuse("slip.back_before_out", at="back_at")
    if line.out_at.date() < act.now.date() and not act.command.late_reason.strip():
        return refuse("act.late_reason", at="late_reason", day=line.out_at.date().isoformat())
    refused = _out(act, slip_of(act, slip), line.reader, line.way, line.proxy, line.out_at)
    if refused is None and line.back_at is not None:
        now = slip_of(act, slip)
        refused = _back(act, now, line.reader, len(now.inside), line.signed, (), line.back_at)
    if refused is None and line.instruction is not None:
        _note(act, slip, line.reader, line.instruction, latest)
    return refused


def _out(act: Act, slip: Slip, reader: str, way: Way, proxy: str, at: datetime) -> Refusal | None:
    stranger = known(act, "proxy", proxy)
    if stranger is not None:
        return stranger
    for level in _levels(act, slip.inside):
        refused = reader_fits(act, reader, level, at.date())
        if refused is not None and not refused.reason_helps:
            # what a reason helps was asked when he came onto the slip
            return refused
    refused = put(act, slip, FolderHandedOut(reader, way, proxy), at)
    if refused is not None:
        return refused
    for copy in slip.inside:
        fact = CopyHandedOut(reader, Purpose.CIRCULATION, slip.id, proxy, due=at.date())
        refused = _copy(act, copy, fact, at)
        if refused is not None:
            return refused
    return None


def _back(
    act: Act, slip: Slip, reader: str, counted: int, signed: bool, missing: Sequence[str], at: datetime
) -> Refusal | None:
    refused = put(act, slip, FolderTakenBack(reader, counted, signed, tuple(missing)), at)
    if refused is not None:
        return refused
    for copy in slip.inside:
        state = copy_of(act, copy)
        if copy in missing:
            # what is reported as 下落不明 stays that
            refused = None if state.missing else _copy(act, copy, CopyFrozen(MISSING_AT_RETURN), at)
        elif state.holder:
            # it may have been passed on: it comes back from who the book says has it
            refused = _into_safe(act, state, reader, at)
        if refused is not None:
            return refused
    return None


def _into_safe(act: Act, copy: Copy, brought_by: str, at: datetime) -> Refusal | None:
    home = home_of(act, copy)
    if not home:
        return refuse("safe.none_fits", "A6.1.6a", label=copy.label, level=copy.level.value)
    return _copy(act, copy.id, CopyTakenBack(copy.holder, home, brought_by), at)


def _copy(act: Act, copy: str, fact: Fact, at: datetime) -> Refusal | None:
    stream = copy_stream(copy)
    refused = waive(copies_rules.may(copy_of(act, copy), fact, at), act, stream)
    if refused is not None:
        return names(act, refused)
    act.add(stream, fact, at=at)
    return None


def _note(act: Act, slip: str, reader: str, words: str, at: datetime) -> None:
    text = Text(words.strip()) if words.strip() else None
    act.add(slip_stream(slip), InstructionNoted(reader, text, at.date()), at=at)


def _levels(act: Act, copies: Sequence[str]) -> list[Level]:
    found = {copy_of(act, copy).level for copy in copies}
    return sorted(found, key=lambda level: -level.height)


def _name(act: Act, person: str) -> str:
    found = act.books.person(person) if person else None
    return found.name if found else ""
