"""One copy: its state, what may happen to it next, and what that makes of it.

The same rule is asked for a new act and for a correction, which replays the whole stream.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from desktop.custody import copy_facts as f
from desktop.custody.levels import Level
from desktop.custody.places import Ending, Place, PlaceKind, ended, in_safe, outside, with_person
from desktop.custody.streams import replay
from desktop.plain.corrections import effective
from desktop.plain.facts import Fact
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True)
class Copy:
    """State of a copy. ``since``: when it came to its place; the other axes stand beside the place."""

    id: str
    document: str = ""
    number: str = ""
    label: str = ""
    level: Level = Level.CONFIDENTIAL
    origin: f.Origin = f.Origin.RECEIVED
    place: Place | None = None
    since: datetime = datetime.min
    registered_at: datetime = datetime.min
    parent: str = ""
    telegram: bool = False
    slip: str = ""
    purpose: f.Purpose | None = None
    due: date | None = None
    return_due: date | None = None
    frozen: str = ""
    missing: bool = False
    recalled: bool = False
    clearance: str = ""
    reproductions: tuple[str, ...] = ()
    chases: int = 0
    incidents: int = 0

    @property
    def alive(self) -> bool:
        """Whether it is still in this book's care."""
        return self.place is not None and self.place.kind is not PlaceKind.ENDED

    @property
    def holder(self) -> str:
        """The person who holds it, or nothing."""
        return self.place.ref if self.place and self.place.kind is PlaceKind.PERSON else ""


_CUSTODY = (
    f.CopyHandedOut,
    f.CopyTakenBack,
    f.CopyReadAtDesk,
    f.CopyPassed,
    f.CopyMoved,
    f.CopySentBack,
    f.CopyReturnAcknowledged,
    f.CopyReturnRefused,
    f.CopyEnded,
    f.CopyFound,
    f.CopyReproduced,
)
MISSING, MISSING_AT_RETURN = "missing", "missing_at_return"
"""Why a copy is frozen: 下落不明, or not in the folder that came back."""


def may(copy: Copy, fact: Fact, at: datetime) -> Refusal | None:
    """Whether the fact may follow in the life of this copy."""
    if type(fact) not in f.FACTS:
        # a reason, say: it stands in the stream and changes nothing
        return None
    if isinstance(fact, f.CopyRegistered):
        return refuse("copy.registered_twice", "A6.1.1c") if copy.place else None
    if copy.place is None:
        return refuse("copy.unknown")
    if not copy.alive:
        return refuse("copy.ended", label=copy.label, how=copy.place.ref)
    if isinstance(fact, _CUSTODY) and at < copy.since:
        # within a copy's life the order of happening and of recording agree (a correction is the way back)
        return refuse(
            "copy.before_last_act", label=copy.label, since=copy.since.isoformat(), at="happened_at"
        )
    if copy.frozen and isinstance(fact, f.CopyHandedOut | f.CopyMoved | f.CopySentBack | f.CopyReproduced):
        return refuse("copy.frozen", "A6.1.1c", label=copy.label, why=copy.frozen)
    rule = _RULES.get(type(fact))
    return rule(copy, fact) if rule else None


def _out_only_from_safe(copy: Copy, fact: f.CopyHandedOut | f.CopyReadAtDesk) -> Refusal | None:
    # A6.1.2e: reader → officer → reader; never reader → reader
    if copy.holder:
        return refuse("copy.with_person", "A6.1.2e", label=copy.label, holder=copy.holder)
    if copy.place and copy.place.kind is PlaceKind.OUTSIDE:
        return refuse("copy.outside", label=copy.label)
    if copy.missing:
        return refuse("copy.missing", label=copy.label)
    if copy.recalled and not isinstance(fact, f.CopyReadAtDesk):
        return refuse("copy.recalled", "实施条例27", label=copy.label, reason_helps=True)
    return None


def _from_its_holder(copy: Copy, fact: f.CopyTakenBack | f.CopyPassed | f.CopyChased) -> Refusal | None:
    if not copy.holder:
        return refuse("copy.not_out", label=copy.label)
    if copy.missing and isinstance(fact, f.CopyTakenBack):
        # it was reported: where and how it turned up comes first
        return refuse("copy.missing", "保密法47", label=copy.label)
    if copy.holder != fact.holder:
        # reality is recorded: the way is to book the lateral pass first
        return refuse("copy.other_holder", "A6.1.2e", label=copy.label, holder=copy.holder, named=fact.holder)
    return None


def _passed_on(copy: Copy, fact: f.CopyPassed) -> Refusal | None:
    if fact.to == fact.holder:
        return refuse("copy.passed_to_self", label=copy.label)
    return _from_its_holder(copy, fact)


def _in_safe(copy: Copy, _fact: Fact) -> Refusal | None:
    if copy.place and copy.place.kind is PlaceKind.SAFE:
        return None
    return refuse("copy.not_in_safe", label=copy.label, holder=copy.holder)


def _reproducible(copy: Copy, fact: f.CopyReproduced) -> Refusal | None:
    if copy.parent:
        return refuse("copy.of_copy", "A6.1.5a", label=copy.label)
    if copy.telegram:
        return refuse("copy.telegram", "A6.1.5a", label=copy.label)
    if not fact.made:
        return refuse("copy.none_made", "A6.1.5c", label=copy.label)
    if copy.recalled:
        return refuse("copy.recalled", "实施条例27", label=copy.label)
    return _in_safe(copy, fact)


