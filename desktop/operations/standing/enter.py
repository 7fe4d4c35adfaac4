"""Safes and issuing bodies are entered, changed by entering them anew, and retired; never deleted."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.custody.levels import Level
from desktop.custody.standing import (
    BodyEntered,
    BodyRetired,
    SafeEntered,
    SafeRetired,
    body_stream,
    safe_stream,
)
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True, kw_only=True)
class EnterSafe(Command):
    """``safe`` empty: a new one."""

    name: str
    level: Level
    keeper: str = ""
    room: str = ""
    safe: str = ""


@dataclass(frozen=True, kw_only=True)
class RetireSafe(Command):
    """Only when nothing lies in it."""

    safe: str


@dataclass(frozen=True, kw_only=True)
class EnterBody(Command):
    """``body`` empty: a new one; ``collector`` the body that calls its papers back."""

    name: str
    collector: str = ""
    body: str = ""


@dataclass(frozen=True, kw_only=True)
class RetireBody(Command):
    """No longer offered."""

    body: str


def enter_safe(command: EnterSafe, act: Act) -> Outcome:
    """A name of its own, a level, a keeper."""
    name = command.name.strip()
    if not name:
        return refuse("safe.name_missing", "A6.1.6a", at="name")
    if command.safe and act.books.safe(command.safe) is None:
        return refuse("safe.unknown", at="safe")
    if command.keeper and act.books.person(command.keeper) is None:
        return refuse("person.unknown", at="keeper")
    refused = _still_fits(command, act) if command.safe else None
    if refused is not None:
        return refused
    if any(s.name == name and s.id != command.safe for s in act.books.safes()):
        return refuse("safe.name_taken", at="name", name=name)
    safe = command.safe or act.new_id()
    room = Text(command.room.strip()) if command.room.strip() else None
    act.add(safe_stream(safe), SafeEntered(Text(name), command.level, command.keeper, room))
    return done("safe.entered", {"safe": safe}, name=name)


def _still_fits(command: EnterSafe, act: Act) -> Refusal | None:
    """A safe is not made for less than what lies in it (A6.1.6a, 保密法26)."""
    for row in act.books.copies_at("safe", command.safe, -1):
        level = Level(row.level)
        low = level.classified and command.level.height < level.height
        if low or (command.level is Level.TOP_SECRET and level is not Level.TOP_SECRET):
            return refuse("safe.holds_other", "A6.1.6a", at="level", label=row.label, level=row.level)
    return None


def retire_safe(command: RetireSafe, act: Act) -> Outcome:
    """An empty safe goes out of use."""
    found = act.books.safe(command.safe)
    if found is None or found.retired:
        return refuse("safe.unknown", at="safe")
    if act.books.copies_at("safe", command.safe, 1):
        return refuse("safe.not_empty", "A6.1.6a", at="safe", safe=found.name)
    act.add(safe_stream(command.safe), SafeRetired())
    return done("safe.retired", {"safe": command.safe}, name=found.name)


def enter_body(command: EnterBody, act: Act) -> Outcome:
    """A body is entered once; the same name twice is the same body."""
    name = command.name.strip()
    if not name:
        return refuse("body.name_missing", at="name")
    if command.body and act.books.body(command.body) is None:
        return refuse("body.unknown", at="body")
    if command.collector and act.books.body(command.collector) is None:
        return refuse("body.unknown", at="collector")
    known = act.books.body_named(name)
    if known is not None and command.body and known.id != command.body and not known.retired:
        return refuse("body.name_taken", at="name", name=name)
    if known is not None and not command.body and not known.retired:
        return done("body.entered", {"body": known.id}, name=name)
    body = command.body or (known.id if known else act.new_id())
    act.add(body_stream(body), BodyEntered(Text(name), command.collector))
    return done("body.entered", {"body": body}, name=name)


def retire_body(command: RetireBody, act: Act) -> Outcome:
    """Its documents keep it."""
    found = act.books.body(command.body)
    if found is None or found.retired:
        return refuse("body.unknown", at="body")
    act.add(body_stream(command.body), BodyRetired())
    return done("body.retired", {"body": command.body}, name=found.name)
