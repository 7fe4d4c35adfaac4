"""Changed rules before they are put in force: what differs, what is wrong with them, where they are laxer than the law."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from desktop.operations.books import Books
from desktop.procedures.terms import Compared, Term, compared
from desktop.profiles.changing import Edit, edited
from desktop.profiles.difference import Difference, differences
from desktop.profiles.faults import Fault
from desktop.profiles.in_force import InForce, RulesAdopted, in_force, rules_stream
from desktop.profiles.loading import bundle, bundled, digest, load
from desktop.profiles.profile import Profile
from desktop.profiles.tree import Files
from desktop.profiles.vocabulary.lifting import lifted

PROFILES = rules_stream("profile")


@dataclass(frozen=True)
class Adoption:
    """One entry of the book: these rules from that day on."""

    name: str
    hash: str
    from_day: date
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True)
class Rules:
    """Rules as text: the files and which profile of them is meant."""

    files: Files
    name: str


@dataclass(frozen=True)
class Proposal:
    """``faults``: none, or it cannot be put in force; ``laxer``: own term and the law's (shown, not refused)."""

    name: str
    digest: str
    bundle: str
    changes: tuple[Difference, ...]
    faults: tuple[Fault, ...]
    laxer: tuple[tuple[Term, Term], ...] = ()


def adoptions(books: Books) -> tuple[Adoption, ...]:
    """All that was ever adopted, in order."""
    return tuple(
        Adoption(row.fact.name, row.fact.hash, row.fact.from_day, row.recorded_at, row.recorded_by)
        for row in books.stream(PROFILES)
        if isinstance(row.fact, RulesAdopted)
    )


def waiting(books: Books, after: date) -> tuple[Adoption, ...]:
    """Those that change what is in force on a day after this one; what was replaced or taken back is none."""
    every = adoptions(books)
    found = []
    for day in sorted({one.from_day for one in every if one.from_day > after}):
        standing = in_force((one for one in every if one.from_day < day), day)
        coming = in_force(every, day)
        if coming is not None and (standing is None or standing.hash != coming.hash):
            found.append(coming)
    return tuple(found)


def adopted_on(books: Books, day: date) -> RulesAdopted | None:
    """The adoption that holds on a day."""
    facts = [row.fact for row in books.stream(PROFILES) if isinstance(row.fact, RulesAdopted)]
    chosen = in_force([InForce(fact.hash, fact.from_day) for fact in facts], day)
    return next((f for f in reversed(facts) if chosen is not None and f.hash == chosen.hash), None)


def rules_on(books: Books, day: date) -> Rules | None:
    """The text in force on a day, in today's vocabulary."""
    fact = adopted_on(books, day)
    return Rules(lifted(bundled(fact.text)), fact.name) if fact is not None else None


def proposed(now: Rules, other: Rules) -> Proposal:
    """Other rules beside those in force; a text of an older vocabulary is proposed in today's."""
    other = Rules(lifted(other.files), other.name)
    text = bundle(other.files, other.name)
    loaded = load(other.files, other.name)
    changes = differences(now.files, now.name, other.files, other.name)
    if not isinstance(loaded, Profile):
        return Proposal(other.name, digest(text), text, changes, loaded)
    laxer = tuple(
        (term, loaded.law[code])
        for code, term in loaded.terms.items()
        if code in loaded.law and compared(term, loaded.law[code]) is Compared.LAXER
    )
    return Proposal(other.name, digest(text), text, changes, (), laxer)


def with_edits(now: Rules, edits: Iterable[Edit]) -> Rules:
    """The rules with some places changed, in the unit's own layer."""
    files, name = edited(now.files, now.name, edits)
    return Rules(files, name)
