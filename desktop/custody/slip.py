"""A circulation slip: who has read, who has the folder, what may happen next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from desktop.custody import slip_facts as f
from desktop.custody.streams import replay
from desktop.plain.corrections import effective
from desktop.plain.facts import Fact
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse


class Stand(Enum):
    """Where a reader stands in the round."""

    WAITING = "waiting"
    DEFERRED = "deferred"
    OUT = "out"
    READ = "read"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Reader:
    """One line of the slip; ``approved`` is false while a later reader waits for his approval (待补审批)."""

    person: str
    stand: Stand = Stand.WAITING
    way: f.Way | None = None
    proxy: str = ""
    out_at: datetime | None = None
    back_at: datetime | None = None
    approved: bool = True
    in_place_of: str = ""
    signed: bool = False


@dataclass(frozen=True)
class Slip:
    """State of a slip."""

    id: str
    number: str = ""
    folder: str = ""
    copies: tuple[str, ...] = ()
    readers: tuple[Reader, ...] = ()
    opened_on: date | None = None
    due_back: date | None = None
    missing: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    last: datetime = datetime.min
    closed: bool = False
    voided: bool = False

    @property
    def open(self) -> bool:
        """Whether the round still goes on."""
        return bool(self.number) and not self.closed and not self.voided

    @property
    def inside(self) -> tuple[str, ...]:
        """The copies that belong in the folder now."""
        return tuple(copy for copy in self.copies if copy not in self.left)

    @property
    def out_with(self) -> str:
        """The reader who has the folder now, or nothing."""
        return next((r.person for r in self.readers if r.stand is Stand.OUT), "")

    def reader(self, person: str) -> Reader | None:
        """His line that is not cancelled."""
        return next((r for r in self.readers if r.person == person and r.stand is not Stand.CANCELLED), None)

    @property
    def next_reader(self) -> str:
        """The first who waits, in the order of the slip; those deferred come last."""
        for stand in (Stand.WAITING, Stand.DEFERRED):
            for line in self.readers:
                if line.stand is stand:
                    return line.person
        return ""

    @property
    def pending(self) -> tuple[str, ...]:
        """Readers whose approval is still missing."""
        return tuple(r.person for r in self.readers if not r.approved and r.stand is not Stand.CANCELLED)


def may(slip: Slip, fact: Fact, at: datetime) -> Refusal | None:
    """Whether the fact may follow on this slip: what nothing helps against, then what a reason helps."""
    refused = allowed(slip, fact, at)
    return refused if refused is not None else next(iter(unusual(slip, fact)), None)


def allowed(slip: Slip, fact: Fact, at: datetime) -> Refusal | None:
    """What nothing helps against."""
    if type(fact) not in f.FACTS:
        # a reason, say: it stands in the stream and changes nothing
        return None
    if isinstance(fact, f.SlipOpened):
        return _made_up(slip, fact)
    if not slip.open:
        return refuse("slip.not_open", "A6.1.2c", number=slip.number)
    if isinstance(fact, f.FolderHandedOut | f.FolderTakenBack | f.ReadTogether) and at < slip.last:
        return refuse(
            "slip.before_last_act", number=slip.number, since=slip.last.isoformat(), at="happened_at"
        )
    rule = _RULES.get(type(fact))
    return rule(slip, fact) if rule else None


def unusual(slip: Slip, fact: Fact) -> list[Refusal]:
    """What is done only with a reason; each is asked for on its own."""
    found = []
    readers = fact.readers if isinstance(fact, f.ReadTogether) else ()
    if isinstance(fact, f.FolderHandedOut):
        readers = (fact.reader,)
        line = slip.reader(fact.reader)
        before = slip.readers[: slip.readers.index(line)] if line else ()
        earlier = [r.person for r in before if r.stand is Stand.WAITING]
        if earlier and line and line.stand is Stand.WAITING:
            found.append(
                refuse("slip.out_of_order", "A6.1.4a", reason_helps=True, at="reader", first=earlier[0])
            )
        if line and line.stand is Stand.READ:
            found.append(refuse("slip.reads_again", reason_helps=True, at="reader", reader=fact.reader))
    waiting = tuple(reader for reader in readers if reader in slip.pending)
    if waiting:
        # the name may stand on the slip (D5); the folder does not go to him without a word on why
        found.append(refuse("slip.not_approved", "A6.1.4d", reason_helps=True, at="reader", readers=waiting))
    return found


def _made_up(slip: Slip, fact: f.SlipOpened) -> Refusal | None:
    if slip.number:
        return refuse("slip.opened_twice", number=slip.number)
    if not fact.copies:
        return refuse("slip.no_copies", "A6.1.2c", at="copies")
    if not fact.readers:
        return refuse("slip.no_readers", "A6.1.4a", at="readers")
    if len(set(fact.readers)) < len(fact.readers):
        return refuse("slip.reader_twice", at="readers")
    if len(set(fact.copies)) < len(fact.copies):
        return refuse("slip.copy_twice", "A6.1.2c", at="copies")
    return None


def _out(slip: Slip, fact: f.FolderHandedOut) -> Refusal | None:
    line = slip.reader(fact.reader)
    if line is None:
        return refuse("slip.not_in_range", "A6.1.4a", at="reader", reader=fact.reader)
    if slip.out_with:
        # the next hand-out only after the officer has it back
        return refuse("slip.folder_out", "A6.1.2e", number=slip.number, holder=slip.out_with)
    if slip.missing:
        return refuse("slip.copies_missing", "A6.1.2c", number=slip.number)
    if fact.way is f.Way.PROXY and not fact.proxy:
        return refuse("slip.proxy_missing", "A6.1.4a", at="proxy")
    if fact.proxy == fact.reader:
        return refuse("slip.proxy_is_reader", at="proxy")
    return _something_inside(slip)


def _something_inside(slip: Slip) -> Refusal | None:
    return None if slip.inside else refuse("slip.empty", "A6.1.2c", number=slip.number)


def _back(slip: Slip, fact: f.FolderTakenBack) -> Refusal | None:
    line = slip.reader(fact.reader)
    if line is None or line.stand is not Stand.OUT:
        return refuse("slip.not_out_with", number=slip.number, reader=fact.reader, holder=slip.out_with)
    expected = len(slip.inside)
    if len(set(fact.missing)) < len(fact.missing):
        return refuse("slip.copy_twice", "A6.1.2c", at="missing")
    if fact.counted < 0 or fact.counted + len(fact.missing) != expected:
        # unequal asks copy by copy (D6)
        return refuse("slip.count_differs", "A6.1.2c", at="counted", expected=expected, counted=fact.counted)
    if not set(fact.missing) <= set(slip.inside):
        return refuse("slip.missing_not_in_folder", at="missing")
    return None


def _together(slip: Slip, fact: f.ReadTogether) -> Refusal | None:
    if slip.out_with:
        return refuse("slip.folder_out", "A6.1.2e", number=slip.number, holder=slip.out_with)
    if slip.missing:
        return refuse("slip.copies_missing", "A6.1.2c", number=slip.number)
    if len(set(fact.readers)) < len(fact.readers):
        return refuse("slip.reader_twice", at="readers")
    for reader in fact.readers:
        if slip.reader(reader) is None:
            return refuse("slip.not_in_range", "A6.1.4a", at="readers", reader=reader)
    return _something_inside(slip)


def _added(slip: Slip, fact: f.ReaderAdded) -> Refusal | None:
    if slip.reader(fact.reader):
        return refuse("slip.reader_twice", at="reader", reader=fact.reader)
    return None


def _line_needed(slip: Slip, fact: Any) -> Refusal | None:
    if slip.reader(fact.reader) is None:
        return refuse("slip.not_in_range", "A6.1.4a", at="reader", reader=fact.reader)
    return None


def _not_out(slip: Slip, fact: f.ReaderDeferred | f.ReaderCancelled) -> Refusal | None:
    refused = _line_needed(slip, fact)
    if refused is None and slip.out_with == fact.reader:
        return refuse("slip.folder_out", "A6.1.2e", number=slip.number, holder=fact.reader)
    line = slip.reader(fact.reader)
    if refused is None and line and line.stand is Stand.READ:
        return refuse("slip.already_read", number=slip.number, reader=fact.reader)
    return refused


def _signed(slip: Slip, fact: f.SignatureFollowed) -> Refusal | None:
    line = slip.reader(fact.reader)
    if line is not None and (line.stand is Stand.OUT or line.out_at is None or line.signed):
        # who never had it has read nothing; who still has it signs when it comes back
        return refuse("slip.nothing_to_sign", "A6.1.2d", at="reader", number=slip.number, reader=fact.reader)
    return _line_needed(slip, fact)


def _found(slip: Slip, fact: f.MissingSettled) -> Refusal | None:
    if not fact.copies or not set(fact.copies) <= set(slip.missing):
        return refuse("slip.not_missing", "A6.1.2c", at="copies", number=slip.number)
    return None


def _leaves(slip: Slip, fact: f.CopyLeftFolder) -> Refusal | None:
    if not fact.copies or not set(fact.copies) <= set(slip.inside):
        return refuse("slip.not_in_folder", "A6.1.2c", at="copies", number=slip.number)
    return None


def _closed(slip: Slip, fact: f.SlipClosed) -> Refusal | None:
    if slip.out_with:
        return refuse("slip.folder_out", "A6.1.2e", number=slip.number, holder=slip.out_with)
    if slip.missing:
        return refuse("slip.copies_missing", "A6.1.2c", number=slip.number)
    if slip.pending:
        return refuse("slip.approval_pending", "A6.1.4d", number=slip.number, readers=slip.pending)
    unfinished = tuple(r.person for r in slip.readers if r.stand not in (Stand.READ, Stand.CANCELLED))
    if unfinished:
        return refuse("slip.readers_open", "A6.1.2d", number=slip.number, readers=unfinished)
    if fact.counted != len(slip.inside):
        return refuse(
            "slip.count_differs", "A6.1.2c", at="counted", expected=len(slip.inside), counted=fact.counted
        )
    return None


def _voidable(slip: Slip, _fact: f.SlipVoided) -> Refusal | None:
    if any(r.out_at is not None for r in slip.readers):
        return refuse("slip.already_used", number=slip.number)
    return None


_RULES: dict[type[Fact], Callable[[Slip, Any], Refusal | None]] = {
    f.FolderHandedOut: _out,
    f.FolderTakenBack: _back,
    f.ReadTogether: _together,
    f.ReaderAdded: _added,
    f.RangeApproved: _line_needed,
    f.ReaderDeferred: _not_out,
    f.ReaderCancelled: _not_out,
    f.SignatureFollowed: _signed,
    f.InstructionNoted: _line_needed,
    f.MissingSettled: _found,
    f.CopyLeftFolder: _leaves,
    f.SlipClosed: _closed,
    f.SlipVoided: _voidable,
}


def after(slip: Slip, fact: Fact, at: datetime) -> Slip:
    """The slip as the fact leaves it."""
    match fact:
        case f.SlipOpened():
            lines = tuple(Reader(person) for person in fact.readers)
            return Slip(
                slip.id, fact.number, fact.folder, fact.copies, lines, fact.opened_on, fact.due_back, last=at
            )
        case f.ReaderAdded():
            approved = bool(fact.approved_by or fact.permit)
            line = Reader(fact.reader, approved=approved, in_place_of=fact.in_place_of)
            return replace(slip, readers=(*slip.readers, line))
        case f.RangeApproved():
            return _line(slip, fact.reader, approved=True)
        case f.ReaderDeferred():
            return _line(slip, fact.reader, stand=Stand.DEFERRED)
        case f.ReaderCancelled():
            return _line(slip, fact.reader, stand=Stand.CANCELLED)
        case f.FolderHandedOut():
            out = _line(
                slip, fact.reader, stand=Stand.OUT, way=fact.way, proxy=fact.proxy, out_at=at, back_at=None
            )
            return replace(out, last=at)
        case f.FolderTakenBack():
            his = slip.reader(fact.reader)
            signed = fact.signed or bool(his and his.signed)
            stand = Stand.READ if signed else Stand.WAITING
            back = _line(slip, fact.reader, stand=stand, back_at=at, signed=signed)
            return replace(back, last=at, missing=fact.missing)
        case f.ReadTogether():
            for reader in fact.readers:
                slip = _line(slip, reader, stand=Stand.READ, way=fact.way, out_at=at, back_at=at, signed=True)
            return replace(slip, last=at)
        case f.SignatureFollowed():
            return _line(slip, fact.reader, stand=Stand.READ, signed=True)
        case f.MissingSettled():
            return replace(slip, missing=tuple(c for c in slip.missing if c not in fact.copies))
        case f.CopyLeftFolder():
            missing = tuple(c for c in slip.missing if c not in fact.copies)
            return replace(slip, left=(*slip.left, *fact.copies), missing=missing)
        case f.SlipClosed():
            return replace(slip, closed=True)
        case f.SlipVoided():
            return replace(slip, voided=True)
        case _:
            return slip


def _line(slip: Slip, person: str, **changes: Any) -> Slip:
    """The slip with one reader's open line changed."""
    lines = tuple(
        replace(r, **changes) if r.person == person and r.stand is not Stand.CANCELLED else r
        for r in slip.readers
    )
    return replace(slip, readers=lines)


def replay_slip(slip: str, rows: list[Recorded]) -> Slip | Refusal:
    """The state from an effective stream, or why it does not obey the rules."""
    return replay(rows, Slip(slip), may, after)


def fold_slip(slip: str, stream: Iterable[Recorded]) -> Slip:
    """The state of a slip from its stream."""
    state = Slip(slip)
    for row in effective(stream):
        state = after(state, row.fact, row.happened_at)
    return state
