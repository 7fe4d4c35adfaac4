"""Hand out, take back, read at the desk, move between safes: one copy or several, never through a slip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from desktop.custody.copy import MISSING_AT_RETURN, Copy, fold_copy, may
from desktop.custody.copy_facts import (
    CopyFrozen,
    CopyHandedOut,
    CopyKeptOvernight,
    CopyMoved,
    CopyReadAtDesk,
    CopyReleased,
    CopyTakenBack,
    Purpose,
    copy_stream,
)
from desktop.custody.levels import Level
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.folders import leave_folder, settle
from desktop.operations.custody.guards import eyes_only, known, names, reader_fits, safe_fits
from desktop.operations.ports import Act
from desktop.operations.run import waive
from desktop.plain.facts import Fact, Text
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True, kw_only=True)
class HandOutForHandling(Command):
    """承办领用: to a named person of the handling department, with a return date, on 拟办 or 批示 (D6).

    Who has it to read and keeps it to handle: taken back and handed out in one act (D8).
    """

    copies: tuple[str, ...]
    to: str
    due: date | None
    proxy: str = ""


@dataclass(frozen=True, kw_only=True)
class TakeBack(Command):
    """Copies come back from their holder; ``safe`` where they are put; ``brought_by`` if another brings them.

    ``explanation``: where a copy was that was not in its folder when that came back
    """

    copies: tuple[str, ...]
    safe: str = ""
    brought_by: str = ""
    explanation: str = ""


@dataclass(frozen=True, kw_only=True)
class ReadAtDesk(Command):
    """当面阅: out and back together, before the officer's eyes."""

    copies: tuple[str, ...]
    readers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MoveCopies(Command):
    """From one safe into another."""

    copies: tuple[str, ...]
    safe: str


@dataclass(frozen=True, kw_only=True)
class KeepOvernight(Command):
    """It stays out for the night, with a reason and the person who agreed (D8), or without: then it is overdue."""

    copies: tuple[str, ...]
    agreed_by: str = ""
    reason: str = ""


def copy_of(act: Act, copy: str) -> Copy:
    """The copy as it is in this act."""
    return fold_copy(copy, act.stream(copy_stream(copy)))


def add_to_copy(act: Act, copy: str, fact: Fact) -> Refusal | None:
    """Add a fact to a copy if its life allows it."""
    stream = copy_stream(copy)
    refused = waive(may(copy_of(act, copy), fact, act.at), act, stream)
    if refused is not None:
        return names(act, refused)
    act.add(stream, fact)
    return None


def _each(act: Act, copies: tuple[str, ...], fact: Callable[[Copy], Fact | Refusal]) -> Refusal | None:
    if not copies:
        return refuse("copies.none_chosen", at="copies")
    if len(set(copies)) < len(copies):
        return refuse("copies.chosen_twice", at="copies")
    for copy in copies:
        if copy_of(act, copy).place is None:
            return refuse("copy.unknown", at="copies")
        made = fact(copy_of(act, copy))
        refused = made if isinstance(made, Refusal) else add_to_copy(act, copy, made)
        if refused is not None:
            return refused
    return None


def hand_out_for_handling(command: HandOutForHandling, act: Act) -> Outcome:
    """One act for all copies given to one person."""
    if command.due is None:
        return refuse("handling.due_missing", "A6.1.7d", at="due")
    if command.due < act.at.date():
        return refuse("handling.due_past", "A6.1.7d", at="due")
    refused = known(act, "proxy", command.proxy)
    if refused is not None:
        return refused
    if command.proxy == command.to:
        return refuse("slip.proxy_is_reader", at="proxy")
    due = command.due

    def fact(copy: Copy) -> Fact | Refusal:
        refused = eyes_only(act, (copy.document,), command.to)
        refused = refused or waive(reader_fits(act, command.to, copy.level), act, copy_stream(copy.id))
        if refused is not None:
            return refused
        if copy.holder and copy.holder == command.to and copy.purpose is not Purpose.HANDLING:
            refused = add_to_copy(act, copy.id, CopyTakenBack(copy.holder, _fitting_home(act, copy)))
            if refused is not None:
                return refused
        if not copy.holder or copy.holder == command.to:
            leave_folder(act, copy.id, "handling")
        return CopyHandedOut(command.to, Purpose.HANDLING, proxy=command.proxy, due=due)

    refused = _each(act, command.copies, fact)
    if refused is not None:
        return refused
    return done(
        "copy.handed_out",
        {"copy": command.copies[0]},
        name=_name(act, command.to),
        copies=len(command.copies),
    )


