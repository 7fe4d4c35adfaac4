"""Persons: state, order of rank, and what may be done to them. Retired, never deleted."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop.people import facts as f
from desktop.people.folding import standing
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True)
class Person:
    """A person as he is now. ``left_on``: last day, once retired; ``slots``: key slots he unlocks with;
    ``confirms``: the slot he confirms with at the desk (D14).
    """

    id: str
    told: f.Particulars
    left_on: date | None = None
    slots: tuple[str, ...] = ()
    confirms: str = ""

    @property
    def retired(self) -> bool:
        """Whether he left and is offered nowhere any more."""
        return self.left_on is not None

    @property
    def operator(self) -> bool:
        """Whether he can unlock."""
        return bool(self.slots)

    def active_on(self, day: date) -> bool:
        """Whether he is in office on a day; the last day counts."""
        last = min(filter(None, (self.left_on, self.told.active_to)), default=None)
        first = self.told.active_from
        return (first is None or first <= day) and (last is None or day <= last)


def fold_person(person: str, rows: Iterable[Recorded]) -> Person | None:
    """The person of a stream; None where he was never entered."""
    state: Person | None = None
    for fact in standing(rows):
        if isinstance(fact, f.Particulars):
            state = Person(person, fact) if state is None else replace(state, told=fact)
        elif state is None:
            continue
        elif isinstance(fact, f.PersonRetired):
            state = replace(state, left_on=fact.last_day)
        elif isinstance(fact, f.PersonReturned):
            # the end that was set for the first time in office does not bind the second
            told = replace(state.told, active_from=fact.from_day, active_to=None)
            state = replace(state, left_on=None, told=told)
        elif isinstance(fact, f.OperatorEnrolled):
            state = replace(state, slots=(*state.slots, fact.slot))
        elif isinstance(fact, f.OperatorRemoved):
            state = replace(state, slots=tuple(slot for slot in state.slots if slot != fact.slot))
        elif isinstance(fact, f.SignerEnrolled):
            state = replace(state, confirms=fact.slot)
        elif isinstance(fact, f.SignerRemoved):
            state = replace(state, confirms="")
    return state


def may_enter(told: f.Particulars, departments: Collection[str]) -> Refusal | None:
    """Whether the particulars hold together; ``departments``: those in use."""
    if not told.name.strip():
        return refuse("person.no_name", at="name")
    if told.department and told.department not in departments:
        return refuse("department.unknown", at="department")
    if told.rank < 1:
        return refuse("person.rank", at="rank", rank=told.rank)
    if told.active_from and told.active_to and told.active_to < told.active_from:
        return refuse("person.active_backward", at="active_to")
    return None


def same_name(name: str, others: Iterable[Person], *, own: str = "") -> Refusal | None:
    """Warns of another person in office with this name: two of one name are told apart by department."""
    bare = "".join(name.split())
    found = [o for o in others if o.id != own and not o.retired and "".join(o.told.name.split()) == bare]
    if not found:
        return None
    return refuse("person.same_name", at="name", reason_helps=True, name=name, count=len(found))


def may_change(person: Person | None) -> Refusal | None:
    """Only who was entered and is still in office is changed."""
    if person is None:
        return refuse("person.unknown", at="person")
    if person.retired:
        return refuse("person.retired", "A6.1.8b", at="person", name=person.told.name)
    return None


def may_retire(
    person: Person | None, fact: f.PersonRetired, *, holds: int, posts: Collection[str] = ()
) -> Refusal | None:
    """A leaver returns everything first (A6.1.8b); ``holds``: copies with him, ``posts``: held or stood in for.

    An operator first gives up his slot: no key may open for who has left.
    """
    refused = may_change(person)
    if refused is not None or person is None:
        return refused
    name = person.told.name
    if holds:
        return refuse("person.holds_copies", "A6.1.8b", at="person", name=name, copies=holds)
    if posts:
        return refuse("person.holds_posts", at="person", name=name, posts=tuple(sorted(posts)))
    if person.operator:
        return refuse("person.is_operator", at="person", name=name)
    if person.confirms:
        return refuse("person.confirms", "D14", at="person", name=name)
    if person.told.active_from and fact.last_day < person.told.active_from:
        return refuse("person.active_backward", at="last_day")
    return None


def may_return(person: Person | None, fact: f.PersonReturned) -> Refusal | None:
    """Who left may come back, after the day he left."""
    if person is None:
        return refuse("person.unknown", at="person")
    if person.left_on is None:
        return refuse("person.not_retired", at="person", name=person.told.name)
    if fact.from_day <= person.left_on:
        return refuse("person.active_backward", at="from_day")
    return None


def may_enrol(person: Person | None, slot: str) -> Refusal | None:
    """Only a person in office gets a slot, each slot once."""
    refused = may_change(person)
    if refused is None and person is not None and slot in person.slots:
        return refuse("operator.enrolled", at="person", name=person.told.name)
    if refused is None and person is not None and person.confirms:
        return refuse("operator.confirms", "D14", at="person", name=person.told.name)
    return refused


def may_confirm(person: Person | None) -> Refusal | None:
    """A person in office gets a slot to confirm with; an operator confirms with the one he unlocks with (D14)."""
    refused = may_change(person)
    if refused is None and person is not None and person.operator:
        return refuse("signer.is_operator", "D14", at="person", name=person.told.name)
    return refused


def may_stop_confirming(person: Person | None) -> Refusal | None:
    """Only who has such a slot is without it."""
    if person is None or not person.confirms:
        return refuse("signer.unknown", "D14", at="person")
    return None


def may_remove(person: Person | None, slot: str, *, operators: int) -> Refusal | None:
    """The last operator stays: without him nobody could open the book. ``operators``: how many there are."""
    if person is None or slot not in person.slots:
        return refuse("operator.unknown", at="person")
    if operators <= 1 and len(person.slots) == 1:
        return refuse("operator.last", at="person", name=person.told.name)
    return None
