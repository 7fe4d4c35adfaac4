"""The allow-list (D22): 误报 that shall not be reported again, each with its reason; an entry can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop.operations.books import Books
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.plain.facts import EXCISED, Text
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.review.word_facts import ALLOWED, AllowedTakenBack, PassageAllowed
from desktop.screening.allowing import STRICT, Allowed
from desktop.screening.finding import Kind
from desktop.screening.lists import read_allowed

KINDS = frozenset(kind.value for kind in Kind)
"""Codes of what the check finds."""
MOST_AT_ONCE = 300
"""Entries of one paste or file: one act, one transaction."""
_NAMED_LINES = 9


@dataclass(frozen=True, kw_only=True)
class AllowPassage(Command):
    """The words, what stands around them, until when."""

    kind: str
    passage: str
    reason: str
    context: str = ""
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class AllowPassages(Command):
    """Many at once, a line each (``screening.lists.read_allowed``); ``reason`` where a line has none of its own."""

    text: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class TakeBackAllowed(Command):
    """``entry``: its number in the log."""

    entry: int
    reason: str


@dataclass(frozen=True)
class Entry:
    """An entry as it stands: by whom and when, and how it was taken back."""

    number: int
    fact: PassageAllowed
    on: date
    back: AllowedTakenBack | None = None
    back_by: str = ""
    back_on: date | None = None

    def counts(self, day: date) -> bool:
        """Whether the check of a day goes by it; words that were destroyed (D17) allow nothing."""
        return not self.gone(day) and self.fact.words != EXCISED

    def gone(self, day: date) -> bool:
        """Taken back, or past its day."""
        return self.back is not None or (self.fact.until is not None and self.fact.until < day)

    @property
    def allowed(self) -> Allowed:
        """As the check takes it."""
        one = self.fact
        kind = Kind(one.kind) if one.kind else None
        return Allowed(one.words, kind, one.context or "", one.by, one.reason, one.until)


def allow_passage(command: AllowPassage, act: Act) -> Outcome:
    """With a reason; a mark or a registered paper only in its context (D22): a word alone never hides one."""
    if command.kind not in KINDS:
        return refuse("allow.kind_unknown", "D22", at="kind")
    entry = Allowed(
        command.passage.strip(),
        Kind(command.kind),
        command.context.strip(),
        "",
        command.reason,
        command.until,
    )
    refused = _may_be_allowed(entry, act.now.date())
    if refused is not None:
        return refused
    _enter(act, entry)
    return done("allow.entered")


def allow_passages(command: AllowPassages, act: Act) -> Outcome:
    """All of them or none: each line by the same rules."""
    entries, bad = read_allowed(command.text)
    if bad:
        lines = tuple(str(one.line) for one in bad[:_NAMED_LINES])
        return refuse("allow.bad_lines", "D22", at="text", lines=lines, n=len(bad))
    if not entries:
        return refuse("allow.nothing", "D22", at="text")
    if len(entries) > MOST_AT_ONCE:
        return refuse("allow.too_many", "D22", at="text", n=len(entries), most=MOST_AT_ONCE)
    standing = {_same(one.allowed) for one in entries_of(act.stream(ALLOWED)) if one.counts(act.now.date())}
    new = [one for one in entries if _same(one) not in standing]
    for one in new:
        said = replace(one, reason=one.reason or command.reason)
        refused = _may_be_allowed(said, act.now.date())
        if refused is not None:
            return refused.at("reason" if refused.code == "allow.no_reason" else "text")
        _enter(act, said)
    if not new:
        return refuse("allow.stand_already", "D22", at="text")
    return done("allow.entered_many", n=len(new))


def take_back_allowed(command: TakeBackAllowed, act: Act) -> Outcome:
    """What was checked while it counted is checked again before it goes out."""
    entries = entries_of(act.stream(ALLOWED))
    standing = next((one for one in entries if one.number == command.entry), None)
    if standing is None:
        return refuse("allow.unknown", "D22", at="entry")
    if standing.back is not None:
        return refuse("allow.taken_back_already", "D22", at="entry")
    if not command.reason.strip():
        return refuse("allow.back_without_reason", "D22", at="reason")
    act.add(ALLOWED, AllowedTakenBack(entry=command.entry, reason=Text(command.reason.strip())))
    return done("allow.taken_back")


def _may_be_allowed(entry: Allowed, today: date) -> Refusal | None:
    if not entry.words:
        return refuse("allow.no_words", "D22", at="passage")
    if not entry.reason.strip():
        return refuse("allow.no_reason", "D22", at="reason")
    if entry.kind in STRICT and not entry.context:
        return refuse("allow.no_context", "D22", at="context")
    if entry.until is not None and entry.until < today:
        return refuse("allow.over_already", "D22", at="until")
    return None


def _enter(act: Act, entry: Allowed) -> None:
    act.add(
        ALLOWED,
        PassageAllowed(
            kind=entry.kind.value if entry.kind else "",
            words=Text(entry.words),
            context=Text(entry.context) if entry.context else None,
            by=act.operator,
            reason=Text(entry.reason.strip()),
            until=entry.until,
        ),
    )


def _same(entry: Allowed) -> tuple[str, Kind | None, str]:
    return entry.words, entry.kind, entry.context


def entries_of(rows: Iterable[Recorded]) -> tuple[Entry, ...]:
    """Every entry ever made, in order."""
    found: dict[int, Entry] = {}
    for row in rows:
        match row.fact:
            case PassageAllowed() as fact:
                found[row.sequence] = Entry(row.sequence, fact, row.happened_at.date())
            case AllowedTakenBack() as fact if fact.entry in found:
                found[fact.entry] = replace(
                    found[fact.entry], back=fact, back_by=row.recorded_by, back_on=row.happened_at.date()
                )
            case _:
                pass
    return tuple(found.values())


def allowed_passages(books: Books) -> tuple[Entry, ...]:
    """Every entry ever made, also those that count no more."""
    return entries_of(books.stream(ALLOWED))