def take_back(command: TakeBack, act: Act) -> Outcome:
    """Each copy from whoever the book says holds it, into the safe named or the one it came from."""
    holders: list[str] = []

    def fact(copy: Copy) -> Fact | Refusal:
        if not copy.holder:
            return refuse("copy.not_out", label=copy.label)
        if copy.slip:
            slip = act.books.slip(copy.slip)
            if slip is not None and slip.state == "open" and slip.out_with == copy.holder:
                # the folder is what was handed out: it comes back as a whole (D6)
                return refuse("copy.in_folder", "A6.1.2c", label=copy.label, number=slip.number)
        if copy.frozen == MISSING_AT_RETURN and not command.explanation.strip():
            return refuse("copy.found_unexplained", "A6.1.2c", at="explanation", label=copy.label)
        safe = command.safe or home_of(act, copy)
        refused = safe_fits(act, safe, copy.level)
        if refused is not None:
            return refused
        holders.append(copy.holder)
        return CopyTakenBack(copy.holder, safe, command.brought_by)

    refused = known(act, "brought_by", command.brought_by) or _each(act, command.copies, fact)
    if refused is not None:
        return refused
    for copy in command.copies:
        if copy_of(act, copy).frozen == MISSING_AT_RETURN:
            act.add(copy_stream(copy), CopyReleased(Text(command.explanation.strip())))
        settle(act, copy_of(act, copy))
    who = "、".join(dict.fromkeys(_name(act, holder) for holder in holders))
    return done("copy.taken_back", {"copy": command.copies[0]}, name=who, copies=len(command.copies))


def read_at_desk(command: ReadAtDesk, act: Act) -> Outcome:
    """All readers read all copies here."""
    if not command.readers:
        return refuse("slip.no_readers", "A6.1.4a", at="readers")
    if len(set(command.readers)) < len(command.readers):
        return refuse("slip.reader_twice", at="readers")

    def fact(copy: Copy) -> Fact | Refusal:
        unopened = eyes_only(act, (copy.document,), *command.readers)
        if unopened is not None:
            return unopened
        for reader in command.readers:
            refused = waive(reader_fits(act, reader, copy.level), act, copy_stream(copy.id))
            if refused is not None:
                return refused
        return CopyReadAtDesk(command.readers)

    refused = _each(act, command.copies, fact)
    if refused is not None:
        return refused
    who = "、".join(_name(act, reader) for reader in command.readers)
    return done("copy.read_at_desk", {"copy": command.copies[0]}, name=who, copies=len(command.copies))


def move_copies(command: MoveCopies, act: Act) -> Outcome:
    """Into a safe that fits each of them."""

    def fact(copy: Copy) -> Fact | Refusal:
        return safe_fits(act, command.safe, copy.level) or CopyMoved(command.safe)

    refused = _each(act, command.copies, fact)
    if refused is not None:
        return refused
    safe = act.books.safe(command.safe)
    return done(
        "copy.moved", {"copy": command.copies[0]}, safe=safe.name if safe else "", copies=len(command.copies)
    )


def keep_overnight(command: KeepOvernight, act: Act) -> Outcome:
    """Recorded always; without reason and agreement it stays on the overdue list (A6.1.4c)."""
    refused = known(act, "agreed_by", command.agreed_by)
    if refused is not None:
        return refused

    reason = command.reason.strip()
    heads = act.books.holders_of("head", act.at.date())
    kept = CopyKeptOvernight(act.at.date(), command.agreed_by, Text(reason) if reason else None)

    def fact(copy: Copy) -> Fact | Refusal:
        if not copy.holder:
            return refuse("copy.not_out", label=copy.label)
        if reason and command.agreed_by == copy.holder and copy.holder not in heads:
            # nobody agrees to his own night; without agreement it is recorded and stays on the list
            refused = refuse("overnight.agreed_by_holder", "A6.1.4c", at="agreed_by", holder=copy.holder)
            return names(act, refused) or refused
        return kept

    refused = _each(act, command.copies, fact)
    if refused is not None:
        return refused
    code = "copy.kept_overnight" if kept.explained else "copy.kept_unexplained"
    return done(code, {"copy": command.copies[0]}, copies=len(command.copies))


def freeze(act: Act, copy: str, code: str) -> Refusal | None:
    """Nothing more happens to the copy until it is explained."""
    return add_to_copy(act, copy, CopyFrozen(code))


def home_of(act: Act, copy: Copy) -> str:
    """The safe it last lay in, if that still fits, else the first that fits its level, else nothing."""
    last = [stay.place for stay in act.books.holdings(copy.id) if stay.place_kind == "safe"][-1:]
    for safe in (*last, *(safe.id for safe in act.books.safes())):
        if safe_fits(act, safe, Level(copy.level.value)) is None:
            return safe
    return ""


def _fitting_home(act: Act, copy: Copy) -> str:
    return home_of(act, copy) or (copy.place.ref if copy.place else "")


def _name(act: Act, person: str) -> str:
    found = act.books.person(person)
    return found.name if found else ""
