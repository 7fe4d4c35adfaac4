"""Posts that rules name, who holds them, and the deputies, each with from–to (edge 45)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.people import facts as f
from desktop.people.folding import standing
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True, slots=True)
class Term:
    """A person in a post, ``from_day`` to ``to_day`` (both included; None: open)."""

    person: str
    from_day: date
    to_day: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the day lies in the term."""
        return self.from_day <= day and (self.to_day is None or day <= self.to_day)

    def meets(self, other: Term) -> bool:
        """Whether two terms have a day in common."""
        return (self.to_day is None or other.from_day <= self.to_day) and (
            other.to_day is None or self.from_day <= other.to_day
        )


@dataclass(frozen=True, slots=True)
class Deputy:
    """A substitute: for whom or which post, by whom named."""

    stands_for: str
    named_by: str
    term: Term


@dataclass(frozen=True, slots=True)
class Capacity:
    """How a person acts for a post: ``stands_for`` is "" for the holder himself."""

    person: str
    post: str
    stands_for: str = ""
    named_by: str = ""


Posts = Mapping[str, Sequence[Term]]
"""Post code to its terms."""
Deputies = Mapping[str, Sequence[Deputy]]
"""Post code or person id to the substitutes."""


def fold_post(rows: Iterable[Recorded]) -> tuple[Term, ...]:
    """The terms of a post's stream in the order assigned."""
    terms: list[Term] = []
    for fact in standing(rows):
        if isinstance(fact, f.PostAssigned):
            terms.append(Term(fact.person, fact.from_day, fact.to_day))
        elif isinstance(fact, f.PostVacated):
            _end(terms, fact.person, fact.last_day)
    return tuple(terms)


def _end(terms: list[Term], person: str, last_day: date) -> None:
    """The person's latest term that holds the day ends with it."""
    for i in reversed(range(len(terms))):
        if terms[i].person == person and terms[i].holds(last_day):
            terms[i] = replace(terms[i], to_day=last_day)
            return


def fold_deputies(rows: Iterable[Recorded]) -> tuple[Deputy, ...]:
    """The substitutes of a stream in the order named."""
    named: list[Deputy] = []
    for fact in standing(rows):
        if isinstance(fact, f.DeputyNamed):
            named.append(
                Deputy(fact.stands_for, fact.named_by, Term(fact.person, fact.from_day, fact.to_day))
            )
        elif isinstance(fact, f.DeputyEnded):
            terms = [deputy.term for deputy in named]
            _end(terms, fact.person, fact.last_day)
            named = [replace(deputy, term=term) for deputy, term in zip(named, terms, strict=True)]
    return tuple(named)


def holders_on(posts: Posts, post: str, day: date) -> tuple[str, ...]:
    """Who holds a post on a day, himself, in the order assigned."""
    return tuple(dict.fromkeys(term.person for term in posts.get(post, ()) if term.holds(day)))


def capacities_on(posts: Posts, deputies: Deputies, post: str, day: date) -> tuple[Capacity, ...]:
    """All who may act for a post on a day: holders, then deputies of each holder, then of the post.

    A deputy's own deputies do not count: a substitute names no substitute.
    """
    holders = holders_on(posts, post, day)
    found = {person: Capacity(person, post) for person in holders}
    for stands_for in (*holders, post):
        for deputy in deputies.get(stands_for, ()):
            if deputy.term.holds(day):
                one = Capacity(deputy.term.person, post, stands_for, deputy.named_by)
                found.setdefault(one.person, one)
    return tuple(found.values())


def may_assign(terms: Sequence[Term], fact: f.PostAssigned) -> Refusal | None:
    """A term runs forward, and no person holds one post twice on a day."""
    if fact.to_day is not None and fact.to_day < fact.from_day:
        return refuse("post.backward", at="to_day")
    wanted = Term(fact.person, fact.from_day, fact.to_day)
    if any(term.person == fact.person and term.meets(wanted) for term in terms):
        return refuse("post.held_already", at="from_day")
    return None


def may_vacate(terms: Sequence[Term], fact: f.PostVacated) -> Refusal | None:
    """Only who holds the post on that day leaves it."""
    if not any(term.person == fact.person and term.holds(fact.last_day) for term in terms):
        return refuse("post.not_held", at="person", day=fact.last_day.isoformat())
    return None


def may_depute(deputies: Sequence[Deputy], fact: f.DeputyNamed) -> Refusal | None:
    """A substitute is named by a leader for a time with an end, not by or for himself (edge 45)."""
    if fact.to_day < fact.from_day:
        return refuse("deputy.backward", at="to_day")
    if fact.person == fact.stands_for:
        return refuse("deputy.for_himself", at="person")
    if not fact.named_by:
        return refuse("deputy.unnamed", at="named_by")
    if fact.named_by == fact.person:
        return refuse("deputy.by_himself", at="named_by")
    wanted = Term(fact.person, fact.from_day, fact.to_day)
    if any(deputy.term.person == fact.person and deputy.term.meets(wanted) for deputy in deputies):
        return refuse("deputy.named_already", at="from_day")
    return None


def may_end_deputy(deputies: Sequence[Deputy], fact: f.DeputyEnded) -> Refusal | None:
    """Only a substitution that runs on that day ends."""
    if not any(d.term.person == fact.person and d.term.holds(fact.last_day) for d in deputies):
        return refuse("deputy.not_named", at="person", day=fact.last_day.isoformat())
    return None
