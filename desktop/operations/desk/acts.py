"""Security acts are events in the same book: if the book cannot be written, the act does not happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.audit.acts import (
    DESK,
    ClockConfirmed,
    CopyKept,
    Locked,
    LoginLogBroken,
    PasswordChanged,
    SlotReleased,
    Unlocked,
    VaultFounded,
)
from desktop.custody.levels import Level
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.operations.rules.proposal import adopted_on
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.profiles.in_force import RulesAdopted, rules_stream
from desktop.profiles.loading import bundled, digest, load
from desktop.profiles.profile import Profile


@dataclass(frozen=True, kw_only=True)
class FoundVault(Command):
    """The first act of a book; ``bundle`` the text of the profile with its ``digest``."""

    unit: str
    machine_level: str
    file_format: int
    profile: str
    digest: str
    bundle: str
    demonstration: bool = False


@dataclass(frozen=True, kw_only=True)
class NoteUnlock(Command):
    """A good unlock, with what the login log says of the tries before it."""

    log_length: int
    log_head: str
    tries: int = 0
    broken: str = ""
    known_length: int = 0


@dataclass(frozen=True, kw_only=True)
class NoteKept(Command):
    """A proved copy was laid beside the vault before its file left this format."""

    file_format: int
    day: date
    again: int


@dataclass(frozen=True, kw_only=True)
class NoteLock(Command):
    """by_hand · idle · closing."""

    why: str


@dataclass(frozen=True, kw_only=True)
class NotePasswordChange(Command):
    """Of the operator himself."""


@dataclass(frozen=True, kw_only=True)
class NoteRelease(Command):
    """Another operator's closed slot was opened."""

    operator: str


@dataclass(frozen=True, kw_only=True)
class ConfirmClock(Command):
    """The clock stands behind the last entry, and it is right (edge case 54)."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class AdoptProfile(Command):
    """A profile comes into force from a day on; open cases keep theirs."""

    profile: str
    digest: str
    bundle: str
    from_day: date


def found_vault(command: FoundVault, act: Act) -> Outcome:
    """Unit, level and profile."""
    if act.books.head()[0]:
        return refuse("vault.founded_already")
    unit = Text(command.unit.strip())
    refused = unfit(command.unit, command.machine_level) or _loads(
        command.profile, command.digest, command.bundle
    )
    if refused is not None:
        return refused
    act.add(DESK, VaultFounded(unit, command.machine_level, command.file_format, command.demonstration))
    _adopt(act, command.profile, command.digest, command.bundle, act.now.date())
    return done("vault.founded", unit=str(unit))


def unfit(name: str, machine_level: str) -> Refusal | None:
    """Why a unit cannot be called so, or its machine be of such a level."""
    if not name.strip():
        return refuse("unit.name_missing", at="unit")
    if machine_level not in {level.value for level in Level}:
        return refuse("unit.level_unknown", at="machine_level")
    return None


def _loads(profile: str, named: str, text: str) -> Refusal | None:
    """A profile that does not load, or is not what its digest says, never comes into force."""
    try:
        files = bundled(text)
    except ValueError:
        return refuse("profile.not_sound", at="profile", name=profile, faults=1)
    loaded = load(files, profile)
    if not isinstance(loaded, Profile):
        return refuse("profile.not_sound", at="profile", name=profile, faults=len(loaded))
    if (
        not named == loaded.digest == digest(text)
    ):  # the text of one profile and no more: its hash means it alone
        return refuse("profile.other_digest", at="profile", name=profile)
    return None


def _adopt(act: Act, name: str, digest: str, bundle: str, from_day: date) -> None:
    act.add(rules_stream("profile"), RulesAdopted(name, digest, from_day, Text(bundle)))


def note_unlock(command: NoteUnlock, act: Act) -> Outcome:
    """The tries of the login log come into the book with it."""
    if command.broken:
        broken = LoginLogBroken(command.broken, command.known_length, command.log_length)
        act.add(DESK, broken)
    act.add(DESK, Unlocked(act.operator, command.log_length, command.log_head, command.tries))
    return done("desk.unlocked")


def note_kept(command: NoteKept, act: Act) -> Outcome:
    """A backup is a security act, so it is an entry."""
    act.add(DESK, CopyKept(command.file_format, command.day, command.again))
    return done("desk.copy_kept")


def note_lock(command: NoteLock, act: Act) -> Outcome:
    """The last entry before the vault closes."""
    act.add(DESK, Locked(command.why))
    return done("desk.locked")


def note_password_change(_command: NotePasswordChange, act: Act) -> Outcome:
    """That it was changed, nothing of it."""
    act.add(DESK, PasswordChanged(act.operator))
    return done("desk.password_changed")


def note_release(command: NoteRelease, act: Act) -> Outcome:
    """By whom is the envelope's business."""
    act.add(DESK, SlotReleased(command.operator))
    return done("desk.slot_released")


def confirm_clock(command: ConfirmClock, act: Act) -> Outcome:
    """Order stays by sequence."""
    if not command.reason.strip():
        return refuse("clock.reason_missing", at="reason")
    if act.last_entry is None:
        return refuse("clock.nothing_to_confirm")
    act.add(DESK, ClockConfirmed(act.last_entry, act.now, Text(command.reason.strip())))
    return done("clock.confirmed")


def adopt_profile(command: AdoptProfile, act: Act) -> Outcome:
    """Not from a day in the past: what was decided was decided under other rules."""
    if command.from_day < act.now.date():
        return refuse("profile.from_past", at="from_day")
    standing = adopted_on(act.books, command.from_day)
    if standing is not None and standing.hash == command.digest:
        return refuse("profile.stands_already", at="from_day", day=command.from_day.isoformat())
    refused = _loads(command.profile, command.digest, command.bundle)
    if refused is not None:
        return refused
    _adopt(act, command.profile, command.digest, command.bundle, command.from_day)
    return done("profile.adopted", name=command.profile, day=command.from_day.isoformat())