def _sent(copy: Copy, fact: f.CopySentBack) -> Refusal | None:
    refused = _in_safe(copy, fact)
    if refused is None and copy.level is Level.TOP_SECRET and len(set(fact.carriers)) < 2:
        return refuse("copy.two_carriers", "实施条例29", label=copy.label, at="carriers")
    return refused


def _under_way(copy: Copy, fact: f.CopyReturnAcknowledged | f.CopyReturnRefused) -> Refusal | None:
    if copy.place is None or copy.place.kind is not PlaceKind.OUTSIDE or copy.clearance != fact.clearance:
        return refuse("copy.not_under_way", label=copy.label)
    return None


def _endable(copy: Copy, fact: f.CopyEnded) -> Refusal | None:
    if copy.return_due and fact.how is Ending.DESTROYED:
        # edge case 18: what must be returned is not destroyed here
        return refuse("copy.must_return", "实施条例27", label=copy.label)
    return None


def _not_yet_missing(copy: Copy, _fact: Fact) -> Refusal | None:
    return refuse("copy.missing_already", "保密法47", label=copy.label) if copy.missing else None


def _still_missing(copy: Copy, _fact: Fact) -> Refusal | None:
    known = copy.missing or copy.frozen == MISSING_AT_RETURN
    return None if known else refuse("copy.not_missing", label=copy.label)


def _still_frozen(copy: Copy, _fact: Fact) -> Refusal | None:
    if copy.missing:
        # a word does not bring it back
        return refuse("copy.missing", "保密法47", label=copy.label)
    return None if copy.frozen else refuse("copy.not_frozen", label=copy.label)


_RULES: dict[type[Fact], Callable[[Copy, Any], Refusal | None]] = {
    f.CopyHandedOut: _out_only_from_safe,
    f.CopyReadAtDesk: _out_only_from_safe,
    f.CopyTakenBack: _from_its_holder,
    f.CopyPassed: _passed_on,
    f.CopyChased: _from_its_holder,
    f.CopyMoved: _in_safe,
    f.CopyReproduced: _reproducible,
    f.CopySentBack: _sent,
    f.CopyReturnAcknowledged: _under_way,
    f.CopyReturnRefused: _under_way,
    f.CopyEnded: _endable,
    f.CopyMissed: _not_yet_missing,
    f.CopyFound: _still_missing,
    f.CopyReleased: _still_frozen,
}


def after(copy: Copy, fact: Fact, at: datetime) -> Copy:
    """The copy as the fact leaves it."""
    match fact:
        case f.CopyRegistered():
            return Copy(
                copy.id,
                fact.document,
                fact.number,
                fact.label,
                fact.level,
                fact.origin,
                fact.place,
                since=at,
                registered_at=at,
                parent=fact.parent,
                telegram=fact.telegram,
                return_due=fact.due,
                # with somebody since before this book (建账): he keeps it
                purpose=f.Purpose.HOLDING if fact.place.kind is PlaceKind.PERSON else None,
            )
        case f.CopyHandedOut():
            return _at(
                copy, with_person(fact.to), at, slip=fact.slip, purpose=fact.purpose, due=fact.due, chases=0
            )
        case f.CopyTakenBack():
            return _at(copy, in_safe(fact.safe), at)
        case f.CopyReadAtDesk():
            return replace(copy, since=at)
        case f.CopyPassed():
            # slip, purpose and due date stay: the round is still open
            return replace(copy, place=with_person(fact.to), since=at, incidents=copy.incidents + 1)
        case f.CopyMoved():
            return _at(copy, in_safe(fact.safe), at)
        case f.CopyChased():
            return replace(copy, chases=copy.chases + 1)
        case f.CopyReproduced():
            return replace(copy, reproductions=(*copy.reproductions, *fact.made))
        case f.CopyRecalled():
            return replace(copy, recalled=True, return_due=fact.due)
        case f.CopyFrozen():
            return replace(copy, frozen=fact.code)
        case f.CopyReleased():
            return replace(copy, frozen="")
        case f.CopyMissed():
            return replace(copy, missing=True, frozen=MISSING)
        case f.CopyFound():
            return _at(copy, fact.place, at, missing=False, frozen="")
        case f.CopySentBack():
            return _at(copy, outside(fact.body), at, clearance=fact.clearance)
        case f.CopyReturnAcknowledged():
            return _at(copy, ended(Ending.RETURNED), at)
        case f.CopyReturnRefused():
            return _at(copy, in_safe(fact.safe), at, clearance="")
        case f.CopyEnded():
            return _at(copy, ended(fact.how), at)
        case _:
            return copy


def _at(copy: Copy, place: Place, at: datetime, **changes: Any) -> Copy:
    """At a new place; what belonged to being out is over unless given again."""
    away: dict[str, Any] = {"slip": "", "purpose": None, "due": None, **changes}
    return replace(copy, place=place, since=at, **away)


def fold_copy(copy: str, stream: Iterable[Recorded]) -> Copy:
    """The state of a copy from its stream."""
    state = Copy(copy)
    for row in effective(stream):
        state = after(state, row.fact, row.happened_at)
    return state


def replay_copy(copy: str, rows: list[Recorded]) -> Copy | Refusal:
    """The state from an effective stream, or why it does not obey the rules."""
    return replay(rows, Copy(copy), may, after)
